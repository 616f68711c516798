"""Bylines: people's names, and what stands around them in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from l10n import languages
from l10n.model.locale import Locale

_LONGEST = 300
_FIELDS = {
    "names": "(?P<names>[^()]+?)",
    "place": "(?P<place>[^,()]+?)",
    "agency": "(?P<agency>[^,()]+?)",
}


def byline(text: str, source: Locale, target: Locale) -> str:
    """``text``, a byline without its *Par*, as ``target`` prints it; names stay as they are.

    *Claire Vasseur et Ioan Marin, à Londres* is *Claire Vasseur and Ioan Marin in London*; *avec
    AFP*, *envoyée spéciale à …*, *Propos recueillis par …* are read by the patterns in
    ``[printed.bylines]``. What they do not know is copied, with the names joined as here.
    """
    if len(text) > _LONGEST:
        return text
    printed = _patterns(target.tag)
    for key, pattern in _readers(source.tag):
        found = pattern.fullmatch(text.strip())
        if not found or key not in printed:
            continue
        values = found.groupdict()
        line = printed[key][0].replace("{names}", byline(values["names"], source, target))
        line = line.replace("{agency}", values.get("agency") or "")
        return line.replace("{place}", _place(values.get("place") or "", source, target))
    return _joined(text, source, target)


def people(text: str, locale: Locale) -> tuple[str, ...]:
    """The names in a byline of ``locale``, one by one, without what stands around them."""
    if len(text) > _LONGEST:
        return ()
    for _, pattern in _readers(locale.tag):
        if found := pattern.fullmatch(text.strip()):
            return people(found["names"], locale)
    word = _and(locale.tag)
    parts = re.split(rf"\s*(?:[,;&/]|\s{re.escape(word)}\s)\s*" if word else r"\s*[,;&/]\s*", text)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _joined(names: str, source: Locale, target: Locale) -> str:
    theirs, ours = _and(source.tag), _and(target.tag)
    return names.replace(f" {theirs} ", f" {ours} ") if theirs and ours else names


def _place(place: str, source: Locale, target: Locale) -> str:
    """The city as the target calls it, where the tables of both have it."""
    theirs = {name.casefold(): key for key, name in _table(source.tag, "places").items()}
    key = theirs.get(place.casefold())
    return str(_table(target.tag, "places").get(key, place)) if key else place


def _and(tag: str) -> str:
    return str(_table(tag, "words").get("and", ""))


def _table(tag: str, name: str) -> Mapping[str, str]:
    table: Mapping[str, str] = languages.table(tag).get("printed", {}).get(name, {})
    return table


@cache
def _patterns(tag: str) -> Mapping[str, list[str]]:
    table: Mapping[str, list[str]] = languages.table(tag).get("printed", {}).get("bylines", {})
    return table


@cache
def _readers(tag: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(_read(tag))


def _read(tag: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    for key, patterns in _patterns(tag).items():
        for pattern in patterns:
            pieces = re.split(r"\{(\w+)\}", pattern)
            read = [
                _FIELDS[piece] if at % 2 else re.escape(piece).replace(r"\ ", r"\s")
                for at, piece in enumerate(pieces)
            ]
            yield key, re.compile("".join(read), re.IGNORECASE)
