"""Texts as XML may hold them: escaped, and characters outside of XML named by an inline element."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape, quoteattr

# All but the characters of XML 1.0, section 2.2.
_OUTSIDE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Those of them that a catalog can hold: no NUL and no halves of surrogate pairs.
_NAME = re.compile(r"U\+(00[01][1-9A-F]|0010|FFF[EF])\Z")
# A carriage return that stands there as it is would come back as a line feed.
_CARRIAGE_RETURN = {"\r": "&#13;"}


def written(text: str, element: Callable[[int, str], str]) -> str:
    """``text`` as the content of an XML element.

    ``element`` makes the inline element for a character that XML cannot hold, from its number in
    this text (from 1) and its name (``U+0007``).
    """
    return "".join(_pieces(text, element))


def plain(text: str) -> str:
    """``text`` as the content of an element that holds no others; characters outside become �."""
    return escape(_OUTSIDE.sub("\ufffd", text), _CARRIAGE_RETURN)


def quoted(text: str) -> str:
    """``text`` as the value of an attribute, quotes included; characters outside become �."""
    return quoteattr(
        _OUTSIDE.sub("\ufffd", text), {"\n": "&#10;", "\t": "&#9;", **_CARRIAGE_RETURN}
    )


def named(name: str) -> str:
    """The character that `written` called ``name``; empty for any other name."""
    return chr(int(name[2:], 16)) if _NAME.match(name) else ""


def _pieces(text: str, element: Callable[[int, str], str]) -> Iterator[str]:
    at = 0
    for number, found in enumerate(_OUTSIDE.finditer(text), 1):
        yield escape(text[at : found.start()], _CARRIAGE_RETURN)
        yield element(number, f"U+{ord(found[0]):04X}")
        at = found.end()
    yield escape(text[at:], _CARRIAGE_RETURN)
