"""Checks of a catalog: the door that knows every family by name and runs them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from importlib import import_module

from l10n.checks.base import ArticleCheck, Check, CheckContext, is_ready
from l10n.errors import UsageError
from l10n.model.catalog import Catalog, Passage
from l10n.model.finding import Finding, Severity, Where
from l10n.model.locale import Locale
from l10n.placeables.lexicon import speaks

FAMILIES = (
    "completeness",
    "joining",
    "numbers",
    "dates",
    "terms",
    "codes",
    "quotes",
    "typography",
)
"""Every family: a module with a `Check` of the same name."""

_NEED_TABLES = frozenset({"numbers", "dates", "quotes"})
"""Families that know languages by their tables."""

_OF_ALL = ("completeness", "joining")
"""Families that look at passages that are not ready, too."""


def run(
    catalog: Catalog, context: CheckContext, families: Collection[str] | None = None
) -> list[Finding]:
    """Run ``families`` (all without any) on every passage; findings in the order of the catalog.

    A stale passage is told as such and not checked further: it was made for another source.
    Raises `UsageError` for a family that does not exist.
    """
    names = chosen(families)
    findings: list[Finding] = []
    mute = [each for each in (context.source_locale, context.locale) if not speaks(each.language)]
    if mute and _NEED_TABLES & {*names}:
        names = [name for name in names if name not in _NEED_TABLES]
        findings.append(_unchecked(mute, context))
    checks = {name: _check(name) for name in names}
    passages = tuple(catalog.passages())
    for passage in passages:
        ready = is_ready(passage)
        for name, check in checks.items():
            if ready or name in _OF_ALL:
                findings += check(passage, context)
    for name in names:
        findings += _article_check(name)(passages, context)
    return sorted(findings, key=lambda finding: finding.where.line)


def _unchecked(locales: Sequence[Locale], context: CheckContext) -> Finding:
    if any(locale.language == "und" for locale in locales):
        reason = "the header does not name both languages"
    else:
        reason = f"there are no tables for {' and '.join(locale.tag for locale in locales)}"
    return Finding(
        "check-language",
        Severity.WARNING,
        Where(context.path, 1),
        f"numbers, dates and quotations were not checked: {reason}.",
        "Correct Language and X-Source-Language in the header, or check them by eye.",
    )


def chosen(families: Collection[str] | None) -> list[str]:
    """The families to run, all without any; raise `UsageError` for one that does not exist."""
    for name in families or ():
        if name not in FAMILIES:
            raise UsageError(
                f"there is no check “{name}”.",
                advice=f"Use some of: {', '.join(FAMILIES)}.",
                code="check-unknown",
            )
    return [name for name in FAMILIES if not families or name in families]


def codes_of() -> dict[str, tuple[str, ...]]:
    """The codes of the findings of each family: its module's ``CODES``."""
    return {name: import_module(f"l10n.checks.{name}").CODES for name in FAMILIES}


def ignorable() -> frozenset[str]:
    """The codes that a translator's comment can ignore: all but that work is left to do."""
    return frozenset(
        code for name, codes in codes_of().items() if name != "completeness" for code in codes
    )


def _check(family: str) -> Check:
    check: Check = getattr(import_module(f"l10n.checks.{family}"), family)
    return check


def _article_check(family: str) -> ArticleCheck:
    check: ArticleCheck = getattr(import_module(f"l10n.checks.{family}"), "article", _nothing)
    return check


def _nothing(passages: Sequence[Passage], context: CheckContext) -> list[Finding]:  # noqa: ARG001
    return []
