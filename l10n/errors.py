"""Why a run cannot go on: every error says what, where and what to do now, and has an exit code.

L10nError
├── UsageError            2   the command line or l10n.toml asks for something impossible
│   └── UnknownLocaleError
├── InputError            2   a file that cannot be read safely, with its line
├── MissingError          3   a package, model or program that is needed is not there
├── BrokenError           3   … is there, but damaged; or the disk is full or read-only
├── ConflictError         4   another run holds the lock, or a file changed under us
└── UnfinishedError       1   an edition was asked for, but units are not reviewed yet
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from l10n.model.finding import Finding, Severity, Where


class L10nError(Exception):
    """A run cannot go on. Caught once, in `l10n/cli.py`."""

    exit_code: ClassVar[int] = 2

    def __init__(
        self, message: str, *, where: Where | None = None, advice: str = "", code: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.advice = advice
        self.code = code

    def finding(self, path: str, severity: Severity, code: str = "") -> Finding:
        """The same as a finding, where the run goes on without the file at ``path``."""
        where = self.where or Where(path)
        return Finding(code or self.code, severity, where, self.message, self.advice)

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; the default would call __init__ without the keywords.
        return _rebuild, (type(self), self.__dict__.copy())

    def __str__(self) -> str:
        at = f"{self.where}: " if self.where else ""
        code = f"[{self.code}]" if self.code else ""
        advice = f" {self.advice}" if self.advice else ""
        return f"{at}error{code}: {self.message}{advice}"


def _rebuild(kind: type[L10nError], state: dict[str, object]) -> L10nError:
    error = kind.__new__(kind)
    Exception.__init__(error, state.get("message", ""))
    error.__dict__.update(state)
    return error


class UsageError(L10nError):
    """The command line or the configuration asks for something impossible."""


class UnknownLocaleError(UsageError):
    """A locale that we have no data for."""

    def __init__(self, tag: str, *, known: Sequence[str]) -> None:
        super().__init__(
            f"“{tag}” is not a locale we know.",
            advice=f"Use one of: {', '.join(known)}.",
            code="locale-unknown",
        )


class InputError(L10nError):
    """A file that cannot be read safely. Nothing was changed."""


class MissingError(L10nError):
    """Something needed is not installed."""

    exit_code = 3


class BrokenError(L10nError):
    """Something needed is damaged, or the disk will not take what we write."""

    exit_code = 3


class ConflictError(L10nError):
    """Another run holds the lock, or a file changed since we read it."""

    exit_code = 4


class UnfinishedError(L10nError):
    """The work is not done: units are left to review, or findings forbid to go on."""

    exit_code = 1

    def __init__(self, message: str, *, findings: Sequence[Finding] = (), advice: str = "") -> None:
        super().__init__(message, advice=advice, code="unfinished")
        self.findings = tuple(findings)
