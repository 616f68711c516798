"""Findings for programs: one JSON object."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from l10n.model.finding import Finding, Severity, Where
from l10n.report.identity import fingerprints
from l10n.report.plain import encodable


def findings_json(findings: Sequence[Finding]) -> str:
    """``{"counts": {…}, "findings": [{code, severity, path, line, column, message, …}]}``.

    ``line`` is null where the whole file is meant, ``column`` where the whole line, ``related``
    where there is no second place. ``fingerprint`` stays when lines above come or go.
    """
    counts = {str(severity): 0 for severity in Severity}
    for finding in findings:
        counts[finding.severity] += 1
    pairs = zip(findings, fingerprints(findings), strict=True)
    shown = {"counts": counts, "findings": [_finding(*pair) for pair in pairs]}
    return encodable(json.dumps(shown, ensure_ascii=False, indent=2))


def _finding(finding: Finding, same: str) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        **_place(finding.where),
        "message": finding.message,
        "advice": finding.advice,
        "related": _place(finding.related) if finding.related else None,
        "fingerprint": same,
    }


def _place(where: Where) -> dict[str, Any]:
    return {"path": where.path, "line": where.line or None, "column": where.column or None}
