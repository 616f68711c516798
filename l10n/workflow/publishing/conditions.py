"""What must hold before an edition is made: units reviewed and approved, the structure kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from l10n.errors import UnfinishedError
from l10n.formats import format_named
from l10n.model.article import Article, Block, CodeKind, Role
from l10n.model.article import shown as read
from l10n.model.catalog import Catalog, Passage
from l10n.model.finding import Finding, Severity, Where
from l10n.model.span import Span, splice
from l10n.model.unit import JOINED_MARK, Key, State
from l10n.workflow.units import SourceUnit


def shown(block: Block) -> bool:
    """Whether an edition has the block: no chrome, no second copy."""
    return block.role is not Role.CHROME and not block.repeated


def refuse_unreviewed(
    article: Article,
    catalog: Catalog,
    units: Sequence[SourceUnit],
    passages: Mapping[Key, Passage],
    loose: Mapping[Key, str],
    where: Mapping[Key, Where],
) -> None:
    """Raise `UnfinishedError` with a finding for each unit that nobody has reviewed.

    ``loose`` are the units that are joined to nothing in the article, and why.
    """
    left = {}
    for unit in units:
        passage = passages.get(unit.key)
        # A sentence that is new since the last extract stands in the article alone.
        place = where.get(unit.key) or Where(article.path, article.line(unit.segment.span))
        if passage is None or passage.state is not State.REVIEWED:
            state = passage.state if passage else State.UNTRANSLATED
            left[unit.key] = Finding(
                "not-reviewed", Severity.ERROR, place, f"{state}: {unit.key.source}"
            )
        elif unit.key in loose:
            left[unit.key] = Finding(
                "joined-alone",
                Severity.ERROR,
                place,
                f"{JOINED_MARK} does not hold ({loose[unit.key]}): {unit.key.source}",
                "Translate each of the joined sentences in its own entry.",
            )
    if left:
        raise UnfinishedError(
            f"{len(left)} of {len({unit.key for unit in units})} units of “{catalog.article}” are"
            f" not reviewed for {catalog.locale}.",
            findings=tuple(left.values()),
            advice="Review them in the PO file, or make a draft edition with --draft.",
        )


def refuse_astray(catalog: Catalog, astray: Sequence[Key], where: Mapping[Key, Where]) -> None:
    """Raise `UnfinishedError` where a region says something of sentences that are no longer there.

    They may have become others, and the edition would go back to what its base says, unnoticed.
    """
    if astray:
        raise UnfinishedError(
            f"{len(astray)} of what {catalog.locale} says itself of “{catalog.article}” is for"
            " sentences that the article has no more.",
            findings=tuple(
                Finding(
                    "region-astray",
                    Severity.ERROR,
                    where.get(key, Where("")),
                    f"the article has no such sentence any more: {key.source}",
                    f"Run: l10n extract -l {catalog.locale}",
                )
                for key in astray
            ),
            advice=f"Run: l10n extract -l {catalog.locale}. Then look at what changed.",
        )


def refuse_unapproved(
    article: Article,
    catalog: Catalog,
    units: Sequence[SourceUnit],
    approved: Collection[Key],
    where: Mapping[Key, Where],
) -> None:
    """Raise `UnfinishedError` with a finding for each unit that is not among the ``approved``."""
    left = {
        unit.key: Finding(
            "not-approved",
            Severity.ERROR,
            where.get(unit.key) or Where(article.path, article.line(unit.segment.span)),
            f"not approved: {unit.key.source}",
            "An editor's approval is missing, or the unit has changed since.",
        )
        for unit in units
        if unit.key not in approved
    }
    if left:
        raise UnfinishedError(
            f"{len(left)} of {len({unit.key for unit in units})} units of “{catalog.article}” are"
            f" not approved for {catalog.locale}, and l10n.toml asks for it.",
            findings=tuple(left.values()),
            advice="Let an editor run: l10n approve. Or make a draft edition with --draft.",
        )


def refuse_broken_structure(
    article: Article,
    catalog: Catalog,
    words: Mapping[Span, str],
    targets: Mapping[Key, str],
    units: Sequence[SourceUnit],
    where: Mapping[Key, Where],
) -> None:
    """Law 2: an edition has its article's skeleton minus chrome.

    ``words`` are the blocks' final words by span, ``targets`` those of the units: empty for one that
    is joined to the one before. Raises `UnfinishedError` with a finding for each unit that breaks
    the skeleton.
    """
    kind = format_named(article.format)
    kept = {block.span: block for block in article.blocks if shown(block)}
    gone = {block.extent: "" for block in article.blocks if not shown(block)}

    def skeleton(changed: Collection[Span]) -> tuple[str, ...]:
        edits = dict(gone)
        for span, block in kept.items():
            if span in changed:
                edits[span] = kind.escape(words[span], block, article.text)
            else:
                # A line break inside a paragraph is a blank in its units, and no structure.
                breaks = (code.span for code in block.codes if code.kind is CodeKind.BREAK)
                edits.update(dict.fromkeys(breaks, " "))
        return kind.skeleton(splice(article.text, edits))

    expected = skeleton(())
    if skeleton(kept.keys()) == expected:
        return
    broken = {span for span in kept if skeleton((span,)) != expected}
    guilty = _guilty(article, targets, [unit for unit in units if unit.block.span in broken])
    raise UnfinishedError(
        f"a translation for {catalog.locale} breaks the structure of “{catalog.article}”."
        " Nothing was written.",
        findings=tuple(
            Finding(
                "structure-broken",
                Severity.ERROR,
                where.get(unit.key, Where("")),
                f"the target changes the structure of the article at line"
                f" {article.line(unit.segment.span)}: {unit.key.source}",
                "Give the target the same links, emphasis and code as the source, on one line.",
            )
            for unit in guilty or units
        ),
        advice="Mend the targets named above (l10n check says more), then assemble again.",
    )


def _guilty(
    article: Article, targets: Mapping[Key, str], suspects: Sequence[SourceUnit]
) -> Sequence[SourceUnit]:
    """Those of ``suspects`` whose target alone breaks the skeleton; all where none does it alone."""
    kind = format_named(article.format)

    def breaks(units: Sequence[SourceUnit]) -> bool:
        block = units[0].block
        own = {unit.segment.span: targets.get(unit.key, unit.key.source) for unit in units}
        return skeleton(block, own) != skeleton(block, {})

    def skeleton(block: Block, own: Mapping[Span, str]) -> tuple[str, ...]:
        words, _ = read(article.text, block.span, block.codes, own)
        edited = kind.escape(words, block, article.text)
        return kind.skeleton(splice(article.text, {block.span: edited}))

    passages: list[list[SourceUnit]] = []
    for unit in suspects:
        # What a sentence lacks may be in the target that it is joined to.
        if passages and not targets.get(unit.key, unit.key.source):
            passages[-1].append(unit)
        else:
            passages.append([unit])
    return [units[0] for units in passages if breaks(units)] or suspects
