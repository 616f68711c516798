"""Words on one line of a report: text of articles made safe, things counted."""

from __future__ import annotations

import unicodedata

_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
# Controls, and signs that would turn the line around or end it: shown, never acted on.
_UNSAFE = {"Cc", "Cs", "Zl", "Zp"}
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")


def one_line(text: str) -> str:
    """``text`` with line ends, escapes, lone surrogates and bidirectional controls written out."""
    return "".join(_shown(char) for char in text)


def many(number: int, thing: str) -> str:
    """``1 unit``, ``2 units``, ``1,200 units``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def encodable(text: str) -> str:
    """``text`` with lone surrogates replaced, so that UTF-8 can hold it."""
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)


def _shown(char: str) -> str:
    if char in _NAMED:
        return _NAMED[char]
    if char in _BIDI or unicodedata.category(char) in _UNSAFE:
        return f"\\u{ord(char):04x}"
    return char
