"""The article that the tests edit, as catalogs: fresh from extraction, and reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from l10n import po
from l10n.formats import read_article
from l10n.merging import merge
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, Reference, State, Unit
from l10n.workflow.units import SourceUnit, source_units

from .editing import Document, document
from .editing import fresh as fresh_catalog

CHECKOUT = Path(__file__).parents[2]
ARTICLE = CHECKOUT / "articles" / "article.fr.txt"
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


@cache
def parsed(text: str, name: str) -> list[SourceUnit]:
    """The sentences of a French page dump."""
    article = read_article(text.encode(), f"articles/{name}.fr.txt", Locale("fr"), {})
    return source_units(article)


def dumps() -> dict[str, Document]:
    """Every French article of the tests with sentences enough to edit, and the example, by name."""
    paths = [*sorted((CHECKOUT / "tests" / "formats" / "dumps").glob("*.fr.txt")), ARTICLE]
    found = {
        path.name.partition(".")[0]: document(
            parsed(path.read_text("utf-8"), path.name.partition(".")[0])
        )
        for path in paths
    }
    found = {name: text for name, text in found.items() if len(text) >= 12}
    assert len(found) > 10
    return found


@cache
def _reviewed(tag: str) -> tuple[Catalog, Document]:
    before = document(parsed(ARTICLE.read_text("utf-8"), "article"))
    path = CHECKOUT / "locales" / tag / "LC_MESSAGES" / "article.po"
    old = po.read(path.read_bytes(), "article.po").catalog
    catalog = merge(old, fresh_catalog(before, "article", Locale(tag)))
    assert set(catalog.count()) == {State.REVIEWED}
    return catalog, before


def reviewed_catalog(tag: str, text: str) -> tuple[Catalog, Document, dict[int, str]]:
    """The reviewed catalog of the example article, the article as ``text``, and the old targets.

    The catalog has the notes of this moment, as after a run without a change. A sentence of
    ``text`` that stood there before has its index; one that reads otherwise has none yet.
    """
    catalog, before = _reviewed(tag)
    known = {one.key: one.ids for one in before}
    after = [replace(one, ids=known.get(one.key, ())) for one in document(parsed(text, "article"))]
    living = catalog.living()
    return catalog, after, {one.ids[0]: living[one.key].target for one in before}
