"""A project and where every file of it lies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from l10n.errors import UsageError
from l10n.model.article import Role
from l10n.model.locale import Locale
from l10n.model.site import Site


@dataclass(frozen=True, slots=True)
class Source:
    """An article file of the project.

    ``name`` is its path below the article folder without language and suffix (``kim`` for
    ``articles/kim.fr.txt``); it names the catalogs and the editions.
    """

    name: str
    path: Path
    locale: Locale
    suffix: str


@dataclass(frozen=True, slots=True)
class Project:
    """One newsroom project. All folders are absolute; picklable, so that workers can have it."""

    root: Path
    source: Locale
    targets: tuple[Locale, ...]
    folders: Mapping[str, Path]
    engine: str = "argos"
    translated_from: bool = True
    """Whether editions end with a line that says what they were translated from."""
    approval: bool = False
    """Whether a finished edition needs an editor's approval of every unit."""
    url: str = ""
    """The pattern of the editions' addresses: ``https://example.org/{lang}/{slug}``; may be empty."""
    roles: Mapping[str, Mapping[int, Role]] = field(default_factory=dict)
    """Roles that override the parser's: by article path (as `shown`), then by 1-based line."""
    sites: tuple[Site, ...] = ()
    """What is known of the sites that articles come from, in the order of the project file."""
    styles: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """House style by locale tag, the settings for every locale under the empty tag."""

    def shown(self, path: Path) -> str:
        """``path`` as people read it: relative to the project where it lies in it, with ``/``."""
        try:
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return path.as_posix()

    def catalog(self, name: str, locale: Locale) -> Path:
        """Where the catalog of article ``name`` for ``locale`` lies."""
        return self.folders["locales"] / locale.folder / "LC_MESSAGES" / f"{name}.po"

    def approvals(self, name: str, locale: Locale) -> Path:
        """Where it is kept what editors approved of article ``name`` for ``locale``."""
        return self.folders["locales"] / locale.folder / "approvals" / f"{name}.tsv"

    def slugs(self, locale: Locale) -> Path:
        """Where it is kept under which names the editions for ``locale`` were published."""
        return self.folders["locales"] / locale.folder / "slugs.tsv"

    def edition(self, name: str, locale: Locale, suffix: str, *, draft: bool) -> Path:
        """Where the edition goes: ``out/de/kim.txt``, a draft to ``out/draft/de/kim.txt``."""
        out = self.folders["out"] / "draft" if draft else self.folders["out"]
        return out / locale.tag / f"{name}{suffix}"

    def glossary_files(self) -> list[Path]:
        """The glossary files, sorted by name."""
        return sorted(self.folders["glossaries"].glob("*.csv"))

    def house_style(self, locale: Locale) -> Mapping[str, object]:
        """What `[style]` says for ``locale``: for all, then for its language, then for itself."""
        tags = dict.fromkeys(("", locale.language, locale.tag))
        return {key: value for tag in tags for key, value in self.styles.get(tag, {}).items()}

    def memories(self) -> list[Path]:
        """The translation memories from elsewhere, sorted by name."""
        return sorted(
            path
            for path in self.folders["memory"].rglob("*")
            if path.suffix.lower() == ".tmx" and path.is_file() and not path.name.startswith(".")
        )

    def overrides(self, path: Path) -> Mapping[int, Role]:
        """What `[roles]` says of the article at ``path``."""
        below = self.folders["articles"]
        names = [self.shown(path), path.name]
        if path.resolve().is_relative_to(below):
            names.append(path.resolve().relative_to(below).as_posix())
        return next((self.roles[name] for name in names if name in self.roles), {})

    def source_of(self, path: Path) -> Source:
        """What the article file at ``path`` is called and which language it is in.

        ``kim.fr.txt`` names its language; ``kim.txt`` is in the project's source language.
        """
        path = path.resolve()
        articles = self.folders["articles"]
        below = path.relative_to(articles) if path.is_relative_to(articles) else Path(path.name)
        stem = below.with_suffix("")
        locale = self.source
        if stem.suffix and _is_language(stem.suffix[1:]):
            locale = Locale.parse(stem.suffix[1:])
            stem = stem.with_suffix("")
        return Source(stem.as_posix(), path, locale, path.suffix)

    def sources(self, suffixes: Sequence[str]) -> list[Source]:
        """Every article of the project that ends in one of ``suffixes``, sorted by name.

        Raises `UsageError` when two files would share their catalogs and editions.
        """
        found = sorted(
            (
                self.source_of(path)
                for path in self.folders["articles"].rglob("*")
                if path.is_file()
                and path.suffix in suffixes
                and not path.name.startswith(".")
                and path.stem.lower() != "readme"
            ),
            key=lambda source: (source.name, source.path),
        )
        self.refuse_twins(found)
        return found

    def refuse_twins(self, sources: Sequence[Source]) -> None:
        """Raise `UsageError` when two of ``sources`` would share their catalogs and editions."""
        found = sorted(sources, key=lambda source: (source.name, source.path))
        for one, other in pairwise(found):
            if one.name == other.name:
                raise UsageError(
                    f"{self.shown(one.path)} and {self.shown(other.path)} would share the"
                    f" catalogs of “{one.name}”.",
                    advice="Rename one of them.",
                    code="article-name-twice",
                )


def _is_language(text: str) -> bool:
    try:
        Locale.parse(text)
    except UsageError:
        return False
    return True
