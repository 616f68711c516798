"""Drafts of a paragraph finished together: quotations made whole, and all set as the locale does."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import groupby

from l10n.formats import format_named
from l10n.model.catalog import Catalog, Passage
from l10n.model.origin import fingerprint
from l10n.model.place import place_of
from l10n.model.unit import Key, Unit, is_mark
from l10n.placeables import Style
from l10n.placeables.typography import typeset
from l10n.workflow.drafting.requoting import requoted


def finished(
    catalog: Catalog, format_name: str, drafted: Collection[Key], style: Style | None = None
) -> Catalog:
    """``catalog`` with the units ``drafted`` as a reader of its locale would see them printed.

    Their neighbours are looked at, because a quotation may begin or end there, and stay as they
    are. What would break the article's markup is left alone.
    """
    changed: dict[Key, Unit] = {}
    for number, group in groupby(catalog.passages(), key=_paragraph):
        passages = list(group)
        for paragraph in [passages] if number else [[one] for one in passages]:
            before = ["" if is_mark(passage.target) else passage.target for passage in paragraph]
            after = typeset(_whole(paragraph, before, catalog), catalog.locale, style).sentences
            for passage, old, new in zip(paragraph, before, after, strict=True):
                unit = passage.units[0]
                if new == old or unit.key not in drafted or unit.origin is None:
                    continue
                if not breaks(format_name, passage.source, new):
                    origin = replace(unit.origin, draft_hash=fingerprint(new))
                    changed[unit.key] = replace(unit, target=new, origin=origin)
    if not changed:
        return catalog
    return replace(catalog, units=tuple(changed.get(unit.key, unit) for unit in catalog.units))


def breaks(format_name: str, source: str, target: str) -> str:
    """Why ``target`` cannot stand where ``source`` stood, or nothing."""
    kind = format_named(format_name)
    if kind.marks(source) != kind.marks(target):
        return "the draft would break the article's markup"
    return ""


def _whole(paragraph: list[Passage], targets: list[str], catalog: Catalog) -> tuple[str, ...]:
    """``targets`` with the marks of quotations that go over several sentences."""
    sources = [passage.source for passage in paragraph]
    return requoted(sources, targets, catalog.source_locale.language, catalog.locale.language)


def _paragraph(passage: Passage) -> int:
    """The paragraph that the passage begins in, 0 where no note tells."""
    place = place_of(passage.units[0])
    return place.paragraphs[0] if place else 0
