"""The same source is translated the same, in every article of a locale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l10n.checks.base import CheckContext, is_ready
from l10n.checks.completeness import excerpt
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity, Where
from l10n.model.unit import State
from l10n.terminology.matching.words import plain, words

_BODY_WORDS = 3
"""A shorter sentence of the body (*Pourquoi ?*) means something else in each place."""
_QUOTES = str.maketrans("“”„«»‟‹›‚‘", '"' * 7 + "'" * 3)


@dataclass(frozen=True, slots=True)
class Usage:
    """One passage with a target, small enough to be carried from a worker process."""

    locales: tuple[str, str]
    """The tags of source and target. A regional catalog differs from its base on purpose, and is
    compared with others of its region alone."""
    role: str
    """As the unit's key has it: empty for body. A title may say it otherwise than a sentence."""
    source: str
    """Of all units of the passage, typography aside: joined ones never equal single ones."""
    first: str
    """Of its first unit alone."""
    target: str
    where: Where
    reviewed: bool


def usages(passages: Sequence[Passage], context: CheckContext) -> tuple[Usage, ...]:
    """What `inconsistent` needs to know of one catalog, in its order."""
    return tuple(
        Usage(
            (context.source_locale.tag, context.locale.tag),
            passage.units[0].context,
            alike(passage.source),
            alike(passage.units[0].source),
            passage.target,
            context.where(passage),
            passage.state is State.REVIEWED,
        )
        for passage in passages
        if is_ready(passage)
        and (passage.units[0].context or len(words(passage.source)) >= _BODY_WORDS)
    )


def inconsistent(found: Iterable[Usage]) -> list[Finding]:
    """``term-inconsistent``, a warning for each usage that differs from the authority.

    The authority is what most reviewed passages with this source and role say, the first by path and
    line among equals. What no person reviewed is judged, but judges nothing.
    """
    groups: dict[tuple[tuple[str, str], str, str], list[Usage]] = {}
    for one in sorted(found, key=lambda one: (one.where, one.target)):
        groups.setdefault((one.locales, one.role, one.source), []).append(one)
    findings = []
    for group in groups.values():
        votes = Counter(alike(one.target) for one in group if one.reviewed)
        if not votes or len({alike(one.target) for one in group}) == 1:
            continue
        most = max(votes.values())
        authority = next(one for one in group if one.reviewed and votes[alike(one.target)] == most)
        findings += [
            _finding(one, authority, most)
            for one in group
            if alike(one.target) != alike(authority.target)
        ]
    return findings


def _finding(one: Usage, authority: Usage, votes: int) -> Finding:
    times = f" and {votes - 1} more" if votes > 1 else ""
    return Finding(
        "term-inconsistent",
        Severity.WARNING,
        one.where,
        # No line: a finding is known again by its message when lines have moved.
        f"“{excerpt(one.source)}” is “{excerpt(one.target)}” here, but elsewhere"
        f" “{excerpt(authority.target)}”.",
        f"Write “{authority.target}” here too, as in {authority.where}{times}, or mend it there.",
        related=authority.where,
    )


def alike(text: str) -> str:
    """``text`` without what typography alone makes different."""
    return plain(text).translate(_QUOTES)
