"""Findings that a translator's comment ignores: with a reason, and until a day."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from l10n.checks import codes_of, ignorable
from l10n.checks.base import CheckContext, is_ready
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Glossary

PATTERN = "# l10n: ignore CODE [CONCEPT] until YYYY-MM-DD: REASON"
"""How it is written; also ``# l10n: ignore term-missing until 2026-12-31: why``."""

_BEGINS = re.compile(r"\s*l10n:\s*ignore(?!\w)\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_REST = re.compile(
    r"(?P<code>[\w-]+)(?: (?P<concept>(?!until )[^:]*?))? until (?P<until>[^ :]+) ?"
    r"(?:: ?(?P<reason>.*))?\Z",
    re.IGNORECASE,
)
_ISO = re.compile(r"\d{4}-\d\d-\d\d\Z")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One such comment, and the passage it stands at."""

    code: str
    concept: str
    """Empty: every finding of that code in the passage."""
    until: date | None
    """The last day it holds; None when the comment cannot be read."""
    reason: str
    where: Where
    lines: frozenset[int]
    """Where the units of the passage begin."""
    ready: bool
    """Whether the passage is checked at all."""


def suppressions(passages: Sequence[Passage], context: CheckContext) -> tuple[Suppression, ...]:
    """Every comment of ``passages`` that begins with ``l10n: ignore``, readable or not."""
    found = []
    for passage in passages:
        lines = frozenset(context.lines.get(unit.key, 0) for unit in passage.units)
        for unit in passage.units:
            where = Where(context.path, context.lines.get(unit.key, 0))
            for comment in unit.comments:
                if begun := _BEGINS.match(comment):
                    told = _parsed(" ".join(begun["rest"].split()))
                    found.append(Suppression(*told, where, lines, is_ready(passage)))
    return tuple(found)


def _parsed(rest: str) -> tuple[str, str, date | None, str]:
    match = _REST.match(rest)
    if not match:
        return rest.partition(" ")[0].rstrip(":"), "", None, ""
    until = None
    if _ISO.match(match["until"]):
        try:
            until = date.fromisoformat(match["until"])
        except ValueError:  # 2026-02-30
            until = None
    return match["code"], (match["concept"] or "").strip(), until, (match["reason"] or "").strip()


def suppress(
    findings: Sequence[Finding],
    told: Sequence[Suppression],
    *,
    glossary: Glossary,
    families: Collection[str] | None = None,
    today: date | None = None,
    whole: bool = True,
) -> tuple[list[Finding], list[Finding]]:
    """``findings`` as they stay, with what is wrong with ``told``; and those that are ignored.

    ``today`` is the day to compare with: None lets nothing expire. ``families`` are those that ran,
    and ``whole`` says that every catalog of the locale was seen: what could not be found is not
    called unused.
    """
    ignored: set[int] = set()
    wrong: list[Finding] = []
    rows: dict[str, set[Where | None]] = {}
    for term in glossary.terms if told else ():
        rows.setdefault(term.concept, set()).add(term.where)
    places: dict[tuple[str, str, int], list[int]] = {}
    for at, finding in enumerate(findings):
        places.setdefault((finding.code, finding.where.path, finding.where.line), []).append(at)
    for one in told:
        fault = _fault(one, rows, today)
        if fault:
            wrong.append(fault)
            continue
        hits = [
            at
            for line in one.lines
            for at in places.get((one.code, one.where.path, line), ())
            if not one.concept or findings[at].related in rows.get(one.concept, ())
        ]
        ignored.update(hits)
        if not hits and _seen(one, glossary, families, whole):
            wrong.append(_unused(one))
    kept = [finding for at, finding in enumerate(findings) if at not in ignored]
    return (
        sorted((*kept, *wrong), key=lambda finding: finding.where.line),
        [findings[at] for at in sorted(ignored)],
    )


def _fault(one: Suppression, concepts: Collection[str], today: date | None) -> Finding | None:
    """What makes the comment void, if anything does."""
    for code, severity, message, advice in _faults(one, concepts, today):
        return Finding(code, severity, one.where, message, advice)
    return None


def _faults(
    one: Suppression, concepts: Collection[str], today: date | None
) -> Iterator[tuple[str, Severity, str, str]]:
    shown = _shown(one)
    if not one.until:
        yield (
            "suppression-form",
            Severity.ERROR,
            f"the comment {shown} has no day in the form 2026-12-31 until which it holds.",
            f"Write: {PATTERN}",
        )
    elif not any(map(str.isalnum, one.reason)):
        yield (
            "suppression-reason",
            Severity.ERROR,
            f"the comment {shown} gives no reason.",
            f"Write: {PATTERN}",
        )
    elif one.code not in ignorable():
        yield (
            "suppression-unknown",
            Severity.ERROR,
            f"there is no finding “{one.code}” that a comment can ignore.",
            f"Use one of: {', '.join(sorted(ignorable()))}.",
        )
    elif one.concept and concepts and one.concept not in concepts:
        yield (
            "suppression-unknown",
            Severity.ERROR,
            f"the glossary has no concept “{one.concept}”, as {shown} has it.",
            "Write the concept as the finding names it, or leave it out.",
        )
    elif today and today > one.until:
        yield (
            "suppression-expired",
            Severity.WARNING,
            f"the comment {shown} held until {one.until}: {one.reason}",
            "Correct the translation, or look at it again and set a later day.",
        )


def _seen(
    one: Suppression, glossary: Glossary, families: Collection[str] | None, whole: bool
) -> bool:
    """Whether this run would have found what the comment ignores."""
    family = next(name for name, known in codes_of().items() if one.code in known)
    if not one.ready or (families and family not in families):
        return False
    if one.code == "term-inconsistent":
        return whole
    return family != "terms" or bool(glossary.terms)


def _unused(one: Suppression) -> Finding:
    return Finding(
        "suppression-unused",
        Severity.WARNING,
        one.where,
        f"the comment {_shown(one)} ignores nothing: there is no such finding.",
        "Delete the comment.",
    )


def _shown(one: Suppression) -> str:
    return f"“{' '.join(filter(None, ('l10n: ignore', one.code, one.concept)))}”"
