"""Article to catalog: a unit for every sentence, with what its translator should know."""

from __future__ import annotations

from dataclasses import replace

from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.span import line_counter
from l10n.model.unit import Key, Reference, State, Unit
from l10n.placeables import dates
from l10n.terminology import Matcher, matcher
from l10n.workflow.units import SourceUnit, source_units

# A neighbour is there to be recognised, not read: enough words for that.
_NEIGHBOUR = 90


def extract(article: Article, name: str, locale: Locale, glossary: Glossary) -> Catalog:
    """The catalog of ``article`` for ``locale`` with empty targets, in document order.

    A sentence that stands twice in one role is one unit with two references; its notes are those
    of the first place.
    """
    found = source_units(article)
    terms = matcher(glossary, article.locale.language)
    line = line_counter(article.text)
    units: dict[Key, Unit] = {}
    for at, item in enumerate(found):
        reference = Reference(article.path, line(item.segment.span.start))
        if item.key in units:
            first = units[item.key]
            units[item.key] = replace(first, references=(*first.references, reference))
            continue
        units[item.key] = Unit(
            key=item.key,
            target="",
            state=State.UNTRANSLATED,
            notes=(
                f"role: {item.block.role} · ¶ {item.paragraph}",
                *_neighbours(found, at),
                *_terms(terms, item.key.source, locale),
                *_dates(item.key.source, article.locale, locale),
            ),
            references=(reference,),
        )
    return Catalog(name, article.locale, locale, tuple(units.values()))


def _neighbours(found: list[SourceUnit], at: int) -> list[str]:
    notes = []
    if at > 0:
        notes.append(f"before: {_start(found[at - 1].key.source, tail=True)}")
    if at + 1 < len(found):
        notes.append(f"after: {_start(found[at + 1].key.source)}")
    return notes


def _start(text: str, *, tail: bool = False) -> str:
    if len(text) <= _NEIGHBOUR:
        return text
    if tail:
        return "… " + text[-_NEIGHBOUR:].partition(" ")[2]
    return text[:_NEIGHBOUR].rpartition(" ")[0] + " …"


def _terms(terms: Matcher, source: str, locale: Locale) -> list[str]:
    notes = []
    for match in terms.find(source):
        rendering = match.term.rendering(locale.tag)
        if rendering is None:
            continue
        also = f" (also: {', '.join(rendering.variants)})" if rendering.variants else ""
        note = f"term: {match.form} → {rendering.preferred}{also}"
        if note not in notes:
            notes.append(note)
    return notes


def _dates(source: str, language: Locale, locale: Locale) -> list[str]:
    notes = (dates.describe(found, locale) for found in dates.find(source, language.tag))
    return [note for note in notes if note]
