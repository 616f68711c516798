"""Outcomes in words: what was done, what is left to do, where to look."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import typer

from l10n.cli.errors import show_error
from l10n.cli.output import colourful, say
from l10n.model.finding import Finding
from l10n.model.unit import State
from l10n.report import findings_text
from l10n.report.plain import many, one_line

if TYPE_CHECKING:
    from l10n.errors import L10nError
    from l10n.merging import Tally
    from l10n.workflow.drafting.termuse import TermUse
    from l10n.workflow.outcome import Outcome
    from l10n.workflow.written import Written

_WORDS = {
    State.REVIEWED: "reviewed",
    State.JOINED: "joined",
    State.PRETRANSLATED: "to review",
    State.STALE: "stale",
    State.UNTRANSLATED: "untranslated",
    State.OBSOLETE: "obsolete",
}


_SHOWN = 10
"""Failed terms, or mended units, that are listed when nobody asks for all."""
_LONGEST = 70
"""Code points of a unit's source in a list."""


def exit_code(errors: Sequence[L10nError | None]) -> int:
    """The gravest exit code of ``errors``: the run could not go on for one article at least."""
    return max((error.exit_code for error in errors if error), default=0)


def counts_in_words(counts: dict[State, int]) -> str:
    """``58 units: 40 reviewed, 18 to review``; states that do not occur are left out."""
    living = sum(count for state, count in counts.items() if state is not State.OBSOLETE)
    parts = [f"{counts[state]} {word}" for state, word in _WORDS.items() if counts.get(state)]
    return f"{living} units: {', '.join(parts)}" if parts else "no units"


def left_in_words(edition: Written) -> str:
    """What of a draft edition nobody has reviewed: ``12 machine drafts, 2 stale``."""
    parts = []
    if edition.drafts or not edition.unapproved:
        parts.append(many(edition.drafts, "machine draft"))
    if edition.stale:
        parts.append(f"{edition.stale} stale")
    if edition.untranslated:
        parts.append(f"{edition.untranslated} untranslated")
    if edition.unapproved:
        parts.append(f"{edition.unapproved} not approved")
    return ", ".join(parts)


def own_in_words(counts: Mapping[State, int]) -> str:
    """``2 units of its own: 1 reviewed, 1 stale``: what a region says otherwise than its base."""
    own: dict[State, int] = {**counts, State.UNTRANSLATED: 0}
    living = sum(count for state, count in own.items() if state is not State.OBSOLETE)
    parts = [f"{own[state]} {word}" for state, word in _WORDS.items() if own.get(state)]
    told = f"{many(living, 'unit')} of its own"
    return f"{told}: {', '.join(parts)}" if parts else told


def mended_in_words(edition: Written) -> str:
    """``2 units mended in print, their codes were typed amiss: de/kim.po:12, de/kim.po:30``."""
    count = len(edition.mended)
    named = ", ".join(one_line(str(one.where)) for one in edition.mended[:_SHOWN])
    more = f" and {count - _SHOWN} more" if count > _SHOWN else ""
    units = "1 unit mended in print, its" if count == 1 else f"{count} units mended in print, their"
    return f"{units} codes were typed amiss (l10n check says what to write): {named}{more}"


def merged_in_words(merged: Tally, archived: int = 0) -> str:
    """``3 changed, 1 split, 2 moved, 4 put aside``; zeros are left out."""
    counts = {
        "changed": merged.changed,
        "split": merged.split,
        "joined": merged.joined,
        "moved": merged.moved,
        "new": merged.new,
        "returned": merged.returned,
        "put aside": merged.put_aside,
        "of the oldest obsolete ones archived": archived,
    }
    return ", ".join(f"{count} {word}" for word, count in counts.items() if count)


def terms_in_words(terms: TermUse) -> str:
    """``9 asked for in drafts: 6 there, 2 written anew, 1 put in place``; zeros are left out."""
    counts = {
        "there": terms.satisfied,
        "written anew": terms.redecoded,
        "put in place": terms.replaced,
        "missing": len(terms.failed),
    }
    parts = [f"{count} {word}" for word, count in counts.items() if count]
    return f"{terms.requested} asked for in drafts: {', '.join(parts)}"


def show_outcomes(outcomes: Sequence[Outcome], *, quiet: bool, verbose: bool) -> None:
    """Print a paragraph for each article, errors and findings on stderr."""
    article = None
    told: set[Finding] = set()
    for outcome in outcomes:
        if outcome.error:
            show_error(outcome.error)
        if quiet or (outcome.error and not outcome.counts):
            continue
        if outcome.article != article:
            article = outcome.article
            say(article)
            if outcome.left_out:
                say(
                    f"  {many(outcome.left_out, 'line')} left out as site"
                    " chrome or second copies (l10n extract --explain shows each)"
                )
        # What is wrong with an article is the same for all of its locales.
        if findings := [finding for finding in outcome.findings if finding not in told]:
            told.update(findings)
            typer.echo(findings_text(findings, colourful(sys.stderr)), err=True)
        say(f"  {outcome.locale}  {counts_in_words(dict(outcome.counts))}")
        if outcome.catalog:
            say(f"      catalog  {_made(outcome.catalog)}")
        if outcome.merged or outcome.archived:
            say(f"      article  {merged_in_words(outcome.merged, outcome.archived)}")
        for region in outcome.regions:
            say(f"      {region.locale}  {own_in_words(region.counts)}")
            say(f"      catalog  {_made(region.catalog)}")
            if region.merged:
                say(f"      article  {merged_in_words(region.merged)}")
        for edition in outcome.editions:
            say(f"      edition  {_made(edition)}")
            if edition.mended:
                say(f"               {mended_in_words(edition)}")
        if outcome.terms.requested:
            say(f"      terms    {terms_in_words(outcome.terms)}")
            _show_failed(outcome.terms, verbose=verbose)
        if outcome.refusals:
            reasons = "; ".join(sorted({refusal.reason for refusal in outcome.refusals}))
            count = len(outcome.refusals)
            units = "1 unit has" if count == 1 else f"{count} units have"
            about = f"{outcome.article} {outcome.locale}"
            typer.echo(f"{about}: {units} no draft: {reasons}", err=True)
            if verbose:
                for refusal in outcome.refusals:
                    typer.echo(f"    {refusal.reason}: {refusal.key.source}", err=True)


def _show_failed(terms: TermUse, *, verbose: bool) -> None:
    shown = terms.failed if verbose else terms.failed[:_SHOWN]
    for failed in shown:
        typer.echo(
            f"        no place for {failed.concept}: {_excerpt(failed.key.source)}", err=True
        )
    if len(shown) < len(terms.failed):
        more = len(terms.failed) - len(shown)
        typer.echo(f"        and {more} more (--verbose shows each)", err=True)


def _excerpt(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _made(written: Written) -> str:
    parts = [written.path]
    if written.draft:
        parts.append(f"(draft: {left_in_words(written)})")
    if not written.changed:
        parts.append("(unchanged)")
    return " ".join(parts)
