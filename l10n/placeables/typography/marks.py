"""Which quotation mark closes which, single ones and apostrophes told apart, over a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.placeables.typography.table import Typography

_RUN = re.compile("[\"«»“”„‟‘’‚‛‹›'´]+")
_SINGLE = frozenset("'‘’‚‛´")
_USUAL = {**dict.fromkeys("«„“‟‹‚‘", True), **dict.fromkeys("»”›’", False)}
_OPENERS = frozenset("([{–—-/¿¡=")
_CLOSERS = frozenset(".,;:!?…)]}–—-/%")
_WORD = re.compile(r"\w{1,12}(?!\w)")
_FIGURES = re.compile(r"\d\ds?|\d0er")
_NEXT_WORD = re.compile(r"\s\w")
_ALONE = -1


@dataclass(slots=True)
class Mark:
    """One sign: where it stands (code point), what it does, and its partner among the marks."""

    at: int
    sign: str
    opens: bool
    sure: bool
    """Whether what stands around it says so, and not only its shape."""
    partner: int = _ALONE
    apostrophe: bool = False
    depth: int = 0
    """How many quotations stand around this one."""

    @property
    def single(self) -> bool:
        return self.sign in _SINGLE

    @property
    def paired(self) -> bool:
        return self.partner != _ALONE


def read_marks(text: str, rules: Typography) -> list[Mark]:
    """The quotation marks and apostrophes of ``text``, in order, paired from the inside out.

    What stands around a mark says whether it opens or closes; between two blanks (French) its shape
    does. A mark for inches, feet or minutes is none.
    """
    candidates = _candidates(text, rules)
    last_closer = _last_closers(candidates, text)
    marks: list[Mark] = []
    opened: list[int] = []
    doubles = 0
    straight = 0
    for mark, opens, at in candidates:
        here = len(marks)
        if mark.apostrophe:
            marks.append(mark)
            continue
        if mark.single:
            if opens is None:
                continue
            if not opens:
                top = opened[-1] if opened else _ALONE
                if top < 0 or not marks[top].single or _possessive(text, mark, last_closer[at]):
                    mark.apostrophe = True
                    if not text[mark.at - 1].isalpha():
                        continue
                else:
                    opened.pop()
                    mark.partner, marks[top].partner = top, here
            else:
                opened.append(here)
            marks.append(mark)
            continue
        if mark.sign == '"':
            if opens is None or (not opens and text[mark.at - 1].isdigit() and not straight):
                if text[mark.at - 1].isdigit() and not straight:
                    continue
                opens = not straight
            mark.opens = opens
        if mark.opens:
            opened.append(here)
            doubles += 1
            straight += mark.sign == '"'
        elif doubles:
            while opened and marks[opened[-1]].single:
                opened.pop()
            top = opened.pop()
            doubles -= 1
            straight -= marks[top].sign == '"'
            mark.partner, marks[top].partner = top, here
        marks.append(mark)
    return _settled(marks)


def quotation_marks(text: str, rules: Typography) -> list[Mark]:
    """Those of `read_marks` that are no apostrophe; partners are counted among them."""
    marks = read_marks(text, rules)
    return _among(marks, [not mark.apostrophe for mark in marks])


def _candidates(text: str, rules: Typography) -> list[tuple[Mark, bool | None, int]]:
    """Every sign with what its neighbours say: it opens, closes, or nothing (None)."""
    found: list[tuple[Mark, bool | None, int]] = []
    runs = list(_RUN.finditer(text))
    reversed_ = _reversed(text, runs)
    for run in runs:
        before = text[run.start() - 1] if run.start() else " "
        after = text[run.end()] if run.end() < len(text) else " "
        first = run.start()
        if _elides(run[0], before, after):  # d'"élus", d’« élus »
            found.append((Mark(first, run[0][0], False, True, apostrophe=True), None, len(found)))
            first, before = first + 1, "("
        for at in range(first, run.end()):
            sign = text[at]
            opens = _context(before, after)
            if before == "(" and sign == "«":
                opens = True
            if sign in _SINGLE:
                mark, opens = _single(text, at, run.start(), run.end(), rules, opens)
            else:
                if sign == '"' and before.isalpha() and after.isalpha():
                    continue
                usual = _USUAL.get(sign, False)
                if sign in "«»‹›" and reversed_:
                    usual = not usual
                if sign == "„":
                    opens = True
                mark = Mark(at, sign, usual if opens is None else opens, opens is not None)
            found.append((mark, opens, len(found)))
    return found


def _elides(run: str, before: str, after: str) -> bool:
    """Whether a row of signs is an elision, behind which a quotation begins."""
    if len(run) < 2 or run[0] not in "'’´" or not before.isalpha():
        return False
    return run[1] in "«„" or (run[1] in '"“' and after.isalnum())


def _single(
    text: str, at: int, start: int, end: int, rules: Typography, opens: bool | None
) -> tuple[Mark, bool | None]:
    sign = text[at]
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    alone = end - start == 1
    mark = Mark(at, sign, bool(opens), opens is not None)
    if sign == "‚":
        mark.opens = True
        return mark, True
    if alone and before.isalnum() and after.isalnum():
        # Feet and inches (5'11) are no word.
        mark.apostrophe = not (before.isdigit() and after.isdigit()) and sign != "‛"
        return mark, None
    if alone and not before.isalnum() and after.isalnum():
        word = _WORD.match(text, end)
        said = word[0].lower() if word else ""
        if said in rules.apostrophe_before or _FIGURES.fullmatch(said):
            mark.apostrophe = True
            return mark, None
        if sign == "’" or sign == "´":
            mark.apostrophe = True
            return mark, None
    if opens is False and before.isdigit() and alone:
        return mark, False
    return mark, opens


def _context(before: str, after: str) -> bool | None:
    """Whether the neighbours of a mark say that it opens (True), closes (False), or nothing."""
    behind_blank = before.isspace() or before in _OPENERS
    before_blank = after.isspace() or after in _CLOSERS
    if behind_blank and not before_blank:
        return True
    if before_blank and not behind_blank:
        return False
    return None


def _reversed(text: str, runs: list[re.Match[str]]) -> bool:
    """Whether guillemets point inwards (»…«), as German books have them."""
    votes = 0
    for run in runs:
        if run[0] in ("«", "»"):
            before = text[run.start() - 1] if run.start() else " "
            after = text[run.end()] if run.end() < len(text) else " "
            opens = _context(before, after)
            if opens is not None:
                votes += 1 if opens == (run[0] == "»") else -1
    return votes > 0


def _last_closers(candidates: list[tuple[Mark, bool | None, int]], text: str) -> list[bool]:
    """For each candidate, whether another single mark could close before the next one opens."""
    found = [False] * len(candidates)
    more = False
    for mark, opens, at in reversed(candidates):
        found[at] = more
        if mark.apostrophe:
            continue
        if mark.single and opens is False:
            more = not _after_s(text, mark)
        elif opens or not mark.single:
            more = False
    return found


def _after_s(text: str, mark: Mark) -> bool:
    """Whether ``mark`` may be the apostrophe of *the students' books*."""
    return (
        mark.at > 0
        and text[mark.at - 1] in "sxzSXZ"
        and _NEXT_WORD.match(text, mark.at + 1) is not None
    )


def _possessive(text: str, mark: Mark, another: bool) -> bool:
    return another and _after_s(text, mark)


def _settled(marks: list[Mark]) -> list[Mark]:
    """``marks`` with their depth; single ones that nothing closes are no quotation marks."""
    depth = 0
    for mark in marks:
        if mark.apostrophe:
            continue
        if mark.paired and not mark.opens:
            depth -= 1
        mark.depth = depth
        if mark.paired and mark.opens:
            depth += 1
    return _among(marks, [one.apostrophe or one.paired or not one.single for one in marks])


def _among(marks: list[Mark], wanted: list[bool]) -> list[Mark]:
    """The wanted of ``marks``, whose partners are counted among themselves."""
    kept = [at for at, one in enumerate(wanted) if one]
    places = {old: new for new, old in enumerate(kept)}
    for mark in marks:
        mark.partner = places.get(mark.partner, _ALONE)
    return [marks[at] for at in kept]
