"""The sentences of an article and of its translation, paired."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.alignment import Bead, Sentence, akin, align, trusted
from l10n.errors import InputError
from l10n.labels import labels
from l10n.model.article import Article
from l10n.model.finding import Where
from l10n.model.glossary import Glossary
from l10n.placeables import dates
from l10n.workflow.aligning.facts import Facts
from l10n.workflow.aligning.languages import refuse_languages
from l10n.workflow.units import SourceUnit, source_units


@dataclass(frozen=True, slots=True)
class Pairs:
    """Which sentences belong together; beads have numbers of ``ours`` and ``theirs``."""

    ours: Sequence[SourceUnit]
    theirs: Sequence[SourceUnit]
    beads: Sequence[Bead]

    def sure(self) -> Iterator[tuple[Bead, bool]]:
        """Each bead, and whether it can be relied on."""
        return zip(self.beads, trusted(self.beads), strict=True)


def paired(article: Article, translation: Article, glossary: Glossary) -> Pairs:
    """The sentences of ``article`` and ``translation`` in beads.

    Raises `InputError` when the two are in the wrong languages, empty, or different articles.
    """
    refuse_languages(article, translation)
    ours = source_units(article)
    theirs = _without_origin_line(article, translation)
    _refuse_empty(translation, theirs)
    beads = align(_sentences(article, ours, glossary), _sentences(translation, theirs, glossary))
    if not akin(beads):
        raise InputError(
            f"this is no translation of {article.path}: hardly a number, name or length fits.",
            where=Where(translation.path),
            advice="Nothing was changed. Name the two files of one article.",
            code="align-unlike",
        )
    return Pairs(ours, theirs, beads)


def _refuse_empty(translation: Article, theirs: Sequence[SourceUnit]) -> None:
    if not theirs:
        raise InputError(
            "there is no sentence in it.",
            where=Where(translation.path),
            advice="Nothing was changed.",
            code="align-empty",
        )


def _sentences(article: Article, units: Sequence[SourceUnit], glossary: Glossary) -> list[Sentence]:
    facts = Facts(glossary, article.locale)
    return [
        Sentence(unit.key.source, unit.block.role, unit.paragraph, facts.of(unit.key.source))
        for unit in units
    ]


def _without_origin_line(article: Article, translation: Article) -> list[SourceUnit]:
    """The sentences of a translation but for the line with which our own editions end."""
    units = source_units(translation)
    known = article.metadata
    day = known.first_published or known.published
    printed = labels(translation.locale)
    told = {None, dates.format_date(day, translation.locale) if day else None}
    own = {printed.translated_from(article.locale, one) for one in told}
    return [unit for unit in units if unit.block.span.of(translation.text).strip() not in own]
