"""Quotations: each that opens closes again, wherever in the paragraph that is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n import checks, po
from l10n.checks.base import CheckContext
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding, Severity
from l10n.model.locale import Locale
from l10n.model.place import Place, place_notes
from l10n.model.unit import JOINED_MARK, Key, State, Unit
from tests.workflow.newsroom import CHECKOUT

HERE = Path(__file__).parent
FR, EN = Locale("fr"), Locale("en")


def unit(paragraph: int, source: str, target: str) -> Unit:
    state = State.JOINED if target == JOINED_MARK else State.REVIEWED
    notes = place_notes(Place("body", (paragraph,)))
    return Unit(Key("", source), target, state, notes=notes)


def found(one: Catalog) -> list[Finding]:
    """What family *quotes* says; unit n begins in line n."""
    lines = {unit.key: at for at, unit in enumerate(one.units, start=1)}
    context = CheckContext("kim.po", one.source_locale, one.locale, lines=lines)
    return checks.run(one, context, ("quotes",))


def articles() -> list[tuple[Catalog, list[str]]]:
    made: list[tuple[Catalog, list[str]]] = []
    for line in (HERE / "quotations.tsv").read_text("utf-8").splitlines():
        if line.startswith("> "):
            source, tag, *codes = line[2:].split("\t")
            empty = Catalog("kim", Locale.parse(source), Locale.parse(tag), ())
            made.append((empty, codes[0].split(", ") if codes else []))
        elif line and not line.startswith("#"):
            paragraph, text, target = line.split("\t")
            one, codes = made[-1]
            made[-1] = (
                replace(one, units=(*one.units, unit(int(paragraph), text, target))),
                codes,
            )
    return made


@pytest.mark.parametrize(("one", "expected"), articles())
def test_each_article_has_the_findings_written_above_it(one: Catalog, expected: list[str]) -> None:
    said = found(one)
    assert [f"{each.code} {each.where.line}" for each in said] == expected
    assert all(each.message and each.advice for each in said)


def test_the_data_has_right_and_wrong_articles_of_every_kind() -> None:
    told = [code.partition(" ")[0] for _, codes in articles() for code in codes]
    assert set(told) == set(checks.codes_of()["quotes"])
    assert sum(not codes for _, codes in articles()) >= 15


def test_a_paragraph_is_judged_when_all_of_it_is_translated() -> None:
    units = (unit(1, "« Un.", "“One."), unit(1, "Deux. »", "Two.”"))
    half = replace(units[1], target="", state=State.UNTRANSLATED)
    assert found(Catalog("kim", FR, EN, (units[0], half))) == []
    stale = replace(units[1], target="Two.", state=State.STALE)
    assert found(Catalog("kim", FR, EN, (units[0], stale))) == []


def test_a_file_without_our_notes_is_judged_sentence_by_sentence() -> None:
    units = tuple(
        replace(one, notes=())
        for one in (
            unit(1, "« Un.", "“One."),
            unit(1, "Deux. »", "Two.”"),
            unit(1, "« Trois. »", "“Three."),
        )
    )
    assert [(one.code, one.where.line) for one in found(Catalog("kim", FR, EN, units))] == [
        ("quote-unclosed", 3)
    ]


def test_an_odd_straight_mark_where_the_source_quotes_nothing_is_a_warning() -> None:
    (said,) = found(Catalog("kim", FR, EN, (unit(1, "Il dit non.", 'He says "no.'),)))
    assert said.severity is Severity.WARNING


def test_a_sentence_that_stands_in_two_paragraphs_raises_no_alarm_in_the_second() -> None:
    again = replace(unit(1, "« Oui.", "“Yes."), notes=place_notes(Place("body", (1, 2))))
    units = (
        again,
        unit(1, "Non. »", "No.”"),
        unit(2, "Jamais. »", "Never.”"),
    )
    assert found(Catalog("kim", FR, EN, units)) == []


@pytest.mark.parametrize("tag", ["en", "de"])
def test_the_reviewed_catalogs_of_this_checkout_have_no_finding(tag: str) -> None:
    path = CHECKOUT / "locales" / tag / "LC_MESSAGES" / "article.po"
    catalog = po.read(path.read_bytes(), path.name).catalog
    assert sum('"' in unit.source for unit in catalog.units) >= 3
    assert found(catalog) == []


_TEXT = st.text("ab .,:'’«»“”„\"‘‚‹›\u00a0(–", max_size=24)


@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=4), st.sampled_from(["en", "de", "fr"]))
def test_no_text_is_too_odd_and_a_copy_of_the_source_quotes_as_the_source_does(
    rows: list[tuple[str, str]], tag: str
) -> None:
    units = tuple(unit(1, f"{at} {source}", target) for at, (source, target) in enumerate(rows))
    for finding in found(Catalog("kim", FR, Locale(tag), units)):
        assert finding.message
    copies = tuple(replace(one, target=one.source) for one in units)
    said = found(Catalog("kim", FR, FR, copies))
    assert [one.code for one in said] == []
