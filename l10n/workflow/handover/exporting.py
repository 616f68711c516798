"""Catalogs as files for other programs: templates (POT), XLIFF and translation memories (TMX)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from l10n import po, storage
from l10n.bilingual import tmx, xliff
from l10n.errors import L10nError, MissingError, UsageError
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import Unit
from l10n.project import Project, Source
from l10n.workflow.extract import extract
from l10n.workflow.files import read_catalog, read_source
from l10n.workflow.handover.replacing import refuse_loss
from l10n.workflow.job import Job
from l10n.workflow.written import Freshness


class Kind(StrEnum):
    """What a catalog can be exported to."""

    POT = "pot"
    XLIFF = "xliff"
    TMX = "tmx"


SUFFIXES = {Kind.POT: ".pot", Kind.XLIFF: ".xlf", Kind.TMX: ".tmx"}
_ALSO = {".xliff": Kind.XLIFF}
# A template is for any language: these notes of ours are, too.
_NEUTRAL = ("role:", "before:", "after:")


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was exported, or the reason why it was not."""

    articles: tuple[str, ...]
    locale: Locale | None
    """None for a template."""
    path: str
    units: int = 0
    """How many units are in the file; for TMX, passages."""
    before: Freshness = Freshness.MISSING
    """What stood there: nothing, the same, or something else, which is kept as a backup."""
    error: L10nError | None = None

    @property
    def changed(self) -> bool:
        return self.before is not Freshness.CURRENT


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a file, and how many units or passages that is."""

    data: bytes
    units: int


def kind_named(name: str) -> Kind:
    """The kind that is called ``name``; raises `UsageError` for any other."""
    if name not in tuple(Kind):
        raise UsageError(
            f"“{name}” is nothing that we export to."
            if name
            else "what to export to is not named.",
            advice=f"Add one of: {', '.join(f'--to {kind}' for kind in Kind)}.",
            code="export-kind",
        )
    return Kind(name)


def export_all(
    jobs: Sequence[Job],
    kind: Kind,
    *,
    drafts: bool = False,
    out: Path | None = None,
    write: bool = True,
) -> list[Exported]:
    """Export the catalogs of ``jobs`` as they lie on disk; templates are made from the articles.

    ``drafts`` chooses what a TMX holds (`tmx.write`). ``out`` is a file, if it ends as files of
    ``kind`` do, else a folder; the default is ``out/exchange``. Each file that cannot be made has
    its error; the others are. Raises `UsageError` when several files would be one.
    """
    project = jobs[0].project
    single = out is not None and _is_file(out, kind)
    if kind is Kind.POT:
        sources = list({job.source.name: job.source for job in jobs}.values())
        if single and len(sources) > 1:
            raise _several(f"{len(sources)} articles")
        return [_template(project, source, out, single=single, write=write) for source in sources]
    if single and kind is Kind.XLIFF and len(jobs) > 1:
        raise _several(f"{len(jobs)} catalogs")
    if single and len({job.locale for job in jobs}) > 1:
        raise _several(f"{len({job.locale for job in jobs})} languages")
    groups = [list(jobs)] if single else [[job] for job in jobs]
    return [
        _catalogs(group, kind, out, single=single, drafts=drafts, write=write) for group in groups
    ]


def _is_file(out: Path, kind: Kind) -> bool:
    """Whether ``out`` is the name of a file of ``kind``; raises when it is one of another kind."""
    suffix = out.suffix.lower()
    named = _ALSO.get(suffix) or next((one for one in Kind if SUFFIXES[one] == suffix), None)
    if named is None or out.is_dir():
        return False
    if named is not kind:
        raise UsageError(
            f"{out.as_posix()} is the name of another kind of file ({named}).",
            advice=f"Name one that ends in {SUFFIXES[kind]}, or add: --to {named}.",
            code="export-name",
        )
    return True


def _several(what: str) -> UsageError:
    return UsageError(
        f"{what} cannot go into one file.",
        advice="Name a folder instead, or one article and one locale.",
        code="export-several",
    )


def _template(
    project: Project, source: Source, out: Path | None, *, single: bool, write: bool
) -> Exported:
    folder = out or project.folders["out"] / "exchange"
    path = folder if single else folder / f"{source.name}{SUFFIXES[Kind.POT]}"
    exported = Exported((source.name,), None, project.shown(path))
    try:
        article = read_source(project, source)
        catalog = extract(article, source.name, source.locale, Glossary())
        neutral = replace(catalog, units=tuple(_neutral(unit) for unit in catalog.units))
        known = article.metadata
        data = po.template(neutral, published=known.published or known.first_published)
        return put(exported, path, Content(data, len(catalog.units)), None, write=write)
    except L10nError as error:
        return replace(exported, error=error)


def _neutral(unit: Unit) -> Unit:
    return replace(unit, notes=tuple(note for note in unit.notes if note.startswith(_NEUTRAL)))


def _catalogs(
    jobs: Sequence[Job], kind: Kind, out: Path | None, *, single: bool, drafts: bool, write: bool
) -> Exported:
    first = jobs[0]
    folder = out or first.project.folders["out"] / "exchange"
    end = f"-drafts{SUFFIXES[kind]}" if kind is Kind.TMX and drafts else SUFFIXES[kind]
    path = folder if single else folder / first.locale.tag / f"{first.source.name}{end}"
    names = tuple(job.source.name for job in jobs)
    exported = Exported(names, first.locale, first.project.shown(path))
    try:
        catalogs = [_stored(job) for job in jobs]
        if kind is Kind.XLIFF:
            only = catalogs[0]
            content = Content(xliff.write(only), len(only.living()))
            return put(exported, path, content, only, write=write)
        content = Content(tmx.write(catalogs, drafts=drafts), tmx.count(catalogs, drafts=drafts))
        return put(exported, path, content, None, write=write)
    except L10nError as error:
        return replace(exported, error=error)


def _stored(job: Job) -> Catalog:
    stored = read_catalog(job.project, job.source.name, job.locale)
    if stored is None:
        raise MissingError(
            f"there is no catalog of “{job.source.name}” for {job.locale} yet.",
            advice=f"Run: l10n extract {job.project.shown(job.source.path)}",
            code="catalog-missing",
        )
    return stored.catalog


def put(
    exported: Exported, path: Path, content: Content, taken: Catalog | None, *, write: bool
) -> Exported:
    """Write the file; what stands there must be ours or ``taken`` in, and is backed up first."""
    present = storage.read(path) if path.exists() else None
    before = Freshness.MISSING
    if present is not None:
        refuse_loss(present, exported.path, taken)
        before = Freshness.CURRENT if present == content.data else Freshness.OUTDATED
    if write:
        storage.write(path, content.data, expected=storage.ABSENT if present is None else present)
    return replace(exported, units=content.units, before=before)
