"""What the styles of a document say: the role of a paragraph, how a run looks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from l10n.formats.docx.container import Part, parts
from l10n.formats.docx.tokens import Kind, attribute, prefixes_of, tokens
from l10n.model.article import Role

_LEVEL = re.compile(r"\s*([1-9])\Z")
_LEVELS = 6
_CHAIN = 20


@dataclass(slots=True)
class Style:
    """One style as it is written; ``based`` is the key of the style that it goes on from."""

    key: str
    name: str = ""
    kind: str = "paragraph"
    default: bool = False
    based: str = ""
    outline: int | None = None
    """Depth from 0, as `w:outlineLvl` has it."""
    number: str | None = None
    """The list that it belongs to; ``0`` for none."""
    depth: int | None = None
    rpr: str = ""
    """Its own `w:rPr`, raw."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by key, and its lists."""

    by_key: Mapping[str, Style] = field(default_factory=dict)
    formats: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """The kind of number (``bullet``, ``decimal``) by list and depth from 0."""

    def chain(self, key: str) -> list[Style]:
        """The style and those it is based on, itself first."""
        found: list[Style] = []
        if not key:
            key = next((one.key for one in self.by_key.values() if one.default), "")
        while key in self.by_key and len(found) < _CHAIN:
            found.append(self.by_key[key])
            key = found[-1].based
        return found

    def role(self, key: str) -> tuple[Role, int, str] | None:
        """The role that the paragraph style ``key`` gives, with the level and the style's name."""
        for style in self.chain(key):
            found = _named(style.name)
            if found:
                return (*found, style.name)
            if style.outline is not None and style.outline < _LEVELS:
                return Role.HEADING, style.outline + 1, style.name
        return None

    def numbering(self, key: str) -> tuple[str, int]:
        """The list that the style ``key`` belongs to and its depth there, from 0; or no list."""
        number, depth = None, None
        for style in self.chain(key):
            number = style.number if number is None else number
            depth = style.depth if depth is None else depth
        return number or "", depth or 0

    def is_ordered(self, number: str, depth: int) -> bool:
        """Whether the items of the list ``number`` bear numbers or letters."""
        return self.formats.get((number, depth), "bullet") not in ("bullet", "none")


@cache
def _names() -> dict[str, Role]:
    source = files(__package__).joinpath("stylenames.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(source)["names"]
    return {f"{role} {name}": Role(role) for role, names in tables.items() for name in names}


def _named(name: str) -> tuple[Role, int] | None:
    plain = " ".join(name.casefold().replace("_", " ").split())
    level = _LEVEL.search(plain)
    stem = plain[: level.start()] if level else plain
    known = _names()
    if level and f"heading {stem}" in known:
        return (Role.HEADING, min(int(level[1]), _LEVELS)) if int(level[1]) < 7 else None
    if f"list-item {stem}" in known:
        return Role.LIST_ITEM, int(level[1]) if level else 1
    for role in Role:
        if role is Role.HEADING and f"heading {plain}" in known and f"title {plain}" not in known:
            return Role.HEADING, 2
        if role is not Role.HEADING and f"{role.value} {plain}" in known:
            return role, 0
    return None


@lru_cache(maxsize=2)
def styles_of(text: str) -> Styles:
    """The styles and lists of the package ``text``."""
    by_key: dict[str, Style] = {}
    formats: dict[tuple[str, int], str] = {}
    for part in parts(text):
        if part.use == "styles":
            by_key.update(_read_styles(text, part))
        elif part.use == "numbering":
            formats.update(_read_lists(text, part))
    return Styles(by_key, formats)


def _read_styles(text: str, part: Part) -> dict[str, Style]:
    found: dict[str, Style] = {}
    style: Style | None = None
    start = 0
    for token in tokens(text, part.span, prefixes_of(text, part.span)):
        if token.kind is Kind.TEXT:
            continue
        if token.name == "w:style" and token.kind is Kind.START:
            tag = token.span.of(text)
            default = attribute(tag, "default") in ("1", "true", "on")
            kind = attribute(tag, "type")
            style = Style(attribute(tag, "styleId"), kind=kind)
            style.default = default and kind == "paragraph"
            found[style.key] = style
        elif token.name == "w:style":
            style = None
        elif style is not None:
            value = attribute(token.span.of(text), "val") if token.kind is not Kind.END else ""
            if token.name == "w:name":
                style.name = value
            elif token.name == "w:basedOn":
                style.based = value
            elif token.name == "w:outlineLvl" and value.isdecimal():
                style.outline = int(value)
            elif token.name == "w:numId" and token.kind is not Kind.END:
                style.number = value
            elif token.name == "w:ilvl" and value.isdecimal():
                style.depth = int(value)
            elif token.name == "w:rPr":
                if token.kind is Kind.START:
                    start = token.start
                elif token.kind is Kind.END:
                    style.rpr = text[start : token.end]
    return found


def _read_lists(text: str, part: Part) -> dict[tuple[str, int], str]:
    """The number formats of each list: a list refers to an abstract one that has the levels."""
    levels: dict[tuple[str, int], str] = {}
    lists: dict[str, str] = {}
    abstract, number, depth = "", "", 0
    for token in tokens(text, part.span, prefixes_of(text, part.span)):
        if token.kind not in (Kind.START, Kind.EMPTY):
            continue
        tag = token.span.of(text)
        if token.name == "w:abstractNum":
            abstract = attribute(tag, "abstractNumId")
        elif token.name == "w:lvl":
            depth = int(attribute(tag, "ilvl")) if attribute(tag, "ilvl").isdecimal() else 0
        elif token.name == "w:numFmt" and abstract:
            levels[abstract, depth] = attribute(tag, "val")
        elif token.name == "w:num":
            number, abstract = attribute(tag, "numId"), ""
        elif token.name == "w:abstractNumId" and number:
            lists[number] = attribute(tag, "val")
    return {
        (one, depth): name
        for one, base in lists.items()
        for (of, depth), name in levels.items()
        if of == base
    }
