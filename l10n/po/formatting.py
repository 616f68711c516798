"""One entry as text, laid out by polib as ``msgcat --no-wrap`` would do it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import polib

from l10n.po.escapes import escape
from l10n.po.remarks import one_flag, remark


class _Entry(polib.POEntry):
    """polib's entry, but for strings.

    polib 1.2 begins a new line at each of the line ends that Unicode knows (NEL, LS, FF …) and
    leaves BEL as it is; GNU gettext begins one at LF alone, and so a file would change with every
    tool that opens it.
    """

    def _str_field(
        self,
        fieldname: str,
        delflag: str,
        plural_index: str,
        field: str,
        wrapwidth: int = 0,  # noqa: ARG002
    ) -> list[str]:
        lines = [f'"{escape(line)}"' for line in re.findall(r"[^\n]*\n|[^\n]+\Z", field)] or ['""']
        if len(lines) > 1:
            lines.insert(0, '""')
        name = fieldname.removeprefix("previous_")
        return [
            f"{delflag}{name}{plural_index} {lines[0]}",
            *(delflag + each for each in lines[1:]),
        ]


def format_entry(
    *,
    msgid: str,
    msgstr: str,
    context: str | None = None,
    previous: tuple[str | None, str, str | None] | None = None,
    comments: Sequence[str] = (),
    notes: Sequence[str] = (),
    occurrences: Sequence[tuple[str, str]] = (),
    flags: Sequence[str] = (),
    obsolete: bool = False,
) -> str:
    """The lines of an entry, LF between them and none behind the last.

    Nothing given here can begin an entry of its own: remarks and flags are made one line each, and
    texts are escaped.
    """
    entry: Any = _Entry(
        msgctxt=context,
        msgid=msgid,
        msgstr=msgstr,
        previous_msgctxt=previous[0] if previous else None,
        previous_msgid=previous[1] if previous else None,
        previous_msgid_plural=previous[2] if previous else None,
        tcomment="\n".join(remark(comment) for comment in comments),
        comment="\n".join(remark(note) for note in notes),
        occurrences=list(occurrences),
        flags=[one_flag(flag) for flag in flags if not flag.startswith("=")],
    )
    lines: list[str] = entry.__unicode__(wrapwidth=0).rstrip("\n").split("\n")
    remarks = [line for line in lines if line.startswith("#")]
    strings = lines[len(remarks) :]
    # polib leaves out "# " for one empty remark, and writes a blank behind the sign of others.
    if list(comments) == [""]:
        remarks.insert(0, "#")
    if list(notes) == [""]:
        remarks.insert(len(comments), "#.")
    remarks = [line if line.strip(" \t") not in ("#", "#.") else line.strip() for line in remarks]
    sticky = [one_flag(flag.removeprefix("=")) for flag in flags if flag.startswith("=")]
    if sticky:
        at = next((i for i, line in enumerate(remarks) if line.startswith("#|")), len(remarks))
        remarks.insert(at, "#= " + ", ".join(sticky))
    if obsolete:
        # polib would drop notes and references of an obsolete entry; they tell where it came from.
        remarks = [re.sub(r"\A#\|", "#~|", line) for line in remarks]
        strings = [f"#~ {line}" for line in strings]
    return "\n".join(remarks + strings)
