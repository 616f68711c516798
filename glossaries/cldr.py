"""What the Unicode CLDR calls places, languages and units in French, English and German."""

from __future__ import annotations

from babel import Locale, units

from l10n.model.glossary import Term

LANGUAGES = ("fr", "en", "de")
Names = dict[str, list[dict[str, str]]]
"""By type of term: one name per language for each thing."""


def cldr_names() -> Names:
    """What CLDR calls things, by the type of term they may attest and by language.

    Territories and the cities of time zones; languages, which French, English and German call like
    the adjective of the country; units of measure.
    """
    locales = {tag: Locale.parse(tag) for tag in LANGUAGES}
    places = _shared({tag: dict(one.territories) for tag, one in locales.items()})
    for zone in sorted(locales["fr"].time_zones):
        # The name of a city stands in the zone's own name where CLDR does not give another.
        plain = zone.rpartition("/")[2].replace("_", " ")
        places.append(
            {tag: one.time_zones.get(zone, {}).get("city", plain) for tag, one in locales.items()}
        )
    measures = {
        tag: {unit: name for unit in locale.unit_display_names if (name := _of_one(unit, locale))}
        for tag, locale in locales.items()
    }
    languages = _shared({tag: dict(one.languages) for tag, one in locales.items()})
    return {
        "place": places,
        "region": places,
        "demonym": [{tag: name.lower() for tag, name in one.items()} for one in languages],
        "measure": _shared(measures),
    }


def _of_one(unit: str, locale: Locale) -> str:
    """A unit as it stands after a one: *mille marin*; empty where there is no such form."""
    try:
        return units.format_unit(1, unit, "long", locale=locale).replace("1", "").strip()
    except units.UnknownUnitError:
        return ""


def _shared(by_locale: dict[str, dict[str, str]]) -> list[dict[str, str]]:
    """The names that all locales have, turned round: a list of one name per language."""
    keys_of_all = sorted(set.intersection(*(set(names) for names in by_locale.values())))
    return [{tag: names[key] for tag, names in by_locale.items()} for key in keys_of_all]


def in_cldr(term: Term, names: Names) -> bool:
    """Whether one name of CLDR is an admitted form of ``term`` in all three languages."""
    forms = {tag: set(term.renderings[tag].admitted) for tag in LANGUAGES}
    if term.type == "demonym":
        forms = {tag: {form.lower() for form in admitted} for tag, admitted in forms.items()}
    return any(
        all(name in forms[tag] for tag, name in one.items()) for one in names.get(term.type, ())
    )
