"""The lines about the author that follow the article and look like its body."""

from __future__ import annotations

from collections.abc import Sequence, Set

from l10n.formats.text.boxes import header_of
from l10n.formats.text.evidence import Evidence
from l10n.formats.text.lexicon import lexicon
from l10n.formats.text.names import read_name
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Role

_ENOUGH = 4.0
_LAST = 6
_PERSON = frozenset(
    (word,)
    for word in (
        *("il", "elle", "ils", "elles", "son", "sa", "ses", "he", "she", "they", "his", "her"),
        *("their", "er", "sie", "sein", "seine", "ihr", "ihre"),
    )
)


def subject_of(paragraph: Paragraph) -> str:
    """The name the paragraph begins with, as far as it is one; empty otherwise."""
    text = paragraph.text
    for title in ("Dr. ", "Prof. ", "Dr ", "Pr "):
        text = text.removeprefix(title)
    name = read_name(text)
    return name.of(text).rstrip(",") if name else ""


def find_bios(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    after: int,
    verdicts: list[Verdict | None],
) -> None:
    """Mark the notes on the author among the last paragraphs."""
    authors = _authors(paragraphs, after)
    prose = [
        i
        for i in range(after, len(paragraphs))
        if paragraphs[i].sentence or _signs_off(paragraphs[i], authors)
    ]
    longest_after = 0
    # «Elle enseigne à Lille.» says more of whom the note above it is about.
    more: list[int] = []
    for i in reversed(prose[-_LAST:] if len(prose) > 1 else []):
        paragraph = paragraphs[i]
        if verdicts[i] or longest_after > 12:
            continue
        subject = subject_of(paragraph)
        told_of = {
            subject
            for j in prose[:-1]
            if j < i and subject and subject in paragraphs[j].text
            and not paragraphs[j].text.startswith(subject)
        }  # fmt: skip
        header = _under_bio_header(paragraphs, i)
        above = _above(paragraphs, i, subject)
        set_off = above is not None and (
            verdicts[above] is not None or not evidence[above].is_prose
        )
        end_mark = above is not None and _ends_article(paragraphs[above])
        why = _is_bio(
            paragraph, authors, told_of, under_header=header, set_off=set_off, end_mark=end_mark
        )
        legal = any(hit.kind == "legal" for hit in paragraph.hits)
        if why and not (evidence[i].is_furniture and (legal or not header)):
            verdicts[i] = Verdict(Role.AUTHOR_BIO, why)
            broken = paragraph.text.count("(") > paragraph.text.count(")")  # by hand, in brackets
            if broken and i + 1 < len(paragraphs) and not verdicts[i + 1]:
                more.append(i + 1)
            for j in more:
                verdicts[j] = Verdict(Role.AUTHOR_BIO, "goes on about the author")
            more = []
        elif _goes_on(paragraph) and not evidence[i].is_furniture and len(more) < 2:
            more = [i, *more]
            continue
        elif not evidence[i].is_furniture:
            longest_after = max(longest_after, *(paragraphs[j].words for j in (i, *more)))
        more = []


def _goes_on(paragraph: Paragraph) -> bool:
    """Whether it begins with a word for somebody named before: *Elle*, *Ihre*, *She*."""
    return paragraph.words <= 45 and paragraph.forms[:1] in _PERSON


def _signs_off(paragraph: Paragraph, authors: Sequence[str]) -> bool:
    """«Marla Quintrell covers transport. More about Marla Quintrell» ends with a link."""
    named = any(paragraph.text.startswith(name) for name in authors)
    return named and ". " in paragraph.text and bool(lexicon().bio_cues.all(paragraph.folded[:20]))


def _authors(paragraphs: Sequence[Paragraph], after: int) -> list[str]:
    """The names in bylines, and names alone on a line near the title."""
    names = [
        span.of(paragraph.text)
        for paragraph in paragraphs
        for part in paragraph.parts
        for span in part.people
    ]
    for paragraph in paragraphs[max(0, after - 4) : after + 8]:
        alone = read_name(paragraph.text)
        if alone and not paragraph.parts and alone.end == len(paragraph.text):
            names.append(paragraph.text)
    return list(dict.fromkeys(names))


def _above(paragraphs: Sequence[Paragraph], i: int, subject: str) -> int | None:
    """What stands above ``i``, or above the paragraphs on the same person that end in it."""
    while i and subject and paragraphs[i - 1].text.startswith(subject):
        i -= 1
    return i - 1 if i else None


def _ends_article(paragraph: Paragraph) -> bool:
    """A mark such as ``***`` or an empty *First published in:*."""
    if any(hit.kind == "source" for hit in paragraph.hits):
        return True
    return not paragraph.words and paragraph.text[:1] in lexicon().ornaments


def _under_bio_header(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether a heading about the author stands above ``i``, with whole sentences between at most."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if header_of(paragraphs[j]):
            return header_of(paragraphs[j]) == "bio"
        if not paragraphs[j].sentence:
            return False
    return False


def _is_bio(
    paragraph: Paragraph,
    authors: Sequence[str],
    told_of: Set[str],
    *,
    under_header: bool,
    set_off: bool,
    end_mark: bool,
) -> str:
    """Why ``paragraph`` is about the author; empty when it is not.

    ``authors`` are the names in the byline, ``told_of`` the names in the body (a biography does
    not begin with one of those), ``set_off`` says whether page furniture parts it from the body,
    ``end_mark`` whether that is a sign that the article has ended.
    """
    lex = lexicon()
    forms = paragraph.folded
    points = 0.0
    why: list[str] = []
    subject = subject_of(paragraph)
    cues = lex.bio_cues.all(forms[:60])
    if under_header:
        points, why = points + 4, [*why, "under a heading about the author"]
    if any(paragraph.text.startswith(name) for name in authors):
        points, why = points + 3.5, [*why, "begins with the name of the author"]
    elif lex.bio_starts.at(forms, 0):
        points, why = points + 2.5, [*why, "begins as a note on the author does"]
    elif subject:
        points += 1
        if not any(subject in name or name in subject for name in told_of):
            points, why = points + 1, [*why, f"“{subject}” is not in the body"]
    elif not under_header:
        return ""
    if cues:
        early = cues[0].phrase
        points, why = points + 1.5, [*why, f"“{early}”"]
        points += 0.5 * (len(cues) > 1)
    if set_off:
        points, why = points + 1, [*why, "set off from the body"]
        points += 1.5 * end_mark
    elif not under_header and not any(paragraph.text.startswith(name) for name in authors):
        points -= 1
    return ", ".join(why) if points >= _ENOUGH else ""
