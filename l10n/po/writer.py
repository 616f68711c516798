"""Catalog to PO bytes: untouched entries byte for byte, new and changed ones formatted."""

from __future__ import annotations

from collections.abc import Iterable

from l10n.model.catalog import Catalog
from l10n.model.unit import Key, Reference, State, Unit
from l10n.po import header, provenance, references
from l10n.po.document import Document
from l10n.po.entry import Entry
from l10n.po.formatting import format_entry
from l10n.po.states import flags_of

Piece = tuple[str, str]
"""What stands before an entry (empty: to be chosen) and the entry's text."""


def render(catalog: Catalog, base: Document | None = None) -> bytes:
    """The bytes of ``catalog``: UTF-8 without BOM, unwrapped, units in order, obsolete ones last.

    What ``base`` holds already is written back as it stands there, line ends included; entries with
    plural forms and comments behind the last entry, which a catalog cannot hold, come from ``base``
    too. A catalog without a header gets a complete one (`header.fields`).
    """
    if base is not None and catalog == base.catalog:
        return base.data
    eol = base.eol if base else "\n"
    known = {Key(e.context or "", e.msgid): e for e in base.entries} if base else {}
    before = {unit.key: unit for unit in base.catalog.units} if base else {}
    plural = {key: entry for key, entry in known.items() if entry.plural is not None}
    pieces = [_header(catalog, base, eol)]
    for obsolete in (False, True):
        pieces += [
            _piece(unit, known.get(unit.key), eol, untouched=before.get(unit.key) == unit)
            for unit in catalog.units
            if (unit.state is State.OBSOLETE) is obsolete and unit.key not in plural
        ]
        pieces += [(e.gap, e.raw) for e in plural.values() if e.obsolete is obsolete]
    text = pieces[0][1] + "".join(
        (gap if "\n" in gap else eol + eol) + raw for gap, raw in pieces[1:]
    )
    trailing = base.trailing if base else ""
    text += trailing if "\n" in trailing.partition("#")[0] else eol + trailing.lstrip(" \t\r\f\v")
    # File names can hold bytes that are no text; they are references, and “?” will do.
    return text.encode("utf-8", "replace")


def _piece(unit: Unit, entry: Entry | None, eol: str, *, untouched: bool) -> Piece:
    """A unit as it stands in the base if it is untouched, else formatted."""
    if entry is not None and untouched:
        return entry.gap, entry.raw
    comments = unit.comments
    if unit.origin is not None:
        comments = (*comments, provenance.line(unit.origin))
    else:
        # A remark that reads like provenance would be believed.
        comments = tuple(f"“{c}”" if provenance.parse(c) else c for c in comments)
    formatted = format_entry(
        # An empty context is a context for GNU gettext.
        context=unit.context or (entry.context if entry is not None else None),
        msgid=unit.source,
        msgstr=unit.target,
        previous=(unit.previous.context, unit.previous.source) if unit.previous else None,
        comments=comments,
        notes=unit.notes,
        occurrences=_occurrences(unit.references),
        flags=flags_of(unit),
        obsolete=unit.state is State.OBSOLETE,
    )
    return (entry.gap if entry is not None else ""), formatted.replace("\n", eol)


def _header(catalog: Catalog, base: Document | None, eol: str) -> Piece:
    """The header entry, untouched where the base has it with the same fields in UTF-8."""
    entry = base.header if base else None
    if (
        entry is not None
        and (header.parse(entry.msgstrs[0]), entry.comments)
        == (catalog.header, catalog.header_comments)
        and header.says_utf8(entry.msgstrs[0])
    ):
        return "", entry.raw
    made = not catalog.header
    fields = catalog.header or header.fields(catalog.article, catalog.source_locale, catalog.locale)
    comments = catalog.header_comments or (header.comments(catalog.locale) if made else ())
    formatted = format_entry(
        msgid="",
        msgstr=header.render(fields),
        comments=comments,
        notes=entry.notes if entry else (),
        occurrences=_occurrences(references.parse(entry.references)) if entry else (),
        flags=entry.flags if entry else (),
    )
    return "", formatted.replace("\n", eol)


def _occurrences(found: Iterable[Reference]) -> list[tuple[str, str]]:
    return [references.occurrence(reference) for reference in found]
