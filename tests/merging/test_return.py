"""What was put aside is dated, kept, and comes back as good as it went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from l10n.merging import bring_up, tally
from l10n.merging.tally import Tally
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import JOINED_MARK, Key, State, Unit
from l10n.workflow.carrying import carrier

from .articles import Lines, fresh, german, lines, reviewed

FIRST, LATER = date(2026, 11, 22), date(2026, 12, 24)
PLACE = next(at for at, (_, text) in enumerate(lines()) if "700" in text)


def with_number(number: str) -> Lines:
    text = lines()
    text[PLACE] = ("", text[PLACE][1].replace("700", number))
    return text


def brought(old: Catalog, text: Lines, today: date | None = FIRST) -> Catalog:
    return bring_up(
        old, fresh(text), today=today, carry=carrier(Locale("fr"), Locale("de"))
    ).catalog


def at_place(catalog: Catalog) -> Unit:
    return catalog.units[PLACE]


def edited(catalog: Catalog, key: Key, target: str, state: State) -> Catalog:
    """The catalog after a person wrote ``target`` for ``key``."""
    previous = (
        None if state is State.REVIEWED else next(u for u in catalog.units if u.key == key).previous
    )
    units = [
        replace(unit, target=target, state=state, previous=previous) if unit.key == key else unit
        for unit in catalog.units
    ]
    return replace(catalog, units=tuple(units))


def test_what_is_put_aside_is_dated_once() -> None:
    text = lines()
    merged = brought(reviewed(text), text[:-2])
    assert [unit.notes for unit in merged.units[-2:]] == [("obsolete since 2026-11-22",)] * 2
    again = brought(merged, text[:-3], LATER)
    assert [unit.notes[0][-10:] for unit in again.units[-3:]] == [
        "2026-11-22",
        "2026-11-22",
        "2026-12-24",
    ]


def test_what_was_put_aside_without_a_day_gets_none_later() -> None:
    text = lines()
    merged = brought(reviewed(text), text[:-1], None)
    assert merged.units[-1].notes == ()
    assert brought(merged, text[:-1], LATER) == merged


def test_a_sentence_that_changes_and_changes_back_is_reviewed_again() -> None:
    old = reviewed(lines())
    changed = brought(old, with_number("900"))
    assert at_place(changed).state is State.STALE
    assert at_place(changed).target == german(with_number("900")[PLACE][1])
    back = brought(changed, lines(), LATER)
    assert back.units[: len(old.units)] == old.units
    assert [unit.source for unit in back.units[len(old.units) :]] == [with_number("900")[PLACE][1]]


def test_when_a_person_wrote_something_in_between_somebody_must_look() -> None:
    old = reviewed(lines())
    changed = brought(old, with_number("900"))
    begun = edited(changed, at_place(changed).key, "Ungefähr neunhundert", State.STALE)
    back = brought(begun, lines())
    assert at_place(back).state is State.STALE
    assert at_place(back).target == old.units[PLACE].target
    assert "“Ungefähr neunhundert”" in at_place(back).notes[0]
    assert "Ungefähr neunhundert" in {unit.target for unit in back.units[len(old.units) :]}
    assert brought(back, lines(), LATER) == back


def test_when_the_new_version_was_reviewed_both_versions_are_kept_reviewed() -> None:
    old = reviewed(lines())
    changed = brought(old, with_number("900"))
    done = edited(changed, at_place(changed).key, "Neunhundert", State.REVIEWED)
    back = brought(done, lines())
    assert at_place(back) == old.units[PLACE]
    forth = brought(back, with_number("900"))
    assert (at_place(forth).state, at_place(forth).target) == (State.REVIEWED, "Neunhundert")


def test_a_number_that_changes_twice_is_carried_twice_and_compared_with_what_was_reviewed() -> None:
    once = brought(reviewed(lines()), with_number("900"))
    twice = brought(once, with_number("950"))
    assert at_place(twice).target == german(with_number("950")[PLACE][1])
    assert at_place(twice).notes[0] == (
        "changed: 700 → 950 marins: carried into the translation, please check"
    )
    assert brought(twice, with_number("950"), LATER) == twice
    back = brought(twice, lines())
    assert at_place(back).state is State.REVIEWED


def test_a_translation_that_a_person_began_to_edit_is_not_rewritten() -> None:
    once = brought(reviewed(lines()), with_number("900"))
    begun = edited(once, at_place(once).key, "Es sind 900, denke ich", State.STALE)
    units = [replace(unit, notes=()) for unit in begun.units]
    stale = replace(begun, units=tuple(units))
    assert at_place(brought(stale, with_number("950"))).target == "Es sind 900, denke ich"


def test_a_remark_on_a_sentence_that_nobody_translated_is_kept_and_returns() -> None:
    text = lines()
    old = reviewed(text)
    asked = replace(old.units[-1], target="", state=State.UNTRANSLATED, comments=("Wer ist das?",))
    old = replace(old, units=(*old.units[:-1], asked))
    without = brought(old, text[:-1])
    assert without.units[-1].comments == ("Wer ist das?",)
    assert brought(without, text) == old


def test_moves_are_said_until_the_article_changes_again() -> None:
    text = lines()
    moved = [*text[:4], text[9], *text[4:9], *text[10:]]
    merged = brought(reviewed(text), moved)
    assert merged.units[4].notes[0] == "moved from ¶ 10 to ¶ 5"
    assert merged.units[4].state is State.REVIEWED
    assert brought(merged, moved, LATER) == merged
    again = brought(merged, moved[:-1])
    assert not any(note.startswith("moved") for unit in again.units for note in unit.notes)


def test_a_move_is_said_even_where_the_number_of_the_paragraph_is_the_same() -> None:
    text = lines()
    now = [*text[:3], *text[4:9], text[10], text[9], *text[11:]]
    merged = brought(reviewed(text), now)
    said = {unit.source: unit.notes[0] for unit in merged.units[:-1]}
    assert {note for note in said.values() if note.startswith("moved ")} <= {
        "moved to ¶ 10, which is another place now",
        "moved from ¶ 11 to ¶ 9",
    }
    assert sum(note.startswith("moved ") for note in said.values()) == 1


def joined(at: int) -> Catalog:
    """The reviewed article, where the sentence at ``at`` is part of the translation before."""
    old = reviewed(lines())
    second = replace(old.units[at], target=JOINED_MARK, state=State.JOINED)
    return replace(old, units=(*old.units[:at], second, *old.units[at + 1 :]))


def test_a_passage_that_goes_and_returns_as_a_whole_is_joined_as_before() -> None:
    text, old = lines(), joined(PLACE)
    without = brought(old, [*text[: PLACE - 1], *text[PLACE + 1 :]])
    assert brought(without, text) == old


@pytest.mark.parametrize("gone", [0, 1])
def test_half_of_a_passage_that_returns_alone_must_be_looked_at(gone: int) -> None:
    text, old = lines(), joined(PLACE)
    without = brought(old, [*text[: PLACE - 1], *text[PLACE + 1 :]])
    missing = PLACE - 1 + gone
    half = brought(without, [*text[:missing], *text[missing + 1 :]])
    assert half.units[PLACE - 1].state is State.STALE
    both = brought(half, text)
    assert {both.units[PLACE - 1].state, both.units[PLACE].state} == {State.STALE}


def test_when_the_first_of_a_passage_goes_the_rest_says_what_its_translation_was() -> None:
    text, old = lines(), joined(PLACE)
    found = brought(old, [*text[: PLACE - 1], *text[PLACE:]]).units[PLACE - 1]
    assert (found.state, found.target) == (State.STALE, JOINED_MARK)
    assert found.notes[0].startswith("changed: it was translated together with “")
    assert found.notes[0].endswith(f" as “{german(text[PLACE - 1][1])}”")


def test_what_a_merge_did_is_counted() -> None:
    text = with_number("900")
    whole = "Elles participeront pendant dix jours à un exercice commun avec la marine française."
    assert ("", whole) in text
    at = text.index(("", whole))
    parts = [
        "Elles participeront pendant dix jours.",
        "C'est un exercice commun avec la marine française.",
    ]
    now = [*text[:at], *(("", part) for part in parts), *text[at + 1 :]]
    now = [
        *now[:8],
        now[14],
        *now[8:14],
        *now[15:-1],
        ("", "Les douaniers ont saisi une cargaison de bananes."),
    ]
    old = reviewed(lines())
    assert tally(old, brought(old, now)) == Tally(changed=1, split=1, moved=1, new=1, put_aside=1)
    assert not tally(old, brought(old, lines()))
