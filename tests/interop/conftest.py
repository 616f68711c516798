"""The catalog that other programs get to read, as a file; the list of round trips at the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

from l10n import po

from .catalog import catalog
from .programs import versions


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """``port.po`` in a folder of its own."""
    found = tmp_path / "port.po"
    found.write_bytes(po.render(catalog()))
    return found


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """List every round trip that was made, and the versions of the programs that made it.

    A test says of a trip what it saw with ``record_property("trip", …)``.
    """
    done = [
        report
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        if report.when == "call" and "/interop/" in report.nodeid
    ]
    if not done:
        return
    terminalreporter.section("round trips")
    for name, version in versions():
        terminalreporter.line(f"{name} {version}")
    for report in done:
        for name, said in report.user_properties:
            if name == "trip":
                terminalreporter.line(f"{'✓' if report.passed else '✗'} {said}")
