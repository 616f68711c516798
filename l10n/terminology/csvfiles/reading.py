"""Read glossary files: CSV with a header row, one concept a row."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.errors import InputError
from l10n.model.finding import Finding, Where
from l10n.model.glossary import Glossary, Term
from l10n.model.locale import known_locales
from l10n.terminology.csvfiles.columns import COMMON, REQUIRED, Columns, all_of
from l10n.terminology.csvfiles.quoting import fault
from l10n.terminology.csvfiles.rows import bare, term_of

_ADVICE = "Save it as CSV, comma as the separator, UTF-8."
_MARKS = {";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True)
class Table:
    """A glossary file as text: its lines with their ends, and what its header row names.

    Without a byte order mark. A row that can be read stands on one line.
    """

    path: str
    lines: tuple[str, ...]
    columns: Columns
    header: int
    """On which line the columns are named (1-based); blank lines may stand before it."""

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Line (1-based) and cells of each row below the header that is not blank."""
        rows = _rows(self.path, self.lines)
        next(rows)
        return rows


def load(files: Sequence[tuple[str, bytes]]) -> tuple[Glossary, list[Finding]]:
    """Read ``files`` (path as the user knows it, content), in their order, into one glossary.

    Raises `InputError` with path and line for a file that cannot be read safely: wrong encoding or
    delimiter, a column that is missing or unknown, a quote left open, a row with too few or too
    many columns. What is wrong in a row that can be read is a finding. Values are trimmed. Time and
    memory grow with the files in proportion.
    """
    terms: list[Term] = []
    findings: list[Finding] = []
    for path, content in files:
        table = read_table(path, content)
        for line, row in table.rows():
            term = term_of(Where(path, line), table.columns, row, findings)
            if term:
                terms.append(term)
    return Glossary(tuple(terms)), findings


def read_table(path: str, content: bytes) -> Table:
    """The lines of a glossary file and its columns. Raises `InputError` as `load` does."""
    lines = tuple(io.StringIO(_decode(path, content), newline=""))
    line, header = next(_rows(path, lines), (1, [""]))
    return Table(path, lines, _columns(Where(path, line), header), line)


def _decode(path: str, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
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
        # error.start counts from behind a byte order mark, so it would be three bytes short.
        before = content.removeprefix(b"\xef\xbb\xbf")[: error.start]
        line = len(before.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))
        raise InputError(
            f"this is no UTF-8 text; byte 0x{error.object[error.start]:02x} looks like"
            " Windows-1252.",
            where=Where(path, line),
            advice=_ADVICE,
            code="glossary-encoding",
        ) from None


def _rows(path: str, lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Line (1-based, where it begins) and cells of each row that is not blank."""
    reader = csv.reader(lines, strict=True)
    header: list[str] = []
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = []
        if not row or reader.line_num > line:
            if row or lines[line - 1].strip():
                raise _misquoted(path, line, reader.line_num, lines[line - 1], header)
            continue
        if any(row) and any(cell.strip() for cell in row):
            header = header or row
            yield line, row


def _misquoted(path: str, line: int, last: int, text: str, header: Sequence[str]) -> InputError:
    """The error for a row that does not end on its line, or that has a cell none can read."""
    column, what = fault(text)
    name = header[column - 1].strip() if column <= len(header) else ""
    runs = f" (the cell runs on to line {last})" if last > line else ""
    return InputError(
        f"{what} in column {column}{f' (“{name}”)' if name else ''}{runs}.",
        where=Where(path, line),
        advice='Close the quote, or write a quote inside a cell twice (""); a cell must stand on '
        "one line.",
        code="glossary-quote",
    )


def _columns(where: Where, header: Sequence[str]) -> Columns:
    names = bare([name.strip() for name in header])
    if mark := _other_delimiter(names):
        raise InputError(
            f"the columns are separated by {_MARKS[mark]}, not by commas.",
            where=where,
            advice=_ADVICE,
            code="glossary-delimiter",
        )
    try:
        return Columns.of(names)
    except KeyError as error:
        name = str(error.args[0])
        raise InputError(
            f"column “{name}” is not known." if name else "a column has no name.",
            where=where,
            advice=f"{did_you_mean(name)}Columns: {', '.join(COMMON)}, and per locale "
            f"{', '.join(all_of('fr'))}.",
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


def _other_delimiter(names: Sequence[str]) -> str:
    """The mark that separates the columns where it is no comma; else nothing."""
    text = ",".join(names)
    if "concept" in names:
        return ""
    if text.startswith("sep="):  # how Excel says it
        return text[4:5] if text[4:5] in _MARKS else ""
    for mark in _MARKS:
        if "concept" in [name.strip(' "') for name in text.split(mark)]:
            return mark
    return next((mark for mark in _MARKS if len(names) == 1 and mark in text), "")


def did_you_mean(name: str) -> str:
    """A question with the known column that is most like ``name``; empty when none is."""
    known = [*COMMON, *(one for locale in known_locales() for one in all_of(locale.tag))]
    near = difflib.get_close_matches(name, known, n=1)
    return f"Did you mean “{near[0]}”? " if near else ""
