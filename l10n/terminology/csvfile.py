"""Read glossary files: CSV with a header row, one concept a row."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from l10n.errors import InputError
from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.terminology.columns import COMMON, REQUIRED, Columns

_ADVICE = "Save it as CSV, comma as the separator, UTF-8."
_GENDERS = ("", "m", "f", "n", "pl")
_YES = {"yes": True, "no": False, "": False}


def load(files: Sequence[tuple[str, bytes]]) -> tuple[Glossary, list[Finding]]:
    """Read ``files`` (path as the user knows it, content), in their order, into one glossary.

    Raises `InputError` with path and line for a file that cannot be read safely: wrong encoding or
    delimiter, a column that is missing or unknown, a quote left open, a row with too few or too
    many columns. What is wrong in a row that can be read is a finding. Values are trimmed.
    """
    terms: list[Term] = []
    findings: list[Finding] = []
    for path, content in files:
        rows = _rows(path, _decode(path, content))
        _, header = next(rows, (1, [""]))
        columns = _columns(path, header)
        for line, row in rows:
            term = _term(Where(path, line), columns, row, findings)
            if term:
                terms.append(term)
    return Glossary(tuple(terms)), findings


def _decode(path: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:4096]:
        looks = "UTF-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "a binary file"
        raise InputError(
            f"this is no UTF-8 text; it looks like {looks}.",
            where=Where(path),
            advice=_ADVICE,
            code="glossary-encoding",
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"this is no UTF-8 text; byte 0x{content[error.start]:02x} looks like Windows-1252.",
            where=Where(path, line),
            advice=_ADVICE,
            code="glossary-encoding",
        ) from None


def _rows(path: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Line (1-based, where it begins) and cells of each row that is not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            column = _open_quote(text, line)
            what = f"a quote in column {column} is not closed" if column else f"{error}"
            raise InputError(
                f"{what}.",
                where=Where(path, line),
                advice='Close the quote, or write a quote inside a cell twice ("").',
                code="glossary-quote",
            ) from None
        if any("\n" in cell or "\r" in cell for cell in row):
            column = 1 + next(i for i, cell in enumerate(row) if "\n" in cell or "\r" in cell)
            raise InputError(
                f"the cell in column {column} runs over lines {line} to {reader.line_num}; "
                "a quote was probably left open.",
                where=Where(path, line),
                advice="Close the quote; a cell must stand on one line.",
                code="glossary-quote",
            )
        if any(cell.strip() for cell in row):
            yield line, row


def _open_quote(text: str, line: int) -> int:
    """The column (from 1) of the first quote on ``line`` that is not closed there; 0 if none."""
    lines = text.splitlines()
    if line > len(lines) or lines[line - 1].count('"') % 2 == 0:
        return 0
    before = re.sub(r'"[^"]*"', "", lines[line - 1]).partition('"')[0]
    return before.count(",") + 1


def _columns(path: str, header: Sequence[str]) -> Columns:
    names = [name.strip() for name in header]
    where = Where(path, 1)
    if len(names) == 1 and any(mark in names[0] for mark in ";\t|"):
        mark = next(mark for mark in ";\t|" if mark in names[0])
        shown = {";": "semicolons", "\t": "tabs", "|": "bars"}[mark]
        raise InputError(
            f"the columns are separated by {shown}, not by commas.",
            where=where,
            advice=_ADVICE,
            code="glossary-delimiter",
        )
    try:
        return Columns.of(names)
    except KeyError as error:
        name = str(error.args[0])
        near = difflib.get_close_matches(name, COMMON, n=1)
        raise InputError(
            f"column “{name}” is not known." if name else "a column has no name.",
            where=where,
            advice=(f"Did you mean “{near[0]}”? " if near else "")
            + f"Columns: {', '.join(COMMON)}, and per locale fr, fr_variants, fr_forbidden, gender_fr.",
            code="glossary-column-unknown",
        ) from None
    except ValueError as error:
        raise InputError(
            str(error),
            where=where,
            advice=f"The first row names the columns; needed are {', '.join(REQUIRED)} "
            "and one for each language (fr, en, de).",
            code="glossary-column-missing",
        ) from None


def _term(
    where: Where, columns: Columns, row: Sequence[str], findings: list[Finding]
) -> Term | None:
    wanted = len(columns.names)
    if len(row) != wanted:
        few = len(row) < wanted
        raise InputError(
            f"this row has {len(row)} columns, the header has {wanted}.",
            where=where,
            advice="Add the missing commas."
            if few
            else 'Put a cell that holds a comma in quotes ("…, …").',
            code="glossary-row",
        )
    for name, cell in zip(columns.names, row, strict=True):
        if cell != cell.strip() or any(part != part.strip() for part in cell.split("|")):
            findings.append(
                Finding(
                    "glossary-space",
                    Severity.WARNING,
                    where,
                    f"“{cell}” in column {name} has a space at its edge.",
                    "Remove the space.",
                )
            )
    cells = {name: cell.strip() for name, cell in zip(columns.names, row, strict=True)}
    concept = cells["concept"]
    if not concept:
        _say(
            findings,
            "glossary-concept",
            where,
            "the row has no concept.",
            "Give it a short name of its own.",
        )
        return None
    keep = cells.get("do_not_translate", "").lower()
    if keep not in _YES:
        _say(
            findings,
            "glossary-value",
            where,
            f"do_not_translate is “{keep}”, neither yes nor no.",
            "Write yes or no, or leave it empty.",
        )
    for name, cell in cells.items():
        if name.startswith("gender_") and cell not in _GENDERS:
            _say(
                findings,
                "glossary-value",
                where,
                f"{name} is “{cell}”, none of m, f, n and pl.",
                "Write m, f, n or pl, or leave it empty.",
            )
    renderings = _renderings(columns, cells, _YES.get(keep, False))
    if not renderings:
        _say(
            findings,
            "glossary-empty",
            where,
            f"“{concept}” has no term in any language.",
            "Fill in the terms, or remove the row.",
        )
        return None
    return Term(
        concept=concept,
        type=cells["type"],
        renderings=renderings,
        where=where,
        note=cells.get("note", ""),
        do_not_translate=_YES.get(keep, False),
        context=_list(cells.get("context", "")),
        pos=cells.get("pos", ""),
        source=cells.get("source", ""),
    )


def _say(findings: list[Finding], code: str, where: Where, message: str, advice: str) -> None:
    findings.append(Finding(code, Severity.ERROR, where, message, advice))


def _renderings(columns: Columns, cells: Mapping[str, str], keep: bool) -> dict[str, Rendering]:
    """The renderings of a row; a regional one takes over what it does not say from its language."""
    found: dict[str, Rendering] = {}
    same = next((cells[tag] for tag in columns.languages if cells[tag]), "") if keep else ""
    for tag in columns.languages:
        preferred = cells[tag] or same
        if preferred:
            found[tag] = Rendering(
                preferred,
                _list(cells.get(f"{tag}_variants", "")),
                _list(cells.get(f"{tag}_forbidden", "")),
                cells.get(f"gender_{tag}", ""),
            )
    for tag in columns.regions:
        base = found.get(tag.partition("-")[0], Rendering(""))
        preferred = cells[tag]
        if preferred:
            variants = _list(cells.get(f"{tag}_variants", "")) or base.variants
            forbidden = _list(cells.get(f"{tag}_forbidden", "")) or base.forbidden
            found[tag] = Rendering(
                preferred,
                tuple(form for form in variants if form != preferred),
                tuple(form for form in forbidden if form != preferred),
                cells.get(f"gender_{tag}", "") or base.gender,
            )
    return found


def _list(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))
