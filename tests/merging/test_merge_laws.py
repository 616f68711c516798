"""Laws 5 and 7: merging again changes nothing, and no person's text is ever lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from l10n.merging import merge
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import JOINED_MARK, Key, State, Unit

# Few words, so that sentences resemble each other and the wrong ones are tempting.
_WORDS = ["le", "port", "navire", "ne", "pas", "700", "900", "marine", "ville", "drone", "mer"]
sources = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=7).map(" ".join)
keys = st.builds(Key, context=st.sampled_from(["", "", "title"]), source=sources)


@st.composite
def units(draw: st.DrawFn, key: Key) -> Unit:
    state = draw(st.sampled_from(State))
    target = "" if state is State.UNTRANSLATED else draw(st.text("abc", min_size=1, max_size=4))
    if state is State.JOINED:
        target = JOINED_MARK
    fits = state is State.PRETRANSLATED
    flags = ("fuzzy",) if state is State.OBSOLETE and draw(st.booleans()) else ()
    return Unit(
        key,
        target,
        state,
        origin=Origin("pseudo", "-", "-", fingerprint(key.source), fingerprint(target))
        if fits
        else None,
        previous=draw(st.one_of(st.none(), keys)) if state is State.STALE or flags else None,
        comments=draw(st.sampled_from([(), ("remark",)])),
        flags=flags,
    )


@st.composite
def olds(draw: st.DrawFn) -> Catalog:
    drawn = [draw(units(key)) for key in draw(st.lists(keys, max_size=8, unique=True))]
    drawn.sort(key=lambda unit: unit.state is State.OBSOLETE)
    return Catalog("kim", Locale("fr"), Locale("de"), tuple(drawn))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Catalog, Catalog]:
    """A catalog, and the article after some edits: sentences out, in, changed and moved."""
    old = draw(olds())
    known = [unit.key for unit in old.units]
    kept = draw(st.lists(st.sampled_from(known), unique=True)) if known else []
    new = draw(st.lists(keys, max_size=4))
    order = draw(st.permutations(list(dict.fromkeys([*kept, *new]))))
    fresh = tuple(Unit(key, "", State.UNTRANSLATED, notes=("a note",)) for key in order)
    return old, Catalog("kim", Locale("fr"), Locale("de"), fresh)


@given(pairs())
def test_merging_again_changes_nothing(pair: tuple[Catalog, Catalog]) -> None:
    old, fresh = pair
    merged = merge(old, fresh)
    assert merge(merged, fresh) == merged


@given(pairs())
def test_the_number_of_human_texts_never_falls_and_none_changes(
    pair: tuple[Catalog, Catalog],
) -> None:
    old, fresh = pair
    merged = merge(old, fresh)
    assert merged.human_texts() >= old.human_texts()
    before = Counter(unit.target for unit in old.units if unit.human)
    after = Counter(unit.target for unit in merged.units if unit.human)
    assert not before - after


@given(pairs())
def test_no_remark_of_a_person_is_lost(pair: tuple[Catalog, Catalog]) -> None:
    old, fresh = pair
    before = {comment for unit in old.units for comment in unit.comments}
    assert before <= {comment for unit in merge(old, fresh).units for comment in unit.comments}


@given(pairs())
def test_the_units_are_those_of_the_article_in_its_order_and_keys_are_unique(
    pair: tuple[Catalog, Catalog],
) -> None:
    old, fresh = pair
    merged = merge(old, fresh)
    living = [unit.key for unit in merged.units if unit.state is not State.OBSOLETE]
    assert living == [unit.key for unit in fresh.units]
    assert len({unit.key for unit in merged.units}) == len(merged.units)


@given(pairs())
def test_no_sentence_is_reviewed_that_nobody_reviewed(pair: tuple[Catalog, Catalog]) -> None:
    old, fresh = pair
    accepted = {
        (unit.key, unit.target)
        for unit in old.units
        if unit.state in (State.REVIEWED, State.JOINED)
        or (unit.state is State.OBSOLETE and "fuzzy" not in unit.flags)
    }
    for unit in merge(old, fresh).units:
        if unit.state in (State.REVIEWED, State.JOINED):
            assert (unit.key, unit.target) in accepted


@given(olds())
def test_an_unchanged_article_changes_no_work(old: Catalog) -> None:
    living = [unit for unit in old.units if unit.state is not State.OBSOLETE]
    fresh = replace(old, units=tuple(Unit(u.key, "", State.UNTRANSLATED) for u in living))
    for before, after in zip(living, merge(old, fresh).units, strict=False):
        if before.state is not State.UNTRANSLATED:
            assert replace(after, notes=()) == before
