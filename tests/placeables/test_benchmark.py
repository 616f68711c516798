"""The benchmark of placeables counts what is right and lists what is not."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SCRIPT = HERE.parent.parent / "benchmarks" / "placeables.py"


def test_hits_are_counted_and_misses_are_listed():
    run = subprocess.run(
        [sys.executable, "-X", "utf8", SCRIPT, "--bed", HERE / "bed.jsonl"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    table, _, misses = run.stdout.partition("\n\n")
    counts = {line.split()[0]: " ".join(line.split()[1:]) for line in table.splitlines()}
    assert counts["date_full"] == "2 of 2 1 of 2 2 of 3 – –"
    assert counts["copy"] == "– – – – 1 of 1"
    assert [line[:2] for line in misses.splitlines()] == ["b:", "b:"]


def test_a_bed_without_cases_is_refused(tmp_path):
    run = subprocess.run(
        [sys.executable, "-X", "utf8", SCRIPT, "--bed", tmp_path],
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 1
    assert "no case" in run.stderr
