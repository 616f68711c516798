"""The job of `l10n import`: files that came back, each taken into the catalog it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n import po, storage
from l10n.bilingual import xliff
from l10n.bilingual.returned import Returned, ReturnedUnit
from l10n.errors import InputError, L10nError, MissingError
from l10n.formats.text.language import guess
from l10n.formats.text.lexicon import forms_of
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding, Where
from l10n.model.locale import Locale
from l10n.model.unit import Key, State
from l10n.po.states import FUZZY
from l10n.project import Project
from l10n.workflow.files import Stored, read_catalog, write_catalog
from l10n.workflow.handover.handed import certain, guessed
from l10n.workflow.handover.homing import UNKNOWN, home_of
from l10n.workflow.handover.intake import take_in
from l10n.workflow.handover.parcel import Piece
from l10n.workflow.handover.taken import Change, Kind, Side, Taken
from l10n.workflow.written import Freshness, Written

_ENOUGH_WORDS = 30
"""Words from which a text's language is told; below, names and figures weigh too much."""
_NEW = (Kind.REVIEWED, Kind.CHANGED, Kind.BEGUN, Kind.STALE, Kind.UNKNOWN, Kind.CONFLICT)


@dataclass(frozen=True, slots=True)
class Import:
    """What came of one file."""

    path: str
    article: str = ""
    locale: Locale | None = None
    taken: Taken | None = None
    manifest: bool = False
    """Whether a manifest told what was handed over; else our backups had to."""
    catalog: Written | None = None
    warnings: tuple[Finding, ...] = ()
    error: L10nError | None = None


@dataclass(slots=True)
class _Open:
    """A catalog that files of this import go into."""

    stored: Stored
    catalog: Catalog
    states: list[Catalog]
    replaced: set[Key] = field(default_factory=set)


def import_all(
    project: Project,
    pieces: Sequence[Piece],
    *,
    locale: Locale | None = None,
    prefer: Side = Side.NEITHER,
    today: str = "",
    write: bool = True,
) -> list[Import]:
    """Take in every piece, then write each catalog once. An error stops its own file alone.

    ``locale`` is that of files that do not say it. ``today`` is an ISO date.
    """
    opened: dict[tuple[str, Locale], _Open] = {}
    done = []
    for piece in pieces:
        try:
            done.append(_take(project, piece, opened, locale, prefer, today))
        except L10nError as error:
            done.append(Import(piece.path, error=error))
    return [
        _saved(project, item, opened, write=write) if item.taken is not None else item
        for item in done
    ]


def _take(
    project: Project,
    piece: Piece,
    opened: dict[tuple[str, Locale], _Open],
    asked: Locale | None,
    prefer: Side,
    today: str,
) -> Import:
    returned = _returned(piece, asked)
    name, locale = home_of(project, piece, returned, asked)
    if (name, locale) not in opened:
        opened[name, locale] = _open(project, name, locale)
    home = opened[name, locale]
    _refuse_cut(project.catalog(name, locale), piece)
    _refuse_other_source(returned, home.catalog)
    base = certain(piece.manifest.units) if piece.manifest else guessed(home.states, returned)
    catalog, taken = take_in(home.catalog, returned, base, prefer=prefer, today=today)
    _refuse_other_language(returned, locale, taken.changes)
    home.catalog = catalog
    home.replaced.update(taken.replaced)
    return Import(
        path=piece.path,
        article=name,
        locale=locale,
        taken=taken,
        manifest=piece.manifest is not None,
        warnings=returned.warnings,
    )


def _saved(
    project: Project, item: Import, opened: dict[tuple[str, Locale], _Open], *, write: bool
) -> Import:
    assert item.locale is not None  # noqa: S101 - what was taken in has one
    home = opened[item.article, item.locale]
    shown = project.shown(project.catalog(item.article, item.locale))
    try:
        changed = home.catalog != home.stored.catalog and write_catalog(
            project, home.catalog, home.stored, write=write, replaced=home.replaced
        )
    except L10nError as error:
        return replace(item, error=error)
    fresh = Freshness.OUTDATED if changed else Freshness.CURRENT
    # Several files can go into one catalog; it is written with the first of them.
    if changed and write:
        written = read_catalog(project, item.article, item.locale)
        home.stored = written or home.stored
        home.catalog = home.stored.catalog
    return replace(item, catalog=Written(shown, fresh))


def _returned(piece: Piece, asked: Locale | None) -> Returned:
    """A piece as values, whatever its format."""
    if piece.is_xliff:
        told = piece.manifest.locale if piece.manifest else asked
        article = piece.manifest.article if piece.manifest else None
        return xliff.read(piece.data, piece.path, article=article, locale=told)
    document = po.read(piece.data, piece.path)
    catalog = document.catalog
    units = [
        ReturnedUnit(
            key=unit.key,
            target=unit.target,
            state=(
                unit.state
                if unit.state is not State.OBSOLETE
                else State.STALE
                if FUZZY in unit.flags
                else State.REVIEWED
            ),
            comments=unit.comments,
            line=document.lines[unit.key],
        )
        for unit in catalog.units
    ]
    project_id = next(
        (shown for field_, shown in catalog.header if field_.lower() == "project-id-version"), ""
    )
    return Returned(
        path=piece.path,
        article=project_id.strip(),
        source_locale=catalog.source_locale,
        locale=catalog.locale,
        units=tuple(units),
        warnings=document.warnings,
    )


def _open(project: Project, name: str, locale: Locale) -> _Open:
    stored = read_catalog(project, name, locale)
    if stored is None:  # pragma: no cover - `_home` has seen it
        raise MissingError("the catalog has just vanished.", where=Where(name))
    path = project.catalog(name, locale)
    return _Open(stored, stored.catalog, [*_known_states(path, name), stored.catalog])


def _known_states(path: Path, name: str) -> Iterator[Catalog]:
    """Every state of a catalog that we kept, oldest first; what cannot be read is passed over."""
    for kept in storage.states(path):
        data = kept.read() if kept.whole else None
        if data is None:
            continue
        try:
            yield po.read(data, path.name, article=name).catalog
        except InputError:
            continue


def _refuse_cut(path: Path, piece: Piece) -> None:
    """Raise `InputError` when the piece is a state of the catalog that lost its end on the way."""
    whole = storage.cut_from(path, piece.data)
    if whole is not None:
        raise InputError(
            f"the file was cut off on its way: {whole.size - len(piece.data):,} bytes are missing.",
            where=Where(piece.path),
            advice="Nothing was changed. Ask for it again.",
            code="import-cut",
        )


def _refuse_other_source(returned: Returned, catalog: Catalog) -> None:
    said = returned.source_locale
    if said.tag != UNKNOWN and said.language != catalog.source_locale.language:
        raise InputError(
            f"the file translates from {said}, and the article is in {catalog.source_locale}.",
            where=Where(returned.path),
            advice="Nothing was changed.",
            code="import-language",
        )


def _refuse_other_language(returned: Returned, locale: Locale, changes: Sequence[Change]) -> None:
    """Raise `InputError` when what is new is in another language than the catalog."""
    words = " ".join(change.after for change in changes if change.kind in _NEW)
    forms = forms_of(words)
    language, sure = guess(forms)
    if len(forms) >= _ENOUGH_WORDS and sure and language != locale.language:
        raise InputError(
            f"what is new in it is in {Locale(language).name}, not in {locale.name}.",
            where=Where(returned.path),
            advice="Nothing was changed. Is it the file of another language?",
            code="import-language",
        )
