"""What is strange about a PO file and loses nothing: said, and read all the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from l10n.model.finding import Finding, Severity, Where
from l10n.po.entry import Entry
from l10n.po.header import Fields
from l10n.po.problems import warn

# Unicode's controls of writing direction can make a text read otherwise than it is ("Trojan
# Source", CVE-2021-42574).
_DIRECTION = "can make a text look otherwise than it is."
_CONTROL = "has no business in a text."
_CONTROLS = (chr(at) for at in (*range(32), *range(127, 160)))
_ODD = {
    "\ufffd": "stands where a tool lost a letter.",
    **dict.fromkeys(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))), _DIRECTION),
    # Line ends for some tools and not for others; NEL is what becomes of “…” in a wrong charset.
    **{sign: _CONTROL for sign in (*_CONTROLS, "\u2028", "\u2029") if sign not in "\t\n\r"},
}
_SEARCH = re.compile(f"[{''.join(_ODD)}]").search


def oddities(
    entries: Sequence[Entry], head: Entry | None, fields: Fields, path: str
) -> list[Finding]:
    """The warnings for a file with these ``entries`` (``head``, if any, among them)."""
    found = []
    if head is None:
        found.append(
            warn(
                "po-no-header", path, 1, "the file has no header; read as UTF-8.",
                "One is written when the file is next changed.",
            )
        )  # fmt: skip
    elif head.fuzzy:
        found.append(
            warn("po-header-fuzzy", path, head.line, "the header is marked fuzzy, as in a template.",
                 "Remove the mark when the fields are filled in.")
        )  # fmt: skip
    if head is not None and entries[0] is not head:
        found.append(warn("po-header-late", path, head.line, "the header is not the first entry."))
    names = Counter(name.lower() for name, _ in fields if name)
    for name, count in sorted(names.items()):
        if count == 1:
            continue
        times = f"stands there {count} times; the first counts."
        line = head.line if head else 1
        found.append(warn("po-header-field", path, line, f"the header field “{name}” {times}"))
    for entry in entries:
        if _ends_differ(entry):
            # The file is read, because nothing is lost by it; but nobody can compile it.
            found.append(
                Finding(
                    "po-ends-differ", Severity.ERROR, Where(path, entry.line),
                    "msgid and msgstr do not both begin and end with a line feed (\\n);"
                    " GNU gettext refuses to compile that.",
                    "Make them alike.",
                )
            )  # fmt: skip
        if any("#-#-#-#-#" in text for text in _texts(entry)):
            found.append(
                warn("po-joined", path, entry.line,
                     "msgcat has put several translations into this one, between marks (#-#-#-#-#).",
                     "Keep one of them.")
            )  # fmt: skip
        odd = _SEARCH("".join(_texts(entry)))
        if odd:
            message = f"U+{ord(odd[0]):04X} {_ODD[odd[0]]}"
            found.append(
                warn("po-odd-character", path, entry.line, message, "Check the text by hand.")
            )
    return found


def _texts(entry: Entry) -> tuple[str, ...]:
    return (entry.msgid, *entry.msgstrs)


def _ends_differ(entry: Entry) -> bool:
    """Whether a translation begins or ends with a line feed where its source does not (GNU's rule)."""
    if entry.obsolete or entry.fuzzy or not entry.msgid:
        return False
    texts = [text for text in (*_texts(entry), entry.plural) if text]
    begin, end = {text[0] == "\n" for text in texts}, {text[-1] == "\n" for text in texts}
    return len(begin) > 1 or len(end) > 1
