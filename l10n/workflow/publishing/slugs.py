"""The names of editions in addresses: once published, they stay, whatever becomes of the title."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from l10n import storage
from l10n.errors import ConflictError, InputError
from l10n.labels.slugs import is_slug, slug, unique
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.project import Project

_NONE: Mapping[str, str] = MappingProxyType({})
_TRIES = 20


def read_slugs(project: Project, locale: Locale) -> Mapping[str, str]:
    """The slug of each article that was published for ``locale``, from ``locales/<locale>/slugs.tsv``.

    The file has a line for each: the article's name, a tab, the slug. People may change it. Raises
    `InputError` with the line for anything else, or a slug that stands there twice.
    """
    path = project.slugs(locale)
    return _read(storage.read(path), project.shown(path)) if path.exists() else _NONE


def slug_of(kept: Mapping[str, str], name: str, title: str, locale: Locale) -> str:
    """The slug of article ``name``: the one it has, else a new one that no other article has."""
    if name in kept:
        return kept[name]
    return unique(slug(title, locale, name), frozenset(kept.values()))


def keep_slug(project: Project, locale: Locale, name: str, title: str) -> str:
    """The slug of article ``name`` for ``locale``, written down where it was not yet."""
    path = project.slugs(locale)
    for attempt in range(_TRIES):
        data = storage.read(path) if path.exists() else None
        kept = _read(data, project.shown(path)) if data else _NONE
        found = slug_of(kept, name, title, locale)
        if name in kept:
            return found
        lines = sorted((*kept.items(), (name, found)))
        text = "".join(f"{article}\t{one}\n" for article, one in lines)
        try:
            storage.write(path, text.encode("utf-8"), expected=data or storage.ABSENT)
        except ConflictError:
            # Somebody else wrote a line just now; what we laid beside is of no use.
            path.with_name(f"{path.name}.new").unlink(missing_ok=True)
            if attempt + 1 == _TRIES:
                raise
            continue
        return found
    raise AssertionError  # pragma: no cover - the last try returns or raises


def _read(data: bytes, shown: str) -> dict[str, str]:
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(
            "the file is not UTF-8.", where=Where(shown), advice="Save it as UTF-8.", code="slugs"
        ) from error
    found: dict[str, str] = {}
    taken: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name, tab, value = line.partition("\t")
        value = value.strip()
        if not tab or not name or not is_slug(value):
            problem = "a line is an article's name, a tab, and a slug of small letters a-z, figures"
            problem += " and hyphens."
        elif name in found:
            problem = f"“{name}” has two slugs."
        elif value in taken:
            problem = f"“{value}” is the slug of two articles (see line {taken[value]})."
        else:
            found[name], taken[value] = value, number
            continue
        raise InputError(
            problem,
            where=Where(shown, number),
            advice="Correct the line; nothing was written.",
            code="slugs",
        )
    return found
