"""Article to catalog: a unit for every sentence, with what its translator should know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from l10n import po
from l10n.formats import format_named
from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.place import Place, place_notes, unjoined_note
from l10n.model.span import line_counter
from l10n.model.unit import Key, Reference, State, Unit
from l10n.placeables import Style, describe, find
from l10n.placeables.lexicon import speaks
from l10n.placeables.typography import Change, typeset
from l10n.terminology import Matcher, matcher
from l10n.workflow.legend import legend
from l10n.workflow.passages import cannot_join
from l10n.workflow.quotations import quotation_notes
from l10n.workflow.units import SourceUnit, source_units

# A neighbour is there to be recognised, not read: enough words for that.
_NEIGHBOUR = 90
_MARK = re.compile(r"[\"“”„‟«»‹›]")
_LETTERS = re.compile(r"\w")
# All that is no quotation mark.
_MARKS = re.compile(r"[^\"'“”„‟‘’‚‛«»‹›]")


def extract(
    article: Article, name: str, locale: Locale, glossary: Glossary, style: Style | None = None
) -> Catalog:
    """The catalog of ``article`` for ``locale`` with empty targets, in document order.

    A sentence that stands twice in one role is one unit with two references; its notes are those
    of the first place, with the paragraphs of the others.
    """
    found = source_units(article)
    terms = matcher(glossary, article.locale.language)
    line = line_counter(article.text)
    places: dict[Key, list[int]] = {}
    references: dict[Key, list[Reference]] = {}
    for item in found:
        reference = Reference(article.path, line(item.segment.span.start))
        places.setdefault(item.key, []).append(item.paragraph)
        references.setdefault(item.key, []).append(reference)
    alone = cannot_join(found)
    explain = format_named(article.format).explain
    quotations = quotation_notes(found, article.locale.language)
    units: dict[Key, Unit] = {}
    for at, item in enumerate(found):
        if item.key in units:
            continue
        units[item.key] = Unit(
            key=item.key,
            target="",
            state=State.UNTRANSLATED,
            notes=(
                *place_notes(Place(item.block.role, tuple(places[item.key]))),
                *_neighbours(found, at),
                *_unjoined(found, at, alone),
                *quotations.get(item.key, ()),
                *(
                    legend(item, article.text, explain(article.text, item.block))
                    if item.codes
                    else ()
                ),
                *_terms(terms, item.key.source, locale),
                *_placeables(item.key.source, article.locale, locale, style),
            ),
            references=tuple(references[item.key]),
        )
    return Catalog(name, article.locale, locale, tuple(units.values()))


def with_header(catalog: Catalog, article: Article) -> Catalog:
    """``catalog`` of ``article`` with the header of a new file, and how to work with it."""
    known = article.metadata
    published = known.published or known.first_published
    return replace(
        catalog,
        header=po.header_fields(
            catalog.article, catalog.source_locale, catalog.locale, published=published
        ),
        header_comments=po.header_comments(catalog.locale),
    )


def _neighbours(found: list[SourceUnit], at: int) -> list[str]:
    notes = []
    if at > 0:
        notes.append(f"before: {_start(found[at - 1].key.source, tail=True)}")
    if at + 1 < len(found):
        notes.append(f"after: {_start(found[at + 1].key.source)}")
    return notes


def _unjoined(found: Sequence[SourceUnit], at: int, alone: Mapping[Key, str]) -> list[str]:
    """Why the sentence cannot be joined, unless it plainly begins its paragraph."""
    begins = at == 0 or found[at - 1].paragraph != found[at].paragraph
    why = alone.get(found[at].key)
    return [unjoined_note(why)] if why and not begins else []


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


def _placeables(source: str, language: Locale, locale: Locale, style: Style | None) -> list[str]:
    """How a rule writes the dates and numbers, and the quotation marks, for ``locale``."""
    found = find(source, language.tag) if speaks(language.language) else ()
    notes = [describe(one, language, locale, style) for one in found]
    set_ = typeset([source], locale, style) if _MARK.search(source) else None
    marks = [one for one in set_.changes if one.rule == "quotes"] if set_ else []
    if marks:
        before, after = (_told(words) for words in zip(*_signs(marks, _MARKS), strict=True))
        if before == after:  # « yes » → «yes»
            before, after = (
                _told(words, "…") for words in zip(*_signs(marks, _LETTERS), strict=True)
            )
        notes.append(f"quotes: {before} → {after}")
    return [note for note in dict.fromkeys(notes) if note]


def _signs(changes: Iterable[Change], but: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """The quotation marks of each change, without the signs ``but`` beside them."""
    for change in changes:
        yield but.sub("", change.before), but.sub("", change.after)


def _told(marks: Iterable[str], between: str = "") -> str:
    return between.join(dict.fromkeys(marks))
