"""The lines about the author that follow the article and look like its body."""

from __future__ import annotations

from collections.abc import Sequence, Set

from l10n.formats.text.lexicon import lexicon
from l10n.formats.text.names import read_name
from l10n.formats.text.paragraph import Paragraph

_ENOUGH = 4.0


def subject_of(paragraph: Paragraph) -> str:
    """The name the paragraph begins with, as far as it is one; empty otherwise."""
    text = paragraph.text
    for title in ("Dr. ", "Prof. ", "Dr ", "Pr "):
        text = text.removeprefix(title)
    name = read_name(text)
    return name.of(text).rstrip(",") if name else ""


def is_bio(
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
