"""Words and marks of one paragraph as Markdown: every mark opens and closes where it should."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from unicodedata import category

from l10n.formats.publication.plain import begun, escaped
from l10n.formats.publication.semantic import Node, collapsed, words

_DELIMITERS = {"strong": "**", "s": "~~"}
_HTML = ("sub", "sup", "u")
_BARE_URL = re.compile(r"[^\s<>()\\\x00-\x20\x7f*_`\[\]!~|&]+")


@dataclass(slots=True)
class _Part:
    """A stretch of a line: ``open``, ``close``, ``text`` (escaped), ``raw`` or ``break``."""

    kind: str
    text: str


class Writer:
    """Writes inline content; ``notes`` number the footnotes by the address of each."""

    def __init__(self, notes: Mapping[str, int]) -> None:
        self.notes = notes

    def line(self, nodes: Iterable[Node | str], *, breaks: bool = True) -> str:
        """``nodes`` as one paragraph (or one heading, without ``breaks``)."""
        return _assembled([*self._parts(nodes, breaks, "")], block=breaks)

    def cell(self, nodes: Iterable[Node | str]) -> str:
        """``nodes`` as the content of a table cell."""
        flat: list[Node | str] = []
        for node in nodes:
            if isinstance(node, Node) and node.is_block:
                flat += [" ", *_unwrapped(node)] if flat else _unwrapped(node)
            else:
                flat.append(node)
        parts = [*self._parts(flat, False, "")]
        for part in parts:
            part.text = part.text.replace("|", r"\|" if part.text[:1] == "`" else "&#124;")
        return _assembled(parts, block=False)

    def _parts(self, nodes: Iterable[Node | str], breaks: bool, within: str) -> Iterator[_Part]:
        for node in nodes:
            if isinstance(node, str):
                if node:
                    said = escaped(collapsed(node))
                    yield _Part("text", said.replace("]", r"\]") if within == "a" else said)
                continue
            match node.tag:
                case "br":
                    yield _Part("break", "\\\n") if breaks else _Part("text", " ")
                case "img":
                    alt = escaped(collapsed(node.get("alt"))).replace("]", r"\]")
                    yield _Part("raw", f"![{alt}]({_address(node, 'src')})")
                case "input":
                    checked = any(name == "checked" for name, _ in node.attributes)
                    yield _Part("raw", "[x]" if checked else "[ ]")
                case "code":
                    yield _Part("raw", _code(words((node,))))
                case "em" | "strong" | "s":
                    yield _Part("open", _DELIMITERS.get(node.tag, ""))
                    yield from self._parts(node.children, breaks, within)
                    yield _Part("close", _DELIMITERS.get(node.tag, ""))
                case "a" | "sup" if number := self._note(node):
                    yield _Part("raw", f"[^{number}]")
                case "a" if within != "a" and any(key == "href" for key, _ in node.attributes):
                    yield _Part("raw", "[")
                    yield from self._parts(node.children, breaks, "a")
                    yield _Part("raw", f"]({_address(node, 'href')})")
                case name if name in _HTML:
                    yield _Part("raw", f"<{name}>")
                    yield from self._parts(node.children, breaks, within)
                    yield _Part("raw", f"</{name}>")
                case _:
                    yield from self._parts(node.children, breaks, within)

    def _note(self, node: Node) -> int:
        """The number of the note that ``node`` is the mark of; 0 for none."""
        link = node
        for one in node.children:
            if node.tag == "sup" and isinstance(one, Node) and one.tag == "a":
                link = one
        number = self.notes.get(link.get("href")[1:], 0) if link.tag == "a" else 0
        inner = {one.tag for one in node.children if isinstance(one, Node)}
        plain = node.tag == "a" and words((node,)).strip("[]() ").isdigit()
        return number if plain or {node.tag, *inner} == {"a", "sup"} else 0


def _unwrapped(node: Node) -> list[Node | str]:
    flat: list[Node | str] = []
    for one in node.children:
        if isinstance(one, Node) and one.is_block:
            flat += [" ", *_unwrapped(one)] if flat else _unwrapped(one)
        else:
            flat.append(one)
    return flat


def _assembled(parts: list[_Part], *, block: bool) -> str:
    """The parts in a row, their marks so that CommonMark's rules for them hold (section 6.2)."""
    parts = [part for part in parts if part.text or part.kind != "text"]
    for at, part in enumerate(parts):
        if part.kind == "text" and part.text.endswith("!") and _next(parts, at) == "[":
            part.text = f"{part.text[:-1]}\\!"
    _choose(parts)
    for at, part in enumerate(parts):
        if part.kind == "open":
            _open(parts, at)
        elif part.kind == "close":
            _close(parts, at)
    starts = block
    for part in parts:
        if starts and part.kind == "text":
            part.text = begun(part.text.lstrip(" ")) if part.text.strip(" ") else part.text
        starts = block and part.kind == "break"
    return "".join(part.text for part in parts).strip(" ")


