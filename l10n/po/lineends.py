"""The line ends of a PO file: LF, CRLF, or what a careless tool made of them."""

from __future__ import annotations

import re

from l10n.model.finding import Finding
from l10n.po.problems import refuse, warn

# For GNU gettext a comment ends at LF alone. Behind a CR, all that an old Mac took for the next
# lines is part of it, entries included.
_SWALLOWED = re.compile(r'^[ \t]*#[^\n]*?\r[ \t]*+(?:msg|#|")', re.M)
_LONE = re.compile(r"(?<!\r)\n")


def line_end(text: str, path: str) -> tuple[str, list[Finding]]:
    """The line end of the first line, and what to say of the others.

    Raises `InputError` where CR alone ends lines and GNU gettext would take entries for comments.
    """
    first = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"
    if "\r" not in text:
        return first, []
    alone = "\n" not in text and "\r" in text.strip()
    swallowed = _SWALLOWED.search(text)
    if alone or swallowed:
        raise refuse(
            "po-line-ends", path, text.count("\n", 0, swallowed.start()) + 1 if swallowed else 1,
            "the lines end in CR alone, as on old Macs.", "Save it with line ends of Unix or Windows",
        )  # fmt: skip
    other = text.find("\r\n") if first == "\n" else _position(_LONE.search(text))
    if other < 0:
        return first, []
    names = ("LF", "CRLF") if first == "\n" else ("CRLF", "LF")
    return first, [
        warn("po-line-ends-mixed", path, text.count("\n", 0, other) + 1,
             f"the file begins with line ends {names[0]}, but this line ends in {names[1]}.",
             f"Lines that are written anew end in {names[0]}.")
    ]  # fmt: skip


def _position(found: re.Match[str] | None) -> int:
    return found.start() if found else -1
