"""Write glossary files: new ones, and old ones of which all but a few rows stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from l10n.errors import UsageError
from l10n.model.finding import Where
from l10n.model.glossary import Term
from l10n.terminology.csvfiles.cells import guarded
from l10n.terminology.csvfiles.columns import Columns, place
from l10n.terminology.csvfiles.reading import load
from l10n.terminology.csvfiles.rowtext import cells_of, needed
from l10n.terminology.csvfiles.sheet import Sheet


def render(terms: Sequence[Term], names: Sequence[str] = ()) -> bytes:
    """A new file with ``terms`` as its rows: UTF-8, LF, and only the columns that they need.

    ``names`` are columns to have in any case, before the others. What `load` gave is read back as
    the same values. Raises `UsageError` for a text that has no place in a cell, and where no column
    for a language is asked for.
    """
    wanted = needed(terms, names)
    try:
        columns = Columns.of(wanted)
    except (KeyError, ValueError) as error:
        raise UsageError(
            f"a glossary cannot have the columns {', '.join(wanted)}: {error.args[0]}",
            code="glossary-column-missing",
        ) from None
    sheet = Sheet("", f"{','.join(columns.names)}\n".encode())
    sheet.add([cells_of(term, columns.names) for term in terms])
    return sheet.content()


def add_rows(
    path: str, content: bytes, rows: Sequence[Mapping[str, str]], *, widen: bool = False
) -> bytes:
    """The file ``content`` with ``rows`` (text by column) behind its last one.

    All other bytes stay. Columns that the file lacks are added at the end with ``widen``: then
    every row gets its commas, and nothing else changes.

    Raises `InputError` when ``content`` cannot be read, `UsageError` when a column is missing.
    """
    sheet = Sheet(path, content)
    filled = dict.fromkeys(name for row in rows for name, text in row.items() if text)
    # A column such as de_short cannot stand without de.
    needs = ((found[0], name) if (found := place(name)) else (name,) for name in filled)
    _make_room(path, sheet, [*dict.fromkeys(name for some in needs for name in some)], widen)
    sheet.add([[guarded(row.get(name, "")) for name in sheet.names] for row in rows])
    return sheet.content()


def revise(path: str, content: bytes, terms: Iterable[Term], *, widen: bool = False) -> bytes:
    """The file ``content`` with ``terms`` in it: rows of the same concept changed, others added.

    All other bytes stay: line ends, byte order mark, order of columns, quotes. In a changed row,
    so do the cells that say the same as before. Columns as in `add_rows`.

    Raises `InputError` when ``content`` cannot be read, `UsageError` when a column is missing or a
    text has no place in a cell.
    """
    known = {term.concept: term for term in load([(path, content)])[0].terms}
    wanted = list(terms)
    sheet = Sheet(path, content)
    _make_room(path, sheet, needed(wanted), widen)
    added = []
    for term in wanted:
        cells = cells_of(term, sheet.names)
        if term.concept not in known:
            added.append(cells)
            continue
        old = known[term.concept]
        row = sheet.cells(old.where.line)
        before = cells_of(old, sheet.names)
        after = [
            there if one == other else other
            for there, one, other in zip(row, before, cells, strict=False)
        ]
        if after != row[: len(after)]:
            sheet.put(old.where.line, [*after, *row[len(after) :]])
    sheet.add(added)
    return sheet.content()


def _make_room(path: str, sheet: Sheet, names: Sequence[str], widen: bool) -> None:
    """Give ``sheet`` the columns ``names`` that it lacks, if it may be widened."""
    missing = [name for name in names if name not in sheet.names]
    if missing and not widen:
        raise UsageError(
            f"there is no column {', '.join(missing)}.",
            where=Where(path, 1),
            advice="Add it to the first row and a comma to every other one, or use --add-columns.",
            code="glossary-column-missing",
        )
    if missing:
        sheet.widen(missing)
