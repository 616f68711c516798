"""A quotation over several sentences: told to translators, made whole in drafts, right in print."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import checks
from l10n.checks.base import CheckContext
from l10n.formats import read_article
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.origin import fingerprint
from l10n.model.unit import State
from l10n.workflow.drafting.requoting import requoted
from l10n.workflow.extract import extract
from l10n.workflow.publishing.assemble import assemble
from tests.workflow.newsroom import Newsroom

HERE = Path(__file__).parent
FR = Locale("fr")
ARTICLE = """\
# Le sommet

Le ministre est sorti à midi. « Nous ne céderons pas, a-t-il dit. Nos alliés le savent. Ils nous
l'ont "promis" hier. » Puis il est parti.

> Il faut « attendre ». Rien de plus.
"""
FIRST, SECOND, THIRD = (
    "« Nous ne céderons pas, a-t-il dit.",
    "Nos alliés le savent.",
    'Ils nous l\'ont "promis" hier. »',
)


def catalog(locale: Locale, targets: dict[str, str]) -> Catalog:
    article = read_article(ARTICLE.encode(), "articles/kim.fr.md", FR)
    fresh = extract(article, "kim", locale, Glossary())

    def accepted(unit):
        target = targets[unit.source]
        state = State.JOINED if target == "⇧" else State.REVIEWED
        return replace(unit, target=target, state=state)

    return replace(fresh, units=tuple(map(accepted, fresh.units)))


ENGLISH = {
    "Le sommet": "The summit",
    "Le ministre est sorti à midi.": "The minister came out at noon.",
    FIRST: "“We will not yield,” he said.",
    SECOND: "“Our allies know that.",
    THIRD: "They ‘promised’ it to us yesterday.”",
    "Puis il est parti.": "Then he left.",
    "Il faut « attendre ».": "One must “wait.”",
    "Rien de plus.": "Nothing else.",
}
GERMAN = {
    "Le sommet": "Der Gipfel",
    "Le ministre est sorti à midi.": "Der Minister kam mittags heraus.",
    FIRST: "„Wir werden nicht nachgeben, und das wissen unsere Verbündeten“, sagte er.",
    SECOND: "⇧",
    THIRD: "„Sie haben es uns gestern ‚versprochen‘.“",
    "Puis il est parti.": "Dann ging er.",
    "Il faut « attendre ».": "Man müsse „warten“.",
    "Rien de plus.": "Mehr nicht.",
}


@pytest.mark.parametrize(
    ("tag", "targets", "printed"),
    [
        (
            "en",
            ENGLISH,
            "The minister came out at noon. “We will not yield,” he said. “Our allies know that."
            " They ‘promised’ it to us yesterday.” Then he left.",
        ),
        (
            "de",
            GERMAN,
            "Der Minister kam mittags heraus. „Wir werden nicht nachgeben, und das wissen unsere"
            " Verbündeten“, sagte er. „Sie haben es uns gestern ‚versprochen‘.“ Dann ging er.",
        ),
    ],
)
def test_a_quotation_over_three_sentences_comes_out_right(
    tag: str, targets: dict[str, str], printed: str
) -> None:
    article = read_article(ARTICLE.encode(), "articles/kim.fr.md", FR)
    made = catalog(Locale(tag), targets)
    assert checks.run(made, CheckContext("kim.po", FR, Locale(tag))) == []
    edition = assemble(article, made).edition
    assert printed in edition.text.splitlines()


def test_each_translator_is_told_what_part_of_the_quotation_a_sentence_is() -> None:
    told = {
        unit.source: [note for note in unit.notes if note.startswith("quotation: ")]
        for unit in catalog(Locale("en"), ENGLISH).units
    }
    assert {source: notes for source, notes in told.items() if notes} == {
        FIRST: ["quotation: opens here, closes 2 sentences on"],
        SECOND: [
            "quotation: all of this is inside, opened 1 sentence before, closes 1 sentence on"
        ],
        THIRD: ["quotation: closes here, opened 2 sentences before"],
    }


def test_a_mark_in_code_is_no_quotation() -> None:
    text = 'Écrire `x = "a` ici. Il a dit "oui" hier.\n'
    article = read_article(text.encode(), "articles/kim.fr.md", FR)
    units = extract(article, "kim", FR, Glossary()).units
    assert len(units) == 2
    assert not [note for unit in units for note in unit.notes if note.startswith("quotation")]


def paragraphs() -> list[tuple[str, list[tuple[str, str, str]]]]:
    found: list[tuple[str, list[tuple[str, str, str]]]] = []
    for line in (HERE / "data" / "quotations.tsv").read_text("utf-8").splitlines():
        if line.startswith("> "):
            found.append((line[2:], []))
        elif line and not line.startswith("#"):
            source, draft, *result = line.split("\t")
            found[-1][1].append((source, draft, result[0] if result else draft))
    return found


@pytest.mark.parametrize(("language", "rows"), paragraphs())
def test_a_draft_is_made_whole_where_one_way_alone_is_right(
    language: str, rows: list[tuple[str, str, str]]
) -> None:
    sources, drafts, expected = zip(*rows, strict=True)
    spoken = "en" if language == "fr" else "fr"
    made = requoted(sources, drafts, spoken, language)
    assert [one.replace("\u00a0", " ") for one in made] == list(expected)
    assert requoted(sources, made, spoken, language) == made


def test_the_data_mends_some_and_leaves_some() -> None:
    changed = [any(a != b for _, a, b in rows) for _, rows in paragraphs()]
    assert changed.count(True) >= 8
    assert changed.count(False) >= 5


_TEXT = st.text("ab :.,«»“”„\"'", max_size=16)


@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=4), st.sampled_from(["en", "de", "fr"]))
def test_mending_changes_nothing_but_marks_and_blanks_and_is_done_once(
    rows: list[tuple[str, str]], language: str
) -> None:
    sources, drafts = [row[0] for row in rows], [row[1] for row in rows]
    made = requoted(sources, drafts, "fr", language)
    signs = str.maketrans("", "", ' \u00a0«»“”„"')
    assert [one.translate(signs) for one in made] == [one.translate(signs) for one in drafts]
    assert requoted(sources, made, "fr", language) == made


def test_a_mended_draft_is_still_a_draft_and_a_second_run_leaves_it(newsroom: Newsroom) -> None:
    newsroom.article = newsroom.article.with_name("kim.fr.md")
    newsroom.write(ARTICLE)
    newsroom.localize()
    for unit in newsroom.catalog().units:
        assert unit.state is State.PRETRANSLATED
        assert unit.origin
        assert unit.origin.draft_hash == fingerprint(unit.target)
    before = newsroom.snapshot(hidden=True)
    newsroom.localize(redo=True)
    assert newsroom.snapshot(hidden=True) == before
