r"""A field of a TSV file: any text without a tab or line end, and back.

``\t``, ``\n``, ``\r`` and ``\\`` stand for themselves as in PostgreSQL's text format of COPY; other
signs that would end a line, turn it around or show nothing are written ``\uXXXX``.
"""

from __future__ import annotations

import re
import unicodedata

COLUMNS = ("context", "source", "target", "who", "when", "words")
"""The names in the second line of the file."""
VERSION = 1
"""The version of the form that we write; an older program refuses a newer one."""
STAMP = "# l10n approvals"
"""How the first line begins."""

_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"}
_LONG = {short: sign for sign, short in _SHORT.items()}
_ESCAPE = re.compile(r"\\(?:[tnr\\]|u[0-9a-f]{4}|U[0-9a-f]{8})")
# Controls, format signs (zero width, bidirectional), lone surrogates, line and paragraph ends.
_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def escaped(text: str) -> str:
    """``text`` on one line, without tabs."""
    return "".join(_sign(sign) for sign in text)


def unescaped(field: str) -> str:
    """The text that ``field`` stands for. Raises ``ValueError`` for a backslash that says nothing."""
    if "\\" in _ESCAPE.sub("", field):
        raise ValueError(field)
    return _ESCAPE.sub(lambda found: _LONG.get(found[0]) or chr(int(found[0][2:], 16)), field)


def _sign(sign: str) -> str:
    if sign in _SHORT:
        return _SHORT[sign]
    if unicodedata.category(sign) not in _UNSEEN:
        return sign
    code = ord(sign)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
