"""What is wrong in a row of a glossary file, collected while it is read."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model.finding import Finding, Severity, Where


@dataclass(frozen=True, slots=True)
class Remarks:
    """Where a row stands, and the list that its findings go into."""

    where: Where
    findings: list[Finding]

    def say(
        self, code: str, message: str, advice: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Add a finding about the row."""
        self.findings.append(Finding(code, severity, self.where, message, advice))

    def warn(self, code: str, message: str, advice: str) -> None:
        """Add one that fails no check."""
        self.say(code, message, advice, Severity.WARNING)
