"""Plain text, written so that Markdown shows it as it is."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"[\x00-\x20\x7f\x85\u2028\u2029]+")
# Everything with a meaning inside a line (CommonMark 0.31.2, section 6, and GitHub's dialect);
# `_` inside a word, `<` and `&` before a blank have none.
_INLINE = re.compile(
    r"[\\`*\[~]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=\#?\w+;)"
)
# … and at the beginning of a line (section 4 and 5).
_START = re.compile(r"(?:\d{1,9}(?=[.)](?: |$))|(?=[-+](?: |$)|\#{1,6}(?: |$)|>|[-=+|:]))")
# At the end of a heading: closing hashes, and the attributes (`{#id}`) of many dialects.
_END = re.compile(r"(?<!\S)(?=#+$)|(?=\}$)")


def as_markdown(text: str) -> str:
    """``text`` on one line, without blanks around it, as Markdown that renders to itself."""
    return ended(begun(escaped(_BLANKS.sub(" ", text).strip(" "))))


def escaped(text: str) -> str:
    """``text`` as it must stand inside a line."""
    return _INLINE.sub(r"\\\g<0>", text)


def begun(line: str) -> str:
    """``line``, escaped by `escaped`, as it must stand at the beginning of a line."""
    start = _START.match(line)
    return f"{line[: start.end()]}\\{line[start.end() :]}" if start else line


def ended(line: str) -> str:
    """``line`` as it must stand at the end of a heading."""
    return _END.sub(r"\\", line)
