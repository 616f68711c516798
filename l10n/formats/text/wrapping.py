"""Lines that belong to one paragraph because a hard wrap broke it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from l10n.formats.text.imprint import read_imprint
from l10n.formats.text.lexicon import lexicon, plain_forms
from l10n.formats.text.lines import Line

_MIN_WORDS = 6
_ENDS = '.!?…:;»”“"'


def unwrap(lines: Sequence[Line], alone: frozenset[int], language: str) -> list[tuple[Line, ...]]:
    """Group ``lines`` into paragraphs; a line whose number is in ``alone`` is joined to none.

    Lines are joined on strong evidence only: no blank line between them, no stop at the end of the
    first, a small letter at the start of the second, and the sentence comes to its end.
    """
    groups: list[list[Line]] = []
    narrow = _width(lines)
    for line in lines:
        before = groups[-1][-1] if groups else None
        if (
            before
            and line.number == before.number + 1
            and line.number not in alone
            and before.number not in alone
            and (_goes_on(before, line, language) or (narrow and _fills(before, line, narrow)))
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [piece for group in groups for piece in _whole(group, narrow)]


def _goes_on(before: Line, line: Line, language: str) -> bool:
    return (
        before.text[-1:] not in _ENDS
        and line.text[:1].islower()
        and len(before.text.split()) >= _MIN_WORDS
        and not _furniture(line.text)
        and not _furniture(before.text)
        and not read_imprint(line.text, language)
        and not read_imprint(before.text, language)
    )


def _whole(group: list[Line], narrow: int) -> list[tuple[Line, ...]]:
    """The group as one paragraph if it comes to the end of a sentence, else its lines apart."""
    if len(group) == 1 or narrow or group[-1].text.rstrip('»”“" )')[-1:] in (".", "!", "?", "…"):
        return [tuple(group)]
    return [(line,) for line in group]


def _furniture(text: str) -> bool:
    forms = plain_forms(text)
    lex = lexicon()
    return bool(lex.whole.whole(forms) or lex.headers.whole(forms) or lex.start.at(forms, 0))


def _width(lines: Sequence[Line]) -> int:
    """The column at which the whole dump is wrapped; 0 when it is not.

    A wrapped dump parts its paragraphs by blank lines, and most lines inside them are nearly full.
    """
    inner = [a for a, b in pairwise(lines) if b.number == a.number + 1]
    gaps = sum(b.number > a.number + 1 for a, b in pairwise(lines))
    if len(inner) < 6 or gaps < 3:
        return 0
    width = max(len(line.text) for line in lines)
    if not 50 <= width <= 110:
        return 0
    full = sum(len(line.text) >= width * 0.75 for line in inner)
    return width if full >= 0.8 * len(inner) else 0


def _fills(before: Line, line: Line, width: int) -> bool:
    """Whether the first word of ``line`` had no room at the end of ``before``."""
    word, _, _ = line.text.partition(" ")
    return len(before.text) + 1 + len(word) > width - 1 and line.text[:1] not in "–—•*-"
