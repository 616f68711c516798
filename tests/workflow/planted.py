"""A project with planted errors, and where its own comments say that each must be found."""

from __future__ import annotations

import re
from pathlib import Path

PLANTED = Path(__file__).parent / "data" / "planted"
TODAY = "2026-11-22"


def expected() -> list[tuple[str, int, str]]:
    """``(path, line, code)`` of every finding: a comment ``# finds:`` speaks of the next ``msgid``."""
    found = []
    for path in sorted(PLANTED.rglob("*.po")):
        codes: list[str] = []
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if told := re.match(r"# finds: (.*)", line):
                codes = told[1].split(", ")
            elif line.startswith("msgid "):
                shown = path.relative_to(PLANTED).as_posix()
                found += [(shown, number, code) for code in codes]
                codes = []
    return sorted(found)
