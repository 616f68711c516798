"""Article and catalog to edition: targets in, chrome out, dates and labels for the locale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.formats import format_named
from l10n.labels import Labels, labels
from l10n.model.approval import accepted_as_drafted
from l10n.model.article import Article, Metadata, Role
from l10n.model.catalog import Catalog, Passage
from l10n.model.edition import Edition
from l10n.model.finding import Where
from l10n.model.span import Span, splice
from l10n.model.unit import Key, State, is_mark
from l10n.placeables import dates
from l10n.workflow.passages import torn
from l10n.workflow.publishing.conditions import (
    refuse_broken_structure,
    refuse_unapproved,
    refuse_unreviewed,
    shown,
)
from l10n.workflow.publishing.pieces import pieces
from l10n.workflow.publishing.words import Words, translate
from l10n.workflow.units import SourceUnit, source_units


@dataclass(frozen=True, slots=True)
class Assembled:
    """An edition, and what is to be said of its units."""

    edition: Edition
    units: int
    """How many there are."""
    as_drafted: int
    """Units that a person accepted exactly as a machine had written them."""
    drafts: int
    """Units that a machine drafted and nobody reviewed; as all that follow, 0 unless it is a draft."""
    stale: int
    """Units that a person translated from an older source."""
    untranslated: int
    unapproved: int
    """Reviewed units without an editor's approval, where that is asked for."""


def assemble(
    article: Article,
    catalog: Catalog,
    *,
    draft: bool = False,
    translated_from: bool = True,
    where: Mapping[Key, Where] | None = None,
    approved: Collection[Key] | None = None,
) -> Assembled:
    """Make the edition of ``article`` for the locale of ``catalog``.

    ``where`` says where units stand in their PO file, ``approved`` which ones an editor approved
    (None where nobody asks for that). Raises `UnfinishedError` with a finding for each unit that
    is not reviewed, or else not approved (never for a draft); and in any case, naming the units,
    when a target would change the structure of the article (law 2). Nothing is written here.
    """
    units = source_units(article)
    passages = {unit.key: passage for passage in catalog.passages() for unit in passage.units}
    loose = torn(units, catalog)
    if not draft:
        refuse_unreviewed(article, catalog, units, passages, loose, where or {})
        if approved is not None:
            refuse_unapproved(article, catalog, units, approved, where or {})
    printed = labels(catalog.locale)
    by_block: dict[Span, list[SourceUnit]] = {}
    for unit in units:
        by_block.setdefault(unit.block.span, []).append(unit)
    words = {}
    untranslated: set[Key] = set()
    for block in article.blocks:
        if not shown(block):
            continue
        if block.date is not None:
            words[block.span] = Words(dates.format_date(block.date, catalog.locale))
            continue
        own = by_block.get(block.span, [])
        words[block.span] = translate(article, block, own, passages, loose, printed, untranslated)
    finished = {span: found.text for span, found in words.items()}
    targets = {
        key: passage.target if key == passage.units[0].key else ""
        for key, passage in passages.items()
    }
    refuse_broken_structure(article, catalog, finished, targets, units, where or {})
    known = _metadata(article, words)
    edition = Edition(
        article=catalog.article,
        source_locale=article.locale,
        locale=catalog.locale,
        format=article.format,
        text=splice(article.text, _edits(article, words, printed)),
        pieces=tuple(pieces(article, words, printed)),
        metadata=known,
        source=article.path,
        packed=article.packed,
        banner=printed.banner if draft else "",
        origin_line=_origin_line(article, printed, catalog) if translated_from else "",
        authors=printed.people(known.author) if known.author else (),
        opening=_opening(article, by_block, passages),
    )
    keys = {unit.key for unit in units}
    states = {key: passages[key].state for key in keys & passages.keys()}
    reviewed = {key for key, state in states.items() if state is State.REVIEWED}
    count = Counter(states.values())
    return Assembled(
        edition,
        units=len(keys),
        as_drafted=sum(accepted_as_drafted(unit) for unit in catalog.units if unit.key in keys),
        drafts=count[State.PRETRANSLATED],
        stale=count[State.STALE],
        untranslated=len(untranslated),
        unapproved=0 if approved is None else len(reviewed - set(approved)),
    )


def _opening(
    article: Article,
    by_block: Mapping[Span, Sequence[SourceUnit]],
    passages: Mapping[Key, Passage],
) -> str:
    """The first sentence of the body in the edition's language, for a description."""
    bodies = (block for block in article.blocks if block.role is Role.BODY and shown(block))
    units = (unit for block in bodies for unit in by_block.get(block.span, ())[:1])
    first = next(units, None)
    passage = passages.get(first.key) if first else None
    if passage is None or passage.state is State.UNTRANSLATED or is_mark(passage.target):
        return ""
    return passage.target


def _edits(article: Article, words: Mapping[Span, Words], printed: Labels) -> dict[Span, str]:
    """What to cut out of the article's text, and what to put there."""
    kind = format_named(article.format)
    edits = {}
    for block in article.blocks:
        if not shown(block):
            edits[block.extent] = ""
        elif block.label and block.label_span:
            if article.format == "text":
                line = printed.line(block.label, words[block.span].text)
                edits[Span(block.label_span.start, block.span.end)] = line
                continue
            # Tags may stand between a label and its value, and stay there.
            printed_label = replace(block, span=block.label_span, codes=())
            prefix = printed.prefix(block.label)
            edits[block.label_span] = kind.escape(prefix, printed_label, article.text)
            edits[block.span] = kind.escape(words[block.span].text, block, article.text)
        else:
            edits[block.span] = kind.escape(words[block.span].text, block, article.text)
    return edits


def _metadata(article: Article, words: Mapping[Span, Words]) -> Metadata:
    """The article's metadata in the words of the edition."""
    by_role = {}
    for block in reversed(article.blocks):
        if shown(block) and block.span in words:
            by_role[block.role] = words[block.span].text
    known = article.metadata
    return replace(
        known,
        title=by_role.get(Role.TITLE, known.title),
        section=by_role.get(Role.SECTION, known.section),
        author=by_role.get(Role.BYLINE, known.author) if known.author else known.author,
        image_credit=by_role.get(Role.IMAGE_CREDIT, known.image_credit),
    )


def _origin_line(article: Article, printed: Labels, catalog: Catalog) -> str:
    day = article.metadata.first_published or article.metadata.published
    told = dates.format_date(day, catalog.locale) if day else None
    return printed.translated_from(article.locale, told)
