"""One entry of a PO file as it stands there: its bytes, its place, its decoded fields."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Decoded fields beside the text they came from, so that the text can be written back."""

    raw: str
    """The entry's text from its first sign to its last, without the line end behind it."""
    gap: str
    """What stands between the entry before and this one: line ends and blanks."""
    line: int
    """1-based line of ``msgid``."""
    context: str | None
    msgid: str
    plural: str | None
    msgstrs: tuple[str, ...]
    """One text, or one for each plural form."""
    obsolete: bool = False
    fuzzy: bool = False
    previous: tuple[str | None, str, str | None] | None = None
    """``#|``: context, msgid and msgid_plural that the translation was made for."""
    comments: tuple[str, ...] = ()
    """``# `` lines in order, without the sign and one blank; a provenance line is still one."""
    notes: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    """``#:`` lines as they stand."""
    flags: tuple[str, ...] = ()
    """``#,`` without ``fuzzy``; a flag of a ``#=`` line begins with ``=``."""

    @property
    def is_header(self) -> bool:
        """The entry with an empty ``msgid`` and no context describes the file."""
        return not self.msgid and self.context is None
