"""The job of `l10n align`: two files read, a catalog filled and written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from l10n import storage
from l10n.errors import InputError
from l10n.formats import read_article
from l10n.formats.omissions import count_left_out
from l10n.formats.text.language import guess
from l10n.formats.text.lexicon import forms_of
from l10n.model.article import Article
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.project import Project
from l10n.workflow.aligning.aligned import Aligned, Fate
from l10n.workflow.aligning.fill import fill
from l10n.workflow.aligning.languages import wrong_language
from l10n.workflow.files import read_glossary, write_catalog
from l10n.workflow.job import Job
from l10n.workflow.outcome import Outcome
from l10n.workflow.prepare import prepare
from l10n.workflow.written import Freshness, Written


@dataclass(frozen=True, slots=True)
class Alignment:
    """What `l10n align` made of two files."""

    article: str
    locale: Locale
    source: str
    translation: str
    catalog: Written
    counts: Mapping[Fate, int]
    """How many beads met each fate."""
    left_out: Mapping[str, int]
    """Lines of chrome that were not looked at, by file."""
    sentences: tuple[Aligned, ...]


def align_files(job: Job, path: Path, locale: Locale, *, write: bool = True) -> Alignment:
    """Fill the catalog of ``job`` with what the translation at ``path`` says.

    ``locale`` is that of the translation; a regional one fills the catalog of its base. Raises
    `InputError` when a file cannot be read or the two do not fit together, with nothing changed.
    """
    project = job.project
    shown = project.shown(path)
    if path.resolve() == job.source.path.resolve():
        raise InputError(
            "this is the source itself.",
            where=Where(shown),
            advice="Name the source first, then its translation.",
            code="align-same",
        )
    if _in_articles(project, path) and not _in_articles(project, job.source.path):
        raise InputError(
            f"this is an article of the project, and {project.shown(job.source.path)} is not: they"
            " are swapped.",
            where=Where(shown),
            advice="Nothing was changed. Name the source first, then its translation.",
            code="align-swapped",
        )
    translation = _read(project, path, locale)
    glossary, _ = read_glossary(project)
    prepared = prepare(job)
    if isinstance(prepared, Outcome):
        assert prepared.error is not None  # noqa: S101 - what is not prepared has one
        raise prepared.error
    catalog, sentences = fill(prepared.catalog, prepared.article, translation, glossary)
    changed = write_catalog(project, catalog, prepared.stored, write=write)
    before = Freshness.OUTDATED if prepared.stored else Freshness.MISSING
    return Alignment(
        article=job.source.name,
        locale=job.locale,
        source=prepared.article.path,
        translation=shown,
        catalog=Written(
            project.shown(project.catalog(job.source.name, job.locale)),
            before if changed else Freshness.CURRENT,
        ),
        counts=Counter(one.fate for one in sentences),
        left_out={
            one.path: count
            for one in (prepared.article, translation)
            if (count := count_left_out(one))
        },
        sentences=tuple(sentences),
    )


def _read(project: Project, path: Path, locale: Locale) -> Article:
    data, shown = storage.read(path), project.shown(path)
    try:
        return read_article(data, shown, locale, project.overrides(path), project.sites)
    except InputError as error:
        # A text in another language has no body in this one.
        language, sure = guess(forms_of(data.decode("utf-8", "replace")))
        if error.code != "article-no-body" or not sure or language == locale.language:
            raise
        raise wrong_language(shown, language, locale.language) from error


def _in_articles(project: Project, path: Path) -> bool:
    return path.resolve().is_relative_to(project.folders["articles"])
