"""An edited article keeps the work on every sentence that was not touched, and finds the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.merging import merge
from l10n.model.catalog import Catalog
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import JOINED_MARK, Key, State, Unit

from .articles import Lines, fresh, german, lines, reviewed


def at(part: str) -> int:
    """The place of the one sentence with ``part``."""
    found = [place for place, (_, sentence) in enumerate(lines()) if part in sentence]
    assert len(found) == 1
    return found[0]


def edited(part: str, new: str) -> Lines:
    """The article with ``part`` of one sentence replaced."""
    text = lines()
    role, sentence = text[at(part)]
    text[at(part)] = (role, sentence.replace(part, new))
    return text


def unit(catalog: Catalog, part: str) -> Unit:
    """The one living unit with ``part``."""
    found = [each for each in catalog.living().values() if part in each.source]
    assert len(found) == 1
    return found[0]


def assert_kept(catalog: Catalog, but: str = "\0") -> None:
    """Every sentence that stood in the article before, other than with ``but``, is untouched."""
    known = {Key(role, sentence) for role, sentence in lines()}
    for each in catalog.living().values():
        if each.key in known and but not in each.source:
            assert (each.state, each.target, each.comments) == (
                State.REVIEWED,
                german(each.source),
                ("geprüft",),
            )


EDITS = [
    ("dix jours", "onze jours", ("changed: dix → onze jours",)),
    ("environ 700 marins", "environ 900 marins", ("changed: 700 → 900 marins",)),
    ("se prépare à accueillir", "accueille", ("changed: “se prépare à accueillir” → “accueille”",)),
    ("Il n'est pas prévu", "Il est prévu", ("changed: negation removed", "changed: “n'est pas” → “est”")),
    ("elle a fortement", "elle n'a jamais fortement", ("changed: negation added", "changed: “a” → “n'a jamais”")),
    ("depuis un an. »", "depuis un an ! »", ("changed: punctuation only: “.” → “!”",)),
    ("Les navires repartiront", "les navires repartiront", ("changed: capital letters only: “Les” → “les”",)),
    ("le samedi", "le samedi et le dimanche", ("changed: added “et le dimanche”",)),
    (
        "repose sur de petits drones sous-marins",
        "sera livré aux deux pays l'an prochain",
        ("changed: the end: “repose sur de petits drones sous-marins” → “sera livré aux deux pays l'an prochain”",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("part", "new", "said"), EDITS)
def test_a_changed_sentence_keeps_its_translation_as_stale_and_says_what_changed(
    part: str, new: str, said: tuple[str, ...]
) -> None:
    before = lines()[at(part)]
    merged = merge(reviewed(lines()), fresh(edited(part, new)))
    found = unit(merged, new)
    assert found.state is State.STALE
    assert found.target == german(before[1])
    assert found.previous == Key(*before)
    assert found.comments == ("geprüft",)
    assert found.notes[: len(said)] == said
    assert found.notes[len(said) :] == (f"role: {before[0] or 'body'} · ¶ {at(part) + 1}",)
    assert merged.count() == {State.REVIEWED: len(lines()) - 1, State.STALE: 1, State.OBSOLETE: 1}
    assert merged.units[-1].key == found.previous
    assert_kept(merged)


def test_sentences_that_move_keep_everything() -> None:
    text = lines()
    moved = [*text[:4], *text[9:12], *text[4:9], *text[12:]]
    merged = merge(reviewed(text), fresh(moved))
    assert merged.count() == {State.REVIEWED: len(text)}
    assert [each.key for each in merged.units] == [Key(*line) for line in moved]
    assert merged.units[4].notes == ("moved from ¶ 10 to ¶ 5", "role: body · ¶ 5")
    assert merged.units[7].notes == ("role: body · ¶ 8",)
    assert_kept(merged)


def test_a_paragraph_that_comes_in_is_untranslated_and_nothing_else_changes() -> None:
    text = lines()
    new = [
        ("", "Le chantier naval a été modernisé l'an dernier."),
        ("", "Il emploie 300 personnes."),
    ]
    merged = merge(reviewed(text), fresh([*text[:9], *new, *text[9:]]))
    assert merged.count() == {State.REVIEWED: len(text), State.UNTRANSLATED: 2}
    assert_kept(merged)


def test_a_paragraph_that_goes_is_put_aside_and_is_found_when_it_returns() -> None:
    text = lines()
    old = reviewed(text)
    merged = merge(old, fresh([*text[:9], *text[12:]]))
    assert merged.count() == {State.REVIEWED: len(text) - 3, State.OBSOLETE: 3}
    assert [each.key for each in merged.units[-3:]] == [Key(*line) for line in text[9:12]]
    assert_kept(replace(merged, units=merged.units[:-3]))
    assert merge(merged, fresh(text)) == old


def test_a_sentence_whose_translation_was_stale_returns_as_stale() -> None:
    changed = edited("700", "900")
    stale = merge(reviewed(lines()), fresh(changed))
    without = [line for line in changed if "900" not in line[1]]
    again = unit(merge(merge(stale, fresh(without)), fresh(changed)), "900")
    assert again == unit(stale, "900")


def test_a_sentence_that_changes_twice_is_compared_with_what_was_translated() -> None:
    once = merge(reviewed(lines()), fresh(edited("700 marins", "900 marins")))
    twice = merge(once, fresh(edited("700 marins", "950 marins")))
    assert unit(twice, "950").notes[0] == "changed: 700 → 950 marins"
    assert unit(twice, "950").target == german(lines()[at("700")][1])


def test_what_changed_is_said_on_every_run_until_it_is_reviewed() -> None:
    text = edited("700", "900")
    merged = merge(reviewed(lines()), fresh(text))
    assert merge(merged, fresh(text)) == merged
    done = replace(unit(merged, "900"), state=State.REVIEWED, previous=None)
    units = tuple(done if each.key == done.key else each for each in merged.units)
    assert unit(merge(replace(merged, units=units), fresh(text)), "900").notes == (
        "role: body · ¶ 5",
    )


def test_a_sentence_that_becomes_a_heading_takes_its_translation_along() -> None:
    text = lines()
    place = at("La France souhaite")
    for heading in (text[place][1], text[place][1].removesuffix(".")):
        merged = merge(
            reviewed(text), fresh([*text[:place], ("heading", heading), *text[place + 1 :]])
        )
        found = merged.units[place]
        assert found.state is State.STALE
        assert found.target == german(text[place][1])
        assert found.previous == Key(*text[place])
        assert found.notes[0] == "changed: was body, is heading now"


def test_a_sentence_that_stands_in_another_role_as_well_is_offered_there_as_a_draft() -> None:
    text = lines()
    source = text[at("La France souhaite")][1]
    merged = merge(reviewed(text), fresh([("heading", source), *text]))
    found = merged.units[0]
    assert found.state is State.PRETRANSLATED
    assert found.target == german(found.source)
    assert found.origin == Origin(
        "memory", "dunkerque", "-", fingerprint(found.source), fingerprint(found.target)
    )
    assert_kept(merged)


def draft_of(unit: Unit) -> Origin:
    return Origin("argos", "fr_de", "-", fingerprint(unit.source), fingerprint(unit.target))


def test_a_machine_draft_of_a_changed_sentence_is_dropped_but_not_the_remark_on_it() -> None:
    old = reviewed(lines())
    units = tuple(
        replace(each, state=State.PRETRANSLATED, origin=draft_of(each)) for each in old.units
    )
    found = unit(merge(replace(old, units=units), fresh(edited("700", "900"))), "900")
    assert (found.state, found.target, found.comments) == (State.UNTRANSLATED, "", ("geprüft",))


def test_a_stale_text_that_a_tool_emptied_is_open_and_no_longer_stale() -> None:
    text = edited("700", "900")
    merged = merge(reviewed(lines()), fresh(text))
    emptied = replace(unit(merged, "900"), target="", state=State.UNTRANSLATED)
    units = tuple(emptied if each.key == emptied.key else each for each in merged.units)
    assert unit(merge(replace(merged, units=units), fresh(text)), "900").previous is None


def joined() -> Catalog:
    """The article with the sentence about the agreement translated as part of the one before."""
    old = reviewed(lines())
    place = at("Il prévoit des échanges")
    second = replace(old.units[place], target=JOINED_MARK, state=State.JOINED)
    return replace(old, units=(*old.units[:place], second, *old.units[place + 1 :]))


def test_joined_sentences_stay_joined_while_both_stand_as_they_did() -> None:
    text = lines()
    place = at("accord de coopération")
    moved = [*text[:4], *text[place : place + 2], *text[4:place], *text[place + 2 :]]
    for sentences in (text, moved, edited("700", "900")):
        merged = merge(joined(), fresh(sentences))
        assert unit(merged, "accord de coopération").state is State.REVIEWED
        assert unit(merged, "Il prévoit").state is State.JOINED


@pytest.mark.parametrize(
    ("part", "new"), [("en 2021", "en 2020"), ("achats communs", "achats groupés")]
)
def test_when_one_of_two_joined_sentences_changes_both_must_be_looked_at(
    part: str, new: str
) -> None:
    merged = merge(joined(), fresh(edited(part, new)))
    assert unit(merged, "accord de coopération").state is State.STALE
    assert unit(merged, "accord de coopération").target.startswith("DE")
    assert unit(merged, "Il prévoit").state is State.STALE
    assert unit(merged, "Il prévoit").target == JOINED_MARK
    assert merged.human_texts() >= len(lines())


def test_when_a_joined_sentence_goes_the_one_before_must_be_looked_at() -> None:
    text = [line for line in lines() if "Il prévoit" not in line[1]]
    merged = merge(joined(), fresh(text))
    found = unit(merged, "accord de coopération")
    assert found.state is State.STALE
    assert found.notes[0].startswith("changed: its translation also says “Il prévoit")
    assert merge(merged, fresh(text)) == merged


def test_a_quite_different_sentence_gets_no_translation_of_another() -> None:
    merged = merge(
        reviewed(lines()),
        fresh(edited("Une réunion d'information aura lieu le 12 avril à la chambre de commerce",
                     "Les syndicats de dockers n'ont pas encore pris position sur cette question")),
    )  # fmt: skip
    assert unit(merged, "dockers").state is State.UNTRANSLATED
    assert merged.count()[State.OBSOLETE] == 1


def test_the_header_of_the_old_catalog_stays() -> None:
    assert merge(reviewed(lines()), fresh(lines())).header == (("Language", "de"),)
