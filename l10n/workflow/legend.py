"""What the inline codes of a sentence are, told to its translator in a few words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from types import MappingProxyType

from l10n.model.article import CodeKind
from l10n.workflow.units import SourceUnit

# By the name of the marker that translators see, then by that of the element in the article.
_NAMES = {
    "b": "bold",
    "i": "emphasis",
    "u": "underlined",
    "s": "struck through",
    "sub": "subscript",
    "sup": "superscript",
    "code": "code",
    "span": "other formatting",
    "br": "line break",
    "img": "image",
    "fn": "footnote mark",
    "strong": "bold",
    "em": "emphasis",
    "del": "struck through",
    "ins": "underlined",
    "mark": "highlighted",
    "small": "small print",
    "abbr": "abbreviation",
    "cite": "title of a work",
    "q": "quotation",
    "kbd": "code",
}
_SIGNS = {"*": "emphasis", "_": "emphasis", "**": "bold", "__": "bold", "~": "struck through", "~~": "struck through"}  # fmt: skip
_ELEMENT = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*?)\d*[\s/>]")
_ATTRIBUTE = r"""\b{}\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))"""
_TARGET = re.compile(r"""\]\(\s*<?(?P<to>[^\s<>"']*)>?\s*(?:["'(](?P<title>.*)["')])?\s*\)""", re.S)
_LONGEST = 80
_NONE: Mapping[str, str] = MappingProxyType({})


def legend(item: SourceUnit, text: str, known: Mapping[str, str] = _NONE) -> tuple[str, ...]:
    """A note for each code of ``item``, a segment of the article's ``text``; the same one once.

    ``code: <a> … </a> = link to https://…``, ``code: **…** = bold``, ``code: [^1] = footnote
    mark 1``. Half a pair, whose other half stands in another sentence, is told as such. ``known``
    says what markers are by their names, where the tags of the format do not (`Format.explain`).
    """
    raw = [code.span.of(text) for code in item.segment.codes if not code.is_text]
    shown = [code.span.of(item.key.source) for code in item.codes]
    codes = list(zip(item.codes, shown, raw, strict=True))
    closings = {code.pair: seen for code, seen, _ in codes if code.kind is CodeKind.CLOSE}
    behind = {code.pair: own for code, _, own in codes if code.kind is CodeKind.CLOSE}
    opened = {code.pair for code, _, _ in codes if code.kind is CodeKind.OPEN}
    notes = []
    for code, seen, own in codes:
        if code.kind is CodeKind.CLOSE:
            if code.pair not in opened:
                notes.append(f"code: {_short(seen)} = end of {_meaning(seen, own, own, known)}")
        elif code.kind is CodeKind.OPEN and code.pair not in closings:
            notes.append(f"code: {_short(seen)} = beginning of {_meaning(seen, own, '', known)}")
        elif code.kind is CodeKind.OPEN:
            form = _pair(seen, closings[code.pair])
            notes.append(f"code: {form} = {_meaning(seen, own, behind[code.pair], known)}")
        else:
            notes += [f"code: {_short(seen)} = {told}" for told in _alone(seen, own, known)]
    return tuple(dict.fromkeys(notes))


def _pair(opening: str, closing: str) -> str:
    if opening.startswith("<"):
        return f"{_short(opening)} … {_short(closing)}"
    return f"{opening}…{closing[0]}" if closing[0] == "]" else f"{opening}…{closing}"


def _meaning(seen: str, opening: str, closing: str, known: Mapping[str, str]) -> str:
    """What a pair does: by the signs of Markdown, else by its element, else by its marker."""
    if told := known.get(seen.strip("</>")):
        return _short(told)
    if seen in _SIGNS:
        return _SIGNS[seen]
    if seen in ("[", "![") or seen.startswith("]"):
        return _target(seen, closing)
    element, marker = _name(opening), _name(seen)
    if element == "img":
        return "image; translate its description"
    if element == "a" or marker == "a":
        address = _attribute(opening, "href")
        return f"link to {_short(address)}" if address else "link"
    return _NAMES.get(element) or _NAMES.get(marker) or f"<{element or marker}>"


def _target(seen: str, closing: str) -> str:
    """A link or image of Markdown, with the words in it that a reader may see."""
    what = "image" if seen == "![" else "link"
    found = _TARGET.match(closing)
    if not found:
        return f"{what} to a reference"
    told = f"{what} {found['to']}" if what == "image" else f"{what} to {found['to'] or 'nothing'}"
    told = _short(told)
    if found["title"]:
        told += f"; translate its title, too: {_short(found['title'])}"
    return told + ("; translate its description" if what == "image" else "")


def _alone(seen: str, own: str, known: Mapping[str, str]) -> Iterator[str]:
    """What stands alone; nothing for an address, which says it itself."""
    if told := known.get(seen.strip("</>")):
        yield _short(told)
    elif not seen.strip(" \\\r\n\t>"):
        yield "line break"
    elif seen.startswith("`"):
        yield "code, as it is"
    elif seen.startswith("$"):
        yield "formula, as it is"
    elif seen.startswith("[^"):
        yield f"footnote mark {seen[2:-1]}"
    elif seen.startswith("<"):
        name = _name(seen)
        if name == "fn":
            words = " ".join(unescape(re.sub(r"<[^<>]*>", " ", own)).split())
            yield f"footnote mark {words.strip('[]()')}".strip()
        elif name == "img":
            words = _attribute(own, "alt")
            yield f"image “{_short(words)}”" if words else "image"
        elif name:
            yield _NAMES.get(name, f"<{name}>")
    elif seen.startswith(("[", "!")):
        yield "a whole, as it is"


def _name(tag: str) -> str:
    found = _ELEMENT.match(tag)
    return found[1].lower() if found else ""


def _attribute(tag: str, name: str) -> str:
    found = re.search(_ATTRIBUTE.format(name), tag, re.I)
    return unescape(next((one for one in found.groups() if one), "")) if found else ""


def _short(words: str) -> str:
    words = " ".join(words.split()) or "⏎"
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
