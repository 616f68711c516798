"""Findings as GitHub workflow commands, which become annotations in a pull request."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.model.finding import Finding, Severity
from l10n.report.plain import one_line

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def findings_github(findings: Sequence[Finding]) -> str:
    """``::error file=…,line=…,col=…,endColumn=…,title=…::message``, a line each; empty for none.

    Escaped as GitHub's own toolkit does (actions/toolkit, ``command.ts``): ``%``, CR and LF
    everywhere, ``:`` and ``,`` in properties as well.
    """
    return "\n".join(_command(finding) for finding in findings)


def _command(finding: Finding) -> str:
    properties = [f"file={_property(finding.where.path)}"]
    if finding.where.line:
        properties.append(f"line={finding.where.line}")
        if finding.where.column:
            properties.append(f"col={finding.where.column}")
        if finding.where.end > finding.where.column > 0:
            # The last column, where ours is the one behind it.
            properties.append(f"endColumn={finding.where.end - 1}")
    properties.append(f"title={_property(finding.code)}")
    said = [finding.message, finding.advice]
    if finding.related:
        said.append(f"See {finding.related}.")
    message = "\n".join(text for text in said if text)
    return f"::{_COMMANDS[finding.severity]} {','.join(properties)}::{_data(message)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return one_line(escaped)


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
