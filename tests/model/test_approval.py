"""An approval holds exactly as long as source and target are what they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from l10n.model.approval import Approvals, accepted_as_drafted, seal
from l10n.model.catalog import Catalog, Passage
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import Key, State, Unit

FR, DE = Locale("fr"), Locale("de")
WHEN = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
LATER = WHEN + timedelta(days=1)
NONE = Approvals("kim", DE)

words = st.text(st.characters(codec="utf-8", exclude_characters="⇧\0"), min_size=1, max_size=6)
states = st.sampled_from([State.REVIEWED, State.JOINED, State.PRETRANSLATED, State.STALE])


@st.composite
def catalogs(draw: st.DrawFn) -> Catalog:
    sources = draw(st.lists(words, min_size=1, max_size=6, unique=True))
    units = []
    for source in sources:
        state = draw(states)
        target = "⇧" if state is State.JOINED else draw(words)
        units.append(Unit(Key(draw(st.sampled_from(["", "title"])), source), target, state))
    return Catalog("kim", FR, DE, tuple(units))


@st.composite
def edited(draw: st.DrawFn) -> tuple[Catalog, Catalog]:
    """A catalog, and what became of it when somebody changed, dropped and joined units."""
    before = draw(catalogs())
    units = []
    for unit in before.units:
        what = draw(
            st.sampled_from(["stays", "stays", "stays", "target", "source", "joins", "goes"])
        )
        if what == "target":
            unit = replace(
                unit, target=draw(words), state=draw(states.filter(lambda s: s != "joined"))
            )
        elif what == "source":
            unit = replace(unit, key=Key(unit.context, unit.source + "."))
        elif what == "joins":
            unit = replace(unit, target="⇧", state=State.JOINED)
        if what != "goes":
            units.append(unit)
    return before, replace(before, units=tuple(units))


def passages(catalog: Catalog) -> Sequence[Passage]:
    return list(catalog.passages())


def reviewed(catalog: Catalog) -> set[Key]:
    return {
        unit.key
        for passage in catalog.passages()
        if passage.state is State.REVIEWED
        for unit in passage.units
    }


def catalog(*targets: str) -> Catalog:
    """Reviewed units with the sources A, B, C … and these targets; ``⇧`` is joined."""
    return Catalog(
        "kim",
        FR,
        DE,
        tuple(
            Unit(
                Key("", source),
                target,
                State.JOINED if target == "⇧" else State.REVIEWED,
            )
            for source, target in zip("ABCDEF", targets, strict=False)
        ),
    )


@given(catalogs())
def test_what_is_reviewed_can_be_approved_and_nothing_else(one: Catalog) -> None:
    approved = NONE.approve(passages(one), "Anna", WHEN)
    assert approved.approved(passages(one)) == reviewed(one)
    assert len(approved.entries) == len(reviewed(one))


@given(catalogs())
def test_approving_again_changes_nothing_whoever_does_it(one: Catalog) -> None:
    approved = NONE.approve(passages(one), "Anna", WHEN)
    assert approved.approve(passages(one), "Jörg", LATER) == approved


@given(edited())
def test_an_approval_holds_exactly_for_the_words_it_was_given_for(
    both: tuple[Catalog, Catalog],
) -> None:
    one, other = both

    def said(catalog: Catalog) -> set[tuple[tuple[tuple[str, str], ...], str]]:
        return {
            (tuple((unit.context, unit.source) for unit in passage.units), passage.target)
            for passage in catalog.passages()
            if passage.state is State.REVIEWED
        }

    approved = NONE.approve(passages(one), "Anna", WHEN)
    assert approved.approved(passages(other)) == {
        Key(*unit) for units, _ in said(one) & said(other) for unit in units
    }


@given(edited())
def test_a_change_that_is_undone_brings_the_approval_back(both: tuple[Catalog, Catalog]) -> None:
    one, other = both
    approved = NONE.approve(passages(one), "Anna", WHEN)
    # In between, others approve what does not concern it: the approval waits in its line.
    between = approved.approve(passages(other), "Jörg", LATER)
    anew = {entry.unit for entry in between.entries if entry.who == "Jörg"}
    whole = [
        passage
        for passage in one.passages()
        if not anew & {(unit.context, seal(unit.source)) for unit in passage.units}
    ]
    assert between.approved(whole) == approved.approved(whole)


@given(catalogs())
def test_what_is_revoked_can_be_approved_again(one: Catalog) -> None:
    approved = NONE.approve(passages(one), "Anna", WHEN)
    revoked = approved.revoked()
    assert not revoked.approved(passages(one))
    assert revoked.approve(passages(one), "Anna", WHEN) == approved


@given(catalogs(), st.data())
def test_entries_come_in_the_order_of_the_document(one: Catalog, data: st.DataObject) -> None:
    approved = NONE.approve(passages(one), "Anna", WHEN)
    places = [(unit.context, seal(unit.source)) for unit in one.units]
    assert [entry.unit for entry in approved.entries] == [
        place for place in places if place in {entry.unit for entry in approved.entries}
    ]


def test_a_changed_unit_alone_loses_its_approval() -> None:
    approved = NONE.approve(passages(catalog("a", "b", "c")), "Anna", WHEN)
    found = approved.approved(passages(catalog("a", "x", "c")))
    assert found == {Key("", "A"), Key("", "C")}
    again = approved.approve(passages(catalog("a", "x", "c")), "Jörg", LATER)
    assert [(entry.words, entry.who) for entry in again.entries] == [
        ("A", "Anna"),
        ("B", "Jörg"),
        ("C", "Anna"),
    ]


def test_a_passage_is_approved_as_a_whole_and_loses_it_as_a_whole() -> None:
    joined = catalog("a and b", "⇧", "c")
    approved = NONE.approve(passages(joined), "Anna", WHEN)
    assert len(approved.approved(passages(joined))) == 3
    assert approved.approved(passages(catalog("a or b", "⇧", "c"))) == {Key("", "C")}
    assert approved.approved(passages(catalog("a and b", "b", "c"))) == {Key("", "C")}
    assert approved.approved(passages(catalog("a and b", "⇧", "⇧"))) == set()


def test_a_moment_is_kept_in_utc_and_whole_seconds() -> None:
    there = datetime(2026, 11, 22, 19, 30, 0, 999, tzinfo=timezone(timedelta(hours=1)))
    (entry,) = NONE.approve(passages(catalog("a")), "Anna", there).entries
    assert entry.when == WHEN


def test_the_same_sentence_in_two_roles_has_two_approvals() -> None:
    body, title = Key("", "Un"), Key("title", "Un")
    both = Catalog("kim", FR, DE, tuple(Unit(key, "Eins", State.REVIEWED) for key in (title, body)))
    approved = NONE.approve(passages(both), "Anna", WHEN)
    other = replace(both, units=(replace(both.units[0], target="Einst"), both.units[1]))
    assert approved.approved(passages(other)) == {body}


def test_only_an_engines_words_that_nobody_changed_are_told_apart() -> None:
    def unit(engine: str, target: str = "Eins", state: State = State.REVIEWED) -> Unit:
        origin = Origin(engine, "-", "-", fingerprint("Un"), fingerprint("Eins"))
        return Unit(Key("", "Un"), target, state, origin)

    assert accepted_as_drafted(unit("argos"))
    assert not accepted_as_drafted(unit("argos", "Einer"))
    assert not accepted_as_drafted(unit("argos", state=State.PRETRANSLATED))
    assert not accepted_as_drafted(Unit(Key("", "Un"), "Eins", State.REVIEWED))
    for decided in ("memory", "glossary", "copy"):
        assert not accepted_as_drafted(unit(decided))
