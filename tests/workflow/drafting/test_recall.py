"""What people wrote before is offered first, with the article it comes from, and never to a person."""

from __future__ import annotations

from l10n.engines.pseudo import PseudoEngine
from l10n.memory import Memory
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.place import Place, place_notes
from l10n.model.unit import JOINED_MARK, Key, State, Unit
from l10n.workflow.drafting.pretranslate import Drafting, pretranslate

FR, EN = Locale("fr"), Locale("en")


def unit(source: str, target: str = "", state: State | None = None) -> Unit:
    known = State.JOINED if target == JOINED_MARK else State.REVIEWED
    known = known if target else State.UNTRANSLATED
    return Unit(Key("", source), target, state or known, notes=place_notes(Place("body", (1,))))


def catalog(name: str, *units: Unit) -> Catalog:
    return Catalog(name, FR, EN, units)


def drafted(one: Catalog, *before: Catalog, redo: bool = False) -> Catalog:
    drafting = Drafting(one, "markdown", memory=Memory.of(before))
    return pretranslate([drafting], PseudoEngine, Glossary(), redo=redo).catalogs[0]


def told(one: Catalog) -> list[tuple[str, str, str, str]]:
    """Each target with its state, the engine and article it comes from, and how."""
    return [
        (
            unit.target,
            unit.state.value,
            f"{unit.origin.engine} {unit.origin.model}",
            unit.origin.note,
        )
        if unit.origin
        else (unit.target, unit.state.value, "", "")
        for unit in one.units
    ]


YES = [
    catalog("a", unit("Oui.", "Yes.")),
    catalog("b", unit("Oui.", "Yes.")),
    catalog(
        "c", unit("Viens-tu ?", "Are you coming?"), unit("Oui.", "I am."), unit("Bon.", "Good.")
    ),
]


def test_the_same_neighbours_decide_which_translation_is_offered() -> None:
    around = catalog("d", unit("Viens-tu ?"), unit("Oui."), unit("Bon."))
    assert told(drafted(around, *YES))[1] == ("I am.", "pretranslated", "memory c", "context")
    alone = catalog("d", unit("Dors-tu ?"), unit("Oui."), unit("Bon."))
    assert told(drafted(alone, *YES))[1] == ("Yes.", "pretranslated", "memory a", "")


def test_a_passage_is_offered_with_its_mark_and_a_single_sentence_is_not_torn_out_of_it() -> None:
    before = catalog("a", unit("Un.", "One and two."), unit("Deux.", JOINED_MARK))
    both = catalog("b", unit("Un."), unit("Deux."), unit("Trois."))
    assert told(drafted(both, before)) == [
        ("One and two.", "pretranslated", "memory a", "joined:2"),
        (JOINED_MARK, "pretranslated", "memory a", "joined:2"),
        ("Trøïš.", "pretranslated", "pseudo pseudo-fr_en", ""),
    ]
    assert told(drafted(catalog("b", unit("Un.")), before))[0][2].startswith("pseudo ")


def test_a_passage_is_not_offered_over_the_work_of_a_person() -> None:
    before = catalog("a", unit("Un.", "One and two."), unit("Deux.", JOINED_MARK))
    begun = catalog("b", unit("Un."), unit("Deux.", "Two."))
    made = drafted(begun, before)
    assert made.units[1] == begun.units[1]
    assert told(made)[0][2].startswith("pseudo ")


def test_what_a_person_has_joined_gets_the_target_of_the_same_passage() -> None:
    before = catalog("a", unit("Un.", "One and two."), unit("Deux.", JOINED_MARK))
    joined = catalog("b", unit("Un."), unit("Deux.", JOINED_MARK))
    made = drafted(joined, before)
    assert told(made)[0] == ("One and two.", "pretranslated", "memory a", "joined:2")
    assert made.units[1] == joined.units[1]


def test_the_engine_drafts_all_sentences_that_a_person_has_joined() -> None:
    joined = catalog("b", unit("Un mot."), unit("Deux mots.", JOINED_MARK), unit("Trois."))
    made = told(drafted(joined))
    singles = told(drafted(catalog("b", unit("Un mot."), unit("Deux mots."))))
    assert made[0][0] == f"{singles[0][0]} {singles[1][0]}"
    assert made[0][3] == "joined:2"
    assert made[1][:2] == (JOINED_MARK, "joined")


def test_drafting_again_from_the_same_memory_changes_nothing() -> None:
    before = catalog("a", unit("Un.", "One and two."), unit("Deux.", JOINED_MARK))
    once = drafted(catalog("b", unit("Un."), unit("Deux."), unit("Oui.")), before, *YES)
    assert drafted(once, before, *YES, redo=True) == once
    assert drafted(once, before, *YES) == once
