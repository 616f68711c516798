"""Clear slips of typography are told with what we would write; what a locale admits is none."""

from __future__ import annotations

import pytest

from l10n import checks
from l10n.checks.base import CheckContext
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding, Severity
from l10n.model.locale import Locale
from l10n.model.place import Place, place_notes
from l10n.model.unit import Key, State, Unit
from l10n.placeables import style


def found(tag: str, *targets: str, quotes: str = "") -> list[Finding]:
    """What the family says of ``targets``, one paragraph each."""
    source, locale = Locale("en" if tag.startswith("fr") else "fr"), Locale.parse(tag)
    units = tuple(
        Unit(Key("", f"s{at}"), text, State.REVIEWED, notes=place_notes(Place("body", (at,))))
        for at, text in enumerate(targets, start=1)
    )
    lines = {unit.key: at for at, unit in enumerate(units, start=1)}
    chosen = style(locale, {"quotes": quotes}) if quotes else None
    context = CheckContext("kim.po", source, locale, lines=lines, style=chosen)
    return checks.run(Catalog("kim", source, locale, units), context, ("typography",))


@pytest.mark.parametrize(
    ("tag", "target", "code", "advice"),
    [
        ("de", "Er sagte «ja».", "typography-quotes", "„ja"),
        ("de", "Er sagte “ja”.", "typography-quotes", "„ja"),
        ("de-CH", "Er sagte „ja“.", "typography-quotes", "«ja"),
        ("en", "He said «yes».", "typography-quotes", "“yes"),
        ("fr", "Il dit “oui”.", "typography-quotes", "«␣oui"),
        ("en", "Really\u00a0!", "typography-blank", "Really!"),
        ("de", "Wirklich ?", "typography-blank", "Wirklich?"),
        ("fr", "Vraiment?", "typography-blank", "Vraiment␣?"),
        ("en", "two  blanks", "typography-blank", "two blanks"),
        ("de-CH", "die Straße", "typography-sharp-s", "die Strasse"),
    ],
)
def test_a_slip_is_told_with_what_we_would_write(
    tag: str, target: str, code: str, advice: str
) -> None:
    (finding,) = found(tag, target)
    assert finding.code == code
    assert finding.severity is Severity.INFO
    assert advice in finding.advice
    assert finding.where.line == 1


@pytest.mark.parametrize(
    ("tag", "target"),
    [
        ("de", "»Ja«, sagte er."),
        ("de", "„Ja“, sagte er - so ..."),
        ("de", 'Er sagte "ja".'),
        ("de", "z.B. 12% der Straße"),
        ("de-CH", "«Ja», sagte Günter Graß."),
        ("en", "“Yes,” he said – it's so."),
        ("en-GB", "‘Yes’, he said, ‘she wrote “no” twice’."),
        ("fr", "Il dit : « oui » !"),
        ("fr", "À 12:30, voir https://a.fr/?b=1"),
        ("fr-CH", "Il dit «oui»."),
    ],
)
def test_what_the_locale_admits_is_no_finding(tag: str, target: str) -> None:
    assert found(tag, target) == []


def test_straight_marks_are_told_where_the_article_has_others() -> None:
    assert found("de", 'Er sagte "ja".', 'Sie sagte "nein".') == []
    (finding,) = found("de", "Er sagte „ja“.", 'Sie sagte "nein".')
    assert (finding.code, finding.where.line) == ("typography-quotes", 2)


def test_a_newsroom_hears_of_marks_that_it_did_not_choose() -> None:
    (finding,) = found("de", "Er sagte „ja“.", quotes="»…«")
    assert finding.code == "typography-quotes"
    assert "newsroom" in finding.message
    assert "»ja" in finding.advice
    assert "quotes = “»…«”" in finding.advice
    assert found("de", "»Ja«, sagte er.", quotes="»…«") == []
    assert found("en-GB", "‘Yes’, he said.", quotes="‘…’") == []
