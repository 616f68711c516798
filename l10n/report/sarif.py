"""Findings as SARIF 2.1.0 (OASIS), which code scanning services import."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from l10n import __version__
from l10n.model.finding import Finding, Severity, Where
from l10n.report.plain import encodable

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def findings_sarif(findings: Sequence[Finding]) -> str:
    """One run with a rule for each code; paths are relative URIs under ``%SRCROOT%``."""
    codes = sorted({finding.code for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "article-l10n",
                "version": __version__,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in findings],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return encodable(json.dumps(log, ensure_ascii=False, indent=2))


def _rule(code: str) -> dict[str, Any]:
    words = code.replace("-", " ")
    name = "".join(word.capitalize() for word in words.split())
    return {"id": code, "name": name, "shortDescription": {"text": words.capitalize() + "."}}


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    said = " ".join(text for text in (finding.message, finding.advice) if text)
    # The same finding keeps its identity when lines above it come or go.
    identity = "\0".join((finding.code, finding.where.path, finding.message))
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": said},
        "locations": [_location(finding.where)],
        "partialFingerprints": {"finding/v1": digest[:32]},
    }
    if finding.related:
        result["relatedLocations"] = [{"id": 0, **_location(finding.related)}]
    return result


def _location(where: Where) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _artifact(where.path)}
    if where.line:
        place["region"] = {"startLine": where.line}
    return {"physicalLocation": place}


def _artifact(path: str) -> dict[str, Any]:
    path = encodable(path)
    if PureWindowsPath(path).drive:
        return {
            "uri": PureWindowsPath(path).as_uri() if PureWindowsPath(path).root else quote(path)
        }
    if PurePosixPath(path).is_absolute():
        return {"uri": "file://" + quote(path)}
    return {"uri": quote(path, safe="/"), "uriBaseId": "%SRCROOT%"}
