"""The catalog that other programs get to read, as a file; the list of round trips at the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import po

from .catalog import catalog
from .programs import versions


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """``port.po`` in a folder of its own."""
    found = tmp_path / "port.po"
    found.write_bytes(po.render(catalog()))
    return found


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List every round trip that was made, and the versions of the programs that made it.

    A test says with ``record_property("trip", …)`` what it saw; another is listed by its name.
    """
    done: dict[str, list[bool]] = {}
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            if report.when == "call" and "interop" in report.keywords:
                said = dict(report.user_properties).get("trip") or _name(report.nodeid)
                done.setdefault(str(said), []).append(report.passed)
    if not done:
        return
    terminalreporter.section("round trips")
    for name, version in versions():
        terminalreporter.line(f"{name} {version}")
    for said, passed in done.items():
        times = f" ({len(passed)} times)" if len(passed) > 1 else ""
        terminalreporter.line(f"{'✓' if all(passed) else '✗'} {said}{times}")


def _name(nodeid: str) -> str:
    """``test_gettext: msgcat changes no byte`` for a test of that name."""
    path, _, test = nodeid.partition("::")
    name = test.partition("[")[0].removeprefix("test_").replace("_", " ")
    return f"{Path(path).stem.removeprefix('test_')}: {name}"
