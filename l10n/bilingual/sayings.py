"""Warnings about a file that may have a hundred thousand units."""

from __future__ import annotations

from collections import Counter

from l10n.model.finding import Finding, Severity, Where

_NAMED = 20
"""Warnings of one code that are given one by one."""


class Sayings:
    """Collects warnings; of many with the same code, the first are given and the others counted."""

    def __init__(self, path: str, kind: str) -> None:
        self._path = path
        self._kind = kind.lower()
        self._found: list[Finding] = []
        self._count: Counter[str] = Counter()

    def add(self, code: str, line: int, message: str, advice: str = "") -> None:
        """Warn of ``line`` under the code ``<kind>-<code>``."""
        self._count[code] += 1
        if self._count[code] <= _NAMED:
            self._found.append(self._finding(code, line, message, advice))

    def findings(self) -> tuple[Finding, ...]:
        """All warnings in their order, then how many more there are."""
        more = [
            self._finding(code, 0, f"so it is with {count - _NAMED} more.")
            for code, count in self._count.items()
            if count > _NAMED
        ]
        return (*self._found, *more)

    def _finding(self, code: str, line: int, message: str, advice: str = "") -> Finding:
        where = Where(self._path, line)
        return Finding(f"{self._kind}-{code}", Severity.WARNING, where, message, advice)
