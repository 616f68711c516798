"""Plain elements out of the tokens of a page: each opened where it may stand, and closed again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from l10n.formats.html.elements import BETWEEN_WORDS, HEADINGS, UNREAD
from l10n.formats.html.page import Page
from l10n.formats.html.references import decoded
from l10n.formats.html.runs import Run
from l10n.formats.html.tokens import Kind, Token
from l10n.formats.html.tree import Element
from l10n.model.article import Role
from l10n.model.span import Span

# Elements that are structure, as they are written.
_STRUCTURE = {
    "ul": "ul", "ol": "ol", "menu": "ul", "dir": "ul", "li": "li", "dl": "dl", "dt": "dt",
    "dd": "dd", "blockquote": "blockquote", "table": "table", "thead": "thead", "tbody": "tbody",
    "tfoot": "tfoot", "tr": "tr", "td": "td", "th": "th", "caption": "caption",
    "figure": "figure", "figcaption": "figcaption",
}  # fmt: skip
# What stands in one of these alone …
_PARENTS = {
    "li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",), "thead": ("table",), "tbody": ("table",),
    "tfoot": ("table",), "caption": ("table",), "tr": ("table", "thead", "tbody", "tfoot"),
    "td": ("tr",), "th": ("tr",), "figcaption": ("figure",),
}  # fmt: skip
# … and what else stands in them is put into these.
_ROOMS = {
    "ul": ("li",), "ol": ("li",), "dl": ("dd",), "tr": ("td",), "table": ("tr", "td"),
    "thead": ("tr", "td"), "tbody": ("tr", "td"), "tfoot": ("tr", "td"),
}  # fmt: skip
_OF_TABLES = frozenset(["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"])
_CELLS = ("td", "th", "li", "dt", "dd", "caption", "figcaption")
_INLINE = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em",
    "var": "em", "a": "a", "code": "code", "kbd": "code", "samp": "code", "tt": "code",
    "sub": "sub", "sup": "sup", "u": "u", "ins": "u", "s": "s", "del": "s", "strike": "s",
    "q": "q", "time": "time",
}  # fmt: skip
_KEPT = {
    "ol": ("start", "reversed", "type"),
    "li": ("value",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "time": ("datetime",),
}
_SAFE = ("http:", "https:", "mailto:", "tel:")
_SOURCES = ("src", "data-src", "data-lazy-src", "data-original")
_DEEPEST = 40
_FEW = 3


@dataclass(frozen=True, slots=True)
class Kept:
    """A paragraph of the page: where its tokens stand, and what it is."""

    run: Run
    role: Role
    level: int


@dataclass(frozen=True, slots=True)
class Material:
    """A page, and what of it is wanted."""

    page: Page
    first: int
    """The first of the tokens among which the article stands."""
    behind: int
    paragraphs: tuple[Kept, ...]
    """All of the page in order; chrome has that role."""
    starts: tuple[int, ...]
    """The first token of each of those that are surely of the article."""
    gone: tuple[Span, ...]
    """What is left out, in order."""
    tables: frozenset[Element]
    """Tables of data."""
    wanted: frozenset[str]
    """The `id`s that something points to."""
    languages: frozenset[str]
    """Those that need not be told."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """An inline element that is open on the page."""

    source: str
    name: str
    """As it is written; empty for one that is not."""
    tag: str
    owner: Element


def woven(material: Material) -> str:
    """The article as HTML; every element that is opened is closed in the one it stands in."""
    weaver = _Weaver(material)
    weaver.walk()
    return "".join(weaver.written)


@dataclass(slots=True)
class _Weaver:
    made: Material
    written: list[str] = field(default_factory=list)
    stack: list[tuple[Element, str]] = field(default_factory=list)
    """Structure that is open, as written."""
    marks: list[_Mark] = field(default_factory=list)
    shown: list[_Mark] = field(default_factory=list)
    """Those of the marks that are written and not closed yet."""
    wrapped: list[str] = field(default_factory=list)
    """What is open around the present line, innermost last."""
    in_line: bool = False
    used: set[str] = field(default_factory=set)
    anchors: list[str] = field(default_factory=list)
    """Names whose own element is not written: they are put before the next words."""
    rule: bool = False
    """Whether a line waits for something to stand below it."""
    bare: set[Element] = field(default_factory=set)
    """Items and cells whose first words are written."""

    def walk(self) -> None:
        page, made = self.made.page, self.made
        runs = iter(made.paragraphs)
        now = next(runs, None)
        gone = iter(made.gone)
        cut = next(gone, None)
        index = made.first
        while index < made.behind:
            token, owner = page.tokens[index], page.owners[index]
            while now is not None and now.run.behind <= index:
                self._end_line()
                now = next(runs, None)
            while cut is not None and cut.end <= token.start:
                cut = next(gone, None)
            self._leave(index)
            inside = now is not None and now.run.first <= index
            if cut is not None and cut.start <= token.start and token.end <= cut.end:
                index += 1
            elif token.kind is Kind.START and owner.first == index and token.name in UNREAD:
                self._unread(token, owner, inside=inside)
                index = max(owner.behind, index + 1)
            elif inside and now is not None and now.role is Role.CHROME:
                index += 1
                if token.name == "a":
                    self._mark(token, owner)
            else:
                self._token(token, owner, index, now if inside else None)
                index += 1
        self._end_line()
        self._leave(len(page.tokens) + 1)

    def _leave(self, index: int) -> None:
        """Close what ends before ``index``."""
        while self.stack and self.stack[-1][0].behind <= index:
            self._end_line()
            self.written.append(f"</{self.stack.pop()[1]}>\n")
        while self.marks and self.marks[-1].owner.behind <= index:
            self.marks.pop()

    def _token(self, token: Token, owner: Element, index: int, line: Kept | None) -> None:
        if token.kind in (Kind.TEXT, Kind.CDATA):
            if line is not None:
                self._words(token, line)
        elif token.name == "img" and token.kind is Kind.START:
            self._image(token, line)
        elif token.name == "br" and token.kind is Kind.START:
            if self.in_line:
                self._sync()
                self.written.append("<br>")
        elif token.name == "hr" and token.kind is Kind.START:
            self._end_line()
            self.rule = bool(self.written)
        elif owner.first == index and token.kind is Kind.START and owner.tag is token:
            self._open(owner, token)
        elif token.kind in (Kind.START, Kind.END):
            self._mark(token, owner)

    def _open(self, element: Element, token: Token) -> None:
        self._end_line()
        name = self._written_as(element)
        if name:
            attributes = self._attributes(token, name)
        elif token.name in HEADINGS or token.name == "p":
            return  # the line itself says these, as soon as there is one
        else:
            known = self._id(token)
            top = self.stack[-1][1] if self.stack else ""
            if not known:
                return
            if top in _ROOMS or len(self.stack) >= _DEEPEST or not self._is_small(element):
                self.anchors.append(known)
                return
            name, attributes = "div", f' id="{escape(known)}"'
        self._rule()
        self.written.append(f"<{name}{attributes}>")
        self.stack.append((element, name))

    def _written_as(self, element: Element) -> str:
        """The structure that ``element`` is where it stands; empty for none."""
        name = _STRUCTURE.get(element.name, "")
        top = self.stack[-1][1] if self.stack else ""
        fits = top in _PARENTS[name] if name in _PARENTS else top not in _ROOMS
        if name in _OF_TABLES:
            fits = fits and any(one in self.made.tables for one in _near(element))
            fits = fits and not (name == "table" and "table" in (one for _, one in self.stack))
        if element.behind <= element.first + 1 and name not in _CELLS:
            return ""
        return name if fits and len(self.stack) < _DEEPEST else ""

    def _is_small(self, element: Element) -> bool:
        """Whether a few paragraphs stand in it, so that it may be a note."""
        starts = self.made.starts
        number = bisect_left(starts, element.behind) - bisect_left(starts, element.first)
        return 0 < number <= _FEW

    def _attributes(self, token: Token, name: str) -> str:
        found = []
        for key in _KEPT.get(name, ()):
            attribute = token.attribute(key)
            if attribute is not None:
                found.append(
                    f' {key}="{escape(attribute.value)}"' if attribute.value else f" {key}"
                )
        if known := self._id(token):
            found.append(f' id="{escape(known)}"')
        if language := self._language(token):
            found.append(f' lang="{escape(language)}"')
        return "".join(found)

    def _id(self, token: Token) -> str:
        """The name of an element that something points to, the first time it is met."""
        for key in ("id", "name") if token.name == "a" else ("id",):
            known = token.get(key).strip()
            if known in self.made.wanted and known not in self.used:
                self.used.add(known)
                return known
        return ""

    def _language(self, token: Token) -> str:
        told = (token.get("lang") or token.get("xml:lang")).strip()
        own = told.replace("_", "-").partition("-")[0].lower()
        return told if own.isalpha() and own not in self.made.languages else ""

    def _mark(self, token: Token, owner: Element) -> None:
        if token.kind is Kind.END:
            for at in range(len(self.marks) - 1, max(len(self.marks) - _DEEPEST, 0) - 1, -1):
                if self.marks[at].source == token.name:
                    del self.marks[at]
                    break
            return
        if len(self.marks) >= _DEEPEST or token.closed:
            return
        name = _INLINE.get(token.name, "")
        if not name and self._language(token):
            name = "span"
        attributes = ""
        if name == "a":
            address = safe_address(token.get("href"))
            if not address:
                name = ""
            attributes = f' href="{escape(address)}"'
        if known := self._id(token):
            self.anchors.append(known)
        if name:
            attributes += self._attributes(token, name)
        self.marks.append(_Mark(token.name, name, f"<{name}{attributes}>", owner))

    def _begin(self, line: Kept | None) -> None:
        """Open what the words of a line stand in."""
        if self.in_line:
            return
        self._rule()
        self.in_line = True
        top = self.stack[-1][1] if self.stack else ""
        rooms = _ROOMS.get(top, ())
        names = [*rooms]
        attributes = ""
        if line is None:
            names += [] if rooms or top in (*_CELLS, "figure") else ["p"]
        elif line.role is Role.TITLE:
            names.append("h1")
        elif line.role is Role.HEADING:
            names.append(f"h{min(max(line.level, 2), 6)}")
        elif not rooms and (top not in _CELLS or self._is_second(line)):
            names.append("p")
        owner = line.run.owner if line else None
        if (
            owner is not None
            and owner.tag is not None
            and (not self.stack or owner is not self.stack[-1][0])
        ):
            attributes = self._attributes(owner.tag, "") if names else ""
        for number, name in enumerate(names, 1):
            self.written.append(f"<{name}{attributes if number == len(names) else ''}>")
        self.wrapped = names

    def _is_second(self, line: Kept) -> bool:
        owner = self.stack[-1][0]
        before = owner in self.bare
        self.bare.add(owner)
        return before or line.run.owner.name in ("p", "blockquote")

    def _end_line(self) -> None:
        if not self.in_line:
            return
        self._show([])
        if self.written and self.written[-1].isspace():
            self.written.pop()
        self.written += [f"</{name}>\n" for name in reversed(self.wrapped)]
        self.wrapped = []
        self.in_line = False

    def _rule(self) -> None:
        if self.rule:
            self.rule = False
            if not self.stack or self.stack[-1][1] not in _ROOMS:
                self.written.append("<hr>\n")

    def _words(self, token: Token, line: Kept) -> None:
        text = self.made.page.text
        if token.kind is Kind.CDATA:
            words = text[token.start + 9 : token.end - 3]
        else:
            words = decoded(text, token.start, token.end)
        words = _collapsed(words)
        if not words or (words == " " and not self.in_line):
            return
        words = words if self.in_line else words.lstrip(" ")
        self._begin(line)
        if words != " ":
            self._sync()
        self.written.append(escape(words, quote=False))

    def _image(self, token: Token, line: Kept | None) -> None:
        source = next(filter(None, (_picture(token.get(key)) for key in _SOURCES)), "")
        words = token.get("alt").strip()
        if _is_pixel(token) or not (source or words):
            return
        alone = not self.in_line and line is None
        self._begin(line)
        self._sync()
        if source:
            self.written.append(f'<img src="{escape(source)}" alt="{escape(token.get("alt"))}">')
        else:
            self.written.append(escape(words, quote=False))
        if alone:
            self._end_line()

    def _unread(self, token: Token, element: Element, *, inside: bool) -> None:
        if token.name not in ("pre", "listing"):
            if not inside and token.name not in BETWEEN_WORDS:
                self._end_line()
            return
        tokens = self.made.page.tokens[element.first : element.behind]
        text = self.made.page.text
        code = "".join(
            "\n" if one.name == "br" else decoded(text, one.start, one.end)
            for one in tokens
            if one.kind is Kind.TEXT or (one.name == "br" and one.kind is Kind.START)
        ).replace("\r\n", "\n")
        code = code.removeprefix("\n")
        if not code.strip():
            return
        self._end_line()
        self._rule()
        kinds = (one.get("class") for one in tokens if one.kind is Kind.START)
        kind = next(
            (name for told in kinds for name in told.split() if name.startswith("language-")), ""
        )
        rooms = _ROOMS.get(self.stack[-1][1] if self.stack else "", ())
        told = f' class="{escape(kind)}"' if kind else ""
        self.written += [f"<{name}>" for name in rooms]
        known = self._attributes(token, "pre")
        self.written.append(f"<pre{known}><code{told}>{escape(code, quote=False)}</code></pre>\n")
        self.written += [f"</{name}>" for name in reversed(rooms)]

    def _sync(self) -> None:
        if self.anchors:
            self._show([])
            self.written += [f'<a id="{escape(known)}"></a>' for known in self.anchors]
            self.anchors = []
        self._show(list(self._wanted_marks()))

    def _wanted_marks(self) -> Iterator[_Mark]:
        """One of each kind: a mark in itself says nothing more, and a link has no link in it."""
        last = {mark.name: mark for mark in self.marks if mark.name}
        seen = set()
        for mark in self.marks:
            if mark.name and mark.name not in seen:
                seen.add(mark.name)
                yield last[mark.name]

    def _show(self, wanted: list[_Mark]) -> None:
        same = 0
        while same < min(len(self.shown), len(wanted)) and self.shown[same] is wanted[same]:
            same += 1
        while len(self.shown) > same:
            self.written.append(f"</{self.shown.pop().name}>")
        for mark in wanted[same:]:
            self.written.append(mark.tag)
            self.shown.append(mark)


def _near(element: Element) -> Iterator[Element]:
    """It and what it lies in, up to the table."""
    for one, _ in zip(element.up(), range(8), strict=False):
        yield one
        if one.name == "table":
            return


def _collapsed(words: str) -> str:
    for sign in "\t\n\f\r":
        words = words.replace(sign, " ")
    while "  " in words:
        words = words.replace("  ", " ")
    return words.replace("\x00", "")


def _picture(value: str) -> str:
    found = safe_address(value)
    return found if not found.startswith(("mailto:", "tel:")) else ""


def _is_pixel(token: Token) -> bool:
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
