"""Test sets are read with clear errors, and results are shown and logged."""

import json
import lzma
from pathlib import Path

import pytest
from evaluate import COLUMNS, append, read_options, reasons, report, table
from measuring.testsets import read_set

RESULT = dict.fromkeys(COLUMNS, 1) | {
    "set": "news",
    "pair": "fr-en",
    "bleu": 20.5,
    "names": None,
    "bleu_signature": "nrefs:1",
    "chrf_signature": "nrefs:1|nc:6",
    "reasons": {"it is empty": 2},
    "robust": {
        "plain": 50.0,
        "chrf_signature": "case:lc",
        "capitals": {"chrf": 40.0, "loss": 10.0, "refused": 3},
    },
    "examples": [["Oui", "Yes", "Yes"]],
}


def test_a_set_is_read_as_it_stands(tmp_path: Path) -> None:
    """Nothing is cleaned: scores must be comparable with other people's."""
    path = tmp_path / "news.2024.fr-en.tsv.xz"
    with lzma.open(path, "wt", encoding="utf-8", newline="\n") as out:
        out.write("Un\u00a0« mot »\tA  word\nDeux\tTwo\n")
    found = read_set(path)
    assert (found.name, found.pair) == ("news.2024", "fr-en")
    assert found.sources == ["Un\u00a0« mot »", "Deux"]
    assert found.references == ["A  word", "Two"]
    assert read_set(path, lines=1).sources == ["Un\u00a0« mot »"]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("news.tsv", b"a\tb\n", "is called"),
        ("news.fr-en.tsv", b"", "is empty"),
        ("news.fr-en.tsv", b"a\tb\nalone\n", r"tsv:2: a source"),
        ("news.fr-en.tsv", b"a\t \n", r"tsv:1: a source"),
        ("news.fr-en.tsv", b"\xff\tb\n", r"tsv:1: this is not UTF-8"),
        ("news.fr-en.tsv.xz", b"a\tb\n", "damaged or cut off"),
        ("news.fr-en.tsv.xz", lzma.compress(b"a\tb\n" * 500)[:-20], "damaged or cut off"),
    ],
)
def test_a_bad_set_is_named(tmp_path: Path, name: str, content: bytes, problem: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ValueError, match=problem):
        read_set(path)


def test_a_report_tells_everything() -> None:
    shown = report([RESULT])
    for part in ("BLEU nrefs:1", "20.5", "–", "2 refused, it is empty", "capitals", "→ Yes"):
        assert part in shown


def test_columns_are_as_wide_as_they_need_to_be() -> None:
    assert table([["set", "n"], ["a", 100]]) == "set    n\na    100"


def test_reasons_are_counted_without_what_is_particular() -> None:
    found = reasons(["", "it repeats itself (of the)", "it repeats itself (a (b))", "it is empty"])
    assert found == {"it is empty": 1, "it repeats itself": 2}


def test_scores_are_logged_by_direction(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    append(log, 10, [RESULT])
    append(log, 20, [RESULT, RESULT | {"set": "talks"}])
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert lines == [
        {"step": 10, "bleu": {"fr-en": 20.5}},
        {"step": 20, "bleu": {"news.fr-en": 20.5, "talks.fr-en": 20.5}},
    ]


def test_exactly_one_model_is_evaluated() -> None:
    assert read_options(["a.fr-en.tsv", "--built", "m"]).built == Path("m")
    for wrong in (
        ["a"],
        ["a", "--built", "m", "--models", "n"],
        ["a", "--built", "m", "--step", "3"],
    ):
        with pytest.raises(SystemExit):
            read_options(wrong)
