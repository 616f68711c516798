"""Boxes between and below the paragraphs of an article: a heading of the page, and what it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from l10n.formats.text.evidence import Evidence
from l10n.formats.text.lexicon import lexicon
from l10n.formats.text.paragraph import Paragraph

_ASKING = frozenset({"newsletter", "login", "cookies"})
_LONG = 25
_HEADING_WORDS = 8


def header_of(paragraph: Paragraph) -> str:
    """``related`` or ``bio`` when the whole paragraph is such a heading; empty otherwise."""
    hit = lexicon().headers.whole(paragraph.folded)
    return hit.kind if hit else ""


def in_boxes(paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence with more weight on what stands in a newsletter, login or cookie box.

    That is a paragraph that speaks to the reader or has a phrase of its own, beside one or between
    two that are surely of the page.
    """
    weighed = list(evidence)
    for i, here in enumerate(evidence):
        if here.furniture < 2 or here.is_furniture:
            continue
        beside = [j for j in (i - 1, i + 1) if 0 <= j < len(evidence)]
        boxes = [j for j in beside if evidence[j].is_furniture and _asks(paragraphs[j])]
        if boxes:
            weighed[i] = replace(here, furniture=here.furniture + 2.0 * len(boxes))
    return weighed


def _asks(paragraph: Paragraph) -> bool:
    return any(hit.kind in _ASKING for hit in paragraph.hits)


def find_boxes(
    paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence], start: int
) -> dict[int, str]:
    """Which paragraphs from ``start`` on lie in a list of other articles, and under what heading.

    When the article goes on behind the box (a long paragraph, or two in a row), only the titles
    right below the heading are in it; else everything to the end of the page is.
    """
    inside: dict[int, str] = {}
    ends = _article_goes_on(paragraphs, evidence)
    i = start
    while i < len(paragraphs):
        if header_of(paragraphs[i]) != "related":
            i += 1
            continue
        heading = paragraphs[i].text
        i += 1
        if ends[i]:
            titles: list[int] = []
            while i < len(paragraphs) and _is_title(paragraphs[i], evidence[i]):
                titles.append(i)
                i += 1
            if len(titles) > 1 and _is_heading(paragraphs, titles):
                titles.pop()
            inside.update(dict.fromkeys(titles, heading))
        else:
            while i < len(paragraphs) and header_of(paragraphs[i]) != "bio":
                inside[i] = heading
                i += 1
    return inside


def find_comments(paragraphs: Sequence[Paragraph], start: int) -> dict[int, str]:
    """What readers wrote below the article: all below a heading that counts or names comments.

    The heading alone is not enough (pages print the count above the article too): answers, reports
    or ages (*il y a 2 heures*) must follow it.
    """
    marks = [
        i
        for i in range(start, len(paragraphs))
        if any(hit.kind == "comments" and hit.place != "anywhere" for hit in paragraphs[i].hits)
        and paragraphs[i].words <= 6
    ]
    for at, i in enumerate(marks):
        if len(marks) - at > 3:
            return dict.fromkeys(range(i + 1, len(paragraphs)), paragraphs[i].text)
    return {}


def _article_goes_on(paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence]) -> list[bool]:
    """For each index (and one more), whether a part of the article's body follows from there on."""
    goes_on = [False] * (len(paragraphs) + 1)
    for i in range(len(paragraphs) - 1, -1, -1):
        here = evidence[i].is_prose
        long = here and paragraphs[i].words >= _LONG
        run = here and i + 1 < len(paragraphs) and evidence[i + 1].is_prose
        goes_on[i] = goes_on[i + 1] or long or run
    return goes_on


def _is_title(paragraph: Paragraph, evidence: Evidence) -> bool:
    return not evidence.is_prose or (paragraph.question and paragraph.words <= 20)


def _is_heading(paragraphs: Sequence[Paragraph], titles: Sequence[int]) -> bool:
    """Whether the last of ``titles`` is rather a heading of the article, being much shorter."""
    last = paragraphs[titles[-1]].words
    others = [paragraphs[i].words for i in titles[:-1]]
    return (
        last <= _HEADING_WORDS
        and last < 0.75 * sum(others) / len(others)
        and ":" not in paragraphs[titles[-1]].text
    )
