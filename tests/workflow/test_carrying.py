"""Another number is written into a translation where a rule is sure, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model.locale import Locale
from l10n.workflow.carrying import carrier

FRENCH = Locale("fr")


def rows() -> list[list[str]]:
    text = Path(__file__).with_name("carried.tsv").read_text("utf-8")
    found = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    assert len(found) > 20
    return found


@pytest.mark.parametrize(("tag", "before", "now", "target", "becomes"), rows())
def test_a_number_is_carried_where_it_is_certain(
    tag: str, before: str, now: str, target: str, becomes: str
) -> None:
    assert carrier(FRENCH, Locale(tag))(before, now, target) == (becomes or None)


@pytest.mark.parametrize(
    ("tag", "before", "now", "target", "becomes"), [row for row in rows() if row[4]]
)
def test_what_was_carried_is_carried_back(
    tag: str, before: str, now: str, target: str, becomes: str
) -> None:
    assert carrier(FRENCH, Locale(tag))(now, before, becomes) == target


@given(st.integers(2, 10**7), st.integers(2, 10**7), st.sampled_from(["en", "de"]))
def test_any_number_reads_the_same_in_source_and_target_afterwards(
    before: int, now: int, tag: str
) -> None:
    def grouped(number: int, sign: str) -> str:
        return f"{number:,}".replace(",", sign)

    sign = {"en": ",", "de": "."}[tag]
    carried = carrier(FRENCH, Locale(tag))(
        f"Il a vu {grouped(before, ' ')} oiseaux.",
        f"Il a vu {grouped(now, ' ')} oiseaux.",
        f"X {grouped(before, sign)} Y.",
    )
    if before == now:
        assert carried is None
    elif carried is not None:
        assert carried == f"X {grouped(now, sign)} Y."
    else:
        assert {before, now} & {*range(1500, 2200)}, "only what may be a year is left alone"


def test_a_language_without_data_is_left_alone() -> None:
    assert carrier(FRENCH, Locale("it"))("Il a 12 chars.", "Il a 13 chars.", "12 carri") is None
