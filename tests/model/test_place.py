"""Where a unit stands is told by its notes, and read from them again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l10n.model.article import Role
from l10n.model.place import Place, apart, place_notes, place_of, unjoined, unjoined_note
from l10n.model.unit import Key, State, Unit

places = st.builds(
    Place,
    st.sampled_from([role.value for role in Role]),
    st.lists(st.integers(1, 99_999), min_size=1, max_size=4).map(tuple),
)


def unit(*notes: str) -> Unit:
    return Unit(Key("", "Un."), "", State.UNTRANSLATED, notes=notes)


@given(places, st.lists(st.text(max_size=20), max_size=3))
def test_a_place_is_read_as_it_was_written_whatever_else_is_noted(
    place: Place, others: list[str]
) -> None:
    notes = (*(f"before: {other}" for other in others), *place_notes(place), *others[:1])
    assert place_of(unit(*place_notes(place))) == place
    assert place_of(unit(*notes)) == place or any(other.startswith("role: ") for other in others)


@given(places, places)
def test_units_of_one_place_are_never_apart_and_of_two_always(one: Place, other: Place) -> None:
    first, second = unit(*place_notes(one)), unit(*place_notes(other))
    assert apart(first, first) == ""
    assert bool(apart(first, second)) is (one != other)


def test_a_file_of_somebody_else_tells_no_place_and_no_reason() -> None:
    foreign = unit("Shown above the picture", "role: see ¶ 3", "again: ¶ 4")
    assert place_of(foreign) is None
    assert apart(foreign, foreign) == ""


def test_a_reason_in_the_notes_counts_before_all_else() -> None:
    here = place_notes(Place("body", (1,)))
    said = unit(*here, unjoined_note("this sentence also begins ¶ 7"))
    assert unjoined(said.notes) == "this sentence also begins ¶ 7"
    assert apart(unit(*here), said) == "this sentence also begins ¶ 7"
