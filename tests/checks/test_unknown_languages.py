"""A catalog of languages that nobody told us about is checked as far as that goes, and it is said."""

from __future__ import annotations

from l10n import checks
from l10n.checks.base import CheckContext
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit


def found(source: str, target: str) -> list[str]:
    languages = Locale(source), Locale(target)
    key = Key("", "Le 3 mai 2024, « 700 KN-23 » **ici**.")
    unit = Unit(key, "“700 KN-24 hier.", State.REVIEWED, notes=("role: body · ¶ 1",))
    catalog = Catalog("kim", *languages, (unit,))
    return [one.code for one in checks.run(catalog, CheckContext("kim.po", *languages))]


def test_what_needs_no_tables_is_checked_all_the_same() -> None:
    assert "check-language" in found("und", "de")
    assert "check-language" in found("fr", "tlh")
    assert "code-missing" in found("und", "de")


def test_languages_that_we_know_are_checked_in_full() -> None:
    codes = found("fr", "de")
    assert "check-language" not in codes
    assert "date-missing" in codes
