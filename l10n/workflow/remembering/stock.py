"""The memory of a project as a whole: written out, or counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n import storage
from l10n.bilingual import tmx
from l10n.errors import InputError, L10nError, MissingError, UsageError
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.project import Project
from l10n.workflow.handover.exporting import Content, Exported, put
from l10n.workflow.remembering.offered import read_catalogs, unreadable


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of the memory, and how many pairs it has for a locale."""

    path: str
    pairs: int


@dataclass(frozen=True, slots=True)
class Stock:
    """What there is to draft from for one locale."""

    locale: Locale
    reviewed: int
    """Reviewed passages of the catalogs."""
    articles: int
    """Catalogs that have one."""
    repeated: int
    """Living units whose sentence another unit has, too: each is translated once for all."""
    files: tuple[Kept, ...]
    findings: tuple[Finding, ...] = ()


def export_all(
    project: Project, locales: Sequence[Locale], *, out: Path | None = None, write: bool = True
) -> list[Exported]:
    """Write what is reviewed in all catalogs as one TMX a locale: ``out/exchange/de/memory.tmx``.

    ``out`` names the file when there is one locale. A locale whose catalogs cannot all be read has
    an error, because half a memory looks like a whole one. Raises `UsageError` when several
    locales would be one file.
    """
    bases = list(dict.fromkeys(locale.base or locale for locale in locales))
    if out is not None and len(bases) > 1:
        raise UsageError(
            f"{len(bases)} languages cannot go into one file.",
            advice="Name one locale with --locale, or leave --output away.",
            code="export-several",
        )
    return [_export(project, locale, out, write=write) for locale in bases]


def _export(project: Project, locale: Locale, out: Path | None, *, write: bool) -> Exported:
    path = out or project.folders["out"] / "exchange" / locale.tag / "memory.tmx"
    exported = Exported((), locale, project.shown(path))
    try:
        catalogs, findings = read_catalogs(project, locale)
        if findings:
            first = findings[0]
            raise InputError(first.message, where=first.where, advice=first.advice, code=first.code)
        ours = [one for one in catalogs if one.source_locale == project.source]
        if not ours:
            raise MissingError(
                f"there is no catalog from {project.source} for {locale} yet.",
                advice=f"Run: l10n extract -l {locale}",
                code="catalog-missing",
            )
        data = tmx.write(ours, drafts=False)
        names = tuple(one.article for one in ours if tmx.count([one], drafts=False))
        content = Content(data, tmx.count(ours, drafts=False))
        return put(replace(exported, articles=names), path, content, None, write=write)
    except L10nError as error:
        return replace(exported, error=error)


def stock(project: Project, locales: Sequence[Locale]) -> list[Stock]:
    """What is there to draft from, for each locale; a file that cannot be read is a finding."""
    bases = list(dict.fromkeys(locale.base or locale for locale in locales))
    files: list[tuple[str, Mapping[Locale, Sequence[tmx.Pair]]]] = []
    broken = []
    for path in project.memories():
        shown = project.shown(path)
        try:
            files.append((shown, tmx.pairs(storage.read(path), shown, project.source)))
        except InputError as error:
            broken.append(unreadable(error, shown))
    return [_stock(project, locale, files, broken) for locale in bases]


def _stock(
    project: Project,
    locale: Locale,
    files: Sequence[tuple[str, Mapping[Locale, Sequence[tmx.Pair]]]],
    broken: Sequence[Finding],
) -> Stock:
    catalogs, findings = read_catalogs(project, locale)
    counts = [_reviewed(catalog) for catalog in catalogs]
    sources = Counter(key.source for catalog in catalogs for key in catalog.living())
    return Stock(
        locale,
        reviewed=sum(counts),
        articles=sum(count > 0 for count in counts),
        repeated=sources.total() - len(sources),
        files=tuple(
            Kept(shown, sum(pair.reviewed for pair in found[locale]))
            for shown, found in files
            if locale in found
        ),
        findings=(*findings, *broken),
    )


def _reviewed(catalog: Catalog) -> int:
    return sum(passage.state is State.REVIEWED for passage in catalog.passages())
