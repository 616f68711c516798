"""The cases in ``cases/``: what each locale makes of a text, and what it leaves as it is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.typography import Case, docutils, read
from l10n.model.locale import Locale, known_locales
from l10n.placeables import style
from l10n.placeables.typography import RULES, typeset
from l10n.placeables.typography.blanks import behind_openers
from l10n.placeables.typography.dashes import dashes
from l10n.placeables.typography.table import Typography

CASES = Path(__file__).parent / "cases"
ALL = [*read(CASES)]


@pytest.mark.parametrize("kind", sorted({case.kind for case in ALL}))
def test_every_case_comes_out_as_its_locale_sets_it(kind: str) -> None:
    wrong = [
        f"{case.name} {case.locale}: {case.text!a} became {made!a}, not {case.admitted[0]!a}"
        for case in ALL
        if case.kind == kind
        and (made := typeset([case.text], case.locale).sentences[0]) not in case.admitted
    ]
    assert wrong == []


def test_what_came_out_stays_when_it_is_set_again() -> None:
    for case in ALL:
        for admitted in case.admitted:
            assert typeset([admitted], case.locale).sentences == (admitted,), case.name


def test_the_cases_cover_every_locale_and_many_stay_as_they_are() -> None:
    kept = sum(case.text in case.admitted for case in ALL)
    assert len(ALL) >= 800
    assert kept >= 200
    assert min(Counter(case.locale.tag for case in ALL).values()) >= 30
    assert {case.locale.tag for case in ALL} == {locale.tag for locale in known_locales()}


def test_every_rule_is_at_work_in_some_case() -> None:
    used = {change.rule for case in ALL for change in typeset([case.text], case.locale).changes}
    assert used == {*RULES}


def test_the_tables_can_say_what_spanish_needs() -> None:
    rules = Typography(after_opening="¿¡", dash=" —…— ", dash_alone=" — ")
    assert [one.after for one in behind_openers(rules)("¿ Qué?")] == [""]
    assert [one.after for one in dashes(rules)("El tren - un viejo - llega.")] == [" —", "— "]
    assert [*dashes(rules)("El tren —un viejo— llega.")] == []


def test_a_quotation_is_paired_over_the_sentences_of_a_paragraph() -> None:
    done = typeset(['Il dit: "Je pars.', 'Je reviens."'], Locale("fr"))
    assert done.sentences == (
        "Il dit\u00a0: «\u00a0Je pars.",
        "Je reviens.\u00a0»",
    )
    inner = typeset(["“He said “go”.", "Then he left.”"], Locale("de")).sentences
    assert inner == ("„He said ‚go‘.", "Then he left.“")


def test_every_change_says_where_and_why() -> None:
    before = ["<b>Ja</b>.", 'Er sagte "ja" ...']
    for change in typeset(before, Locale("de")).changes:
        assert change.sentence == 1
        assert change.span.of(before[1]) == change.before
        assert "Duden" in change.reason


def test_rules_that_would_not_come_to_rest_are_told() -> None:
    english, swiss = Locale("en"), Locale("fr-CH")
    assert typeset(['He said "go" ...'], english).left_out == ()
    done = typeset(["...„ _"], english)
    assert done.sentences == ("…„ _",)
    assert done.left_out == ("quotes", "stops")
    done = typeset(["</a2>OuiT-62:)´"], swiss)
    assert (done.sentences, done.changes) == (("</a2>OuiT-62:)´",), ())
    assert done.left_out == RULES


def test_a_newsroom_chooses_its_quotation_marks() -> None:
    german = Locale("de")
    chosen = style(german, {"quotes": "»…«"})
    assert typeset(["„Er sagte ‚geh‘“"], german, chosen).sentences == ("»Er sagte ›geh‹«",)


def test_names_that_are_given_keep_their_sharp_s() -> None:
    done = typeset(["Hans-Dieter Fleißig an der Straße"], Locale("de-CH"), names=("Fleißig",))
    assert done.sentences == ("Hans-Dieter Fleißig an der Strasse",)


def test_docutils_is_measured_on_the_same_cases() -> None:
    case = Case("one", "quotes", Locale("de"), '"Ja"', ("„Ja“",))
    assert docutils(case) == "„Ja“"
    assert case.verdict("«Ja»") == "wrong"
    assert Case("two", "quotes", Locale("de"), "„Ja“", ("„Ja“",)).verdict("Ja") == "damaged"
