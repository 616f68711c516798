"""An entry as nearly every tool writes it, read with one expression; all others take the long way."""

from __future__ import annotations

import re

from l10n.po.entry import Entry
from l10n.po.escapes import EscapeError, unescape
from l10n.po.remarks import Remarks

_END = r"\r?\n"
_STRING = r'"[^"\\\r\n]*+(?:\\.[^"\\\r\n]*+)*+"'


def _entry(sign: str, previous: str) -> re.Pattern[str]:
    """Comments, a previous source, a source and one translation, each line begun by its sign."""

    def part(word: str, name: str, mark: str) -> str:
        return rf"{mark}{word} (?P<{name}>{_STRING}(?:{_END}{mark}{_STRING})*+)"

    was = rf"(?:{part('msgctxt', 'was_in', previous)}{_END})?{part('msgid', 'was', previous)}{_END}"
    return re.compile(
        rf"(?P<remarks>(?:\#(?![~|])[^\r\n]*+{_END})*+)(?:{was})?"
        rf"(?:{part('msgctxt', 'context', sign)}{_END})?"
        rf"{part('msgid', 'msgid', sign)}{_END}{part('msgstr', 'msgstr', sign)}"
        # What follows can only be another entry: a string would go on with this one.
        r"(?=[ \t\r]*+(?:\Z|\n[ \t\r\n]*+"
        r"(?:\Z|\#[ .:,]|\#\| msg|msg(?:id|ctxt) \"|\#~ msg(?:id|ctxt) \"|\#~\| msg)))"
    )


_LIVING, _OBSOLETE = _entry("", r"\#\| "), _entry(r"\#~ ", r"\#~\| ")
# Only behind a line end: a sign holds to the end of its line.
_GAP = re.compile(r"[ \t\r]*+\n[ \t\r\n]*+")


def usual_entry(text: str, behind: int, line: int, charset: str) -> Entry | None:
    """The entry that follows at ``behind``, in line ``line``; None where `Parser` must look itself.

    ``text`` must not hold a backslash at the end of a line.
    """
    gap = _GAP.match(text, behind)
    start = gap.end() if gap else behind
    if not gap and behind:
        return None
    obsolete = False
    found = _LIVING.match(text, start)
    if not found:
        found, obsolete = _OBSOLETE.match(text, start), True
    if not found:
        return None
    remarks = Remarks()
    if found["remarks"]:
        for comment in found["remarks"].replace("\r", "")[:-1].split("\n"):
            remarks.add(comment)
    try:
        was = _decoded(found["was"], charset)
        return Entry(
            raw=text[start : found.end()],
            gap=text[behind:start],
            line=line + text.count("\n", behind, found.start("msgid")),
            context=_decoded(found["context"], charset),
            msgid=_decoded(found["msgid"], charset) or "",
            plural=None,
            msgstrs=(_decoded(found["msgstr"], charset) or "",),
            obsolete=obsolete,
            fuzzy=remarks.fuzzy,
            previous=None if was is None else (_decoded(found["was_in"], charset), was, None),
            comments=tuple(remarks.comments),
            notes=tuple(remarks.notes),
            references=tuple(remarks.references),
            flags=tuple(remarks.flags),
        )
    except EscapeError:
        return None


_EACH = re.compile(r'"([^"\\]*+(?:\\.[^"\\]*+)*+)"')


def _decoded(strings: str | None, charset: str) -> str | None:
    """The text of one or more strings in quotes."""
    if strings is None:
        return None
    if "\n" not in strings:
        return unescape([strings[1:-1]], charset)
    return unescape(_EACH.findall(strings), charset)
