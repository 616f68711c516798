"""Boxes between and below the paragraphs of an article: a heading of the page, and what it covers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from l10n.formats.text.evidence import Evidence, is_table_row
from l10n.formats.text.lexicon import lexicon
from l10n.formats.text.paragraph import Paragraph

_ASKING = frozenset({"newsletter", "login", "cookies", "advertising"})
_FIELD = frozenset({"mail", "email", "adresse", "address"})
_SHORT = 12
_LONG = 25
_TEASER = 8
_SURE = 10
_HEADING_WORDS = 8
_SEEN = 400
# A teaser is one sentence, a paragraph more often two.
_SENTENCES = re.compile(r"[^\W\d_]{3,}[.!?…]\s[^\W\d_a-zß-ÿ]")


def header_of(paragraph: Paragraph) -> str:
    """``related`` or ``bio`` when the whole paragraph is such a heading; empty otherwise."""
    hit = lexicon().headers.whole(paragraph.folded)
    return hit.kind if hit else ""


def in_boxes(paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence with more weight on what stands in a newsletter, login or cookie box.

    That is a paragraph that speaks to the reader or has a phrase of its own, beside one or between
    two that are surely of the page.
    """
    weighed = _inside_newsletters(paragraphs, _in_company(paragraphs, evidence))
    for i in range(len(paragraphs) - 1):
        if _heads_table(paragraphs[i].text, paragraphs[i + 1].text):
            weighed[i] = replace(weighed[i], furniture=0.0)
    for i, here in enumerate(weighed):
        if here.furniture < 2 or here.is_furniture:
            continue
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(evidence)]
        boxes = [j for j in beside if evidence[j].is_furniture and _asks(paragraphs[j])]
        if boxes:
            weighed[i] = replace(here, furniture=here.furniture + 2.0 * len(boxes))
    return weighed


def _heads_table(text: str, below: str) -> bool:
    """Whether ``text`` names the columns of the table that begins below it."""
    sign = "\t" if "\t" in below else " | "
    return below.count(sign) >= 2 and text.count(sign) == below.count(sign) and is_table_row(below)


def _in_company(paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence]) -> list[Evidence]:
    """More weight on words of menus beside other furniture; alone, *History* may be a heading."""
    weighed = list(evidence)
    found = [lexicon().beside.whole(paragraph.folded) for paragraph in paragraphs]
    # Down and up again, so that a whole menu follows from one sure line in it.
    for order in (range(len(found)), range(len(found) - 1, -1, -1)):
        for i in order:
            hit = found[i]
            if hit is None or paragraphs[i].stop or weighed[i].is_furniture:
                continue
            if _is_kind(paragraphs, i):
                continue
            beside = [j for j in (i - 1, i + 1) if 0 <= j < len(found)]
            if len(beside) < 2 or any(weighed[j].is_furniture for j in beside):
                why = f"{hit.kind} phrase “{hit.phrase}” beside other furniture"
                points = weighed[i].furniture + 6
                weighed[i] = replace(weighed[i], furniture=points, why_furniture=why)
    return weighed


