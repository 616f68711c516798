"""What one row of a glossary file says."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from l10n.errors import InputError
from l10n.model.finding import Finding, Where
from l10n.model.glossary import Term
from l10n.terminology.csvfiles.cells import BAR, runs, unguarded
from l10n.terminology.csvfiles.columns import LISTS, Columns
from l10n.terminology.csvfiles.remarks import Remarks
from l10n.terminology.csvfiles.renderings import listed_in, renderings

CASES = ("exact", "any")
_YES = {"yes": True, "no": False, "": False}


def bare(cells: Sequence[str]) -> list[str]:
    """``cells`` without the empty ones at the end, which spreadsheets like to add."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def term_of(
    where: Where, columns: Columns, row: Sequence[str], findings: list[Finding]
) -> Term | None:
    """The concept of one row, trimmed; what is wrong with it is added to ``findings``.

    None for a row that names no concept or no term. Raises `InputError` when the number of cells
    is not that of the columns.
    """
    remarks = Remarks(where, findings)
    common: dict[str, str] = {}
    told: dict[str, dict[str, str]] = {}
    # Most cells of a glossary are empty: only the others cost time.
    cells = _fitted(where, columns, row)
    for name, place, raw in zip(columns.names, columns.places, cells, strict=True):
        if not raw:
            continue
        cell = _text(name, raw, place is None or place[1] not in LISTS, remarks)
        if not cell:
            continue
        if place is None:
            common[name] = cell
        else:
            told.setdefault(place[0], {})[place[1]] = cell
    concept = common.get("concept", "")
    if not concept:
        remarks.say(
            "glossary-concept", "the row has no concept.", "Give it a short name of its own."
        )
        return None
    keep = common.get("do_not_translate", "").lower()
    if keep not in _YES:
        remarks.say(
            "glossary-value",
            f"do_not_translate is “{keep}”, neither yes nor no.",
            "Write yes or no, or leave it empty.",
        )
    case = common.get("case", "").lower()
    if case and case not in CASES:
        remarks.say(
            "glossary-value",
            f"case is “{case}”, neither exact nor any.",
            "Write exact or any, or leave it empty.",
        )
        case = ""
    found = renderings(columns, told, _YES.get(keep, False), remarks)
    if not found:
        remarks.say(
            "glossary-empty",
            f"“{concept}” has no term in any language.",
            "Fill in the terms, or remove the row.",
        )
        return None
    return Term(
        concept=concept,
        type=common.get("type", ""),
        renderings=found,
        where=where,
        note=common.get("note", ""),
        do_not_translate=_YES.get(keep, False),
        context=listed_in(common.get("context", ""), "context", remarks),
        case=case,
        pos=common.get("pos", ""),
        source=common.get("source", ""),
    )


def _fitted(where: Where, columns: Columns, row: Sequence[str]) -> Sequence[str]:
    """``row`` with as many cells as there are columns; empty ones too many are left out."""
    wanted = len(columns.names)
    if len(row) == wanted:
        return row
    row = [*row[:wanted], *bare(row[wanted:])]
    if len(row) == wanted:
        return row
    advice = 'Put a cell that holds a comma in quotes ("…, …").'
    if len(row) < wanted:
        other = next((mark for mark in ";\t" if row[0].count(mark) > len(row)), "")
        advice = "Separate the cells by commas." if other else "Add the missing commas."
    raise InputError(
        f"this row has {len(row)} columns, the header has {wanted}.",
        where=where,
        advice=advice,
        code="glossary-row",
    )


def _text(name: str, raw: str, single: bool, remarks: Remarks) -> str:
    """The text of a cell that is not empty: trimmed, and as it was before it was made harmless."""
    if raw.isalnum():
        return raw
    cell = raw.strip()
    single = single and name != "context"
    if cell != raw or (not single and BAR in cell and any(p != p.strip() for p in cell.split(BAR))):
        remarks.warn(
            "glossary-space",
            f"“{raw}” in column {name} has a space at its edge.",
            "Remove the space.",
        )
    if runs(cell):
        remarks.warn(
            "glossary-formula",
            f"“{cell}” in column {name} is a formula to a spreadsheet.",
            f"Write an apostrophe before it: '{cell}",
        )
    if not cell.isprintable() or "\ufffd" in cell:
        _odd(name, cell, remarks)
    return unguarded(cell)


def _odd(name: str, cell: str, remarks: Remarks) -> None:
    """Report signs that no text has; those that turn the line around are the audit's."""
    signs = [sign for sign in cell if unicodedata.category(sign) == "Cc" or sign == "\ufffd"]
    if signs:
        shown = ", ".join(dict.fromkeys(f"U+{ord(sign):04X}" for sign in signs))
        remarks.say(
            "glossary-control",
            f"“{cell}” in column {name} holds what is no letter: {shown}.",
            "Type it anew; the file may have been saved in another encoding once.",
        )
