"""Lines in rows: of a table, of figures, of details below the body, of a list without marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from l10n.formats.text.evidence import is_table_row
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Role

_HEADING_WORDS = 16
_ROWS = 60
_AROUND = 30
_DETAIL = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?\s\S|[^\W\d_][^:]{1,40}\s?:\s(?=[^:]*\d)[^:]{3,}\Z")


def is_row(paragraph: Paragraph) -> bool:
    """Whether it is a row of a table, or may be its head."""
    text = paragraph.text
    return is_table_row(text) or "\t" in text or text.count(" | ") >= 2


def all_rows(paragraphs: Sequence[Paragraph], start: int, end: int) -> bool:
    """Whether ``start``..``end`` are rows of one table; a table below the body is not long."""
    return end - start < 60 and all(is_row(paragraph) for paragraph in paragraphs[start:end])


def is_measured(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """*Irlande 2 282 € + 6,3 %* among three such lines or more: a table that lost its columns."""
    return len(stretch(paragraphs, i, _is_measure)) > 2


def stretch(
    paragraphs: Sequence[Paragraph], i: int, fits: Callable[[Paragraph], bool]
) -> Sequence[Paragraph]:
    """The lines in a row around ``i`` that all fit, some dozens at most; none when ``i`` does not."""
    first = last = i
    while max(0, i - _AROUND) < first and fits(paragraphs[first - 1]):
        first -= 1
    while last < min(len(paragraphs), i + _AROUND) and fits(paragraphs[last]):
        last += 1
    return paragraphs[first:last] if last > i else ()


def names_columns(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """*Pays Montant Évolution sur un an* above such lines: more than one word begins anew."""
    paragraph = paragraphs[i]
    if i + 1 >= len(paragraphs) or paragraph.stop or "#" in paragraph.forms:
        return False
    anew = sum(word[:1].isupper() for word in paragraph.text.split()[1:])
    return anew > 0 and paragraph.words <= 12 and is_measured(paragraphs, i + 1)


def _is_measure(paragraph: Paragraph) -> bool:
    return (
        2 <= paragraph.words <= 10
        and not (paragraph.stop or paragraph.parts or paragraph.item)
        and paragraph.text[0].isalpha()
        and (paragraph.text[-1].isdigit() or paragraph.text[-1] in "%€$£‰")
    )


def is_figure(paragraph: Paragraph) -> bool:
    """*61 % des forages à l’arrêt*."""
    return paragraph.text[:1].isdigit() and paragraph.words >= 4 and not paragraph.item


def is_alike(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """*Linie 630: …* beside *Linie 634: …*: the same word, and no full stop."""
    here = paragraphs[i]
    if here.stop or here.parts or here.words < 4 or "#" not in here.forms[1:3]:
        return False
    beside = [paragraphs[j] for j in (i - 1, i + 1) if 0 <= j < len(paragraphs)]
    return any(p.folded[:1] == here.folded[:1] and not p.stop and p != here for p in beside)


def row_of_details(paragraphs: Sequence[Paragraph], i: int, last: int) -> Verdict | None:
    """Rows such as *Tore: Hemmerich 9/4, Paulsen 6* right below the body, and their heading."""
    if i - last > _ROWS:
        return None
    headed = last + 1 < len(paragraphs) and not _DETAIL.match(paragraphs[last + 1].text)
    start = last + 1 + headed
    rows = 0
    while start + rows < min(len(paragraphs), last + _ROWS) and _DETAIL.match(
        paragraphs[start + rows].text
    ):
        rows += 1
    if rows < 2 or i >= start + rows or paragraphs[last + 1].words > _HEADING_WORDS:
        return None
    if headed and i == last + 1:
        return Verdict(Role.HEADING, "above rows of details", level=2)
    return Verdict(Role.BODY, "a row of details below the body")
