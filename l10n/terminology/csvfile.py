"""Read glossary files: CSV with a header row, one concept a row."""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterator, Sequence

from l10n.errors import InputError
from l10n.model.finding import Finding, Where
from l10n.model.glossary import Glossary, Term
from l10n.terminology.columns import COMMON, REQUIRED, Columns
from l10n.terminology.rows import bare, term_of

_ADVICE = "Save it as CSV, comma as the separator, UTF-8."


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
            term = term_of(Where(path, line), columns, row, findings)
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
    names = bare([name.strip() for name in header])
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
