"""What holds after any sequence of edits of any article."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.merging import bring_up
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import State, is_mark
from l10n.workflow.carrying import carrier

from .articles import dumps
from .editing import EDITS, Document, edited, fresh
from .judging import judged

TODAY = date(2026, 11, 22)
ENGLISH = Locale("en")
CARRY = carrier(Locale("fr"), ENGLISH)
ARTICLES = dumps()


@cache
def foreign(name: str) -> list[str]:
    """Body sentences of all articles but this."""
    return [
        one.text
        for other, text in ARTICLES.items()
        if other != name
        for one in text
        if not one.context
    ]


def reviewed(name: str) -> tuple[Catalog, dict[int, str]]:
    """The catalog of an article when its translator is done; no two translations are the same."""
    text = ARTICLES[name]
    targets = {at: f"[{at}] {one.text}" for one in text for at in one.ids}
    by_key = {one.key: targets[one.ids[0]] for one in text}
    catalog = fresh(text, name, ENGLISH)
    units = [
        replace(unit, target=by_key[unit.key], state=State.REVIEWED, comments=("checked",))
        for unit in catalog.units
    ]
    return replace(catalog, units=tuple(units)), targets


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, Document, list[Document]]:
    """An article, and its versions: one to three rounds of edits, one upon the other."""
    name = draw(st.sampled_from(sorted(ARTICLES)))
    rng = random.Random(draw(st.integers(0, 10**6)))
    text = ARTICLES[name]
    versions = []
    for _ in range(draw(st.integers(1, 3))):
        names = draw(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5))
        text = edited(rng, text, foreign(name), names)
        versions.append(text)
    return name, ARTICLES[name], versions


@settings(max_examples=60)
@given(cases())
def test_untouched_sentences_keep_all_and_none_gets_the_translation_of_another(
    case: tuple[str, Document, list[Document]],
) -> None:
    name, _, versions = case
    old, targets = reviewed(name)
    new = fresh(versions[0], name, ENGLISH)
    found = bring_up(old, new, today=TODAY, carry=CARRY).catalog
    counts, _ = judged(versions[0], old, found, targets)
    assert counts["kept"] == counts["untouched"]
    assert counts["wrong"] == 0
    assert counts["described"] == counts["found"]


@settings(max_examples=60)
@given(cases())
def test_no_text_of_a_person_is_ever_missing_and_a_run_without_a_change_changes_nothing(
    case: tuple[str, Document, list[Document]],
) -> None:
    name, first, versions = case
    catalog, _ = reviewed(name)
    for text in (*versions, first):
        new = fresh(text, name, ENGLISH)
        before = Counter(u.target for u in catalog.units if u.human)
        again = bring_up(catalog, new, today=TODAY, carry=CARRY).catalog
        assert not before - Counter(u.target for u in again.units if u.human)
        assert bring_up(again, new, today=date(2027, 1, 1), carry=CARRY).catalog == again
        catalog = again
    living = [unit for unit in catalog.units if unit.state is not State.OBSOLETE]
    assert {unit.state for unit in living} == {State.REVIEWED}, "back where it began"


@settings(max_examples=40)
@given(cases(), st.integers(0, 10**6))
def test_joined_sentences_stay_joined_only_behind_what_they_were_joined_to(
    case: tuple[str, Document, list[Document]], seed: int
) -> None:
    name, _, versions = case
    old, _ = reviewed(name)
    rng = random.Random(seed)
    units = list(old.units)
    for at in rng.sample(range(1, len(units)), 3):
        units[at] = replace(units[at], target="⇧", state=State.JOINED)
    old = replace(old, units=tuple(units))
    passages = {
        tuple(unit.key for unit in passage.units)
        for passage in old.passages()
        if len(passage.units) > 1
    }
    catalog = old
    for text in (*versions, ARTICLES[name]):
        new = fresh(text, name, ENGLISH)
        catalog = bring_up(catalog, new, today=TODAY, carry=CARRY).catalog
        now = {
            tuple(unit.key for unit in passage.units if unit.state is not State.STALE)
            for passage in catalog.passages()
            if any(unit.state is State.JOINED for unit in passage.units)
        }
        assert now <= passages
        for unit in catalog.living().values():
            if is_mark(unit.target) and unit.state is State.STALE:
                assert unit.notes[0].startswith(
                    ("changed: ", "split in ", "joined from ", "moved ")
                ), (unit.source, unit.notes, unit.previous)
