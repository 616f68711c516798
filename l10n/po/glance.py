"""The sources of a PO file at a glance, to know whether it is worth reading."""

from __future__ import annotations

import re

from l10n.po.escapes import unescape

_UTF8 = re.compile(rb"charset=utf-?8\b", re.IGNORECASE)
_ANY = re.compile(rb"^[ \t]*msgid\b", re.MULTILINE)
_WHOLE = re.compile(
    rb'^[ \t]*msgid[ \t]*"((?:[^"\\\r\n]|\\[^\r\n])*)"[ \t]*\r?\n(?=[ \t]*msgstr\b)', re.MULTILINE
)


def sources(data: bytes) -> frozenset[str] | None:
    """The source of every living entry, or None where only `read` can tell.

    That is a file in another charset, or with a text over several lines, or with plural forms. Much
    faster than reading it, and says nothing of whether the file is sound.
    """
    found = _WHOLE.findall(data)
    if len(found) != len(_ANY.findall(data)) or not _UTF8.search(data):
        return None
    try:
        return frozenset(unescape([each.decode("utf-8")], "utf-8") for each in found)
    except ValueError:
        return None
