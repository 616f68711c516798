"""Findings for people: one line each, with what to do now below it, and a sum at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from l10n.model.finding import Finding, Severity
from l10n.report.plain import one_line

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
}


def findings_text(findings: Sequence[Finding], colour: bool = False) -> str:
    """``path:line: error[code]: message`` and so on; ``No findings.`` where there is none."""
    lines: list[str] = []
    for finding in findings:
        kind = f"{finding.severity}[{finding.code}]"
        if colour:
            kind = f"\x1b[1;{_COLOURS[finding.severity]}m{kind}\x1b[0m"
        lines.append(f"{one_line(str(finding.where))}: {kind}: {one_line(finding.message)}")
        if finding.advice:
            lines.append(f"    {one_line(finding.advice)}")
        if finding.related:
            lines.append(f"    See {one_line(str(finding.related))}.")
    lines.append(_sum(findings))
    return "\n".join(lines)


def _sum(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.severity for finding in findings)
    shown = [
        f"{counts[severity]} {names[counts[severity] > 1]}"
        for severity, names in _NAMES.items()
        if counts[severity]
    ]
    return f"{', '.join(shown)}." if shown else "No findings."
