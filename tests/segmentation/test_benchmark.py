"""`benchmarks/segmentation.py` reads beds, counts boundaries and refuses what is no bed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BENCHMARK = Path(__file__).parent.parent.parent / "benchmarks" / "segmentation.py"

RIGHT = {
    "id": "a",
    "lang": "fr",
    "genre": "news",
    "text": "M. Roy part.\u00a0Il rit.",
    "sentences": ["M. Roy part.", "Il rit."],
}
WRONG = {
    "id": "b",
    "lang": "fr",
    "genre": "news",
    "text": "Il part. Elle reste. Fin",
    "sentences": ["Il part. Elle reste.", "Fin"],
}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(BENCHMARK), "--no-speed", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_it_counts_boundaries_and_shows_errors_in_their_context(tmp_path: Path) -> None:
    (tmp_path / "fr.jsonl").write_text(f"{json.dumps(RIGHT)}\n{json.dumps(WRONG)}\n", "utf-8")
    done = run("--bed", str(tmp_path), "--json")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    (row,) = result["scores"]
    assert (row["boundaries"], row["precision"], row["recall"]) == (2, 66.67, 100)
    assert row["errors"] == ["wrong  b: …Il part. ⏎ Elle reste. Fin…"]
    assert result["no_break_differences"] == []


def test_an_article_s_gold_takes_its_language_from_the_file_name(tmp_path: Path) -> None:
    gold = {"line": 3, "cls": "body", "text": RIGHT["text"], "sentences": RIGHT["sentences"]}
    bed = tmp_path / "article_fr_gold.jsonl"
    bed.write_text(json.dumps(gold), "utf-8")
    done = run("--bed", str(bed))
    assert done.returncode == 0, done.stderr
    assert "article body" in done.stdout


def test_what_is_no_bed_is_refused_with_its_line(tmp_path: Path) -> None:
    bed = tmp_path / "fr.jsonl"
    bed.write_text(f"{json.dumps(RIGHT)}\nnot json\n", "utf-8")
    done = run("--bed", str(bed))
    assert done.returncode == 2
    assert "fr.jsonl:2" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_bed_is_refused(tmp_path: Path) -> None:
    done = run("--bed", str(tmp_path / "nothing.jsonl"))
    assert done.returncode == 2
    assert "nothing.jsonl" in done.stderr
