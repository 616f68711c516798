"""Other markup in the source, written into the translation that a person made of the old one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from l10n.masking.marks import Mark, Marks, read_marks, same
from l10n.model.span import Span, splice

Carry = Callable[[str, str, str], str | None]


def recode(before: str, now: str, translation: str) -> str | None:
    """``translation`` of ``before`` with the markup of ``now``, whose words are the same.

    So an article that comes as a page instead of Markdown keeps its translations, codes and all:
    ``**words**`` is ``<b>words</b>`` then, and ``words`` in a text dump. None where the words or the
    pairs are others, where pairs come that were not there, or where a code that has no partner (a
    note, an image, code) is not the same; and where the translation has not the codes it should.
    """
    old, new = read_marks(before), read_marks(now)
    if not old.marks or not same(before, translation) or _plain(before, old) != _plain(now, new):
        return None
    forms = _forms(old, new, before, now) if new.marks else {}
    if forms is None:
        return None
    edits: dict[Span, str] = {}
    for mark in (there := read_marks(translation)).marks:
        if mark.mate < 0:
            if mark.form not in {one.form for one in new.marks}:
                return None
            continue
        one, other = sorted((mark, there.marks[mark.mate]), key=lambda each: each.span)
        pair = forms.get((one.form, other.form)) if forms else ("", "")
        if pair is None:
            return None
        edits[mark.span] = pair[mark is other]
    written = splice(translation, edits)
    return written if edits and same(now, written) else None


def first_of(*ways: Carry) -> Carry:
    """The answer of the first of ``ways`` that has one."""

    def carry(before: str, now: str, translation: str) -> str | None:
        return next((found for way in ways if (found := way(before, now, translation))), None)

    return carry


def _plain(text: str, marks: Marks) -> str:
    return splice(text, {mark.span: "" for mark in marks.marks if mark.mate >= 0})


def _forms(
    old: Marks, new: Marks, before: str, now: str
) -> dict[tuple[str, str], tuple[str, str]] | None:
    """What each pair of codes has become; None where pairs stand elsewhere, or became two things."""
    was, is_ = _pairs(old.marks), _pairs(new.marks)
    if _places(old, before) != _places(new, now):
        return None
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for one, other in zip(was, is_, strict=True):
        if found.setdefault(one, other) != other:
            return None
    return found


def _pairs(marks: Sequence[Mark]) -> list[tuple[str, str]]:
    return [
        (mark.form, marks[mark.mate].form)
        for number, mark in enumerate(marks)
        if mark.mate > number
    ]


def _places(marks: Marks, text: str) -> list[tuple[int, int, str]]:
    """Where each code stands in the words, how many codes later its partner, and what has none."""
    found = []
    gone = 0
    for number, mark in enumerate(marks.marks):
        apart = mark.mate - number if mark.mate >= 0 else 0
        found.append((mark.span.start - gone, apart, "" if apart else mark.span.of(text)))
        gone += len(mark.span) if apart else 0
    return found
