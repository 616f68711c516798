"""What changed in a sentence is said in words that a translator understands, and rightly."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.merging import describe
from l10n.merging.changes import UNCHANGED
from l10n.model.unit import Key


def rows() -> list[list[str]]:
    text = Path(__file__).with_name("changes.tsv").read_text("utf-8").replace("␣", "\u00a0")
    found = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert len(found) > 30
    return found


@pytest.mark.parametrize(("language", "before", "now", "said"), rows())
def test_a_change_is_described(language: str, before: str, now: str, said: str) -> None:
    lines = describe(Key("", before), Key("", now), language)
    assert lines == tuple(f"changed: {line}" for line in said.split("|"))


def test_another_role_is_said_first() -> None:
    lines = describe(Key("", "Il part."), Key("heading", "Il part"), "fr")
    assert lines == (
        "changed: was body, is heading now",
        "changed: punctuation only: removed “.”",
    )


def test_a_sentence_that_is_the_same_is_said_to_be_the_same() -> None:
    assert describe(Key("", "Il part."), Key("", "Il part."), "fr") == (UNCHANGED,)


def test_of_a_sentence_rewritten_in_many_places_not_all_are_listed() -> None:
    before = " ".join(f"mot{at} reste" for at in range(20))
    now = " ".join(f"terme{at} reste" for at in range(20))
    lines = describe(Key("", before), Key("", now), "fr")
    assert lines[-1] == "changed: and 15 more places"
    assert len(lines) == 6


@given(st.text(), st.text(), st.sampled_from(["fr", "en", "de", "es"]))
def test_any_two_sentences_are_described_in_few_short_lines(
    before: str, now: str, language: str
) -> None:
    lines = describe(Key("", before), Key("", now), language)
    assert lines
    assert len(lines) <= 7
    assert all(line.startswith("changed: ") and len(line) < 300 for line in lines)
