"""Add a concept to a glossary file: tried as the file would be, then written or refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n import storage
from l10n.errors import UnfinishedError, UsageError
from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Glossary, Term
from l10n.project import Project
from l10n.terminology import audit, load
from l10n.terminology.csvfiles.columns import COMMON, place
from l10n.terminology.csvfiles.reading import did_you_mean
from l10n.terminology.csvfiles.writing import add_rows
from l10n.terminology.selftest import selftest


@dataclass(frozen=True, slots=True)
class Added:
    """A concept that is new in the glossary, with its place, and what is less than good in it."""

    term: Term
    findings: tuple[Finding, ...]


def add_entry(
    project: Project,
    cells: Mapping[str, str],
    file: Path | None = None,
    *,
    widen: bool = False,
    write: bool = True,
) -> Added:
    """Put a row with ``cells`` (text by column) behind the last one of ``file``.

    Without ``file`` it goes where most concepts of its type are. A file that is not there is made.
    Hold the project's lock while this writes. Raises `UsageError` for a concept that is there
    already, a column that is not known (or, without ``widen``, not in the file), a file that is no
    glossary of the project; `UnfinishedError` with findings where the row, or the glossary with it,
    would have an error that it had not, a sentence that fails included. Then nothing is written.
    """
    _refuse_columns(cells)
    old = {project.shown(path): storage.read(path) for path in project.glossary_files()}
    before, findings = load(list(old.items()))
    _refuse_twice(before, cells["concept"])
    path = _home(project, file) if file else _usual(project, before, cells["type"])
    shown = project.shown(path)
    known = _wrong(project, before, findings)
    content = old.get(shown)
    start = _header(project, cells) if content is None else content
    changed = add_rows(shown, start, [cells], widen=widen or content is None)
    new = {**old, shown: changed}
    after, findings = load(list(new.items()))
    brought = list((_wrong(project, after, findings) - known).elements())
    added = [term for term in after.terms if term.concept == cells["concept"]]
    errors = [finding for finding in brought if finding.severity is Severity.ERROR]
    if errors or not added:
        raise UnfinishedError(
            f"“{cells['concept']}” was not added: the glossary would have"
            f" {len(errors)} error{'s' if len(errors) > 1 else ''} more.",
            findings=brought,
            advice="Nothing was changed. Mend what is named above, then add it again.",
        )
    if write:
        expected = storage.ABSENT if content is None else content
        storage.write(path, changed, expected=expected)
    return Added(added[0], tuple(brought))


def _wrong(project: Project, glossary: Glossary, findings: Sequence[Finding]) -> Counter[Finding]:
    """All that is wrong with ``glossary``; a new homograph can fail another concept's sentences."""
    audited = audit(glossary, project.source, project.targets)
    return Counter([*findings, *audited, *selftest(glossary, project.source).findings])


def _refuse_columns(cells: Mapping[str, str]) -> None:
    for name, text in cells.items():
        if name not in COMMON and place(name) is None:
            raise UsageError(
                f"column “{name}” is not known.",
                advice=f"{did_you_mean(name)}glossaries/README.md lists the columns.",
                code="glossary-column-unknown",
            )
        if "\0" in text or len(text.splitlines()) > 1:
            raise UsageError(
                f"the text for {name} runs over several lines.",
                advice="Write it on one line; separate the parts of a list by a bar (|).",
                code="glossary-unwritable",
            )


def _refuse_twice(glossary: Glossary, concept: str) -> None:
    for term in glossary.terms:
        if term.concept == concept:
            raise UsageError(
                f"the glossary has a concept “{concept}” already.",
                where=term.where,
                advice=f"Change that row, or give the new one another name. See it: l10n glossary"
                f" show {concept}",
                code="glossary-duplicate",
            )


def _home(project: Project, file: Path) -> Path:
    """The glossary file of the project that ``file`` names: a path, or a bare name."""
    folder = project.folders["glossaries"]
    path = file if file.suffix == ".csv" else file.with_name(f"{file.name}.csv")
    if len(path.parts) == 1 and not path.is_file():
        path = folder / path
    if path.resolve().parent != folder.resolve():
        raise UsageError(
            "this project does not read glossaries from there.",
            where=Where(file.as_posix()),
            advice=f"Name a file in {project.shown(folder)}/.",
            code="glossary-file",
        )
    return path.resolve() if path.is_file() else folder / path.name


def _usual(project: Project, glossary: Glossary, kind: str) -> Path:
    """Where most concepts of type ``kind`` are, or the only file there is."""
    files = {project.shown(path): path for path in project.glossary_files()}
    if not files:
        return project.folders["glossaries"] / "terms.csv"
    if len(files) == 1:
        return next(iter(files.values()))
    counts = Counter(term.where.path for term in glossary.terms if term.type == kind)
    if not counts:
        raise UsageError(
            f"no glossary file has concepts of type “{kind}” yet.",
            advice=f"Say which it goes into: --file {next(iter(files))}",
            code="glossary-file",
        )
    best = min(counts, key=lambda path: (-counts[path], path))
    return files[best]


def _header(project: Project, cells: Mapping[str, str]) -> bytes:
    """The header row of a new file: the project's languages, and the columns of ``cells``."""
    tags = dict.fromkeys(locale.language for locale in (project.source, *project.targets))
    bases = [found[0] for name in cells if (found := place(name)) and found[0] not in tags]
    names = dict.fromkeys(("concept", "type", *tags, *bases, *cells))
    return f"{','.join(names)}\n".encode()
