"""A finding: something that is wrong in a text, said so that one can act on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """ERROR fails a check; WARNING and INFO are said and counted."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place to look at: ``path`` as the user knows it, 1-based ``line`` (0: the whole file).

    ``column`` is the first code point there (from 1; 0: the whole line), ``end`` the column behind
    the last one (0: not known). People read ``path:line``; programs get the columns as well.
    """

    path: str
    line: int = 0
    column: int = 0
    end: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and what to do now. Values, so that any report can print them."""

    code: str
    """Stable and dashed, family first: ``number-missing``, ``term-missing``, ``glossary-duplicate``."""
    severity: Severity
    where: Where
    message: str
    advice: str = ""
    related: Where | None = None
    """A second place that matters, such as the glossary row behind a term."""
