"""Character references: `&amp;`, `&eacute`, `&#8239;`, and what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5

_REFERENCE = re.compile(r"&(?:#[xX]([0-9a-fA-F]+);?|#([0-9]+);?|([A-Za-z][A-Za-z0-9]{0,40};?))")
_LONGEST = max(map(len, html5))
# Numbers that mean windows-1252 (section 13.2.5.80 of the standard).
_C1 = {number: bytes((number,)).decode("cp1252", "replace") for number in range(0x80, 0xA0)}
_C1 = {number: sign for number, sign in _C1.items() if sign != "\ufffd"}


def references(
    text: str, start: int, end: int, *, attribute: bool = False
) -> Iterator[tuple[int, int, str]]:
    """Each reference in ``text[start:end]``: where it begins and ends, and what it stands for.

    As the tokenizer of the standard reads them (13.2.5.72–80): the semicolon may be missing in old
    names, but not in an ``attribute`` before a letter, a figure or ``=`` (addresses: ``?a=1&lt=2``).
    """
    for match in _REFERENCE.finditer(text, start, end):
        hexadecimal, decimal, name = match.groups()
        if name is None:
            yield match.start(), match.end(), _sign(hexadecimal or decimal, bool(hexadecimal))
            continue
        for length in range(min(len(name), _LONGEST), 1, -1):
            found = html5.get(name[:length])
            if found is None:
                continue
            behind = match.start() + 1 + length
            follows = text[behind : behind + 1] if behind < end else ""
            bare = not name[:length].endswith(";")
            if not (attribute and bare and (follows == "=" or follows.isalnum())):
                yield match.start(), behind, found
            break


def decoded(text: str, start: int, end: int, *, attribute: bool = False) -> str:
    """``text[start:end]`` with every reference read."""
    if text.find("&", start, end) < 0:
        return text[start:end]
    pieces: list[str] = []
    for first, behind, sign in references(text, start, end, attribute=attribute):
        pieces += text[start:first], sign
        start = behind
    return "".join((*pieces, text[start:end]))


def _sign(figures: str, hexadecimal: bool) -> str:
    figures = figures.lstrip("0")
    if len(figures) > 8:
        return "\ufffd"
    number = int(figures or "0", 16 if hexadecimal else 10)
    if number in _C1:
        return _C1[number]
    if not number or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    return chr(number)
