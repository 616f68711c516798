"""Where the article ends: sentences of the page below it, and statements about other articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from l10n.formats.text.address import speaks_to_reader
from l10n.formats.text.evidence import Evidence
from l10n.formats.text.interview import asks_someone
from l10n.formats.text.names import read_names
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.verdict import GIVEN, Verdict
from l10n.model.article import Role

_WORDS = 20
_FEW_WORDS = 9
_LONG_WORD = 5
_GAP = 2
_WIDE_GAP = 4


def cut_tail(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    body: list[int],
    verdicts: list[Verdict | None],
) -> None:
    """Take from the end of ``body`` (indices, in order) single sentences that are of the page.

    They stand behind several lines of furniture, are short, and speak to the reader, ask, or have a
    phrase of pages in them; behind many such lines it is enough that they share no word with the
    article.
    """
    vocabulary: set[str] | None = None
    # An article that puts questions to somebody before may do so at its end.
    asked = next((i for i in body if asks_someone(paragraphs[i])), len(paragraphs))
    while len(body) > 2:
        i, before = body[-1], body[-2]
        paragraph = paragraphs[i]
        if verdicts[i] or paragraph.item or paragraph.words > _WORDS:
            return
        calls = paragraph.text.endswith("!") and speaks_to_reader(paragraph)
        if (calls or asks_someone(paragraph)) and asked >= i and not _has_quote(paragraph):
            verdicts[i] = Verdict(Role.CHROME, "asks the reader, below the body")
            body.pop()
            continue
        strays = [j for j in range(before + 1, i) if not paragraphs[j].item]
        furniture = sum(
            evidence[j].is_furniture or _is_chrome(verdicts[j]) or bool(paragraphs[j].parts)
            for j in strays
        )
        if len(strays) < _GAP or not furniture or evidence[i].prose >= 8:
            return
        of_page = (
            paragraph.question or speaks_to_reader(paragraph) or evidence[i].furniture >= 1
        ) and not _is_quoted(paragraph)
        if not of_page:
            if len(strays) < _WIDE_GAP or paragraph.words > _FEW_WORDS or ". " in paragraph.text:
                return
            if vocabulary is None:
                vocabulary = {
                    form for j in body[:-1] for form in paragraphs[j].forms if _is_long(form)
                }
            if any(form in vocabulary for form in paragraph.forms):
                return
        verdicts[i] = Verdict(Role.CHROME, "a sentence below the body, behind page furniture")
        body.pop()


def settle_statements(
    paragraphs: Sequence[Paragraph], verdicts: Sequence[Verdict], first: int, last: int
) -> list[Verdict]:
    """The verdicts with bylines and dates of other articles as chrome, and those of this one once.

    ``first`` and ``last`` are the first and the last paragraph of the body.
    """
    dates: set[date] = set()
    people: set[str] = set()
    settled: list[Verdict] = []
    for i, (paragraph, verdict) in enumerate(zip(paragraphs, verdicts, strict=True)):
        if verdict.reason != GIVEN and verdict.role in (Role.DATE, Role.BYLINE):
            days = {part.date for part in paragraph.parts if part.date}
            names = {s.of(paragraph.text) for part in paragraph.parts for s in part.people}
            names |= _named(paragraph, verdict)
            other = bool(names) and people.isdisjoint(names)
            loose = i > last and not any(part.label_span for part in paragraph.parts)
            if first < i and people and other and (loose or _is_chrome(settled[-1])):
                verdict = Verdict(Role.CHROME, "the byline of another article")
            elif i > last and dates and days and not days <= dates:
                verdict = Verdict(Role.CHROME, "the date of another article")
            elif i > last and days and days <= dates:
                verdict = replace(verdict, reason="the date again", repeated=True)
            else:
                dates |= days
                people |= names
        elif verdict.role is Role.SECTION and verdict.repeated and i > last:
            verdict = Verdict(Role.CHROME, "the section as a tag below the body")
        settled.append(verdict)
    return settled


def _named(paragraph: Paragraph, verdict: Verdict) -> set[str]:
    """The people on a byline without a label."""
    if paragraph.parts or verdict.role is not Role.BYLINE:
        return set()
    names = read_names(paragraph.text, 0)
    return {span.of(paragraph.text) for span in names.people} if names else set()


def _has_quote(paragraph: Paragraph) -> bool:
    return any(sign in paragraph.text for sign in '«“„"')


def _is_chrome(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.role is Role.CHROME


def _is_quoted(paragraph: Paragraph) -> bool:
    return paragraph.text[:1] in '«“„"»‹'


def _is_long(form: str) -> bool:
    return len(form) >= _LONG_WORD
