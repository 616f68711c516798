"""The sections of newspapers, known by their names in every language that we have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from unicodedata import normalize

from l10n import languages
from l10n.model.locale import Locale

# Between two sections in one line: *Énergie & Économie*, *Monde / Europe*, *Culture et médias*.
_SIGNS = re.compile(r"\s*[&/|+·]\s*")
_BLANKS = re.compile(r"\s+")


def section(name: str, source: Locale, target: Locale) -> str | None:
    """What ``target`` calls the section ``name``, which the article's ``source`` writes so.

    Names are looked up in the article's language, then in the others: a French page may well have an
    English section. Two sections in one name are looked up one by one. Capitals throughout stay.
    None for a section that no table knows, or that the target's table lacks.
    """
    found = _section(name, source, target)
    if found is None:
        return None
    letters = [sign for sign in name if sign.isalpha()]
    return found.upper() if len(letters) > 1 and name.upper() == name else found


def _section(name: str, source: Locale, target: Locale) -> str | None:
    if (key := _key(name, source)) is not None:
        return _names(target.tag).get(key)
    signs = list(_SIGNS.finditer(name))
    if len(signs) == 1:
        parts = name[: signs[0].start()], name[signs[0].end() :]
        return _two(parts, signs[0][0], source, target)
    for tag in _tags(source):
        first, found, second = _BLANKS.sub(" ", name).partition(f" {_and(tag)} ")
        if found and _and(tag):
            return _two((first, second), f" {_and(target.tag)} ", source, target)
    return None


def _two(parts: tuple[str, str], sign: str, source: Locale, target: Locale) -> str | None:
    keys = [_key(part, source) for part in parts]
    names = [_names(target.tag).get(key) for key in keys if key is not None]
    found = [one for one in names if one is not None]
    return sign.join(found) if len(found) == len(parts) else None


def _key(name: str, source: Locale) -> str | None:
    known = (_keys(tag).get(_folded(name)) for tag in _tags(source))
    return next((key for key in known if key is not None), None)


def _tags(source: Locale) -> Iterable[str]:
    """The article's locale, its language, then all others."""
    return dict.fromkeys((source.tag, source.language, *languages.known()))


def _table(tag: str) -> Mapping[str, list[str]]:
    table: Mapping[str, list[str]] = languages.table(tag).get("printed", {}).get("sections", {})
    return table


def _and(tag: str) -> str:
    return str(languages.table(tag).get("printed", {}).get("words", {}).get("and", ""))


@cache
def _keys(tag: str) -> Mapping[str, str]:
    """Key by name; a name that two sections share is the first one's."""
    found: dict[str, str] = {}
    for key, names in _table(tag).items():
        for name in names:
            found.setdefault(_folded(name), key)
    return found


@cache
def _names(tag: str) -> Mapping[str, str]:
    return {key: names[0] for key, names in _table(tag).items() if names}


def _folded(name: str) -> str:
    """Capitals, accents on capitals left out, and kinds of apostrophes make no other section."""
    plain = normalize("NFKD", _BLANKS.sub(" ", name).strip().casefold().replace("\u2019", "'"))
    return "".join(sign for sign in plain if not "\u0300" <= sign <= "\u036f")
