"""What a sign is by what stands around it: a mark that opens or closes, an apostrophe, or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from l10n.placeables.typography.hidden import BOUNDARY

RUN = re.compile("[\"«»“”„‟‘’‚‛‹›'´]+")
"""A row of signs that may be marks."""
_LONGEST = 8
"""Signs in a row that may be quotation marks; more are a ruler."""
_SINGLE = frozenset("'‘’‚‛´")
_USUAL = {**dict.fromkeys("«„“‟‹‚‘", True), **dict.fromkeys("»”›’", False)}
_OPENERS = frozenset("([{–—-/¿¡=")
_CLOSERS = frozenset(".,;:!?…)]}–—-/%")
_WORD = re.compile(r"\w{1,12}(?!\w)")
_FIGURES = re.compile(r"\d\ds?|\d0ern?")
_CLOSER = re.compile(r"(?<=[^\s\"“„«»(])['’](?!\w)")
_NEAR = 200
"""How far behind a word without its first letters a mark is looked for that would close there."""


@dataclass(slots=True, eq=False)
class Mark:
    """One sign: where it stands (code point), what it does, and its partner."""

    at: int
    sign: str
    opens: bool
    sure: bool
    """Whether what stands around it says so, and not only its shape."""
    partner: Mark | None = field(default=None, repr=False)
    apostrophe: bool = False
    depth: int = 0
    """How many quotations stand around this one."""

    @property
    def single(self) -> bool:
        return self.sign in _SINGLE


Candidate = tuple[Mark, bool | None]
"""A sign, with what its neighbours say: it opens, closes, or nothing (None)."""


def candidates(text: str, elided: frozenset[str]) -> list[Candidate]:
    """The marks of ``text`` in order, not paired yet; ``elided`` are words without first letters."""
    found: list[Candidate] = []
    runs = [run for run in RUN.finditer(text) if run.end() - run.start() <= _LONGEST]
    reversed_ = _reversed(text, runs)
    for run in runs:
        before = text[run.start() - 1] if run.start() else " "
        after = text[run.end()] if run.end() < len(text) else " "
        first = run.start()
        if _elides(run[0], before, after):  # d'"élus", d’« élus »
            found.append((Mark(first, run[0][0], False, True, apostrophe=True), None))
            first, before = first + 1, "("
        for at in range(first, run.end()):
            sign = text[at]
            opens = _context(before, after)
            if before == "(" and sign == "«":
                opens = True
            if sign == '"' and opens is False and _may_elide(run[0], before, after):
                opens = None
            if sign in _SINGLE:
                mark, opens = _single(text, at, run.start(), run.end(), elided, opens)
            else:
                within = sign == '"' and before.isalpha() and after.isalpha()
                if within and not _genitive(text, run.end(), before):
                    continue
                usual = _USUAL.get(sign, False)
                if sign in "«»‹›" and reversed_:
                    usual = not usual
                if sign == "„":
                    opens = True
                edge = opens is None and not reversed_ and _at_edge(text, run, sign)
                mark = Mark(at, sign, usual if opens is None else opens, edge or opens is not None)
            found.append((mark, opens))
    return found


def _at_edge(text: str, run: re.Match[str], sign: str) -> bool:
    """Whether a guillemet with its blank begins or ends a sentence, as in a longer quotation."""
    if sign == "«":
        return run.start() == 0 or text[run.start() - 1] == BOUNDARY
    return sign == "»" and (run.end() == len(text) or text[run.end()] == BOUNDARY)


def _elides(run: str, before: str, after: str) -> bool:
    """Whether a row of signs is an elision, behind which a quotation begins."""
    if len(run) < 2 or run[0] not in "'’´" or not before.isalpha():
        return False
    return run[1] in "«„" or (run[1] in '"“' and after.isalnum())


def _may_elide(run: str, before: str, after: str) -> bool:
    """Whether a double mark may open behind an elision though a blank follows: *qu'" elle*."""
    return len(run) == 2 and run[0] in "'’" and before.isalpha() and after.isspace()


def _single(
    text: str, at: int, start: int, end: int, elided: frozenset[str], opens: bool | None
) -> Candidate:
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
        if said in elided or _FIGURES.fullmatch(said):
            mark.apostrophe = True
            return mark, None
        if sign == "’" or sign == "´":
            mark.apostrophe = True
            return mark, None
    if opens is None and at == end - 1 and sign in "'’" and _genitive(text, end, before):
        mark.apostrophe = True
        return mark, None
    if at == end - 1 and not alone and after.isalnum() and sign in "'’":
        # "'Tis true," he said: the quotation begins with a word that has lost its first letters.
        word = _WORD.match(text, end)
        lost = word is not None and (word[0].lower() in elided or _FIGURES.fullmatch(word[0]))
        if lost and _CLOSER.search(text, end, end + _NEAR) is None:
            mark.apostrophe = True
            return mark, None
    if opens is False and before.isdigit() and alone:
        return mark, False
    return mark, opens


def _genitive(text: str, end: int, before: str) -> bool:
    """Whether *s* follows and stands for itself, as in *U.S.'s* and *"Hamlet"'s*."""
    word = _WORD.match(text, end)
    return word is not None and word[0] == "s" and not before.isspace() and before not in _OPENERS


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
