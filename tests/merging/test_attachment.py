"""The hard cases: sentences that are nearly the same, very short, repeated, or swapped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.merging import merge
from l10n.model.catalog import Catalog
from l10n.model.unit import Key, Reference, State, Unit

from .articles import Lines, fresh, german, reviewed

AROUND: Lines = [
    ("", "Le port de Brest accueille chaque été des centaines de voiliers."),
    ("", "La municipalité finance la fête avec deux associations de marins."),
    ("", "Un feu d'artifice clôt la semaine sur la plage du Moulin-Blanc."),
]


def body(*sentences: str) -> Lines:
    """The sentences between others that do not change."""
    return [AROUND[0], *(("", sentence) for sentence in sentences), *AROUND[1:]]


def attached(before: Lines, now: Lines) -> dict[str, str]:
    """Whose translation each stale sentence has."""
    found = merge(reviewed(before), fresh(now))
    by_target = {german(source): source for _, source in before}
    return {
        unit.source: by_target[unit.target]
        for unit in found.living().values()
        if unit.state is State.STALE
    }


TWINS = (
    "En 2021, la France a livré dix chars à l'armée ukrainienne.",
    "En 2022, la France a livré vingt chars à l'armée ukrainienne.",
    "En 2022, l'Allemagne a livré vingt chars à l'armée ukrainienne.",
)


def test_near_duplicates_that_all_change_keep_their_own_translations() -> None:
    now = [sentence.replace("chars", "blindés") for sentence in TWINS]
    assert attached(body(*TWINS), body(*now)) == dict(zip(now, TWINS, strict=True))


def test_near_duplicates_that_change_places_and_words_keep_their_own_translations() -> None:
    now = [sentence.replace("livré", "promis") for sentence in TWINS]
    assert attached(body(*TWINS), body(*reversed(now))) == dict(zip(now, TWINS, strict=True))


def test_near_duplicates_renumbered_alike_are_told_apart_by_their_places() -> None:
    before = ("Ils ont perdu 12 chars.", "Ils ont perdu 34 chars.")
    now = ("Ils ont perdu 56 chars.", "Ils ont perdu 78 chars.")
    assert attached(body(*before), body(*now)) == dict(zip(now, before, strict=True))


def test_a_near_duplicate_that_comes_in_takes_nothing_from_the_one_that_stays() -> None:
    now = body(TWINS[0], TWINS[1])
    found = merge(reviewed(body(TWINS[0])), fresh(now)).living()
    assert found[Key("", TWINS[0])].state is State.REVIEWED
    assert found[Key("", TWINS[1])].state is State.UNTRANSLATED


def test_two_sentences_that_swap_are_untouched() -> None:
    found = merge(reviewed(body(*TWINS)), fresh(body(TWINS[1], TWINS[0], TWINS[2])))
    assert found.count() == {State.REVIEWED: len(body(*TWINS))}


@pytest.mark.parametrize(
    ("before", "now"),
    [("Non.", "Oui."), ("Pourquoi ?", "Comment ?"), ("Il pleut.", "Elle rit."), ("2023", "Fin")],
)
def test_a_short_sentence_is_never_another_short_sentence(before: str, now: str) -> None:
    assert attached(body(before), body(now)) == {}


@pytest.mark.parametrize(
    ("before", "now"),
    [("Non.", "Non !"), ("Oui", "oui"), ("Pourquoi ?", "Pourquoi\u202f?"), ("8h03", "8h05")],
)
def test_a_short_sentence_in_other_signs_is_found(before: str, now: str) -> None:
    assert attached(body(before), body(now)) == {now: before}


def test_short_sentences_side_by_side_do_not_mix() -> None:
    before, now = ("Non.", "Oui.", "Peut-être."), ("Non !", "Oui !", "Peut-être !")
    assert attached(body(*before), body(*now)) == dict(zip(now, before, strict=True))


def repeated() -> Catalog:
    """A reviewed article whose refrain stands in two places."""
    catalog = reviewed(body("Le vent se lève sur la rade.", "Les marins rentrent au port."))
    refrain = replace(
        catalog.units[1],
        references=(Reference("articles/dunkerque.fr.txt", 2), Reference("articles/dunkerque.fr.txt", 9)),
    )  # fmt: skip
    return replace(catalog, units=(catalog.units[0], refrain, *catalog.units[2:]))


def test_a_sentence_changed_in_one_of_its_two_places_is_found_there_and_kept_in_the_other() -> None:
    old = repeated()
    changed = "Le vent se lève enfin sur la rade."
    now = [(unit.context, unit.source) for unit in old.units]
    found = merge(old, fresh([*now, ("", changed)])).living()
    assert found[old.units[1].key].state is State.REVIEWED
    assert found[Key("", changed)].state is State.STALE
    assert found[Key("", changed)].target == old.units[1].target
    assert found[Key("", changed)].notes[0] == "changed: added “enfin”"


def test_a_sentence_that_is_as_often_there_as_before_lends_nothing() -> None:
    old = reviewed(body("Le vent se lève sur la rade."))
    new = fresh(body("Le vent se lève sur la rade.", "Le vent se lève enfin sur la rade."))
    assert merge(old, new).living()[new.units[2].key].state is State.UNTRANSLATED


def test_a_sentence_that_moved_to_the_other_end_and_changed_is_found() -> None:
    text = [*AROUND, ("", TWINS[0])]
    now = [("", TWINS[0].replace("dix", "douze").replace("armée", "aviation")), *AROUND]
    assert attached(text, now) == {now[0][1]: TWINS[0]}


def test_a_title_does_not_take_the_translation_of_a_sentence_that_stays() -> None:
    sentence = TWINS[0]
    found = merge(reviewed(body(sentence)), fresh([("title", sentence[:-1]), *body(sentence)]))
    assert found.units[0].state is State.UNTRANSLATED


def split_in_three() -> tuple[str, list[str]]:
    whole = (
        "Le ministre a visité le chantier naval de Lorient, il a salué les ouvriers de nuit,"
        " et il a promis trois commandes avant la fin de l'année."
    )
    parts = [
        "Le ministre a visité le chantier naval de Lorient.",
        "Il a salué les ouvriers de nuit.",
        "Il a promis trois commandes avant la fin de l'année.",
    ]
    return whole, parts


def test_a_sentence_split_in_three_is_said_on_each_part() -> None:
    whole, parts = split_in_three()
    found = merge(reviewed(body(whole)), fresh(body(*parts))).living()
    units = [found[Key("", part)] for part in parts]
    assert [unit.state for unit in units] == [State.STALE, *[State.UNTRANSLATED] * 2]
    assert units[0].target == german(whole)
    assert units[0].notes[0].startswith("split in three: its translation also says")
    for unit in units[1:]:
        assert unit.notes[0] == f"split in three: its words were translated with “{parts[0]}”"


def test_three_sentences_joined_offer_all_their_translations() -> None:
    whole, parts = split_in_three()
    merged = merge(reviewed(body(*parts)), fresh(body(whole)))
    unit = merged.living()[Key("", whole)]
    assert unit.state is State.STALE
    assert unit.target == " ".join(map(german, parts))
    assert unit.previous == Key("", " ".join(parts))
    assert unit.notes[0].startswith("joined from three: ")
    assert {u.target for u in merged.units if u.state is State.OBSOLETE} == {*map(german, parts)}


def test_what_a_split_said_stays_until_the_part_is_reviewed() -> None:
    whole, parts = split_in_three()
    new = fresh(body(*parts))
    merged = merge(reviewed(body(whole)), new)
    units: list[Unit] = [
        replace(unit, target="EIGEN", state=State.REVIEWED) if unit.source == parts[1] else unit
        for unit in merged.units
    ]
    again = merge(replace(merged, units=tuple(units)), new).living()
    assert again[Key("", parts[1])].notes == ("role: body · ¶ 3",)
    assert again[Key("", parts[2])].notes[0].startswith("split in three: ")


def test_two_sentences_are_joined_though_the_one_between_them_went() -> None:
    before = (
        "Le préfet a fermé le marché couvert pour un mois.",
        "Personne ne s'y attendait.",
        "Les commerçants réclament une indemnité à la ville.",
    )
    whole = f"{before[0][:-1]}, et les commerçants réclament une indemnité à la ville."
    merged = merge(reviewed(body(*before)), fresh(body(whole)))
    unit = merged.living()[Key("", whole)]
    assert unit.target == f"{german(before[0])} {german(before[2])}"
    assert unit.notes[0].startswith("joined from two: ")


def test_a_sentence_is_split_though_another_came_in_between_its_parts() -> None:
    first, between, second = (
        "Le préfet a fermé le marché couvert pour un mois.",
        "Personne ne s'y attendait.",
        "Les commerçants réclament une indemnité à la ville.",
    )
    whole = f"{first[:-1]}, et les commerçants réclament une indemnité à la ville."
    found = merge(reviewed(body(whole)), fresh(body(first, between, second))).living()
    assert found[Key("", first)].target == german(whole)
    assert found[Key("", between)].notes == ("role: body · ¶ 3",)
    assert found[Key("", second)].notes[0].startswith("split in two: its words were translated")
