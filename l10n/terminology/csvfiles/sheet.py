"""A glossary file as the lines it has, of which a few are changed and the others stay."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from l10n.terminology.csvfiles.reading import read_table

_BOM = b"\xef\xbb\xbf"


class Sheet:
    """The lines of the file at ``path``; line numbers are 1-based and do not change.

    New rows are written as the old ones are: line ends of the header row, all cells in quotes where
    its first one is. Raises `InputError` when ``content`` cannot be read.
    """

    def __init__(self, path: str, content: bytes) -> None:
        table = read_table(path, content)
        self.names: tuple[str, ...] = table.columns.names
        self._bom = _BOM if content.startswith(_BOM) else b""
        self._lines = list(table.lines)
        self._header = table.header
        self._rows = dict(table.rows())
        header = self._lines[table.header - 1]
        self._end = header[len(header.rstrip("\r\n")) :] or "\n"
        self._quoted = header.startswith('"')

    def cells(self, line: int) -> list[str]:
        """The cells of the row on ``line``, as they stand there."""
        return list(self._rows[line])

    def put(self, line: int, cells: Sequence[str]) -> None:
        """Write the row on ``line`` anew."""
        old = self._lines[line - 1]
        self._lines[line - 1] = self.line(cells) + old[len(old.rstrip("\r\n")) :]

    def add(self, rows: Sequence[Sequence[str]]) -> None:
        """Put ``rows`` behind the last row that is not blank."""
        last = max(self._rows, default=self._header)
        if rows and not self._lines[last - 1].endswith(("\r", "\n")):
            self._lines[last - 1] += self._end
        self._lines[last:last] = [self.line(row) + self._end for row in rows]

    def widen(self, names: Sequence[str]) -> None:
        """Add columns behind the last one; every row gets as many empty cells."""
        for line, row in self._rows.items():
            self._extend(line, row, [""] * len(names))
        self._extend(self._header, [*self.names], names)
        self.names = (*self.names, *names)

    def _extend(self, line: int, row: list[str], more: Sequence[str]) -> None:
        old = self._lines[line - 1]
        text = old.rstrip("\r\n")
        if next(csv.reader([text])) == row and len(row) == len(self.names):
            added = self.line(["x", *more]).removeprefix(self.line(["x"]))
            self._lines[line - 1] = f"{text}{added}{old[len(text) :]}"
        else:
            # Behind its last column a spreadsheet has left empty cells.
            self.put(line, [*row[: len(self.names)], *more])
        row[len(self.names) :] = more

    def line(self, cells: Sequence[str]) -> str:
        """``cells`` as a line of CSV (RFC 4180) without its end."""
        text = io.StringIO(newline="")
        if self._quoted:
            csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="").writerow(cells)
        else:
            csv.writer(text, lineterminator="").writerow(cells)
        return text.getvalue()

    def content(self) -> bytes:
        """The file as it is now."""
        return self._bom + "".join(self._lines).encode()
