"""What of a tag is kept in plain HTML: attributes that mean something, safe addresses."""

from __future__ import annotations

from html import escape

from l10n.formats.html.tokens import Token

_KEPT = {
    "ol": ("start", "reversed", "type"),
    "li": ("value",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "time": ("datetime",),
}
_SAFE = ("http:", "https:", "mailto:", "tel:")
_SOURCES = ("src", "data-src", "data-lazy-src", "data-original")


class Attributes:
    """Writes attributes; each `id` once, and only where something points to it."""

    def __init__(self, wanted: frozenset[str], languages: frozenset[str]) -> None:
        """``languages`` need not be told."""
        self._wanted = wanted
        self._languages = languages
        self._used: set[str] = set()

    def written(self, token: Token, name: str) -> str:
        """Those of ``token`` that the element ``name`` keeps, each with a blank before it."""
        found = []
        for key in _KEPT.get(name, ()):
            attribute = token.attribute(key)
            if attribute is not None:
                found.append(
                    f' {key}="{escape(attribute.value)}"' if attribute.value else f" {key}"
                )
        if known := self.name_of(token):
            found.append(f' id="{escape(known)}"')
        if language := self.language_of(token):
            found.append(f' lang="{escape(language)}"')
        return "".join(found)

    def name_of(self, token: Token) -> str:
        """The name of an element that something points to, the first time it is met."""
        for key in ("id", "name") if token.name == "a" else ("id",):
            known = token.get(key).strip()
            if known in self._wanted and known not in self._used:
                self._used.add(known)
                return known
        return ""

    def language_of(self, token: Token) -> str:
        told = (token.get("lang") or token.get("xml:lang")).strip()
        own = told.replace("_", "-").partition("-")[0].lower()
        return told if own.isalpha() and own not in self._languages else ""


def picture_of(token: Token) -> str:
    """The address of a picture, from wherever pages that load it late keep it; empty for none."""
    return next(filter(None, (_picture(token.get(key)) for key in _SOURCES)), "")


def _picture(value: str) -> str:
    found = safe_address(value)
    return found if not found.startswith(("mailto:", "tel:")) else ""


def is_pixel(token: Token) -> bool:
    """Whether it counts readers instead of showing them something."""
    return any(token.get(key).strip() in ("0", "1", "1px") for key in ("width", "height"))


def safe_address(value: str) -> str:
    """``value`` unless following it could run a program."""
    bare = "".join(sign for sign in value if sign > " ")
    scheme, colon, _ = bare.partition(":")
    if (
        colon
        and scheme.isascii()
        and scheme.replace("+", "").replace("-", "").replace(".", "").isalnum()
    ):
        return bare if f"{scheme.lower()}:" in _SAFE else ""
    return bare


def collapsed(words: str) -> str:
    """``words`` with blanks as they read, a run of them as one."""
    for sign in "\t\n\f\r":
        words = words.replace(sign, " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words.replace("\x00", "")
