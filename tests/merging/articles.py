"""The article that the tests edit, as catalogs: fresh from extraction, and reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, Reference, State, Unit

Lines = list[tuple[str, str]]


def lines() -> Lines:
    """Role and sentence of every line of ``article.fr.txt``; body has an empty role."""
    text = Path(__file__).with_name("article.fr.txt").read_text("utf-8")
    parted = [line.split("|") for line in text.splitlines()]
    assert len(parted) > 20
    return [("" if role == "body" else role, sentence) for role, sentence in parted]


def fresh(sentences: Iterable[tuple[str, str]]) -> Catalog:
    """What extraction makes of these sentences."""
    units = [
        Unit(
            Key(role, source),
            "",
            State.UNTRANSLATED,
            notes=(f"role: {role or 'body'} · ¶ {at}",),
            references=(Reference("articles/dunkerque.fr.txt", at),),
        )
        for at, (role, source) in enumerate(sentences, 1)
    ]
    return Catalog("dunkerque", Locale("fr"), Locale("de"), tuple(units))


def reviewed(sentences: Iterable[tuple[str, str]]) -> Catalog:
    """The same catalog when a translator is done, with a remark on every unit."""
    catalog = fresh(sentences)
    units = [
        replace(unit, target=german(unit.source), state=State.REVIEWED, comments=("geprüft",))
        for unit in catalog.units
    ]
    return replace(catalog, units=tuple(units), header=(("Language", "de"),))


def german(source: str) -> str:
    """A stand-in for a translation, different for each source."""
    return f"DE {source}"
