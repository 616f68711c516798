"""What merging says in ``#.`` beside a change in the words: split, joined, moved, put aside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from l10n.merging.changes import CHANGED
from l10n.model.place import Place

SPLIT = "split in "
JOINED = "joined from "
MOVED = "moved "
CARRIED = ": carried into the translation, please check"
_SINCE = "obsolete since "
_DATED = re.compile(rf"{_SINCE}(\d{{4}}-\d{{2}}-\d{{2}})\Z")
_NUMBERS = ("", "one", "two", "three", "four", "five", "six")
_LONGEST = 80


def split_before(parts: Sequence[str]) -> str:
    """On the first of ``parts``, which has the translation of all."""
    rest = " ".join(parts[1:])
    return f"{SPLIT}{_counted(parts)}: its translation also says “{excerpt(rest)}”"


def split_behind(parts: Sequence[str]) -> str:
    """On the parts that have no translation of their own."""
    return f"{SPLIT}{_counted(parts)}: its words were translated with “{excerpt(parts[0])}”"


def joined_from(parts: Sequence[str]) -> str:
    """On a sentence that has the translations of the ``parts`` it was made of."""
    return (
        f"{JOINED}{_counted(parts)}: their translations stand one after the other; the second began"
        f" “{excerpt(parts[1])}”"
    )


def moved_note(before: Place | None, now: Place | None, stayed: Iterable[tuple[int, int]]) -> str:
    """Where a sentence was and is; ``stayed`` are the paragraphs (before, now) that did not move.

    Empty where the notes do not tell.
    """
    if before is None or now is None:
        return ""
    was, is_ = before.paragraphs[0], now.paragraphs[0]
    if (was, is_) in stayed:
        return f"{MOVED}within ¶ {is_}"
    if was == is_:
        return f"{MOVED}to ¶ {is_}, which is another place now"
    return f"{MOVED}from ¶ {was} to ¶ {is_}"


def is_moved(note: str) -> bool:
    """Whether ``note`` is one of `moved_note`."""
    return note.startswith((f"{MOVED}from ¶ ", f"{MOVED}within ¶ ", f"{MOVED}to ¶ "))


def is_change(note: str) -> bool:
    """Whether ``note`` says what is different for a translation that stands there."""
    return note.startswith((CHANGED, SPLIT, JOINED))


def since(today: date) -> str:
    """The note on a unit whose text is gone since ``today``."""
    return f"{_SINCE}{today.isoformat()}"


def day_put_aside(notes: Iterable[str]) -> str:
    """The day of `since` among ``notes``, as it stands there; empty without one, which sorts first."""
    found = (_DATED.match(note) for note in notes)
    return next((match[1] for match in found if match), "")


def excerpt(text: str) -> str:
    """The first words of ``text``: enough to recognise it."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rpartition(' ')[0]} …"


def _counted(parts: Sequence[str]) -> str:
    return _NUMBERS[len(parts)] if len(parts) < len(_NUMBERS) else str(len(parts))
