"""What the imprint and the roles of a dump say of the article as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from l10n.formats.text.biography import subject_of
from l10n.formats.text.captions import credit_at
from l10n.formats.text.credits import read_credit
from l10n.formats.text.names import read_names
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.part import Part
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Label, Metadata, Role

_STATED = (Role.DATE, Role.BYLINE, Role.IMAGE_CREDIT)


def read_metadata(paragraphs: Sequence[Paragraph], verdicts: Sequence[Verdict]) -> Metadata:
    """Collect the first value of each kind; text as it stands, dates as values."""
    stated = [
        (paragraph, part)
        for paragraph, verdict in zip(paragraphs, verdicts, strict=True)
        if verdict.role in _STATED
        for part in paragraph.parts
    ]
    dates = {label: _dates(stated, label) for label in Label}
    published = dates[Label.PUBLISHED]
    updated = dates[Label.UPDATED]
    if published and not updated and _updated_that_day(stated):
        updated = [published[0]]
    if len(published) > 1 and not updated and max(published[1:]) > published[0]:
        updated = [max(published[1:])]
    pictures = [
        part.span.of(paragraph.text) for paragraph, part in stated if part.role is Role.IMAGE_CREDIT
    ]
    pictures += [
        credit.span.of(text) if (credit := read_credit(text)) else text
        for paragraph, verdict in zip(paragraphs, verdicts, strict=True)
        if verdict.role is Role.CAPTION
        for text in [_credit_of(paragraph)]
        if text
    ]
    return Metadata(
        title=_first(paragraphs, verdicts, Role.TITLE),
        section=_first(paragraphs, verdicts, Role.SECTION),
        author=_author(paragraphs, verdicts),
        first_published=next(iter(dates[Label.FIRST_PUBLISHED]), None),
        published=next(iter(published), None),
        updated=next(iter(updated), None),
        image_credit=next(iter(pictures), None),
    )


def _credit_of(caption: Paragraph) -> str:
    at = credit_at(caption.text)
    return "" if at is None else caption.text[at:].strip(" -–—|/•()[]©")


def _updated_that_day(stated: Sequence[tuple[Paragraph, Part]]) -> bool:
    """Whether an update is stated by its time alone: *Aktualisiert um 09:12 Uhr*."""
    return any(part.label is Label.UPDATED and part.date is None for _, part in stated)


def _dates(stated: Sequence[tuple[Paragraph, Part]], label: Label) -> list[date]:
    return [part.date for _, part in stated if part.label is label and part.date]


def _first(paragraphs: Sequence[Paragraph], verdicts: Sequence[Verdict], role: Role) -> str | None:
    for paragraph, verdict in zip(paragraphs, verdicts, strict=True):
        if verdict.role is role and not verdict.repeated:
            return paragraph.text
    return None


def _author(
    paragraphs: Sequence[Paragraph],
    verdicts: Sequence[Verdict],
) -> str | None:
    """The people of the first byline, else whom the note on the author is about. No agency."""
    for paragraph, verdict in zip(paragraphs, verdicts, strict=True):
        people = [s for part in paragraph.parts for s in part.people]
        if verdict.role in _STATED and people:
            return paragraph.text[people[0].start : people[-1].end]
        if verdict.role is Role.BYLINE and not paragraph.parts:
            break  # a name without a label goes before what may follow further down
    for role in (Role.BYLINE, Role.AUTHOR_BIO):
        for paragraph, verdict in zip(paragraphs, verdicts, strict=True):
            if verdict.role is not role or paragraph.parts:
                continue
            if role is Role.AUTHOR_BIO and (subject := subject_of(paragraph)):
                return subject
            if role is Role.BYLINE:
                names = read_names(paragraph.text, 0)
                if names and names.people:
                    return paragraph.text[names.people[0].start : names.people[-1].end]
    return None