def _is_kind(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether it may say above a title what kind of article follows: *Kommentar*."""
    below = paragraphs[i + 1] if i + 1 < len(paragraphs) else None
    return (
        below is not None
        and below.words >= 5
        and not (below.hits or below.parts)
        and lexicon().genres.whole(paragraphs[i].folded) is not None
    )


def _inside_newsletters(
    paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence]
) -> list[Evidence]:
    """More weight on the few lines between two of a newsletter box, at most one a sentence."""
    weighed = list(evidence)
    marks = [
        i
        for i, here in enumerate(evidence)
        if here.is_furniture and any(hit.kind == "newsletter" for hit in paragraphs[i].hits)
    ]
    for above, below in pairwise(marks):
        inner = range(above + 1, below)
        running = [i for i in inner if evidence[i].is_prose]
        # A paragraph of the article may stand between two boxes; only what leads to the field for
        # the address lies in one.
        form = not _is_field(paragraphs[above]) and (
            _is_field(paragraphs[below])
            or (_is_button(paragraphs[below]) and _short(paragraphs, running))
        )
        if len(inner) <= 3 and len(running) <= form:
            for i in inner:
                if paragraphs[i].words <= _LONG + 5 and not paragraphs[i].parts:
                    why = "between two lines of a newsletter box"
                    points = evidence[i].furniture + 9
                    weighed[i] = replace(weighed[i], furniture=points, why_furniture=why)
    return weighed


def _is_field(paragraph: Paragraph) -> bool:
    return paragraph.words <= 6 and not _FIELD.isdisjoint(paragraph.folded)


def _is_button(paragraph: Paragraph) -> bool:
    return paragraph.words <= 3 and any(hit.place == "whole" for hit in paragraph.hits)


def _short(paragraphs: Sequence[Paragraph], indices: Sequence[int]) -> bool:
    return all(paragraphs[i].words <= _SHORT for i in indices)


def _asks(paragraph: Paragraph) -> bool:
    return any(hit.kind in _ASKING for hit in paragraph.hits)


def find_boxes(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    start: int,
    taken: Sequence[bool],
) -> dict[int, str]:
    """Which paragraphs from ``start`` on lie in a list of other articles, and under what heading.

    When the article goes on behind the box (a long paragraph, two in a row, or a single one), only
    the titles right below the heading are in it; else everything to the end of the page is.
    ``taken`` marks what has a role already, such as the note on the author.
    """
    inside: dict[int, str] = {}
    goes_on = _article_goes_on(paragraphs, evidence, taken)
    i = start
    while i < len(paragraphs):
        if header_of(paragraphs[i]) != "related":
            i += 1
            continue
        heading = paragraphs[i].text
        i += 1
        if goes_on[i]:
            titles: list[int] = []
            while (
                i < len(paragraphs)
                and _is_title(paragraphs[i], evidence[i])
                and not _is_advertising(paragraphs[i])
            ):
                titles.append(i)
                i += 1
            if len(titles) > 1 and (
                _is_heading(paragraphs, titles) or _is_cited_below(paragraphs, titles[-1])
            ):
                titles.pop()
            inside.update(dict.fromkeys(titles, heading))
        else:
            while i < len(paragraphs) and header_of(paragraphs[i]) != "bio":
                inside[i] = heading
                i += 1
    return inside


def _article_goes_on(
    paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence], taken: Sequence[bool]
) -> list[bool]:
    """For each index (and one more), whether a part of the article's body follows from there on."""
    goes_on = [False] * (len(paragraphs) + 1)
    run = [here.is_prose and not has for here, has in zip(evidence, taken, strict=True)]
    run.append(False)
    sure, count = False, 0
    for i in range(len(paragraphs) - 1, -1, -1):
        words = paragraphs[i].words
        # A teaser stands below a title; a paragraph below other furniture is the article's.
        titled = i > 0 and _is_open(paragraphs[i - 1], evidence[i - 1])
        several = words >= _SURE and bool(_SENTENCES.search(paragraphs[i].text[:_SEEN]))
        whole = words >= _SURE and not titled
        sure |= run[i] and (words >= _LONG or run[i + 1] or whole or several)
        count += run[i] and words >= _TEASER
        goes_on[i] = sure or count == 1
    return goes_on


def _is_open(paragraph: Paragraph, evidence: Evidence) -> bool:
    """Whether it may be the title of another article."""
    return not (evidence.is_prose or evidence.is_furniture or paragraph.parts)


def _is_title(paragraph: Paragraph, evidence: Evidence) -> bool:
    return not evidence.is_prose or (paragraph.question and paragraph.words <= 20)


def _is_cited_below(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether it is a quotation from the paragraph below it, as headings of dailies are."""
    words = paragraphs[i].text.strip('«»“”„"\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE} ')
    marked = paragraphs[i].text[:1] in '«“„"'
    below = paragraphs[i + 1].text[:_SEEN] if i + 1 < len(paragraphs) else ""
    return marked and len(words.split()) > 2 and words in below


def _is_advertising(paragraph: Paragraph) -> bool:
    return any(hit.kind == "advertising" for hit in paragraph.hits)


def _is_heading(paragraphs: Sequence[Paragraph], titles: Sequence[int]) -> bool:
    """Whether the last of ``titles`` is rather a heading of the article, being much shorter."""
    last = paragraphs[titles[-1]].words
    others = [paragraphs[i].words for i in titles[:-1]]
    if paragraphs[titles[-1]].question and not any(paragraphs[i].question for i in titles[:-1]):
        return last <= 2 * _HEADING_WORDS
    return (
        last <= _HEADING_WORDS
        and last < 0.75 * sum(others) / len(others)
        and ":" not in paragraphs[titles[-1]].text
    )
