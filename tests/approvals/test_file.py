"""An approvals file says again what was written, and is refused where it cannot be trusted."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.approvals import read, render
from l10n.errors import InputError
from l10n.model.approval import Approval, Approvals, seal
from l10n.model.locale import Locale

DE = Locale("de")
WHEN = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
EMPTY = Approvals("kim", DE)

any_text = st.text(st.characters(), max_size=30)
"""Whatever can stand in a name or a source: tabs, line ends, lone surrogates, controls."""
hashes = any_text.map(seal)
entries = st.builds(
    Approval,
    context=any_text | st.sampled_from(["title", "<<<<<<< ours", "=======", "# l10n approvals"]),
    source_hash=hashes,
    target_hash=hashes,
    who=any_text.filter(str.strip),
    when=st.datetimes(min_value=datetime(1970, 1, 1), timezones=st.just(UTC)).map(
        lambda when: when.replace(microsecond=0)
    ),
    words=any_text,
)
approvals = st.builds(
    Approvals,
    article=any_text,
    locale=st.sampled_from([DE, Locale("de-AT"), Locale("en")]),
    entries=st.lists(entries, max_size=6, unique_by=lambda entry: entry.unit).map(tuple),
)


def entry(source: str = "Un.", target: str = "One.", who: str = "Anna Meier") -> Approval:
    return Approval("", seal(source), seal(target), who, WHEN, source)


TWO = replace(EMPTY, entries=(entry(), entry("Deux.", "Two.", "Jörg ↵ Groß")))
LINES = render(TWO).decode().split("\n")


def broken(data: bytes | str, article: str = "kim", locale: Locale = DE) -> InputError:
    with pytest.raises(InputError) as error:
        read(data.encode() if isinstance(data, str) else data, "kim.tsv", article, locale)
    assert error.value.where
    assert error.value.where.path == "kim.tsv"
    assert error.value.advice
    return error.value


@given(approvals)
def test_what_is_written_is_read_again(given_ones: Approvals) -> None:
    data = render(given_ones)
    assert read(data, "kim.tsv", given_ones.article, given_ones.locale) == given_ones


@given(approvals)
def test_each_approval_is_one_line_whatever_stands_in_it(given_ones: Approvals) -> None:
    text = render(given_ones).decode("utf-8")
    assert len(text.splitlines()) == 2 + len(given_ones.entries)
    assert {line.count("\t") for line in text.splitlines()[2:]} <= {5}


def test_a_file_from_windows_is_read_as_it_was_written() -> None:
    data = b"\xef\xbb\xbf" + render(TWO).replace(b"\n", b"\r\n")
    assert read(data, "kim.tsv", "kim", DE) == TWO


def test_the_words_at_the_end_may_be_missing_and_blank_lines_there() -> None:
    stamp, columns, first, second, _ = LINES
    text = "\n".join([stamp, columns, first.rpartition("\t")[0], "", second])
    found = read(text.encode(), "kim.tsv", "kim", DE)
    assert [one.unit for one in found.entries] == [one.unit for one in TWO.entries]


def test_a_name_that_macos_took_apart_is_the_same_name() -> None:
    data = render(replace(EMPTY, article="Coréens"))
    assert read(data, "kim.tsv", "Core\u0301ens", DE).article == "Core\u0301ens"


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "approvals-empty", 0),
        (b" \n\n", "approvals-empty", 0),
        (render(TWO)[:-60] + b"\xff\n", "approvals-encoding", 4),
        (render(TWO).decode().encode("utf-16"), "approvals-encoding", 1),
        ("context\tsource\ttarget\n", "approvals-header", 1),
        (b"\x89PNG\r\n", "approvals-encoding", 1),
        (LINES[0].replace("version=1", "version=2"), "approvals-version", 1),
        ("# l10n approvals\tversion=9\tsigned=yes\n", "approvals-version", 1),
        (LINES[0].replace("article=kim", "article=putin"), "approvals-other", 1),
        (LINES[0].replace("locale=de", "locale=en"), "approvals-other", 1),
        (LINES[0] + "\tmore=1", "approvals-other", 1),
        ("<<<<<<< HEAD\n" + "\n".join(LINES), "approvals-conflict", 1),
        ("\n".join([*LINES[:3], "=======", *LINES[3:]]), "approvals-conflict", 4),
        ("\n".join([*LINES[:4], LINES[2]]), "approvals-duplicate", 5),
        ("\n".join(LINES)[:-40], "approvals-broken", 4),
        ("\n".join([*LINES[:3], "I approve of this"]), "approvals-broken", 4),
        ("\n".join(LINES).replace("18:30:00Z", "18:30:00"), "approvals-broken", 3),
        ("\n".join(LINES).replace("2026-11-22", "2026-13-22"), "approvals-broken", 3),
        ("\n".join(LINES).replace("Anna Meier", " "), "approvals-broken", 3),
        ("\n".join(LINES).replace("Anna", "Anna\\x"), "approvals-broken", 3),
        ("\n".join(LINES).replace(seal("One."), "0" * 31), "approvals-broken", 3),
        ("\n".join(LINES).replace(seal("One."), seal("One.").upper()), "approvals-broken", 3),
    ],
)
def test_what_cannot_be_trusted_is_refused_with_its_line(
    data: bytes | str, code: str, line: int
) -> None:
    error = broken(data)
    assert (error.code, error.where.line if error.where else -1) == (code, line)


@given(st.integers(min_value=0, max_value=len(render(TWO)) - 1))
def test_a_file_cut_off_anywhere_approves_nothing_that_was_not_approved(length: int) -> None:
    try:
        found = read(render(TWO)[:length], "kim.tsv", "kim", DE)
    except InputError:
        return
    assert {(one.unit, one.target_hash) for one in found.entries} <= {
        (one.unit, one.target_hash) for one in TWO.entries
    }


@given(st.binary(max_size=60), st.integers(min_value=0, max_value=len(render(TWO))))
def test_no_bytes_end_in_anything_but_a_clear_error(noise: bytes, at: int) -> None:
    data = render(TWO)[:at] + noise + render(TWO)[at:]
    with contextlib.suppress(InputError):
        assert read(data, "kim.tsv", "kim", DE).article == "kim"
