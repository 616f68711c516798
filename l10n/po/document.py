"""A PO file that was read: its catalog as values, and every byte it had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from l10n.model.catalog import Catalog
from l10n.model.finding import Finding
from l10n.model.unit import Key, Unit
from l10n.po import provenance, references
from l10n.po.entry import Entry
from l10n.po.states import FUZZY, state_of


@dataclass(frozen=True, slots=True)
class Document:
    """What `read` gives back. `render(document.catalog, document)` is ``data`` again."""

    path: str
    data: bytes
    eol: str
    """The line end of the file's first line: LF or CRLF."""
    charset: str
    """The codec the bytes were in: ``utf-8``, ``iso8859-1`` …"""
    header: Entry | None
    entries: tuple[Entry, ...]
    """All but the header, in file order. Those with plural forms are not in the catalog."""
    trailing: str
    """What stands behind the last entry: comments, or a line end alone."""
    warnings: tuple[Finding, ...]
    catalog: Catalog
    lines: Mapping[Key, int]
    """The 1-based line of each entry's ``msgid``, obsolete ones included."""


def unit_of(entry: Entry) -> Unit:
    """The unit that ``entry`` stands for. Plural entries are none of ours and have no unit."""
    origin, comments = provenance.take(entry.comments)
    target = entry.msgstrs[0]
    previous = None
    if entry.previous is not None:
        previous = Key(entry.previous[0] or "", entry.previous[1])
    return Unit(
        key=Key(entry.context or "", entry.msgid),
        target=target,
        state=state_of(
            source=entry.msgid,
            target=target,
            fuzzy=entry.fuzzy,
            obsolete=entry.obsolete,
            previous=previous,
            origin=origin,
        ),
        origin=origin,
        previous=previous,
        notes=entry.notes,
        comments=comments,
        references=references.parse(entry.references),
        flags=(FUZZY, *entry.flags) if entry.obsolete and entry.fuzzy else entry.flags,
    )
