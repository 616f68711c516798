"""Findings as SARIF 2.1.0 (OASIS), which code scanning services import."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from l10n import __version__
from l10n.model.finding import Finding, Severity, Where
from l10n.report.identity import fingerprints
from l10n.report.plain import encodable
from l10n.report.rules import rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def findings_sarif(findings: Sequence[Finding]) -> str:
    """One run with a rule for each code; paths are relative URIs under ``%SRCROOT%``.

    What GitHub's code scanning reads is there: the rules' help, levels, fingerprints that stay
    when lines above come or go, related places with a message, columns in code points.
    """
    codes = sorted({finding.code for finding in findings})
    order = {code: at for at, code in enumerate(codes)}
    worst = {finding.code: finding.severity for finding in sorted(findings, key=_mildness)}
    run = {
        "tool": {
            "driver": {
                "name": "article-l10n",
                "version": __version__,
                "rules": [_rule(code, worst[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, order[finding.code], same)
            for finding, same in zip(findings, fingerprints(findings), strict=True)
        ],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return encodable(json.dumps(log, ensure_ascii=False, indent=2))


def _mildness(finding: Finding) -> int:
    return -list(Severity).index(finding.severity)


def _rule(code: str, worst: Severity) -> dict[str, Any]:
    said = rule(code)
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in code.split("-")),
        "shortDescription": {"text": said.short},
        "fullDescription": {"text": said.short},
        "help": {"text": said.help, "markdown": said.help},
        "defaultConfiguration": {"level": _LEVELS[worst]},
        "properties": {"tags": [code.partition("-")[0]]},
    }


def _result(finding: Finding, rule: int, same: str) -> dict[str, Any]:
    said = " ".join(text for text in (finding.message, finding.advice) if text) or finding.code
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": encodable(said)},
        "locations": [_location(finding.where)],
        "partialFingerprints": {"finding/v1": same},
    }
    if finding.related:
        text = {"text": f"See {encodable(str(finding.related))}."}
        result["relatedLocations"] = [{"id": 1, **_location(finding.related), "message": text}]
    return result


def _location(where: Where) -> dict[str, Any]:
    # GitHub wants a line for each place, also where the whole file is meant.
    region = {"startLine": where.line or 1}
    if where.column:
        region["startColumn"] = where.column
    if where.end > where.column > 0:
        region["endColumn"] = where.end
    return {"physicalLocation": {"artifactLocation": _artifact(where.path), "region": region}}


def _artifact(path: str) -> dict[str, Any]:
    path = encodable(path)
    if PureWindowsPath(path).drive:
        return {
            "uri": PureWindowsPath(path).as_uri() if PureWindowsPath(path).root else quote(path)
        }
    if PurePosixPath(path).is_absolute():
        return {"uri": "file://" + quote(path)}
    return {"uri": quote(path, safe="/"), "uriBaseId": "%SRCROOT%"}
