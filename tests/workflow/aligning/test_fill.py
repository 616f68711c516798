"""A translation fills a catalog, and nothing that a person wrote in it is touched."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.formats import read_article
from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import JOINED_MARK, State, Unit
from l10n.workflow.aligning.aligned import Fate
from l10n.workflow.aligning.fill import fill
from l10n.workflow.extract import extract

SOURCE = """Le port de Brest s'agrandit

Le ministre Jean Kervella a annoncé mardi que le port de Brest serait agrandi avant 2030. \
Les travaux coûteront 45 millions d'euros. Ils commencent en mars, sur le quai nord.

La ville attendait cette décision depuis 2019. Les pêcheurs, eux, craignent le bruit. \
Leur syndicat compte **312 bateaux** et demande une compensation.

Le maire promet un fonds d'aide. Il sera doté de 4 millions d'euros.
"""
TARGET = """Der Hafen von Brest wird größer

Minister Jean Kervella kündigte am Dienstag an, dass der Hafen von Brest vor 2030 vergrößert wird. \
Die Arbeiten werden 45 Millionen Euro kosten. Sie beginnen im März am Nordkai.

Die Stadt wartete seit 2019 auf diese Entscheidung. Die Fischer dagegen fürchten den Lärm. \
Ihre Gewerkschaft zählt **312 Boote** und fordert einen Ausgleich.

Der Bürgermeister verspricht einen Hilfsfonds. Er wird mit 4 Millionen Euro ausgestattet.
"""


def article(text: str, tag: str) -> Article:
    return read_article(text.encode(), f"brest.{tag}.md", Locale(tag))


@cache
def fresh() -> Catalog:
    return extract(article(SOURCE, "fr"), "brest", Locale("de"), Glossary())


def filled(catalog: Catalog, target: str = TARGET) -> tuple[Catalog, list[Fate]]:
    after, aligned = fill(catalog, article(SOURCE, "fr"), article(target, "de"), Glossary())
    return after, [one.fate for one in aligned]


def test_every_sentence_gets_its_translation() -> None:
    after, fates = filled(fresh())
    assert fates == [Fate.REVIEWED] * len(fresh().units)
    assert {unit.state for unit in after.units} == {State.REVIEWED}
    assert after.units[5].target == "Die Fischer dagegen fürchten den Lärm."


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("seit 2019", "seit 2018", "2019"),
        ("45 Millionen", "48 Millionen", "45"),
        ("im März", "im Mai", "mars"),
    ],
)
def test_a_number_or_date_that_differs_waits_for_a_person(
    right: str, wrong: str, said: str
) -> None:
    """The translation may be of an older version of the article."""
    _, aligned = fill(
        fresh(), article(SOURCE, "fr"), article(TARGET.replace(right, wrong), "de"), Glossary()
    )
    (unsure,) = (one for one in aligned if one.fate is not Fate.REVIEWED)
    assert unsure.fate is Fate.UNSURE
    assert said in unsure.why


@st.composite
def begun(draw: st.DrawFn) -> Catalog:
    """The catalog after somebody has worked in it."""
    units = []
    for unit in fresh().units:
        state = draw(st.sampled_from((*State,)[:5]))
        target = draw(st.sampled_from(("Von Hand.", "Anders gesagt.")))
        if state is State.PRETRANSLATED:
            draft = fingerprint(draw(st.sampled_from((target, "Entwurf"))))
            origin = Origin("argos", "m", "-", fingerprint(unit.source), draft)
            unit = replace(unit, target=target, state=state, origin=origin)
        elif state is State.JOINED:
            unit = replace(unit, target=JOINED_MARK, state=state)
        elif state is not State.UNTRANSLATED:
            unit = replace(unit, target=target, state=state)
        units.append(unit)
    return replace(fresh(), units=tuple(units))


def _human(catalog: Catalog) -> list[Unit]:
    return [unit for unit in catalog.units if unit.human]


@settings(max_examples=40)
@given(begun())
def test_what_a_person_wrote_is_never_touched(catalog: Catalog) -> None:
    after, _ = filled(catalog)
    now = {unit.key: unit for unit in after.units}
    for unit in _human(catalog):
        assert (now[unit.key].target, now[unit.key].state) == (unit.target, unit.state)
    assert after.human_texts() >= catalog.human_texts()
    again, fates = filled(after)
    assert again == after
    assert not set(fates) & {Fate.REVIEWED, Fate.UNSURE, Fate.JOINED, Fate.SPLIT}


def test_other_codes_than_those_of_the_source_are_to_be_checked() -> None:
    after, fates = filled(fresh(), TARGET.replace("**312 Boote**", "312 Boote"))
    at = fates.index(Fate.UNSURE)
    assert fates.count(Fate.UNSURE) == 1
    unit = after.units[at]
    assert unit.state is State.STALE
    assert unit.comments == (
        "from brest.de.md: its inline codes are others than those of the source; please check",
    )


def test_a_joined_sentence_is_never_joined_over_the_end_of_a_paragraph() -> None:
    joined = TARGET.replace("Nordkai.\n\nDie Stadt", "Nordkai, und die Stadt")
    after, _ = filled(fresh(), joined)
    paragraph = {unit.key: unit.notes[0] for unit in after.units}
    for one, other in zip(after.units, after.units[1:], strict=False):
        if other.state is State.JOINED:
            assert paragraph[one.key] == paragraph[other.key]


def test_a_sentence_that_is_nowhere_in_the_source_is_kept_as_a_comment() -> None:
    added = "Der Leuchtturm bleibt während der ganzen Bauzeit für Besucher geöffnet."
    after, fates = filled(fresh(), TARGET.replace("Euro kosten.", f"Euro kosten. {added}"))
    assert fates.count(Fate.EXTRA) + fates.count(Fate.SPLIT) + fates.count(Fate.UNSURE) >= 1
    said = " ".join(text for unit in after.units for text in (unit.target, *unit.comments))
    assert added in said
