"""Old translations taken in as the memory of a project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from l10n import storage
from l10n.bilingual import tmx
from l10n.errors import ConflictError, InputError, L10nError
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.model.unit import State, is_mark
from l10n.project import Project
from l10n.storage.faults import unwritable
from l10n.workflow.remembering.offered import read_catalogs
from l10n.workflow.written import Freshness

Said = frozenset[tuple[str, str]]
"""Sources with their targets."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A source that a file translates in several ways, in its order; the last is offered."""

    source: str
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """What a file has for one locale."""

    source_locale: Locale
    locale: Locale
    pairs: int = 0
    """Pairs that are kept, all of them different."""
    duplicates: int = 0
    """Entries that only say again what another says."""
    drafts: int = 0
    """Entries that are drafts of ours, left out."""
    known: int = 0
    """Pairs that the catalogs or other files of the memory have already."""
    contradictions: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Remembered:
    """A file taken in as memory, or the reason why it was not."""

    file: str
    path: str
    """Where its pairs are kept."""
    tallies: tuple[Tally, ...] = ()
    left_out: tuple[Locale, ...] = ()
    """Languages that it also translates into, and that nobody asked for."""
    before: Freshness = Freshness.MISSING
    """What was kept under that name: nothing, the same, or something else, now a backup."""
    error: L10nError | None = None


def import_all(
    project: Project,
    files: Sequence[Path],
    locales: Sequence[Locale] = (),
    *,
    update: bool = False,
    write: bool = True,
) -> list[Remembered]:
    """Keep what ``files`` have from the project's language into ``locales`` as ``memory/*.tmx``.

    Without ``locales``, into every language that we publish in. A file that cannot be taken in has its error; the others are. What lies there under the same
    name with other content is replaced only with ``update``, and kept as a backup. The caller holds
    the project's lock.
    """
    wanted = sorted({locale.base or locale for locale in locales})
    seen: dict[Path, Path] = {}
    done = []
    for file in files:
        path = project.folders["memory"] / f"{file.stem}.tmx"
        item = Remembered(file.as_posix(), project.shown(path))
        try:
            if path in seen:
                raise _taken(item.path, f"{seen[path].as_posix()} has the same name")
            seen[path] = file
            done.append(_import(project, item, path, wanted, update=update, write=write))
        except L10nError as error:
            done.append(replace(item, error=error))
    return done


def _import(
    project: Project,
    item: Remembered,
    path: Path,
    wanted: Sequence[Locale],
    *,
    update: bool,
    write: bool,
) -> Remembered:
    found = tmx.pairs(storage.read(Path(item.file)), item.file, project.source)
    locales = sorted(found.keys() & set(wanted) if wanted else found)
    if not locales:
        raise _other_languages(project, item, wanted, sorted(found))
    said = _in_files(project, locales, but=path)
    kept, tallies = {}, []
    for locale in locales:
        elsewhere = _in_catalogs(project, locale) | said[locale]
        kept[locale], tally = _sifted(project.source, locale, found[locale], elsewhere)
        tallies.append(tally)
    left_out = tuple(sorted(found.keys() - set(locales)))
    item = replace(item, tallies=tuple(tallies), left_out=left_out)
    return replace(item, before=_keep(project, item, path, kept, update=update, write=write))


def _keep(
    project: Project,
    item: Remembered,
    path: Path,
    kept: Mapping[Locale, Sequence[tmx.Pair]],
    *,
    update: bool,
    write: bool,
) -> Freshness:
    """Write what is kept; say what was there. Raises `ConflictError` for another memory."""
    data = tmx.shelved(project.source, kept)
    present = storage.read(path) if path.exists() or path.is_symlink() else None
    before = Freshness.MISSING
    if present is not None:
        before = Freshness.CURRENT if present == data else Freshness.OUTDATED
    if before is Freshness.OUTDATED and not update:
        raise _taken(item.path, "another memory of that name is there")
    if write:
        try:
            storage.keep_in(project.folders["memory"], path)
        except OSError as error:
            raise unwritable(path, error) from error
        storage.write(path, data, expected=storage.ABSENT if present is None else present)
    return before


def _other_languages(
    project: Project, item: Remembered, wanted: Sequence[Locale], found: Sequence[Locale]
) -> InputError:
    asked = f"into {', '.join(map(str, wanted))}" if wanted else "into a language we publish in"
    has = f"; it has {', '.join(map(str, found))}" if found else ""
    return InputError(
        f"the file has nothing from {project.source} {asked}{has}.",
        where=Where(item.file),
        advice="Name the locale with --locale, or the right file.",
        code="memory-language",
    )


def _taken(shown: str, why: str) -> ConflictError:
    return ConflictError(
        f"{why}. It was left as it is.",
        where=Where(shown),
        advice="Rename the file that you take in, or add --update to replace what is there.",
        code="memory-exists",
    )


def _sifted(
    source: Locale, locale: Locale, found: Sequence[tmx.Pair], known: Said
) -> tuple[list[tmx.Pair], Tally]:
    """The different reviewed pairs, each where it was said last, and what was seen on the way."""
    done = [pair for pair in found if pair.reviewed and not is_mark(pair.target)]
    last: dict[tmx.Pair, None] = {}
    for pair in done:
        last.pop(pair, None)
        last[pair] = None
    targets: dict[str, list[str]] = {}
    for pair in last:
        targets.setdefault(pair.source, []).append(pair.target)
    tally = Tally(
        source,
        locale,
        pairs=len(last),
        duplicates=len(done) - len(last),
        drafts=len(found) - len(done),
        known=sum((pair.source, pair.target) in known for pair in last),
        contradictions=tuple(
            Contradiction(text, tuple(several))
            for text, several in targets.items()
            if len(several) > 1
        ),
    )
    return list(last), tally


def _in_catalogs(project: Project, locale: Locale) -> Said:
    return frozenset(
        (passage.source, passage.target)
        for catalog in read_catalogs(project, locale)[0]
        for passage in catalog.passages()
        if passage.state is State.REVIEWED
    )


def _in_files(project: Project, locales: Iterable[Locale], *, but: Path) -> dict[Locale, Said]:
    """The pairs of the other files; one that cannot be read has none (drafting says so)."""
    found: dict[Locale, set[tuple[str, str]]] = {locale: set() for locale in locales}
    for path in project.memories():
        if path == but:
            continue
        try:
            pairs = tmx.pairs(storage.read(path), project.shown(path), project.source)
        except InputError:
            continue
        for locale, said in found.items():
            said.update((one.source, one.target) for one in pairs.get(locale, ()) if one.reviewed)
    return {locale: frozenset(said) for locale, said in found.items()}
