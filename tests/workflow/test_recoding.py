"""Where only the markup of a sentence is another, its translation keeps its words and has the new."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.masking.marks import same
from l10n.model.unit import State
from l10n.workflow.recoding import recode
from tests.workflow.newsroom import Newsroom

CASES = [
    ("**Oui**, dit-il.", "<b>Oui</b>, dit-il.", "**Ja**, sagt er.", "<b>Ja</b>, sagt er."),
    ("<b>Oui</b>, dit-il.", "Oui, dit-il.", "Er sagt <b>ja</b>.", "Er sagt ja."),
    ("Voir [là](u).", "Voir <a>là</a>.", "Siehe [dort](u).", "Siehe <a>dort</a>."),
    (
        "*A* et **B[^1]**.",
        "<i>A</i> et <b>B[^1]</b>.",
        "**B[^1]** und *A*.",
        "<b>B[^1]</b> und <i>A</i>.",
    ),
    (
        "[A](u) et [B](v).",
        "<a>A</a> et <a2>B</a2>.",
        "[B](v) und [A](u).",
        "<a2>B</a2> und <a>A</a>.",
    ),
    # Others words, pairs elsewhere, pairs that come, codes without a partner.
    ("**Oui**, dit-il.", "<b>Non</b>, dit-il.", "**Ja**, sagt er.", None),
    ("**Oui**, dit-il.", "Oui, <b>dit-il</b>.", "**Ja**, sagt er.", None),
    ("Oui, dit-il.", "<b>Oui</b>, dit-il.", "Ja, sagt er.", None),
    ("Oui[^1].", "Oui<fn>.", "Ja[^1].", None),
    ("<b>Oui</b><fn>.", "<b>Oui</b>.", "<b>Ja</b><fn>.", None),
    ("<i>A</i> et <i>B</i>.", "<i>A</i> et <b>B</b>.", "<i>B</i> und <i>A</i>.", None),
    # The translation has not the codes that it should.
    ("**Oui**, dit-il.", "<b>Oui</b>, dit-il.", "Ja, sagt er.", None),
    ("5 * 3", "5 * 4", "5 * 3", None),
]


@pytest.mark.parametrize(("before", "now", "translation", "wanted"), CASES)
def test_markup_is_carried_where_it_is_certain(
    before: str, now: str, translation: str, wanted: str | None
) -> None:
    assert recode(before, now, translation) == wanted


PIECES = st.lists(
    st.sampled_from(
        ["un", "deux", "<b>", "</b>", "<i>", "</i>", "**", "*", "<fn>", "[", "](u)", " "]
    ),
    max_size=10,
).map("".join)


@given(PIECES, PIECES, PIECES)
def test_what_is_carried_has_the_codes_of_the_new_source(
    before: str, now: str, translation: str
) -> None:
    found = recode(before, now, translation)
    assert found is None or same(now, found)


PAGE = "<!DOCTYPE html><html lang=fr><title>T</title><article><h1>Le port</h1><p>{}</p></article>"


def test_an_article_that_comes_as_a_page_keeps_its_translations(tmp_path: Path) -> None:
    room = Newsroom.founded(tmp_path, "# Le port\n\nIl **dort**. Il mange.\n", "kim.fr.md")
    room.extract("de")
    targets = {"Le port": "Der Hafen", "Il **dort**.": "Er **schläft**.", "Il mange.": "Er isst."}
    room.edit(targets, "de")
    room.article.unlink()
    room.article = room.article.with_name("kim.fr.html")
    room.write(PAGE.format("Il <strong>dort</strong>. Il mange."))
    room.extract("de")
    units = room.units("de")
    unit = units["Il <b>dort</b>."]
    assert (unit.target, unit.state) == ("Er <b>schläft</b>.", State.STALE)
    assert unit.notes[0] == (
        "changed: markup only: “**…**” → “<b>…</b>”: carried into the translation, please check"
    )
    assert units["Il mange."].state is State.REVIEWED
    assert units["Il **dort**."].state is State.OBSOLETE
