"""The mix table is read with or without licences; without them nothing passes for open."""

from pathlib import Path

import pytest
from text.corpora import MixRow, open_only, read_mix


def table(tmp_path: Path, text: str) -> list[MixRow]:
    (tmp_path / "mix.tsv").write_text(text, encoding="utf-8")
    return read_mix(tmp_path / "mix.tsv")


def test_a_table_may_tell_licences(tmp_path: Path) -> None:
    rows = table(
        tmp_path,
        "pair\tsource\tearly\tlate\tlicence\nfr-en\ta\t1\t2\topen\nfr-en\tb\t1\t0\tresearch\n",
    )
    assert [row.corpus for row in open_only(rows)] == ["a"]


def test_a_table_without_licences_is_a_table(tmp_path: Path) -> None:
    rows = table(tmp_path, "pair\tsource\tearly\tlate\nfr-en\ta\t1\t2\n")
    assert rows == [MixRow("fr-en", "a", 1.0, 2.0)]
    with pytest.raises(ValueError, match="licence of a"):
        open_only(rows)
