"""What speaks of a concept without naming it: people, capitals, seats of government, leaders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from l10n.model.glossary import Term

_LETTERS = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    {"de", "du", "des", "la", "le", "les", "et", "en", "of", "the", "and", "for", "on", "in"}
    | {"der", "die", "das", "und", "von", "fur", "d", "l"}
)


def skeleton(text: str) -> str:
    """The words of ``text`` in small letters without accents, a blank before and behind each."""
    bare = "".join(
        sign
        for sign in unicodedata.normalize("NFD", text.lower().replace("œ", "oe"))
        if not unicodedata.combining(sign)
    )
    return f" {' '.join(_LETTERS.findall(bare))} "


def spoken_of(term: Term, source: str) -> bool:
    """Whether ``source`` (a `skeleton`) holds what names or implies ``term``, in any language.

    So are the beginnings of the words of its names (*Russie*, *russe*), and any word of a line of
    ``data/related.txt`` of which it has one as well (*Moscou* for Russia, *américain* for the
    White House). In doubt it is.
    """
    return any(beginning in source for beginning in _beginnings(_names(term)))


def _names(term: Term) -> tuple[str, ...]:
    return tuple(sorted({form for told in term.renderings.values() for form in told.admitted}))


@lru_cache(maxsize=4096)
def _beginnings(names: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    known = " ".join(map(skeleton, names))
    for name in names:
        found.update(_stem(word) for word in skeleton(name).split() if word not in _SMALL)
    for line in _related():
        if any(word in known for word in line):
            found |= line
    return frozenset(found)


def _stem(word: str) -> str:
    """Enough of a word to know its inflections and derivations, with the blank before it.

    *russ*, *ouzbe*, *cub*; a short word (*un*) or a designation whole. Five letters are also found
    inside a word (*antisoviétique*).
    """
    if len(word) < 4 or any(map(str.isdigit, word)):
        return f" {word} "
    length = max(3 if len(word) == 4 else 4, min(5, len(word) - 3))
    return word[:length] if length == 5 else f" {word[:length]}"


@lru_cache(maxsize=1)
def _related() -> tuple[frozenset[str], ...]:
    text = files("l10n.checks.terms").joinpath("data", "related.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(frozenset(_ending(part) for part in _parts(line)) for line in lines)


def _parts(line: str) -> Iterable[str]:
    return (part for part in (skeleton(each).strip() for each in line.split("|")) if part)


def _ending(part: str) -> str:
    """A short word stands for itself alone: *us* does not begin *usine*."""
    return f" {part}" if len(part) > 4 else f" {part} "
