"""The words of a title as they stand in the address of its edition."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Mapping
from functools import cache
from importlib.resources import files
from unicodedata import combining, normalize

from l10n import languages
from l10n.model.locale import Locale

LONGEST = 80
"""Code points of a slug, at most; it ends with a whole word."""

_APOSTROPHES = re.compile("['\u2019\u02bc\u02b9\u2032`]")
# What parts a word only for the eye: soft hyphens, signs of direction, zero-width signs.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug(title: str, locale: Locale, name: str = "") -> str:
    """``title`` in small ASCII letters and figures, parted by hyphens: ``kim-faehrt-nach-russland``.

    Letters are written as readers of ``locale`` would (ä is *ae* in German, *a* in French), names in
    Cyrillic and Greek letters are romanised, and the sign & is the locale's word for it. A title
    without any such letter gives the slug of ``name``, the article's, and failing that *article*.
    Nothing but the arguments decides, and it is never empty.
    """
    return _slug(title, locale) or _slug(name, locale) or "article"


def unique(wanted: str, taken: Container[str]) -> str:
    """``wanted``, with a number behind it when it is ``taken``: ``kim``, ``kim-2``, ``kim-3`` …"""
    number = 2
    found = wanted
    while found in taken:
        tail = f"-{number}"
        found = _bounded(wanted, LONGEST - len(tail)) + tail
        number += 1
    return found


def is_slug(text: str) -> bool:
    """Whether ``text`` could stand in an address as a slug does."""
    return bool(_SLUG.fullmatch(text))


def _slug(text: str, locale: Locale) -> str:
    signs = _signs(locale)
    # Titles of a book's length are cut before the work, not after it.
    composed = normalize("NFKC", _UNSEEN.sub("", text[: 40 * LONGEST])).lower()
    composed = _APOSTROPHES.sub(signs.get("'", ""), composed)
    written = "".join(signs.get(sign, sign) for sign in composed)
    plain = (sign for sign in normalize("NFKD", written) if not combining(sign))
    bare = "".join(signs.get(sign, sign) for sign in plain)
    return _bounded("-".join(re.findall("[a-z0-9]+", bare)), LONGEST)


def _bounded(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition("-")[0] or text[:longest]


@cache
def _signs(locale: Locale) -> Mapping[str, str]:
    """How each sign is written: as the language says, else as everywhere."""
    data = files(__package__).joinpath("letters.toml").read_text(encoding="utf-8")
    own = languages.table(locale.tag).get("printed", {}).get("slug", {})
    word = languages.table(locale.tag).get("printed", {}).get("words", {}).get("and", "")
    return {**tomllib.loads(data), "&": f" {word} ", **own}
