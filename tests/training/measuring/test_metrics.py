"""Loops, copies, lost numbers and names are counted as they are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measuring.metrics import common_words, loops, names, numbers, soundness


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 200,5 euros", ["12005"]),
        ("1,200.5 euros", ["12005"]),
        ("1\u202f200 hommes en 2024", ["1200", "2024"]),
        ("le 24 et le 25", ["24", "25"]),
        ("KN-23", ["23"]),
        ("24 2500 8", ["24", "2500", "8"]),
        ("aucun", []),
    ],
)
def test_numbers_are_found_in_any_formatting(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize("text", ["of of of it", "a b a b a b", "the old the man the old the man"])
def test_a_loop_is_three_times_the_same(text: str) -> None:
    assert loops(text) == (text != "the old the man the old the man")


def test_names_begin_with_a_capital_and_common_words_do_not() -> None:
    assert names("Kim Jong-un a X ans, dit la Corée.") == ["Kim", "Jong-un", "Corée"]
    assert common_words("Kim dit que la Corée tire") == ["tire"]


@given(st.lists(st.text(alphabet="aB1 .", min_size=1, max_size=12), min_size=1, max_size=4))
def test_a_reference_is_a_perfect_draft(texts: list[str]) -> None:
    """Measured against itself, a translation has lost nothing."""
    found = soundness(["Voici Paris 12 et 13"] * len(texts), texts, texts)
    assert found.length_ratio == 1
    assert found.names in (None, 100)
    assert found.numbers in (None, 100)
    assert found.copied == 0


def test_each_fault_is_counted() -> None:
    sources = ["Le port de Brest accueille 1 200 marins et 35 navires."] * 2
    references = ["The port of Brest hosts 1,200 sailors and 35 ships."] * 2
    drafts = [
        "The harbour of Brest accueille 1.200 sailors and 36 ships.",
        "the the the port of Rennes hosts ships",
    ]
    found = soundness(sources, drafts, references)
    assert found.loops == 50
    assert found.numbers == 25
    assert found.names == 50
    assert found.copied_words == pytest.approx(100 / 8)
    assert soundness(sources, sources, references).copied == 100


def test_of_nothing_there_is_no_share() -> None:
    assert soundness([], [], []).as_dict() == dict.fromkeys(
        ("length_ratio", "loops", "copied", "copied_words", "numbers", "names")
    )
