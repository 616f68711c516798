"""Findings for programs: one JSON object."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from l10n.model.finding import Finding, Severity, Where
from l10n.report.plain import encodable


def findings_json(findings: Sequence[Finding]) -> str:
    """``{"counts": {…}, "findings": [{code, severity, path, line, message, advice, related}]}``.

    ``line`` is null where the whole file is meant, ``related`` where there is no second place.
    """
    counts = {str(severity): 0 for severity in Severity}
    for finding in findings:
        counts[finding.severity] += 1
    shown = {"counts": counts, "findings": [_finding(finding) for finding in findings]}
    return encodable(json.dumps(shown, ensure_ascii=False, indent=2))


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        **_place(finding.where),
        "message": finding.message,
        "advice": finding.advice,
        "related": _place(finding.related) if finding.related else None,
    }


def _place(where: Where) -> dict[str, Any]:
    return {"path": where.path, "line": where.line or None}
