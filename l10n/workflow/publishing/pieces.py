"""An edition in pieces, for pages to print: each block's words with its role, label and date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from l10n.labels import Labels
from l10n.model.article import Article, Block, Label, Role
from l10n.model.edition import Piece
from l10n.model.span import Span
from l10n.placeables import dates
from l10n.workflow.publishing.conditions import shown
from l10n.workflow.publishing.words import Words


def pieces(article: Article, words: Mapping[Span, Words], printed: Labels) -> Iterator[Piece]:
    """What an edition says, in its order; ``words`` are those of its blocks by span."""
    yield from _dates_for_programs(article, printed)
    for block in article.blocks:
        if shown(block):
            yield Piece(
                role=block.role,
                text=words[block.span].text,
                level=block.level,
                label=_prefix(article, block, printed),
                meaning=block.label,
                date=block.date,
                foreign=words[block.span].foreign,
            )


def _dates_for_programs(article: Article, printed: Labels) -> Iterator[Piece]:
    """Dates that the source gives as values alone (ISO, in front matter), for pages to print."""
    known = article.metadata
    printed_ones = {block.label for block in article.blocks if block.date is not None}
    for label, day in (
        (Label.FIRST_PUBLISHED, known.first_published),
        (Label.PUBLISHED, known.published),
        (Label.UPDATED, known.updated),
    ):
        if day is not None and label not in printed_ones:
            told = dates.format_date(day, printed.locale)
            prefix = printed.prefix(label)
            yield Piece(Role.DATE, told, label=prefix, meaning=label, date=day)


def _prefix(article: Article, block: Block, printed: Labels) -> str:
    """What a page prints before the block's value: what the source does, or should have.

    A front matter has no printed labels, but pages made of it do; and a name alone on a line is
    read more easily with its *By*.
    """
    if block.label is None:
        return ""
    told = block.label_span is not None
    bare = article.format == "markdown" or block.label is Label.BYLINE
    return printed.prefix(block.label) if told or bare else ""
