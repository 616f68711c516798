"""The memory offers what people made of the same before: whole, and the same on every run."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations, product

from hypothesis import given
from hypothesis import strategies as st

from l10n.memory import Match, Memory
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.place import Place, place_notes, unjoined_note
from l10n.model.unit import JOINED_MARK, Key, State, Unit

FR, EN = Locale("fr"), Locale("en")


def unit(source: str, target: str, *paragraphs: int, state: State = State.REVIEWED) -> Unit:
    if target == JOINED_MARK and state is State.REVIEWED:
        state = State.JOINED
    notes = place_notes(Place("body", paragraphs or (1,)))
    return Unit(Key("", source), target, state, notes=notes)


def catalog(name: str, *units: Unit) -> Catalog:
    return Catalog(name, FR, EN, units)


def fresh(*sources: str) -> list[Unit]:
    return [unit(source, "", state=State.UNTRANSLATED) for source in sources]


def key(source: str) -> Key:
    return Key("", source)


PASSAGE = catalog("kim", unit("Un.", "One and two."), unit("Deux.", "⇧"), unit("Trois.", "Three."))


def test_a_joined_passage_is_remembered_whole_and_never_in_part() -> None:
    memory = Memory.of([PASSAGE])
    assert memory.lookup(key("Un.")) is None
    assert memory.lookup(key("Deux.")) is None
    assert memory.lookup(key("Trois.")) == Match(("Three.",), "kim")
    assert memory.passage(fresh("Un.", "Deux.", "Autre.")) == Match(("One and two.", "⇧"), "kim")
    assert memory.passage(fresh("Un.", "Autre.")) is None
    assert memory.passage(fresh("Deux.", "Un.")) is None
    assert memory.passage(fresh("Un.")) is None
    assert memory.passage([]) is None


def test_the_longest_passage_wins() -> None:
    longer = catalog("vie", unit("Un.", "All three."), unit("Deux.", "⇧"), unit("Trois.", "⇧"))
    memory = Memory.of([PASSAGE, longer])
    assert memory.passage(fresh("Un.", "Deux.", "Trois.")) == Match(("All three.", "⇧", "⇧"), "vie")
    assert memory.passage(fresh("Un.", "Deux.")) == Match(("One and two.", "⇧"), "kim")


def test_a_passage_is_offered_only_where_it_can_be_joined() -> None:
    memory = Memory.of([PASSAGE])
    first, second = fresh("Un.", "Deux.")
    assert memory.passage([first, unit("Deux.", "", 2)]) is None
    alone = Unit(second.key, "", State.UNTRANSLATED, notes=(*second.notes, unjoined_note("so")))
    assert memory.passage([first, alone]) is None
    no_notes = Unit(second.key, "", State.UNTRANSLATED)
    assert memory.passage([first, no_notes]) is None


def test_a_passage_that_does_not_hold_or_waits_for_a_person_is_not_remembered() -> None:
    across = catalog("kim", unit("Un.", "One and two."), unit("Deux.", "⇧", 2))
    waits = catalog(
        "vie", unit("Un.", "One and two."), unit("Deux.", "⇧", state=State.PRETRANSLATED)
    )
    stale = catalog("roi", unit("Un.", "One and two."), unit("Deux.", "⇧", state=State.STALE))
    assert Memory.of([across, waits, stale]) == Memory()


def test_the_same_neighbours_win_over_the_more_frequent_target() -> None:
    here = catalog("a", unit("Qui ?", "Who?"), unit("Oui.", "I did."), unit("Bien.", "Good."))
    others = [catalog(name, unit("Oui.", "Yes.")) for name in ("b", "c")]
    memory = Memory.of([here, *others])
    assert memory.lookup(key("Oui.")) == Match(("Yes.",), "b")
    assert memory.lookup(key("Oui."), "Qui ?", "Bien.") == Match(("I did.",), "a", in_context=True)
    assert memory.lookup(key("Oui."), "Qui ?", "Mal.") == Match(("Yes.",), "b")
    assert memory.lookup(key("Oui."), "", "") == Match(("Yes.",), "b", in_context=True)


def test_the_same_source_in_another_role_is_offered_last() -> None:
    title = Unit(Key("title", "La paix"), "Peace at last", State.REVIEWED)
    memory = Memory.of([catalog("a", title)])
    assert memory.lookup(key("La paix")) == Match(("Peace at last",), "a")
    both = Memory.of([catalog("a", title), catalog("b", unit("La paix", "Peace"))])
    assert both.lookup(key("La paix")) == Match(("Peace",), "b")


_UNITS = st.lists(
    st.builds(
        unit,
        st.sampled_from(["Un.", "Deux.", "Trois."]),
        st.sampled_from(["One.", "Two.", JOINED_MARK]),
    ),
    max_size=4,
    unique_by=lambda one: one.key,
)


_SOURCES = ("", "Un.", "Deux.", "Trois.")


def offers(memory: Memory) -> list[Match | None]:
    """All that ``memory`` has for the sentences of `_UNITS`, in whatever order they stand."""
    single = [memory.lookup(key(source)) for source in _SOURCES]
    between = [
        memory.lookup(key(two), one, three) for one, two, three in product(_SOURCES, repeat=3)
    ]
    runs = [memory.passage(fresh(*order)) for order in permutations(_SOURCES[1:])]
    return [*single, *between, *runs]


@given(st.lists(_UNITS, max_size=3))
def test_it_says_the_same_in_whatever_order_the_catalogs_come(found: list[list[Unit]]) -> None:
    catalogs = [catalog(f"a{at}", *units) for at, units in enumerate(found)]
    first, *others = (offers(Memory.of(order)) for order in permutations(catalogs))
    assert all(other == first for other in others)
    for match in first:
        assert match is None or set(match.targets[1:]) <= {JOINED_MARK}


@given(st.lists(_UNITS, min_size=1, max_size=3))
def test_but_one_article_is_as_if_it_were_not_there(found: list[list[Unit]]) -> None:
    catalogs = [catalog(f"a{at}", *units) for at, units in enumerate(found)]
    but = replace(Memory.of(catalogs), but="a0")
    assert offers(but) == offers(Memory.of(catalogs[1:]))


def test_what_is_older_is_offered_where_nobody_here_translated_the_source() -> None:
    old = {"Un.": Match(("Uno.",), "old.tmx"), "Quatre.": Match(("Four.",), "old.tmx")}
    memory = replace(Memory.of([catalog("kim", unit("Un.", "One."))]), older=old)
    assert memory.lookup(key("Un.")) == Match(("One.",), "kim")
    assert memory.lookup(Key("title", "Quatre."), "", "") == Match(("Four.",), "old.tmx")
