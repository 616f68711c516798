"""The benchmark of dates counts what is right and lists what is not."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
SCRIPT = HERE.parent.parent / "benchmarks" / "dates.py"


def test_hits_are_counted_and_misses_are_listed():
    run = subprocess.run(
        [sys.executable, "-X", "utf8", SCRIPT, "--bed", HERE / "bed.jsonl"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = [" ".join(line.split()) for line in run.stdout.splitlines()]
    assert lines[:4] == [
        "full dates: span and value 1 of 2",
        "all dates: span and value 1 of 2",
        "forms 2 of 3",
        "left alone 1 of 1",
    ]
    assert [line[:2] for line in lines[4:]] == ["b:", "b:"]


def test_a_bed_without_cases_is_refused(tmp_path):
    run = subprocess.run(
        [sys.executable, "-X", "utf8", SCRIPT, "--bed", tmp_path],
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 1
    assert "no case" in run.stderr
