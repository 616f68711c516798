"""Where in a glossary file a form is written: line, and the columns of its cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from l10n.model.finding import Where
from l10n.model.glossary import Term

_LINE_END = re.compile(r"\r\n|\r|\n")
_CELL = re.compile(r'"(?:[^"]|"")*"|[^,]*')


class Places:
    """Finds forms in the text of the files that a glossary was read from.

    Without a file's text, or where the form is not found as it is, a place is the whole row.
    """

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        return {
            path: _LINE_END.split(text.removeprefix("\ufeff")) for path, text in self._files.items()
        }

    def of(self, term: Term, tag: str, form: str) -> Where:
        """The place of ``form`` among the forms of ``term`` in the columns of ``tag``."""
        lines = self._lines.get(term.where.path)
        if not lines or not 0 < term.where.line <= len(lines):
            return term.where
        line = lines[term.where.line - 1]
        if form not in line:
            return term.where
        wanted = _names(tag)
        header = [text.strip() for text, _ in _cells(lines[0])]
        for name, (text, start) in zip(header, _cells(line), strict=False):
            if name in wanted and (at := _find(text, form)) >= 0:
                column = start + at + 1
                return Where(term.where.path, term.where.line, column, column + len(form))
        return term.where


def _names(tag: str) -> set[str]:
    """The columns of ``tag``; a region takes over what it does not say from its language."""
    tags = {tag, tag.partition("-")[0]}
    return {f"{one}{suffix}" for one in tags for suffix in ("", "_variants", "_forbidden")} | {
        f"{one}{suffix}" for one in tags for suffix in ("_short", "_forms")
    }


def _cells(line: str) -> Iterator[tuple[str, int]]:
    """The text of each cell of a CSV row, without its quotes, and where it begins (from 0)."""
    at = 0
    while at <= len(line):
        found = _CELL.match(line, at)
        end = found.end() if found else len(line)
        text = line[at:end]
        quoted = len(text) > 1 and text.startswith('"')
        yield (text[1:-1], at + 1) if quoted else (text, at)
        at = max(end, at) + 1


def _find(cell: str, form: str) -> int:
    """Where ``form`` stands in ``cell`` as a whole entry of its list; -1 when it does not."""
    at = 0
    for part in re.split(r"([|>])", cell):
        if part.strip() == form.strip():
            return at + part.find(form)
        at += len(part)
    return -1
