"""The words of a block in its edition: the targets of its sentences, and what stands between them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from l10n.labels import Labels
from l10n.model.article import Article, Block
from l10n.model.article import shown as read
from l10n.model.catalog import Passage
from l10n.model.span import Span
from l10n.model.unit import Key, State, is_mark
from l10n.workflow.units import SourceUnit


@dataclass(frozen=True, slots=True)
class Words:
    """A block's final words, and the stretches of them that are still in the source language."""

    text: str
    foreign: tuple[Span, ...] = ()


def translate(
    article: Article,
    block: Block,
    units: Sequence[SourceUnit],
    passages: Mapping[Key, Passage],
    loose: Collection[Key],
    printed: Labels,
    untranslated: set[Key],
) -> Words:
    """The words of ``block`` with every segment replaced by its target.

    The units ``loose`` are joined to nothing that the block has: they count as untranslated.
    """
    text = ""
    foreign = []
    at = block.span.start
    for unit in units:
        between, _ = read(article.text, Span(at, unit.segment.span.start), block.codes)
        at = unit.segment.span.end
        passage = passages.get(unit.key)
        has_target = (
            passage and passage.state is not State.UNTRANSLATED and not is_mark(passage.target)
        )
        joined = passage and passage.units[0].key != unit.key
        if has_target and joined and unit.key not in loose:
            continue  # its meaning is in the target before, and so is the blank
        text += between
        if passage and has_target and not joined:
            text += passage.target
        else:
            untranslated.add(unit.key)
            bracketed = printed.untranslated(article.locale, unit.key.source)
            foreign.append(Span(len(text), len(text) + len(bracketed)))
            text += bracketed
    rest, _ = read(article.text, Span(at, block.span.end), block.codes)
    return Words(text + rest, tuple(foreign))
