"""From files to values and back: what a project's articles, glossaries and catalogs hold."""

from __future__ import annotations

import shlex
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from l10n import po, storage
from l10n.errors import InputError
from l10n.formats import read_article
from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding, Where
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import Key, Unit
from l10n.project import Project, Source
from l10n.storage.faults import unwritable
from l10n.terminology import load
from l10n.workflow.keeping.losses import refuse_losses


@dataclass(frozen=True, slots=True)
class Stored:
    """A catalog as it lies on disk: its values, and the bytes they were read from."""

    document: po.Document
    data: bytes
    shown: str

    @property
    def catalog(self) -> Catalog:
        return self.document.catalog

    def where(self) -> dict[Key, Where]:
        """On which line of the file each living unit begins."""
        return {key: Where(self.shown, line) for key, line in self.document.lines.items()}


def read_source(project: Project, source: Source) -> Article:
    """Parse an article; `InputError` says what is wrong with the file and where."""
    shown = project.shown(source.path)
    data = storage.read(source.path)
    given = project.overrides(source.path)
    return read_article(data, shown, source.locale, given, project.sites)


def read_catalog(project: Project, name: str, locale: Locale) -> Stored | None:
    """The catalog of article ``name``, or none when it has not been made yet.

    Raises `InputError` when it is broken or cut off, or in truth another article's or locale's.
    """
    path = project.catalog(name, locale)
    # A link that leads nowhere is no missing catalog.
    if not path.exists() and not path.is_symlink():
        return None
    data = storage.read(path)
    shown = project.shown(path)
    refuse_cut(path, data, shown)
    document = po.read(data, shown, article=name)
    if document.catalog.locale != locale:
        raise InputError(
            f"the header says Language: {document.catalog.locale.folder}, but the file lies where"
            f" the catalog for {locale} belongs.",
            where=Where(shown),
            advice="Nothing was changed. Put the right file there, or mend its header.",
            code="po-language",
        )
    return Stored(document, data, shown)


def refuse_cut(path: Path, data: bytes, shown: str) -> None:
    """Raise `InputError` when ``data``, read from ``path``, is a known state of it cut off.

    PO has no end mark: a file cut off behind an entry is a good file. What we wrote before tells.
    """
    whole = storage.cut_from(path, data)
    if whole is None:
        return
    command = f"l10n restore {shlex.quote(shown)}"
    raise InputError(
        f"the file was cut off: it is the beginning of its state {whole.number}, and"
        f" {whole.size - len(data):,} bytes of that are missing.",
        where=Where(shown, data.count(b"\n") + 1),
        advice="Nothing was changed."
        f" Run: {command} --last; or, if the shorter file is right: {command} --accept",
        code="po-cut",
    )


def write_catalog(
    project: Project,
    catalog: Catalog,
    stored: Stored | None,
    *,
    write: bool = True,
    moved: Iterable[Unit] = (),
    replaced: Collection[Key] = (),
) -> bool:
    """Write ``catalog`` where it belongs; false when the file already says exactly that.

    Every human text of ``stored`` must be in ``catalog`` or in ``moved``, the units that are in the
    overflow file by now; only units of the keys ``replaced`` may say something else, because a
    person asked for it. Raises `BrokenError` otherwise, and changes nothing (law 7).
    """
    path = project.catalog(catalog.article, catalog.locale)
    if stored:
        refuse_losses(stored.catalog, catalog, stored.shown, moved=moved, replaced=replaced)
    data = po.render(catalog, stored.document if stored else None)
    if not write:
        return stored is None or data != stored.data
    try:
        # l10n.toml, or a link, may have put the catalogs outside the project.
        storage.keep_in(project.folders["locales"], path)
    except OSError as error:
        raise unwritable(path, error) from error
    return storage.write(path, data, expected=stored.data if stored else storage.ABSENT)


def read_glossary(project: Project) -> tuple[Glossary, list[Finding]]:
    """All glossary files of the project, and what is wrong in their rows."""
    files = project.glossary_files()
    return load([(project.shown(path), storage.read(path)) for path in files])
