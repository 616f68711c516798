"""Realistic edits of the example article, whose English and German catalogs people have reviewed."""

from __future__ import annotations

from datetime import date

import pytest

from l10n.merging import bring_up
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import State, Unit
from l10n.workflow.carrying import carrier

from .articles import ARTICLE, reviewed_catalog
from .editing import fresh
from .judging import judged
from .real_edits import RealEdit, known, real_edits

TODAY = date(2026, 11, 22)
CASES = [(tag, edit) for edit in real_edits() for tag in ("en", "de")]
each_edit = pytest.mark.parametrize(
    ("tag", "edit"), CASES, ids=[f"{edit.name}-{tag}" for tag, edit in CASES]
)


def merged(old: Catalog, new: Catalog) -> Catalog:
    carry = carrier(Locale("fr"), new.locale)
    return bring_up(old, new, today=TODAY, carry=carry).catalog


def one(catalog: Catalog, start: str) -> Unit:
    """The living unit that begins so."""
    found = [unit for unit in catalog.living().values() if unit.source.startswith(start)]
    assert len(found) == 1
    return found[0]


@each_edit
def test_untouched_sentences_keep_their_review_and_edited_ones_find_their_translation(
    tag: str, edit: RealEdit
) -> None:
    old, sentences, targets = reviewed_catalog(tag, edit.text)
    sentences = known(edit, sentences, old, targets)
    found = merged(old, fresh(sentences, "article", Locale(tag)))
    counts, said = judged(sentences, old, found, targets)
    assert said == []
    assert counts["kept"] == counts["untouched"] > 50
    assert counts["found"] == counts["edited"] == counts["described"] == bool(edit.now)
    assert found.human_texts() >= old.human_texts()


@each_edit
def test_the_notes_say_what_changed_and_the_old_translation_stands_there(
    tag: str, edit: RealEdit
) -> None:
    old, sentences, _ = reviewed_catalog(tag, edit.text)
    found = merged(old, fresh(sentences, "article", Locale(tag)))
    if edit.now:
        unit, was = one(found, edit.now), one(old, edit.was)
        assert unit.notes[: len(edit.says)] == edit.says
        assert unit.notes[len(edit.says)].startswith(("role: ", "changed: "))
        assert unit.target == edit.targets.get(tag, was.target)
        assert unit.previous is not None
        assert unit.previous.source.startswith(was.source)
        assert unit.comments == was.comments
    for start in edit.new:
        assert one(found, start).state is State.UNTRANSLATED
    moved = {note for unit in found.units for note in unit.notes if note.startswith("moved ")}
    assert moved == ({edit.moved} if edit.moved else set())


@each_edit
def test_a_second_run_and_a_run_on_another_day_change_nothing(tag: str, edit: RealEdit) -> None:
    old, sentences, _ = reviewed_catalog(tag, edit.text)
    new = fresh(sentences, "article", Locale(tag))
    found = merged(old, new)
    assert merged(found, new) == found
    later = bring_up(
        found, new, today=date(2027, 1, 1), carry=carrier(Locale("fr"), Locale(tag))
    ).catalog
    assert later == found


@each_edit
def test_when_the_edit_is_taken_back_all_is_reviewed_again(tag: str, edit: RealEdit) -> None:
    old, sentences, _ = reviewed_catalog(tag, edit.text)
    found = merged(old, fresh(sentences, "article", Locale(tag)))
    original, before, _ = reviewed_catalog(tag, ARTICLE.read_text("utf-8"))
    back = merged(found, fresh(before, "article", Locale(tag)))
    living = [unit for unit in back.units if unit.state is not State.OBSOLETE]
    assert [(u.key, u.state, u.target, u.comments, u.flags, u.previous) for u in living] == [
        (u.key, u.state, u.target, u.comments, u.flags, u.previous) for u in original.units
    ]
