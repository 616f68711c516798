"""Findings as people, programs, GitHub and code scanners read them: the door to the formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from l10n.model.finding import Finding
from l10n.report.github import findings_github
from l10n.report.jsontext import findings_json
from l10n.report.sarif import findings_sarif
from l10n.report.text import findings_text

__all__ = [
    "FORMATS",
    "findings_github",
    "findings_json",
    "findings_sarif",
    "findings_text",
    "render_findings",
]

_FORMATS: Mapping[str, Callable[[Sequence[Finding]], str]] = {
    "text": findings_text,
    "json": findings_json,
    "github": findings_github,
    "sarif": findings_sarif,
}

FORMATS = tuple(_FORMATS)
"""The names that `render_findings` knows."""


def render_findings(findings: Sequence[Finding], fmt: str, *, colour: bool = False) -> str:
    """``findings`` in the format named ``fmt``, without a line end; colour is for text alone.

    Raises ``KeyError`` for a format that is none of `FORMATS`.
    """
    return findings_text(findings, colour) if fmt == "text" else _FORMATS[fmt](findings)
