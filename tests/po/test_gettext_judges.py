"""GNU gettext agrees about thousands of damaged files, and about what one change leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent.parent / "benchmarks"


def judged(script: str, *options: str, locale: str = "C.UTF-8") -> str:
    """The last lines that the script prints; it must be content."""
    done = subprocess.run(
        [sys.executable, BENCHMARKS / f"{script}.py", *options],
        env=os.environ | {"LC_ALL": locale, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@pytest.mark.interop
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_gettext_judges_a_few_hundred_damaged_files_as_we_do(locale: str) -> None:
    # So few that one in a thousand would be none; the long form below allows it.
    assert "300 mutations" in judged("po_mutations", "--mutations", "300", locale=locale)


@pytest.mark.interop
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_one_change_leaves_all_other_entries_alone(locale: str) -> None:
    assert "100 catalogs" in judged("po_changes", "--catalogs", "100", locale=locale)


@pytest.mark.soak
def test_gettext_judges_ten_thousand_damaged_files_as_we_do() -> None:
    assert "10000 mutations" in judged("po_mutations", "--mutations", "10000", "--seed", "1")


@pytest.mark.soak
def test_one_change_in_each_of_ten_thousand_catalogs_leaves_all_else_alone() -> None:
    assert "10000 catalogs" in judged("po_changes", "--catalogs", "10000", "--seed", "1")
