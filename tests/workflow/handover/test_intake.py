"""What comes back from a translator is taken in whole, and nothing of ours is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import po
from l10n.bilingual.returned import Returned, ReturnedUnit
from l10n.errors import InputError
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import JOINED_MARK, Key, State, Unit, is_mark
from l10n.po.remarks import one_line
from l10n.workflow.handover.handed import Base, certain, guessed, handed_units
from l10n.workflow.handover.intake import take_in
from l10n.workflow.handover.taken import Kind, Side, Taken
from l10n.workflow.keeping.losses import lost
from tests.po.catalogs import catalogs, remarks, texts

DAY = "2026-11-22"
FEW = settings(max_examples=40)


def returned_from(catalog: Catalog) -> Returned:
    """``catalog`` as a file that came back."""
    units = [
        ReturnedUnit(unit.key, unit.target, unit.state, unit.comments, at)
        for at, unit in enumerate(catalog.units, 1)
        if unit.state is not State.OBSOLETE
    ]
    return Returned("back/kim.po", "kim", Locale("fr"), catalog.locale, tuple(units))


def handed_base(catalog: Catalog) -> Base:
    return certain(handed_units(catalog))


def written(catalog: Catalog) -> Catalog:
    """``catalog`` after it lay on disk."""
    return po.read(po.render(catalog), "kim.po", article="kim").catalog


def plain(unit: Unit) -> Unit:
    """A unit without what disk or law tests of others are about."""
    return replace(unit, flags=(), references=())


@st.composite
def newsrooms(draw: st.DrawFn) -> Catalog:
    """A catalog as it lies on disk."""
    drawn = draw(catalogs(min_units=2))
    units = [plain(unit) for unit in drawn.units]
    return written(replace(drawn, units=tuple(units)))


_TYPED = texts.filter(lambda text: any(sign.isalnum() for sign in text))


@st.composite
def worked(
    draw: st.DrawFn, catalog: Catalog, only: frozenset[Key] | None = None
) -> tuple[Catalog, frozenset[Key]]:
    """``catalog`` after somebody worked in it, in ``only`` those units; and which they touched."""
    units, touched = [], set()
    for unit in catalog.units:
        free = unit.state is not State.OBSOLETE and (only is None or unit.key in only)
        done = draw(st.sampled_from("..ecwfj")) if free else "."
        if done == "e":
            unit = replace(unit, target="", state=State.UNTRANSLATED, origin=None, previous=None)
        elif done == "w":
            target = draw(_TYPED)
            state = State.JOINED if is_mark(target) else State.REVIEWED
            unit = replace(unit, target=target, state=state, previous=None)
        elif done == "f":
            unit = replace(unit, target=draw(_TYPED), state=State.STALE, origin=None)
        elif done == "j":
            unit = replace(unit, target=JOINED_MARK, state=State.JOINED, origin=None, previous=None)
        elif done == "c":
            unit = replace(unit, comments=(*unit.comments, draw(remarks) or "so"))
        touched.update({unit.key} if done != "." else ())
        units.append(unit)
    return replace(catalog, units=tuple(units)), frozenset(touched)


@FEW
@given(newsrooms(), st.booleans())
def test_a_file_that_nobody_touched_changes_no_byte(catalog: Catalog, known: bool) -> None:
    returned = returned_from(catalog)
    base = handed_base(catalog) if known else guessed([catalog], returned)
    after, taken = take_in(catalog, returned, base, today=DAY)
    assert after == catalog
    assert taken.changes == ()


@FEW
@given(newsrooms(), st.data(), st.sampled_from(Side), st.booleans())
def test_taking_in_again_changes_nothing(
    catalog: Catalog, data: st.DataObject, side: Side, known: bool
) -> None:
    theirs, _ = data.draw(worked(catalog))
    ours, _ = data.draw(worked(catalog))
    ours = written(ours)
    returned = returned_from(theirs)
    base = handed_base(catalog) if known else guessed([catalog, ours], returned)
    once, _ = take_in(ours, returned, base, prefer=side, today=DAY)
    disk = written(once)
    base = handed_base(catalog) if known else guessed([catalog, ours, disk], returned)
    twice, _ = take_in(disk, returned, base, prefer=side, today="2027-01-01")
    assert twice == disk


@FEW
@given(newsrooms(), st.data(), st.sampled_from(Side), st.booleans())
def test_no_human_text_is_lost(
    catalog: Catalog, data: st.DataObject, side: Side, known: bool
) -> None:
    theirs, _ = data.draw(worked(catalog))
    ours, _ = data.draw(worked(catalog))
    ours = written(ours)
    returned = returned_from(theirs)
    base = handed_base(catalog) if known else guessed([catalog, ours], returned)
    after, taken = take_in(ours, returned, base, prefer=side, today=DAY)
    assert lost(ours, after, replaced=taken.replaced) == []
    assert after.human_texts() >= ours.human_texts()
    # What they wrote stands in the catalog, as a text or as a comment.
    everything = {unit.target for unit in after.units}
    remarks_ = " ".join(comment for unit in after.units for comment in unit.comments)
    changed = {unit.key for unit in theirs.units} - {
        old.key
        for old, new in zip(catalog.units, theirs.units, strict=True)
        if old.target == new.target
    }
    for unit in theirs.units:
        if unit.key in changed and unit.target and unit.state is not State.OBSOLETE:
            there = unit.target in everything or " ".join(one_line(unit.target).split()) in remarks_
            assert there or not known


@FEW
@given(newsrooms(), st.data(), st.booleans())
def test_the_order_of_two_translators_does_not_matter(
    catalog: Catalog, data: st.DataObject, known: bool
) -> None:
    keys = [unit.key for unit in catalog.units if unit.state is not State.OBSOLETE]
    half = frozenset(keys[: len(keys) // 2])
    # A ⇧ reaches over to the unit before, so the halves must not meet in a passage.
    first, _ = data.draw(worked(catalog, half))
    second, _ = data.draw(worked(catalog, frozenset(keys) - half))
    if any(is_mark(unit.target) for part in (catalog, first, second) for unit in part.units):
        return
    results = []
    for order in ((first, second), (second, first)):
        states, now = [catalog], catalog
        for part in order:
            returned = returned_from(part)
            base = handed_base(catalog) if known else guessed(states, returned)
            now, taken = take_in(now, returned, base, today=DAY)
            assert not taken.of(Kind.CONFLICT)
            now = written(now)
            states.append(now)
        results.append(now)
    assert results[0] == results[1]


# The examples that a translator would tell.

SOURCE = Origin("argos", "fr_de", "-", fingerprint("Il neige."), fingerprint("Es schneit."))


def unit(source: str, target: str = "", state: State | None = None, **more: object) -> Unit:
    if state is None:
        state = State.REVIEWED if target else State.UNTRANSLATED
    return replace(Unit(Key("", source), target, state), **more)  # type: ignore[arg-type]


def catalog_of(*units: Unit) -> Catalog:
    return Catalog("kim", Locale("fr"), Locale("de"), units)


LONG = "Le ministre a annoncé mardi que le port de Brest serait agrandi avant 2030."
BEFORE = catalog_of(
    unit("Il neige.", "Es schneit.", State.PRETRANSLATED, origin=SOURCE),
    unit("Le port est fermé.", "Der Hafen ist zu."),
    unit(LONG, "Der Minister kündigte am Dienstag an, den Hafen von Brest vor 2030 auszubauen."),
    unit("Rien n'est prêt."),
    unit("On attend.", "Man wartet."),
)


def came_back(changes: Iterable[Unit], base: Catalog = BEFORE) -> Returned:
    by_key = {one.key: one for one in changes}
    units = [by_key.pop(one.key, one) for one in base.units]
    return returned_from(replace(base, units=(*units, *by_key.values())))


def taken_in(
    *changes: Unit, ours: Catalog = BEFORE, side: Side = Side.NEITHER
) -> tuple[dict[str, Unit], Taken]:
    after, taken = take_in(ours, came_back(changes), handed_base(BEFORE), prefer=side, today=DAY)
    return {one.source: one for one in after.units}, taken


def with_unit(changed: Unit, base: Catalog = BEFORE) -> Catalog:
    return replace(
        base, units=tuple(changed if one.key == changed.key else one for one in base.units)
    )


def test_a_draft_that_is_accepted_unchanged_is_told_apart_from_one_that_was_edited() -> None:
    units, taken = taken_in(unit("Il neige.", "Es schneit."))
    assert units["Il neige."].state is State.REVIEWED
    assert units["Il neige."].origin == SOURCE
    assert [change.kind for change in taken.changes] == [Kind.ACCEPTED]
    _, taken = taken_in(unit("Il neige.", "Schnee fällt."))
    assert [change.kind for change in taken.changes] == [Kind.REVIEWED]


def test_a_fuzzy_text_is_never_promoted() -> None:
    units, taken = taken_in(unit("Rien n'est prêt.", "Nichts ist", State.STALE))
    assert units["Rien n'est prêt."].state is State.STALE
    assert [change.kind for change in taken.changes] == [Kind.BEGUN]


def test_a_reviewed_text_can_be_sent_back_as_needing_work() -> None:
    units, taken = taken_in(unit("On attend.", "Man wartet.", State.STALE))
    assert units["On attend."].state is State.STALE
    assert units["On attend."].human
    assert [change.kind for change in taken.changes] == [Kind.REOPENED]


def test_an_emptied_unit_was_not_touched() -> None:
    units, taken = taken_in(unit("On attend."), unit("Il neige."))
    assert units == {one.source: one for one in BEFORE.units}
    assert (taken.emptied, taken.changes) == (2, ())


def test_what_both_changed_is_a_conflict_and_ours_stays() -> None:
    ours = with_unit(unit("On attend.", "Wir warten."))
    units, taken = taken_in(unit("On attend.", "Man harrt aus."), ours=ours)
    assert units["On attend."].target == "Wir warten."
    assert units["On attend."].comments == ("kim.po has: “Man harrt aus.”",)
    assert [change.kind for change in taken.changes] == [Kind.CONFLICT]


def test_theirs_can_win_and_ours_is_kept_beside_it() -> None:
    ours = with_unit(unit("On attend.", "Wir warten."))
    units, taken = taken_in(unit("On attend.", "Man harrt aus."), ours=ours, side=Side.THEIRS)
    assert units["On attend."].target == "Man harrt aus."
    assert units["On attend."].comments == ("before kim.po: “Wir warten.”",)
    assert taken.replaced == (Key("", "On attend."),)


def test_both_did_the_same_and_nothing_is_to_be_said() -> None:
    ours = with_unit(unit("On attend.", "Wir warten."))
    units, taken = taken_in(unit("On attend.", "Wir warten."), ours=ours)
    assert units["On attend."].comments == ()
    assert taken.changes == ()


def test_a_passage_is_in_conflict_as_a_whole() -> None:
    """Else the meaning of a joined sentence would stand nowhere, or twice."""
    ours = with_unit(unit("Il neige.", "Es schneit sehr."))
    joined = unit("Il neige.", "Es schneit, und der Hafen ist zu.")
    units, taken = taken_in(
        joined, unit("Le port est fermé.", JOINED_MARK, State.JOINED), ours=ours
    )
    assert units["Il neige."].target == "Es schneit sehr."
    assert units["Le port est fermé."].target == "Der Hafen ist zu."
    assert [change.kind for change in taken.changes] == [Kind.CONFLICT] * 2
    units, taken = taken_in(joined, unit("Le port est fermé.", JOINED_MARK, State.JOINED))
    assert units["Le port est fermé."].state is State.JOINED
    assert [change.kind for change in taken.changes] == [Kind.REVIEWED, Kind.CHANGED]


def test_work_on_a_sentence_that_has_changed_since_becomes_stale() -> None:
    new = LONG.replace("2030", "2032")
    moved = [one for one in BEFORE.units if one.source != LONG]
    ours = catalog_of(*moved[:2], unit(new), *moved[2:])
    units, taken = taken_in(unit(LONG, "Brest wird vor 2030 größer, so der Minister."), ours=ours)
    assert units[new].state is State.STALE
    assert units[new].previous == Key("", LONG)
    assert units[new].target == "Brest wird vor 2030 größer, so der Minister."
    assert [change.kind for change in taken.changes] == [Kind.STALE]


def test_a_sentence_that_is_nowhere_in_the_article_is_kept_at_the_end() -> None:
    units, taken = taken_in(unit("Une phrase coupée.", "Ein gestrichener Satz."))
    kept = units["Une phrase coupée."]
    assert (kept.state, kept.target) == (State.OBSOLETE, "Ein gestrichener Satz.")
    assert kept.notes == (f"obsolete since {DAY}",)
    assert [change.kind for change in taken.changes] == [Kind.UNKNOWN]


def test_units_that_did_not_come_back_are_named() -> None:
    returned = returned_from(replace(BEFORE, units=BEFORE.units[:3]))
    after, taken = take_in(BEFORE, returned, handed_base(BEFORE))
    assert after == BEFORE
    assert [key.source for key in taken.missing] == ["Rien n'est prêt.", "On attend."]


def test_comments_are_added_and_never_taken_away() -> None:
    ours = with_unit(unit("On attend.", "Man wartet.", comments=("Von der Redaktion.",)))
    units, taken = taken_in(unit("On attend.", "Man wartet.", comments=("Wer?",)), ours=ours)
    assert units["On attend."].comments == ("Von der Redaktion.", "Wer?")
    assert [change.kind for change in taken.changes] == [Kind.COMMENT]


def test_a_comment_that_we_took_away_since_does_not_come_back() -> None:
    handed = with_unit(unit("On attend.", "Man wartet.", comments=("Wer?",)))
    after, taken = take_in(BEFORE, returned_from(handed), handed_base(handed))
    assert after == BEFORE
    assert taken.changes == ()


def test_without_a_manifest_an_old_state_is_not_taken_for_new_work() -> None:
    """Somebody sends back the file of last week, and we have gone on since."""
    later = with_unit(unit("On attend.", "Wir warten."))
    returned = came_back([unit("Rien n'est prêt.", "Nichts ist bereit.")])
    after, taken = take_in(later, returned, guessed([BEFORE, later], returned))
    units = {one.source: one for one in after.units}
    assert units["On attend."].target == "Wir warten."
    assert units["Rien n'est prêt."].target == "Nichts ist bereit."
    assert [change.kind for change in taken.changes] == [Kind.REVIEWED]


def test_without_a_manifest_what_may_have_changed_here_is_a_conflict() -> None:
    """Nothing tells whether the file was made from the text before ours, or from ours."""
    later = with_unit(unit("On attend.", "Wir warten."))
    returned = came_back([unit("On attend.", "Man harrt aus.")])
    after, taken = take_in(later, returned, guessed([BEFORE, later], returned))
    assert {one.source: one for one in after.units}["On attend."].target == "Wir warten."
    assert [change.kind for change in taken.changes] == [Kind.CONFLICT]
    # With one more unit that tells, it does.
    later = with_unit(unit("Rien n'est prêt.", "Nichts ist bereit."), later)
    returned = came_back([unit("On attend.", "Man harrt aus.")], later)
    _, taken = take_in(later, returned, guessed([BEFORE, later], returned))
    assert [change.kind for change in taken.changes] == [Kind.CHANGED]


def test_a_file_of_another_article_is_refused() -> None:
    other = catalog_of(*(unit(f"Phrase {at}.", f"Satz {at}.") for at in range(6)))
    with pytest.raises(InputError, match="of its 6 units only 0 are known"):
        take_in(BEFORE, returned_from(other), handed_base(BEFORE))
