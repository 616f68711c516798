"""A memory holds what it says it holds, is in order by its schema, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from l10n.bilingual import tmx
from l10n.errors import InputError
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import State, is_mark
from tests.bilingual.catalogs import DE, FR, PORT, catalogs
from tests.bilingual.shape import TMX_SHAPES, problems


def pairs(data: bytes) -> list[tuple[str, str, str, State]]:
    returned = tmx.read(data, "x.tmx", locale=DE)
    return [(u.key.context, u.key.source, u.target, u.state) for u in returned.units]


def test_what_is_reviewed_and_what_is_drafted_lie_apart() -> None:
    assert pairs(tmx.write([PORT], drafts=False)) == [
        ("", "Le **capitaine** dort. Il rêve.", "Der **Kapitän** schläft.", State.REVIEWED),
        ("", "La mer est calme.", "Die See ist ruhig.", State.REVIEWED),
    ]
    assert pairs(tmx.write([PORT], drafts=True)) == [
        ("", "Il pleut & il vente.", "Es regnet.", State.PRETRANSLATED),
        ("", "700 navires attendent.", "700 Schiffe warten.", State.STALE),
        ("caption", "Le quai", "Der Kai", State.PRETRANSLATED),
    ]


def test_each_entry_says_its_article_its_state_and_who_drafted_it() -> None:
    text = tmx.write([PORT], drafts=True).decode()
    assert text.count('<prop type="x-article">port</prop>') == 3
    assert text.count('<prop type="x-engine">memory</prop>') == 1
    assert text.count('<prop type="x-state">stale</prop>') == 1
    assert "date" not in text


@given(catalogs)
@settings(max_examples=100)
def test_every_passage_comes_back(catalog: Catalog) -> None:
    for drafts in (False, True):
        data = tmx.write([catalog], drafts=drafts)
        assert problems(data, TMX_SHAPES) == []
        wanted = (State.PRETRANSLATED, State.STALE) if drafts else (State.REVIEWED,)
        expected = {
            (passage.units[0].context, passage.source): (passage.target, passage.state)
            for passage in catalog.passages()
            if passage.state in wanted and not is_mark(passage.target)
        }
        assert {(c, s): (t, state) for c, s, t, state in pairs(data)} == expected
        assert tmx.count([catalog], drafts=drafts) >= len(expected)


def test_several_catalogs_are_one_memory_and_the_later_counts() -> None:
    later = Catalog("quai", FR, DE, (PORT.units[5],))
    data = tmx.write([PORT, later], drafts=False)
    assert problems(data, TMX_SHAPES) == []
    assert data.decode().count("<tu>") == 3
    assert len(pairs(data)) == 2


def test_a_memory_from_two_languages_is_a_mistake_of_the_caller() -> None:
    other = Catalog("quai", Locale("en"), DE, ())
    for wrong in ([PORT, other], []):
        with pytest.raises(ValueError, match="one source language"):
            tmx.write(wrong, drafts=False)


def test_a_region_stands_for_its_language() -> None:
    data = tmx.write([PORT], drafts=False).replace(b'"de"', b'"DE-AT"')
    assert tmx.read(data, "x").locale == Locale("de-AT")
    plain = tmx.write([PORT], drafts=False)
    assert len(tmx.read(plain, "x", locale=Locale("de-CH")).units) == 2


def test_nothing_for_the_language_is_said() -> None:
    returned = tmx.read(tmx.write([PORT], drafts=False), "x", locale=Locale("en"))
    assert returned.units == ()
    assert [finding.code for finding in returned.warnings] == ["tmx-empty"]


def test_every_prefix_is_refused() -> None:
    data = tmx.write([PORT], drafts=True).rstrip()
    for at in range(len(data)):
        with pytest.raises(InputError):
            tmx.read(data[:at], "x.tmx")
