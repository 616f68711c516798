"""Catalog to PO bytes: untouched entries byte for byte, new and changed ones formatted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l10n.model.catalog import Catalog
from l10n.model.unit import Key, Reference, State, Unit
from l10n.po import header, provenance, references
from l10n.po.document import Document, unit_of
from l10n.po.entry import Entry
from l10n.po.formatting import format_entry
from l10n.po.order import arranged, in_file_order
from l10n.po.states import flags_of


@dataclass(frozen=True, slots=True)
class Piece:
    """The text of an entry to be written, and the entry of the file that it stands for."""

    text: str
    entry: Entry | None
    untouched: bool = False


def render(catalog: Catalog, base: Document | None = None) -> bytes:
    """The bytes of ``catalog``: UTF-8 without BOM, unwrapped, units in order, obsolete ones last.

    What ``base`` holds already is written back as it stands there and where it stands, line ends
    included; entries with plural forms and comments behind the last entry, which a catalog cannot
    hold, come from ``base`` too. A catalog without a header gets a complete one (`header.fields`).
    """
    if base is not None and catalog == base.catalog:
        return base.data
    if base is None:
        units = sorted(catalog.units, key=lambda unit: unit.state is State.OBSOLETE)
        pieces = [_header(catalog, None, "\n"), *(_piece(unit, None, "\n") for unit in units)]
        return _encoded("\n\n".join(piece.text for piece in pieces) + "\n")
    known = {Key(e.context or "", e.msgid): e for e in base.entries}
    before = {unit.key: unit for unit in base.catalog.units}
    pieces = [] if base.header else [_header(catalog, base, base.eol)]
    # The entry of a key may have plural forms by now; it stays, for the unit would say less.
    plural = {key for key, entry in known.items() if entry.plural is not None}
    for item in arranged(catalog, base):
        if isinstance(item, Entry):
            header_ = item is base.header
            pieces.append(
                _header(catalog, base, base.eol)
                if header_
                else Piece(item.raw, item, untouched=True)
            )
        elif item.key not in plural:
            same = before.get(item.key) == item
            pieces.append(_piece(item, known.get(item.key), base.eol, untouched=same))
    trailing = base.trailing
    end = (
        trailing if "\n" in trailing.partition("#")[0] else base.eol + trailing.lstrip(" \t\r\f\v")
    )
    return _encoded(_joined(pieces, base) + end)


def _joined(pieces: Sequence[Piece], base: Document) -> str:
    """The pieces with what stood before each in the file; a line end at least around new ones."""
    numbers = {id(entry): number for number, entry in enumerate(in_file_order(base))}
    texts: list[str] = []
    last: int | None = -1
    for piece in pieces:
        gap = piece.entry.gap if piece.entry else ""
        number = numbers.get(id(piece.entry)) if piece.untouched else None
        if number is None or last is None or number != last + 1:
            # Not beside what it stood beside: perhaps on the same line.
            gap = "" if not texts else gap if "\n" in gap else base.eol * 2
        texts += [gap, piece.text]
        last = number
    return "".join(texts)


def _encoded(text: str) -> bytes:
    # File names can hold bytes that are no text; they are references, and “?” will do.
    return text.encode("utf-8", "replace")


def _piece(unit: Unit, entry: Entry | None, eol: str, *, untouched: bool = False) -> Piece:
    """A unit as it stands in the base if it is untouched, else formatted."""
    if entry is not None and untouched:
        return Piece(entry.raw, entry, untouched=True)
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
        previous=_previous(unit, entry),
        comments=comments,
        notes=unit.notes,
        occurrences=_occurrences(unit.references),
        flags=flags_of(unit),
        obsolete=unit.state is State.OBSOLETE,
    )
    return Piece(formatted.replace("\n", eol), entry)


def _previous(unit: Unit, entry: Entry | None) -> tuple[str | None, str, str | None] | None:
    """What ``#|`` says, with a plural that only the entry knows."""
    if unit.previous is None:
        return None
    if (
        entry is not None
        and entry.previous is not None
        and unit_of(entry).previous == unit.previous
    ):
        return entry.previous
    return unit.previous.context or None, unit.previous.source, None


def _header(catalog: Catalog, base: Document | None, eol: str) -> Piece:
    """The header entry, untouched where the base has it with the same fields in UTF-8."""
    entry = base.header if base else None
    if (
        entry is not None
        and (header.parse(entry.msgstrs[0]), entry.comments)
        == (catalog.header, catalog.header_comments)
        and header.says_utf8(entry.msgstrs[0])
    ):
        return Piece(entry.raw, entry, untouched=True)
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
    return Piece(formatted.replace("\n", eol), entry)


def _occurrences(found: Iterable[Reference]) -> list[tuple[str, str]]:
    return [references.occurrence(reference) for reference in found]
