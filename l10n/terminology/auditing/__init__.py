"""Check a glossary itself: the door that runs every check, one file each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.terminology.auditing.collisions import collisions, redundant
from l10n.terminology.auditing.contradictions import contradictions
from l10n.terminology.auditing.cycles import cycles
from l10n.terminology.auditing.directions import directions
from l10n.terminology.auditing.duplicates import duplicates
from l10n.terminology.auditing.forbidding import forbidding
from l10n.terminology.auditing.letters import letters
from l10n.terminology.auditing.locales import locales
from l10n.terminology.auditing.places import Places
from l10n.terminology.auditing.replacements import replacements
from l10n.terminology.auditing.scripts import scripts
from l10n.terminology.auditing.shorts import shorts
from l10n.terminology.auditing.subject import Subject
from l10n.terminology.auditing.unseen import unseen

__all__ = ["audit"]

_CHECKS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    duplicates,
    contradictions,
    collisions,
    cycles,
    forbidding,
    replacements,
    locales,
    redundant,
    shorts,
    directions,
    letters,
    scripts,
)


def audit(
    glossary: Glossary,
    source: Locale,
    targets: Sequence[Locale],
    *,
    notes: bool = False,
    texts: Mapping[str, Iterable[str]] | None = None,
    files: Mapping[str, str] | None = None,
) -> list[Finding]:
    """All that is wrong with ``glossary`` for translation from ``source`` into ``targets``.

    In the order of the glossary; each finding points at the row, and at the other row where two
    disagree. ``notes`` adds what is only worth knowing (severity info), with ``texts`` (source
    sentences by language) also which concepts stand in none of them. ``files`` (the content of the
    glossary files, by path) lets findings name columns.
    """
    subject = Subject(glossary, source, tuple(targets), Places(files or {}))
    findings = [finding for check in _CHECKS for finding in check(subject)]
    if notes and texts is not None:
        findings += unseen(subject, texts)
    if not notes:
        findings = [one for one in findings if one.severity is not Severity.INFO]
    row = {(one.where.path, one.where.line): order for order, one in enumerate(glossary.terms)}
    findings.sort(key=lambda one: row.get((one.where.path, one.where.line), -1))
    return findings
