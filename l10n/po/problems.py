"""The sentences in which a PO file is refused, or accepted with a word of warning."""

from __future__ import annotations

from l10n.errors import InputError
from l10n.model.finding import Finding, Severity, Where


def refuse(code: str, path: str, line: int, reason: str, advice: str = "") -> InputError:
    """The error for a file that cannot be read safely; ``line`` 0 means the whole file."""
    fix = advice or (f"Fix line {line}" if line else "Repair the file")
    return InputError(
        f"{reason} Nothing was changed.",
        where=Where(path, line),
        advice=f"{fix}, then run: l10n check {path}",
        code=code,
    )


def warn(code: str, path: str, line: int, message: str, advice: str = "") -> Finding:
    """The finding for something odd that loses nothing."""
    return Finding(code, Severity.WARNING, Where(path, line), message, advice)
