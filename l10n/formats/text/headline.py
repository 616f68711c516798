"""A title that the page prints on two lines."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.formats.text.evidence import is_section
from l10n.formats.text.lexicon import lexicon, plain_forms
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.verdict import GIVEN, Verdict
from l10n.model.article import Role

_WORDS = 30
_LOOSE = (Role.DEK, Role.CHROME, Role.SECTION, Role.HEADING, Role.BODY)


def broken_title(
    paragraphs: Sequence[Paragraph], verdicts: Sequence[Verdict], language: str
) -> int | None:
    """The index of the first of two lines that are one title together; None when there are none.

    The second half begins with a small letter, or the first ends in a colon, a comma or an article,
    or another line of the page has both halves in a row.
    """
    title = next(
        (i for i, v in enumerate(verdicts) if v.role is Role.TITLE and not v.repeated), None
    )
    if title is None or verdicts[title].reason == GIVEN:
        return None
    for i in (title, title - 1):
        if i >= 0 and i + 1 < len(paragraphs) and _joins(paragraphs, verdicts, i, language):
            return i
    return None


def _joins(
    paragraphs: Sequence[Paragraph], verdicts: Sequence[Verdict], i: int, language: str
) -> bool:
    first, second = paragraphs[i], paragraphs[i + 1]
    other = verdicts[i + 1] if verdicts[i].role is Role.TITLE else verdicts[i]
    if other.role not in _LOOSE or other.reason == GIVEN:
        return False
    if second.lines[0].number != first.lines[-1].number + 1:
        return False
    if first.parts or second.parts or first.hits or second.hits or first.item or second.item:
        return False
    if first.stop or (second.stop and not second.question) or is_section(first):
        return False
    if min(first.words, second.words) < 2 or first.words + second.words > _WORDS:
        return False
    if second.text[0].islower() or second.text[0] in ":–—" or first.text[-1] in ":,–—-":
        return True
    last = first.forms[-1] if first.forms else ""
    if last in lexicon().function_words.get(language, ()) and first.text.endswith(f" {last}"):
        return True
    both = plain_forms(f"{first.text} {second.text}")
    return any(
        paragraph.folded[: len(both)] == both
        for paragraph in (*paragraphs[:12], *paragraphs[-8:])
        if paragraph is not first
    )
