"""The hand-checked alignments are sound, and error rates against them are what they should be."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measuring.alignments import SETS, Aligned, Link, error_rate, read_aligned, show, tokens, words

FILES = sorted(SETS.glob("*.tsv"))

links = st.frozensets(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1)


def pair(sure: frozenset[Link], possible: frozenset[Link] = frozenset()) -> Aligned:
    return Aligned("a b c d e f", "a b c d e f", sure, sure | possible)


def test_there_is_a_set_for_each_direction_of_the_models() -> None:
    assert [path.stem for path in FILES] == ["en-de", "fr-de", "fr-en"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_pair_is_linked_nearly_whole(path: Path) -> None:
    """Links are within range, no pair stands twice, and hardly a word is left alone."""
    found = read_aligned(path)
    assert len(found) >= 20
    assert len({one.source for one in found}) == len({one.target for one in found}) == len(found)
    for one in found:
        assert one.sure <= one.possible
        for side, text in ((0, one.source), (1, one.target)):
            linked = {link[side] for link in one.possible}
            spelt = [word for word in tokens(text) if word[0].isalnum()]
            alone = [
                word
                for number, word in enumerate(tokens(text))
                if number not in linked and word[0].isalnum()
            ]
            assert len(alone) <= 0.2 * len(spelt), (show(one), alone)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_is_spelt_alike_is_linked(path: Path) -> None:
    """A name or number that each side has once is linked to itself."""
    for one in read_aligned(path):
        left, right = tokens(one.source), tokens(one.target)
        for i, word in enumerate(left):
            telling = len(word) > 1 and (word[0].isupper() or word[0].isdigit())
            if telling and left.count(word) == right.count(word) == 1:
                assert (i, right.index(word)) in one.possible, (word, show(one))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "L'armée n'a tiré qu'un KN-23.",
            ["L'", "armée", "n'", "a", "tiré", "qu'", "un", "KN-23", "."],
        ),
        ("China's 1,100 km", ["China", "'s", "1,100", "km"]),
        ("« 10\u00a0000 hommes »", ["«", "10\u00a0000", "hommes", "»"]),
    ],
)
def test_words_are_cut_as_the_note_says(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected
    assert [text[start:end] for start, end in words(text)] == expected


@given(st.text(max_size=40))
def test_words_stand_in_order_and_no_letter_is_lost(text: str) -> None:
    ends = [0, *(end for both in words(text) for end in both)]
    assert ends == sorted(ends)
    assert sum(c.isalnum() for word in tokens(text) for c in word) == sum(map(str.isalnum, text))


@given(links, links)
def test_the_truth_has_no_error(sure: frozenset[Link], possible: frozenset[Link]) -> None:
    """Whatever is between the sure and the possible links is as good as the truth."""
    truth = pair(sure, possible)
    assert error_rate([(truth, truth.sure)]) == 0
    assert error_rate([(truth, truth.possible)]) == 0


@given(links, links, links)
def test_an_error_rate_is_a_share(
    sure: frozenset[Link], possible: frozenset[Link], found: frozenset[Link]
) -> None:
    assert 0 <= error_rate([(pair(sure, possible), found)]) <= 1


def test_an_error_rate_as_in_the_paper() -> None:
    """3 links, 2 of them sure and 1 possible, of 4 sure: 1 − (2 + 3) / (3 + 4)."""
    truth = pair(frozenset({(0, 0), (1, 1), (2, 2), (3, 3)}), frozenset({(4, 4)}))
    found = frozenset({(0, 0), (1, 1), (4, 4)})
    assert error_rate([(truth, found)]) == pytest.approx(1 - 5 / 7)
    assert error_rate([]) == 1


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Un\tOne", "3 fields"),
        ("Un\tOne\t0:0", "is no link"),
        ("Un\tOne\t0-1", "behind the last word"),
        ("Un\tOne\t0-0 0?0", "twice"),
        ("Un\tOne\t0?0", "no sure link"),
        ("Un\tOne\t", "no sure link"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "fr-en.tsv"
    path.write_text(f"Deux\tTwo\t0-0\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match=rf"fr-en\.tsv:2: .*{problem}"):
        read_aligned(path)