def _choose(parts: list[_Part]) -> None:
    """The sign for each emphasis: ``*``, or ``_`` beside a ``**`` that it would run into."""
    stack: list[int] = []
    for at, part in enumerate(parts):
        if part.kind == "open":
            stack.append(at)
        elif part.kind == "close":
            first = stack.pop()
            if part.text:
                continue
            around = {
                parts[near].text
                for near in (first - 1, first + 1, at - 1, at + 1)
                if 0 <= near < len(parts) and parts[near].kind in ("open", "close")
            }
            sign = "_" if around & {"**", "*"} else "*"
            parts[first].text = part.text = sign


def _open(parts: list[_Part], at: int) -> None:
    behind = _next(parts, at)
    if behind.isspace():
        _encode_first(parts[at + 1])
        behind = "&"
    before = _before(parts, at)
    if before.isspace() or not before or _is_punctuation(before):
        return
    if parts[at].text == "_" or not _is_word(behind):
        _encode_last(parts[at - 1])


def _close(parts: list[_Part], at: int) -> None:
    before = _before(parts, at)
    if before.isspace():
        _encode_last(parts[at - 1])
        before = ";"
    behind = _next(parts, at)
    if behind.isspace() or not behind or _is_punctuation(behind):
        return
    if parts[at].text == "_" or not _is_word(before):
        _encode_first(parts[at + 1])


def _before(parts: list[_Part], at: int) -> str:
    return parts[at - 1].text[-1:] if at else ""


def _next(parts: list[_Part], at: int) -> str:
    return parts[at + 1].text[:1] if at + 1 < len(parts) else ""


def _is_punctuation(sign: str) -> bool:
    """For certain: parsers differ on symbols, which newer editions of CommonMark count."""
    return category(sign)[0] == "P" or (sign.isascii() and not sign.isalnum())


def _is_word(sign: str) -> bool:
    return bool(sign) and category(sign)[0] not in "PSZ"


def _encode_last(part: _Part) -> None:
    if part.kind == "text":
        part.text = f"{part.text[:-1]}&#{ord(part.text[-1])};"


def _encode_first(part: _Part) -> None:
    if part.kind == "text":
        part.text = f"&#{ord(part.text[0])};{part.text[1:]}"


def _code(text: str) -> str:
    text = collapsed(text)
    fence = "`"
    while fence in text:
        fence += "`"
    edge = text[:1] == "`" or text[-1:] == "`"
    edge = edge or (text[:1] == text[-1:] == " " and bool(text.strip(" ")))
    pad = " " if edge else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _address(node: Node, key: str) -> str:
    url = node.get(key)
    if not _BARE_URL.fullmatch(url):
        url = re.sub(r"[\x00-\x1f\x7f]", "", url)
        url = re.sub(r"[\\<>]", r"\\\g<0>", url)
        url = f"<{re.sub(r'&(?=#?[A-Za-z0-9]+;)', '&amp;', url)}>"
    title = collapsed(node.get("title")).strip(" ")
    if not title:
        return url
    title = re.sub(r'[\\"]', r"\\\g<0>", title)
    return f'{url} "{re.sub(r"&(?=#?[A-Za-z0-9]+;)", "&amp;", title)}"'
