"""Names in an article: introduced in full, spelled in one way, and nobody who is not in the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import checks
from l10n.checks.base import CheckContext
from l10n.checks.terms import CODES
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding
from l10n.model.locale import Locale
from l10n.model.unit import JOINED_MARK, Key, State, Unit
from l10n.terminology import load

HERE = Path(__file__).parent
GLOSSARY, SAID = load([("people.csv", (HERE / "people.csv").read_bytes())])


def catalog(tag: str, rows: list[list[str]], state: State = State.REVIEWED) -> Catalog:
    units = tuple(
        Unit(
            Key("" if role == "-" else role, source),
            target,
            State.JOINED if target == JOINED_MARK else state,
        )
        for role, source, target in rows
    )
    return Catalog("kim", Locale("fr"), Locale.parse(tag), units)


def found(one: Catalog) -> list[Finding]:
    """What family *terms* says; unit n begins in line n."""
    lines = {unit.key: at for at, unit in enumerate(one.units, start=1)}
    context = CheckContext("kim.po", one.source_locale, one.locale, GLOSSARY, lines)
    return checks.run(one, context, ("terms",))


def articles() -> list[tuple[str, list[str], list[list[str]]]]:
    made: list[tuple[str, list[str], list[list[str]]]] = []
    for line in (HERE / "articles.tsv").read_text("utf-8").splitlines():
        if line.startswith("> "):
            tag, _, codes = line[2:].partition("\t")
            made.append((tag, [code for code in codes.split(", ") if code], []))
        elif line and not line.startswith("#"):
            made[-1][2].append(line.split("\t"))
    return made


def spelled() -> list[list[str]]:
    lines = (HERE / "spelled.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def test_the_glossary_of_these_tests_is_sound() -> None:
    assert SAID == []


@pytest.mark.parametrize(("tag", "expected", "rows"), articles())
def test_each_article_has_the_findings_written_above_it(
    tag: str, expected: list[str], rows: list[list[str]]
) -> None:
    said = found(catalog(tag, rows))
    assert [f"{one.code} {one.where.line}" for one in said] == expected
    for one in said:
        assert one.related
        assert "concept " in one.message
        assert one.advice
        assert one.code in CODES


@pytest.mark.parametrize(("code", "tag", "source", "target"), spelled())
def test_a_name_is_spelled_as_the_language_spells_it(
    code: str, tag: str, source: str, target: str
) -> None:
    said = found(catalog(tag, [["-", source, target]]))
    assert [one.code for one in said] == ([] if code == "ok" else [code])


def test_both_data_files_are_read() -> None:
    assert len(articles()) > 15
    assert len(spelled()) > 15


def test_a_guess_at_the_right_spelling_is_offered() -> None:
    (one,) = found(catalog("de", [["-", "Oleg Chevtchenko parle.", "Oleg Chevtchenko spricht."]]))
    assert "“Schewtschenko”" in one.advice


def test_what_the_glossary_says_to_write_instead_is_the_advice() -> None:
    (one,) = found(catalog("en", [["-", "Un missile est tombé.", "A rocket fell."]]))
    assert one.code == "term-forbidden"
    assert "Instead of “rocket” write “missile”" in one.advice


def test_a_joined_sentence_counts_with_the_one_before() -> None:
    rows = [["-", "Kim Jong Un dort.", "Kim Jong Un sleeps in Moscow."], ["-", "À Moscou.", "⇧"]]
    assert found(catalog("en", rows)) == []


def test_a_stale_or_untranslated_first_sentence_is_not_judged() -> None:
    rows = [["-", "Kim Jong Un dort.", "Kim sleeps."], ["-", "Kim Jong Un rit.", "Kim laughs."]]
    one = catalog("en", rows)
    first = Unit(one.units[0].key, "", State.UNTRANSLATED)
    assert found(Catalog("kim", one.source_locale, one.locale, (first, one.units[1]))) == []


def test_a_regional_catalog_holds_single_sentences_and_is_not_judged_as_an_article() -> None:
    rows = [["-", "Kim Jong Un dort au palais.", "Kim schläft in Japan."]]
    assert {one.code for one in found(catalog("de", rows))} == {
        "person-first-mention",
        "term-unexpected",
    }
    assert found(catalog("de-AT", rows)) == []


def test_a_message_says_no_line_so_that_it_is_known_again_when_lines_move() -> None:
    for tag, _, rows in articles():
        one = catalog(tag, rows)
        below = {unit.key: at for at, unit in enumerate(one.units, start=100)}
        context = CheckContext("kim.po", one.source_locale, one.locale, GLOSSARY, below)
        moved = checks.run(one, context, ("terms",))
        assert [two.message for two in moved] == [two.message for two in found(one)]
