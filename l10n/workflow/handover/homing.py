"""Which catalog a file that came back belongs to."""

from __future__ import annotations

from pathlib import PurePosixPath

from l10n import po, storage
from l10n.bilingual.returned import Returned
from l10n.errors import InputError, MissingError, UnknownLocaleError
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.project import Project
from l10n.workflow.handover.parcel import Piece

UNKNOWN = "und"
"""The locale of a file that does not say it."""
_LONGEST_NAME = 240
"""Bytes; no disk has files whose name is longer than 255, with ``.po``."""


def home_of(
    project: Project, piece: Piece, returned: Returned, asked: Locale | None
) -> tuple[str, Locale]:
    """Which catalog the piece belongs to: by manifest, header, name, and at last by content."""
    locale = _locale(piece, returned, asked)
    stem = PurePosixPath(piece.path).with_suffix("").name
    names = [
        piece.manifest.article if piece.manifest else "",
        returned.article,
        stem,
        stem.rpartition(".")[0],
        stem.removesuffix(f"-{locale.folder}").removesuffix(f"-{locale.tag}"),
    ]
    for name in names:
        for home in (locale, locale.base):
            if name and home and _is_name(name) and project.catalog(name, home).is_file():
                return name, home
    for home in (locale, locale.base):
        if home and (found := _by_content(project, returned, home)):
            return found, home
    raise MissingError(
        f"there is no catalog for {locale} that this could belong to.",
        where=Where(piece.path),
        advice=f"Nothing was changed. Make it first: l10n extract -l {locale.tag}",
        code="import-no-catalog",
    )


def _locale(piece: Piece, returned: Returned, asked: Locale | None) -> Locale:
    said = returned.locale
    if piece.manifest:
        asked = piece.manifest.locale
    if said.tag == UNKNOWN:
        if asked is None:
            raise InputError(
                "the file does not say which language it is in.",
                where=Where(piece.path),
                advice="Nothing was changed. Name it, for example: -l de",
                code="import-language",
            )
        return asked
    if asked is not None and said not in (asked, asked.base) and said.base != asked:
        raise InputError(
            f"the file is for {said}, not for {asked}.",
            where=Where(piece.path),
            advice="Nothing was changed.",
            code="import-language",
        )
    try:
        return Locale.parse(said.tag)
    except UnknownLocaleError as error:
        error.where = Where(piece.path)
        raise


def _is_name(name: str) -> bool:
    """Whether ``name``, which a stranger's file gives, can be that of an article."""
    parts = PurePosixPath(name).parts
    return not (
        name.startswith("/")
        or "\0" in name
        or "\\" in name
        or ".." in parts
        or any(len(part.encode("utf-8", "surrogatepass")) > _LONGEST_NAME for part in parts)
    )


def _by_content(project: Project, returned: Returned, locale: Locale) -> str | None:
    """The article whose catalog has most of the sentences, if it has half of them."""
    folder = project.catalog("any", locale).parent
    wanted = {unit.key.source for unit in returned.units}
    best, most = None, len(wanted) // 2
    for path in sorted(folder.rglob("*.po")):
        sources = po.sources(storage.read(path)) or frozenset()
        if len(wanted & sources) > most:
            best, most = path, len(wanted & sources)
    return best.relative_to(folder).with_suffix("").as_posix() if best else None
