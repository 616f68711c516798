"""Which quotation mark closes which, over a paragraph, and which single ones are apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from l10n.placeables.typography.signs import RUN, Candidate, Mark, candidates
from l10n.placeables.typography.table import Typography

_FIGURE = re.compile(r"(?<!\d)\d{1,3}\Z")
_NEXT_WORD = re.compile(r"\s\w")


def read_marks(text: str, rules: Typography) -> tuple[Mark, ...]:
    """The quotation marks and apostrophes of ``text``, in order, paired from the inside out.

    What stands around a mark says whether it opens or closes; between two blanks (French) its shape
    does. A mark for inches, feet or minutes is none.
    """
    return _read(text, rules.apostrophe_before)


def quotation_marks(text: str, rules: Typography) -> list[Mark]:
    """Those of `read_marks` that are no apostrophe."""
    return [mark for mark in read_marks(text, rules) if not mark.apostrophe]


@lru_cache(maxsize=1)
def _read(text: str, elided: tuple[str, ...]) -> tuple[Mark, ...]:
    """The marks of ``text``, kept until another is read, because three rules ask in turn."""
    if RUN.search(text) is None:
        return ()
    found = candidates(text, frozenset(elided))
    last_closer = _last_closers(found, text)
    measures = _measures(found, text)
    marks: list[Mark] = []
    opened: list[Mark] = []
    straight = doubles = 0
    for (mark, opens), another, measure in zip(found, last_closer, measures, strict=True):
        if mark.apostrophe:
            marks.append(mark)
        elif mark.single:
            if opens is None:
                continue
            if opens:
                opened.append(mark)
            elif not opened or not opened[-1].single or (another and _after_s(text, mark)):
                mark.apostrophe = True
                if not text[mark.at - 1 : mark.at].isalpha():
                    continue
            else:
                _pair(opened.pop(), mark)
            marks.append(mark)
        else:
            if mark.sign == '"' and not opens:
                before = text[mark.at - 1 : mark.at]
                if measure or (before.isdigit() and not straight):
                    continue
                if opens is None and not straight and before.isalpha():
                    continue  # within a word nothing opens
                mark.opens = not straight if opens is None else False
            if mark.opens:
                opened.append(mark)
                doubles += 1
                straight += mark.sign == '"'
            elif doubles:
                while opened[-1].single:
                    opened.pop()
                doubles -= 1
                straight -= opened[-1].sign == '"'
                _pair(opened.pop(), mark)
            marks.append(mark)
    return tuple(_settled(marks))


def _pair(opening: Mark, closing: Mark) -> None:
    opening.partner, closing.partner = closing, opening


def _last_closers(signs: Sequence[Candidate], text: str) -> list[bool]:
    """For each candidate, whether another single mark could close before the next one opens."""
    found = [False] * len(signs)
    more = False
    for at in range(len(signs) - 1, -1, -1):
        mark, opens = signs[at]
        found[at] = more
        if mark.apostrophe:
            continue
        if mark.single and opens is False:
            more = not _after_s(text, mark)
        elif opens or not mark.single:
            more = False
    return found


def _measures(signs: Sequence[Candidate], text: str) -> list[bool]:
    """For each candidate, whether it stands for inches though a quotation is open.

    So it is when the next such sign closes behind a word: *"a 50" screen," he said*.
    """
    found = [False] * len(signs)
    closes = False
    for at in range(len(signs) - 1, -1, -1):
        mark, opens = signs[at]
        if mark.sign == '"':
            figure = _FIGURE.search(text, max(0, mark.at - 5), mark.at) is not None
            found[at] = closes and figure
            closes = opens is False and not figure
    return found


def _after_s(text: str, mark: Mark) -> bool:
    """Whether ``mark`` may be the apostrophe of *the students' books*."""
    return (
        mark.at > 0
        and text[mark.at - 1] in "sxzSXZ"
        and _NEXT_WORD.match(text, mark.at + 1) is not None
    )


def _settled(marks: Iterable[Mark]) -> Iterable[Mark]:
    """``marks`` with their depth, without single ones that nothing closes: these are none."""
    depth = 0
    for mark in marks:
        if mark.partner is None:
            mark.depth = depth
            if mark.apostrophe or not mark.single:
                yield mark
            continue
        depth -= not mark.opens
        mark.depth = depth
        depth += mark.opens
        yield mark
