"""Approvals to the bytes of their file: a line each, in the order of the document."""

from __future__ import annotations

from l10n.approvals.fields import COLUMNS, STAMP, VERSION, escaped
from l10n.model.approval import Approval, Approvals

# How git's conflict markers begin; a line of ours never does.
_LIKE_MARKERS = ("<", "|", "=", ">")


def render(approvals: Approvals) -> bytes:
    """The file for ``approvals``: `read` gives the same value back.

    UTF-8, line feeds, tabs. A line says one thing about one unit, so that two editors who approve
    different articles never meet in git, and in one article only where they approve neighbours.
    """
    stamp = (
        STAMP,
        f"version={VERSION}",
        f"article={escaped(approvals.article)}",
        f"locale={escaped(approvals.locale.tag)}",
    )
    lines = [stamp, COLUMNS, *(_fields(entry) for entry in approvals.entries)]
    return "".join("\t".join(line) + "\n" for line in lines).encode("utf-8")


def _fields(entry: Approval) -> tuple[str, ...]:
    context = escaped(entry.context)
    if context.startswith(_LIKE_MARKERS):
        context = f"\\u{ord(context[0]):04x}{context[1:]}"
    return (
        context,
        entry.source_hash,
        entry.target_hash,
        escaped(entry.who),
        entry.when.isoformat().replace("+00:00", "Z"),
        escaped(entry.words),
    )
