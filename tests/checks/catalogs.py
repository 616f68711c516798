"""Small catalogs for the tests of checks."""

from l10n import checks
from l10n.checks.base import CheckContext
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit

PATH = "locales/en/LC_MESSAGES/kim.po"


def unit(source: str, target: str, state: State = State.REVIEWED) -> Unit:
    return Unit(Key("", source), target, state)


def found(
    *units: Unit,
    source: str = "fr",
    locale: str = "en",
    families: tuple[str, ...] | None = None,
) -> list[Finding]:
    """What the checks say about a catalog of ``units``, which begin on lines 10, 20, 30 …"""
    catalog = Catalog("kim", Locale.parse(source), Locale.parse(locale), units)
    lines = {one.key: 10 * place for place, one in enumerate(units, start=1)}
    context = CheckContext(PATH, catalog.source_locale, catalog.locale, lines=lines)
    return checks.run(catalog, context, families)


def codes(source: str, target: str, locale: str = "en", language: str = "fr") -> list[str]:
    """The codes of what the checks say about one reviewed translation."""
    return [one.code for one in found(unit(source, target), source=language, locale=locale)]
