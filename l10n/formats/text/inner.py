"""What a paragraph is that stands in the body of the article or below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.formats.text.captions import is_caption
from l10n.formats.text.evidence import Evidence, foreign, is_table_row, speaks_of_article
from l10n.formats.text.interview import asks_someone
from l10n.formats.text.language import name_of
from l10n.formats.text.names import is_agency, read_name
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.rows import (
    all_rows,
    is_alike,
    is_figure,
    is_measured,
    is_row,
    names_columns,
    row_of_details,
)
from l10n.formats.text.speech import (
    in_dialogue,
    is_cited,
    is_long_turn,
    is_pulled,
    is_quotation,
    says_who,
)
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Role

_HEADING_WORDS = 16
_QUOTE_WORDS = 25
_QUESTION_WORDS = 10
CLOCK = re.compile(
    r"\d{1,2}\s?(?:[h:.]|Uhr)\s?\d{0,2}(?:\s?(?:Uhr|[ap]\.?m\.?))?(?:\s[A-Z]{2,4})?\Z"
)


def inner_role(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    i: int,
    last: int,
    language: str,
    *,
    interview: bool,
) -> Verdict:
    """Judge paragraph ``i`` of the body, whose last running text is ``last``, or of the tail."""
    paragraph, here = paragraphs[i], evidence[i]
    if paragraph.parts:
        if _is_chronicle_date(paragraphs, i, last):
            return Verdict(Role.HEADING, "a date that heads a part of the body", level=2)
        if all(part.role is Role.DATE and part.date is None for part in paragraph.parts):
            return Verdict(Role.CHROME, "when a part of the article was updated")
        if i > last and _is_owner(paragraph):
            return Verdict(Role.CHROME, "who owns the page, below the body")
        return Verdict(
            paragraph.parts[0].role, f"{paragraph.parts[0].label.value} and nothing else"
        )
    if i < last and CLOCK.match(paragraph.text) and not paragraph.text.isdigit():
        return Verdict(Role.HEADING, "a time that heads a part of the body", level=3)
    if here.is_furniture and not _quoted_foreign(paragraph, here, i, last):
        return Verdict(Role.CHROME, here.why_furniture)
    caption = is_caption(paragraphs, i)
    if caption and not (here.is_prose and paragraph.words > 30):
        return Verdict(Role.CAPTION, caption)
    if here.is_prose or (paragraph.sentence and not foreign(paragraph, language)):
        return _running(paragraphs, evidence, i, last, interview=interview)
    if interview and paragraph.question and i < last:
        return Verdict(Role.BODY, "a question of the interview")
    return _open(paragraphs, evidence, i, last, language)


def _running(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    i: int,
    last: int,
    *,
    interview: bool,
) -> Verdict:
    paragraph = paragraphs[i]
    if in_dialogue(paragraphs, i):
        return Verdict(Role.BODY, "a turn in a dialogue")
    if paragraph.item and not is_long_turn(paragraph) and not speaks_of_article(paragraph):
        return Verdict(Role.LIST_ITEM, "a list marker", level=1)
    if is_quotation(paragraph.text) and paragraph.words <= _QUOTE_WORDS:
        return Verdict(Role.QUOTE, "a quotation alone")
    if (
        paragraph.question
        and not interview
        and paragraph.words <= _QUESTION_WORDS
        and i < last
        and (
            paragraphs[i + 1].item
            or (evidence[i + 1].is_prose and paragraphs[i + 1].words >= 2 * paragraph.words)
        )
        and not asks_someone(paragraph)
    ):
        return Verdict(Role.HEADING, "a short question above a longer paragraph", level=2)
    return Verdict(Role.BODY, evidence[i].why_prose or "ends as a sentence")


def _open(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    i: int,
    last: int,
    language: str,
) -> Verdict:
    """A paragraph that is no whole sentence and no known furniture."""
    paragraph, here = paragraphs[i], evidence[i]
    beside = i > 0 and _below_text(paragraphs, evidence, i)
    if i < last and is_cited(paragraphs, evidence, i):
        return Verdict(Role.HEADING, "words of the paragraph below it", level=2)
    if i < last and is_pulled(paragraphs, i):
        return Verdict(Role.QUOTE, "a sentence of the body again")
    if i and is_quotation(paragraphs[i - 1].text) and says_who(paragraph):
        return Verdict(Role.QUOTE, "who said the quotation above it")
    if i > 1 and paragraph.words <= 10 and is_quotation(paragraphs[i - 2].text):
        name = read_name(paragraphs[i - 1].text)
        if name is not None and name.end == len(paragraphs[i - 1].text):
            return Verdict(Role.QUOTE, "the post of who said the quotation above")
    if _is_numbered_heading(paragraphs, evidence, i):
        return Verdict(Role.HEADING, "a number, no full stop, above running text", level=2)
    if paragraph.item and (i < last or (beside and i <= last + 30)):
        return Verdict(Role.LIST_ITEM, "a list marker", level=1)
    if foreign(paragraph, language):
        return Verdict(Role.CHROME, f"in {name_of(paragraph.language)}, not {name_of(language)}")
    if is_quotation(paragraph.text) and i <= last:
        if paragraph.words <= _QUESTION_WORDS and _leads(paragraphs, evidence, i, last):
            return Verdict(Role.HEADING, "a short quotation, no full stop, above text", level=2)
        return Verdict(Role.QUOTE, "a quotation alone")
    if is_row(paragraph) and (i <= last or all_rows(paragraphs, last + 1, i)):
        return Verdict(Role.BODY, "a row of a table")
    if i > last:
        near = all(evidence[j].is_furniture for j in range(max(last + 1, i - 8), i))
        if paragraph.words >= 15 and paragraph.language == language and near and i - last <= 8:
            return Verdict(Role.BODY, f"{paragraph.words} words right below the body")
        if i == last + 1 and paragraph.text.endswith("…") and not here.is_furniture:
            return Verdict(Role.BODY, "breaks off right below the body")
        detail = row_of_details(paragraphs, i, last)
        if detail:
            return detail
        return Verdict(Role.CHROME, "short, below the body")
    if is_measured(paragraphs, i) or names_columns(paragraphs, i):
        return Verdict(Role.BODY, "a row of a table without its lines")
    if is_figure(paragraph) and any(
        is_figure(paragraphs[j]) for j in (i - 1, i + 1) if 0 <= j < len(paragraphs)
    ):
        return Verdict(Role.BODY, "a figure in a row of figures")
    if paragraph.text.endswith(",") and paragraph.words <= 8 and evidence[i + 1].is_prose:
        return Verdict(Role.BODY, "greets the readers of a letter")
    if paragraph.text.endswith(":") and (
        paragraph.words >= 4
        or (paragraph.words >= 2 and any(p.item for p in paragraphs[i + 1 : i + 2]))
    ):
        return Verdict(Role.BODY, "leads to what follows")
    if is_alike(paragraphs, i):
        return Verdict(Role.LIST_ITEM, "begins as the line beside it does", level=1)
    if paragraph.words <= _HEADING_WORDS:
        if _leads(paragraphs, evidence, i, last):
            return Verdict(Role.HEADING, "short, no full stop, above running text", level=2)
        return Verdict(Role.CHROME, "short, and no running text follows")
    return Verdict(Role.BODY, f"{paragraph.words} words inside the body")


def _below_text(paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence], i: int) -> bool:
    """Whether running text stands above ``i``, with items of a list between at most."""
    at = i - 1
    while at > 0 and paragraphs[at].item and not evidence[at].is_prose and i - at < 60:
        at -= 1
    return evidence[at].is_prose


def _is_numbered_heading(
    paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence], i: int
) -> bool:
    """«1. Des armées sous tension» above running text, with no item beside it."""
    paragraph = paragraphs[i]
    return (
        paragraph.item > 0
        and paragraph.text[:1].isalnum()
        and paragraph.words <= 12
        and i + 1 < len(paragraphs)
        and evidence[i + 1].is_prose
        and not paragraphs[i + 1].item
        and not (i and paragraphs[i - 1].item and paragraphs[i - 1].text[:1].isalnum())
    )


def _leads(
    paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence], i: int, last: int
) -> bool:
    """Whether running text or a list follows, with nothing but furniture and pictures between."""
    for j in range(i + 1, min(last + 1, i + 8)):
        opens = paragraphs[j].item or paragraphs[j].text.endswith(":")
        opens = opens or is_alike(paragraphs, j) or is_measured(paragraphs, j)
        if evidence[j].is_prose or opens or is_table_row(paragraphs[j].text):
            return True
        if not (evidence[j].is_furniture or paragraphs[j].parts or is_caption(paragraphs, j)):
            # Two headings in a row (one of a lower level) are fine, a list of titles is not.
            return j == i + 1 and j + 1 <= last and evidence[j + 1].is_prose
    return False


def _is_owner(paragraph: Paragraph) -> bool:
    """«© Rheintal Medien GmbH», «Quelle: dpa»: no word for a picture."""
    part = paragraph.parts[0]
    name = part.span.of(paragraph.text)
    sign = part.label_span.of(paragraph.text) if part.label_span else ""
    if part.role is not Role.IMAGE_CREDIT:
        return False
    return sign.casefold() in ("source", "quelle") or (sign in ("©", "(") and not is_agency(name))


def _is_chronicle_date(paragraphs: Sequence[Paragraph], i: int, last: int) -> bool:
    part = paragraphs[i].parts[0]
    return (
        part.role is Role.DATE
        and part.label_span is None
        and 0 < i < last
        and paragraphs[i - 1].sentence
        and paragraphs[i + 1].sentence
    )


def _quoted_foreign(paragraph: Paragraph, evidence: Evidence, i: int, last: int) -> bool:
    """A quotation in the original, inside the body: «“We will not yield to threats.”»."""
    return i < last and is_quotation(paragraph.text) and "not" in evidence.why_furniture
