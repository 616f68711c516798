"""Codes of translations are put right where there is one way to, and never else."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.masking import mend, read_marks, same

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text("utf-8").splitlines()
    found = [line.split("\t") for line in lines if line and line[0] != "#"]
    assert len(found) > 10
    return found


@pytest.mark.parametrize("row", rows("mended.tsv"), ids=lambda row: row[1])
def test_codes_that_can_be_read_in_one_way_are_put_right(row: list[str]) -> None:
    source, typed, printed = row
    assert mend(source, typed) == printed
    assert same(source, printed)


@pytest.mark.parametrize("row", rows("left.tsv"), ids=lambda row: row[1])
def test_what_is_right_or_open_to_doubt_is_left_alone(row: list[str]) -> None:
    assert mend(*row) is None


_PIECES = st.sampled_from(
    """<b>|</b>|< b>|</ b>|<i>|</i>|<a2>|</a2>|<br>|<gras>|**| ** |*|_|~~|[|](u)|] (u)|[^1]|`x`|＊|
    ＜b＞|mot| |.|été|\\*""".replace("\n    ", "").split("|")
)
_TEXTS = st.lists(_PIECES, max_size=14).map("".join)
_SIGNS = re.compile(r"&lt;.*?&gt;|[<＜].*?[>＞]|\[\^.*?\]|\] ?\(u\)|[*＊_~\[\]\s]")


@given(_TEXTS, _TEXTS)
def test_mending_gives_the_codes_of_the_source_and_no_other_words(source: str, typed: str) -> None:
    mended = mend(source, typed)
    if mended is None:
        return
    assert same(source, mended)
    assert mend(source, mended) is None
    assert _words(mended) == _words(typed)


def _words(text: str) -> list[str]:
    return re.findall(r"mot|été|\.", _SIGNS.sub("", text))


@given(_TEXTS)
def test_a_copy_of_the_source_is_right(text: str) -> None:
    assert same(text, text)
    assert mend(text, text) is None


@given(_TEXTS)
def test_marks_lie_in_order_and_partners_know_each_other(text: str) -> None:
    marks = read_marks(text).marks
    at = 0
    for number, mark in enumerate(marks):
        assert at <= mark.span.start
        assert mark.span.of(text) == mark.form
        at = mark.span.end
        if mark.mate >= 0:
            assert marks[mark.mate].mate == number
            assert marks[mark.mate].name == mark.name


@pytest.mark.parametrize("piece", ["[", "`", "*a ", "<b>", "](", "<a", "** ", "[^", "_a", "&lt;"])
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    start = time.process_time()
    mend(f"Un **mot** {piece}", piece * 4_000)
    assert time.process_time() - start < 2
