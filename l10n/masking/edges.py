"""Codes that a translation lost at an edge of its sentence, put back there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.masking.marks import EMPHASIS, Mark, Marks, read_marks
from l10n.model.article import CodeKind

_OPENING = " \u00a0\u202f«»“„\"‘‚'(—–-¿¡"
_CLOSING = " \u00a0\u202f.!?…:;,«»“”\"’')"


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence in three: its codes and signs before the first word, between, after the last."""

    before: list[str]
    body: str
    behind: list[str]

    @property
    def codes_before(self) -> Counter[str]:
        return Counter(piece for piece in self.before if _is_code(piece))

    @property
    def codes_behind(self) -> Counter[str]:
        return Counter(piece for piece in self.behind if _is_code(piece))


def with_edges(source: str, target: str) -> str:
    """``target`` with the codes it lacks, where ``source`` has each of them at one of its edges.

    One half of a pair is put there only where it can be nowhere else: its partner stands at the
    other edge, or encloses but one word so; and a whole pair only where it encloses the sentence.
    Else ``target`` as it is.
    """
    wanted = read_marks(source)
    target = _without_lone_signs(wanted, target)
    given = read_marks(target)
    missing = Counter(mark.form for mark in wanted.marks)
    missing.subtract(mark.form for mark in given.marks)
    lost = +missing
    if not lost or -missing:
        return target
    model, cut = _cut(source, wanted), _cut(target, given)
    before = model.codes_before & (cut.codes_before + lost)
    behind = model.codes_behind & (cut.codes_behind + lost)
    if (before - cut.codes_before) + (behind - cut.codes_behind) != lost:
        return target
    if not all(_sure(wanted, given, source, target, form) for form in lost):
        return target
    start = _laid(model.before, before, cut.before) if before != cut.codes_before else cut.before
    end = _laid(model.behind, behind, cut.behind) if behind != cut.codes_behind else cut.behind
    if start is None or end is None:
        return target
    return "".join((*start, cut.body, *end))


def _without_lone_signs(wanted: Marks, target: str) -> str:
    """Take out one star at an edge that has lost its partner, where the source has one pair."""
    for sign in ("**", "~~", "__", "*", "_"):
        if sum(mark.form == sign for mark in wanted.marks) != 2:
            continue
        alone = rf"(?<![\\{re.escape(sign[0])}]){re.escape(sign)}(?!{re.escape(sign[0])})"
        places = [match.span() for match in re.finditer(alone, target)]
        if len(places) == 1:
            start, end = places[0]
            if not target[:start].strip(_OPENING) or not target[end:].strip(_CLOSING):
                target = target[:start] + target[end:]
    return target


def _cut(words: str, marks: Marks) -> _Cut:
    first, last = 0, len(words)
    before: list[str] = []
    behind: list[str] = []
    by_start = {mark.span.start: mark for mark in marks.marks}
    by_end = {mark.span.end: mark for mark in marks.marks}
    while first < last:
        mark = by_start.get(first)
        if mark and mark.form[0] in "<[!*_~":
            before.append(mark.form)
            first = mark.span.end
        elif words[first] in _OPENING:
            before.append(words[first])
            first += 1
        else:
            break
    while last > first:
        mark = by_end.get(last)
        if mark and mark.span.start >= first:
            behind.append(mark.form)
            last = mark.span.start
        elif words[last - 1] in _CLOSING:
            behind.append(words[last - 1])
            last -= 1
        else:
            break
    return _Cut(before, words[first:last], behind[::-1])


def _is_code(piece: str) -> bool:
    return len(piece) > 1 or piece in "*_"


def _laid(model: Sequence[str], codes: Counter[str], given: Sequence[str]) -> list[str] | None:
    """The ``codes`` in the order of ``model``, with the given signs where the model has its own."""
    signs = [piece for piece in given if not _is_code(piece)]
    left = Counter(codes)
    laid: list[str] = []
    put = False
    ended = False
    for piece in model:
        if _is_code(piece):
            ended = put
            if left[piece]:
                left[piece] -= 1
                laid.append(piece)
        elif ended:
            return None  # signs in two places: which of the target's belong where?
        elif not put:
            laid += signs
            put = True
    if +left:
        return None
    return laid if put else [*laid, *signs]


def _sure(wanted: Marks, given: Marks, source: str, target: str, form: str) -> bool:
    """Whether the code ``form`` can only stand at the edge where the source has it."""
    own = [mark for mark in wanted.marks if mark.form == form]
    if len(own) > 1 and not (own[0].name in EMPHASIS and len(own) == 2):
        return False
    mark = own[0]
    if mark.kind is CodeKind.ALONE or mark.mate < 0:
        return True
    mate = wanted.marks[mark.mate]
    opening, closing = (mark, mate) if mark.kind is CodeKind.OPEN else (mate, mark)
    if not _words(source[: opening.span.start]) and not _words(source[closing.span.end :]):
        return True
    half = [one for one in given.marks if one.form == mate.form and one.mate < 0]
    return len(half) == 1 and _bounds(half[0], opening, closing, source, target)


def _bounds(half: Mark, opening: Mark, closing: Mark, source: str, target: str) -> bool:
    """Whether the stretch from the half that is there to the edge is about what the pair enclosed."""
    inside = _words(source[opening.span.end : closing.span.start])
    if half.kind is CodeKind.OPEN:
        stretch, rest = _words(target[half.span.end :]), _words(target[: half.span.start])
    else:
        stretch, rest = _words(target[: half.span.start]), _words(target[half.span.end :])
    return stretch == 1 or (rest > 0 and inside <= 2 * stretch and stretch <= inside + 1)


def _words(text: str) -> int:
    """How many words ``text`` has, without what stands in codes."""
    for mark in reversed(read_marks(text).marks):
        text = f"{text[: mark.span.start]} {text[mark.span.end :]}"
    return len(re.findall(r"\w+(?:['’\-]\w+)*", text))
