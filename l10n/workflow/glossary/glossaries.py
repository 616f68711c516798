"""A project's glossary as it is, as it was, and what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n import storage
from l10n.errors import InputError, L10nError
from l10n.formats import formats
from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Glossary, Term
from l10n.project import Project
from l10n.report.identity import fingerprint
from l10n.terminology import audit, load
from l10n.workflow.files import read_source
from l10n.workflow.units import source_units

_NOWHERE = Where("")


@dataclass(frozen=True, slots=True)
class GlossaryFiles:
    """The glossary files of a project at one time: content by path as people read it."""

    files: Mapping[str, bytes]
    glossary: Glossary = field(default_factory=Glossary)
    findings: tuple[Finding, ...] = ()
    """What is wrong in single rows, as reading them told."""

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> GlossaryFiles:
        """Read ``files``; raises `InputError` as `terminology.load` does."""
        glossary, findings = load(list(files.items()))
        return cls(files, glossary, tuple(findings))

    def texts(self) -> dict[str, str]:
        """The files as text, for columns; they have been read as UTF-8 before."""
        return {path: data.decode("utf-8-sig", "replace") for path, data in self.files.items()}


def glossary_now(project: Project) -> GlossaryFiles:
    """The glossary files as they lie on disk."""
    files = project.glossary_files()
    return GlossaryFiles.of({project.shown(path): storage.read(path) for path in files})


def glossary_since(project: Project, revision: str) -> GlossaryFiles:
    """The glossary files as they were at ``revision``; those that could not be read count as none.

    Raises what `revisions.files_at` does.
    """
    from l10n.workflow.glossary.revisions import files_at

    folder = project.folders["glossaries"]
    return _readable(
        {
            project.shown(folder / name): data
            for name, data in files_at(folder, ".csv", revision).items()
        }
    )


def glossary_old(project: Project, now: GlossaryFiles, old: Path) -> GlossaryFiles:
    """The glossary before a change, from a copy: a folder of CSV files, or one of them.

    One file stands for the file of the same name; the others are as they are now.
    """
    if old.is_dir():
        found = {path.name: storage.read(path) for path in sorted(old.glob("*.csv"))}
        if not found:
            raise InputError(
                "there is no glossary file (*.csv) in this folder.",
                where=Where(old.as_posix()),
                code="glossary-missing",
            )
        return GlossaryFiles.of(
            {
                project.shown(project.folders["glossaries"] / name): data
                for name, data in found.items()
            }
        )
    path = project.shown(project.folders["glossaries"] / old.name)
    data = storage.read(old)
    try:
        GlossaryFiles.of({path: data})
    except InputError as error:
        error.where = Where(old.as_posix(), error.where.line if error.where else 0)
        raise
    others = now.files if path in now.files else {}
    return GlossaryFiles.of({**others, path: data})


def look_after(project: Project, glossary: GlossaryFiles, *, unseen: bool = False) -> list[Finding]:
    """Everything wrong with ``glossary``, in its order; with ``unseen`` also what no article names."""
    texts, findings = _sentences(project) if unseen else (None, [])
    return [
        *glossary.findings,
        *audit(
            glossary.glossary,
            project.source,
            project.targets,
            notes=True,
            texts=texts,
            files=glossary.texts(),
        ),
        *findings,
    ]


def brought(
    findings: Sequence[Finding], now: GlossaryFiles, before: Sequence[Finding], old: GlossaryFiles
) -> list[Finding]:
    """The findings that a change brought: those of changed rows, and those that were not there.

    A row that only moved has not changed. A new row can make an old one wrong, so the finding
    behind an unchanged row is kept when it is new, or when its other place changed.
    """
    known = Counter(fingerprint(finding) for finding in before)
    lines = {path: _lines(data) for path, data in now.files.items()}
    left = {path: Counter(_lines(data)) for path, data in old.files.items()}
    changed = {
        (path, number)
        for path, rows in lines.items()
        for number, row in enumerate(rows, 1)
        if not _take(left.get(path, Counter()), row)
    } - _same_terms(now.glossary, old.glossary)
    was, now_called = _concepts(old.glossary), _concepts(now.glossary)
    pairs = {_pair(finding, was) for finding in before if finding.related}
    kept = []
    for finding in findings:
        same = fingerprint(finding)
        was_there = known[same] > 0
        known[same] -= was_there
        places = [place for place in (finding.where, finding.related) if place]
        touched = any((place.path, place.line) in changed for place in places)
        moved = finding.related and _pair(finding, now_called) in pairs
        if touched or not (was_there or moved):
            kept.append(finding)
    return kept


def _concepts(glossary: Glossary) -> dict[tuple[str, int], str]:
    return {(term.where.path, term.where.line): term.concept for term in glossary.terms}


def _pair(finding: Finding, called: Mapping[tuple[str, int], str]) -> tuple[str, frozenset[str]]:
    """What stays of a finding about two concepts when their rows change places."""
    places = (place for place in (finding.where, finding.related) if place)
    return finding.code, frozenset(called.get((one.path, one.line), "") for one in places)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _take(left: Counter[str], row: str) -> bool:
    if left[row] > 0:
        left[row] -= 1
        return True
    return False


def _same_terms(now: Glossary, old: Glossary) -> set[tuple[str, int]]:
    """Rows that say what a row said before, though a column was added or the row moved."""
    before: dict[str, list[Term]] = {}
    for term in old.terms:
        before.setdefault(term.concept, []).append(replace(term, where=_NOWHERE))
    return {
        (term.where.path, term.where.line)
        for term in now.terms
        if replace(term, where=_NOWHERE) in before.get(term.concept, ())
    }


def _readable(files: Mapping[str, bytes]) -> GlossaryFiles:
    """``files`` without those that cannot be read: what was broken before is new when it is mended."""
    kept = {}
    for path, data in files.items():
        try:
            load([(path, data)])
        except InputError:
            continue
        kept[path] = data
    return GlossaryFiles.of(kept)


def _sentences(project: Project) -> tuple[dict[str, list[str]], list[Finding]]:
    """Every sentence of every article, by language; articles that cannot be read are warnings."""
    found: dict[str, list[str]] = {}
    findings = []
    suffixes = [suffix for kind in formats() for suffix in kind.suffixes]
    for source in project.sources(suffixes):
        try:
            article = read_source(project, source)
        except L10nError as error:
            shown = project.shown(source.path)
            findings.append(error.finding(shown, Severity.WARNING, "article-unreadable"))
            continue
        found.setdefault(source.locale.language, []).extend(
            unit.key.source for unit in source_units(article)
        )
    return found, findings
