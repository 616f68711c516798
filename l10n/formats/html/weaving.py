"""Plain elements out of the tokens of a page: each opened where it may stand, and closed again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from l10n.formats.html.elements import BETWEEN_WORDS, HEADINGS, UNREAD
from l10n.formats.html.linemarks import Mark, Marks
from l10n.formats.html.material import CELLS, OF_TABLES, PARENTS, ROOMS, STRUCTURE, Kept, Material
from l10n.formats.html.plain import Attributes, collapsed, is_pixel, picture_of
from l10n.formats.html.references import decoded
from l10n.formats.html.tokens import Kind, Token
from l10n.formats.html.tree import Element
from l10n.model.article import Role

_DEEPEST = 40
_FEW = 3


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
    shown: list[Mark] = field(default_factory=list)
    """Those of the marks that are written and not closed yet."""
    wrapped: list[str] = field(default_factory=list)
    """What is open around the present line, innermost last."""
    in_line: bool = False
    rule: bool = False
    """Whether a line waits for something to stand below it."""
    bare: set[Element] = field(default_factory=set)
    """Items and cells whose first words are written."""
    attributes: Attributes = field(init=False)
    marks: Marks = field(init=False)

    def __post_init__(self) -> None:
        self.attributes = Attributes(self.made.wanted, self.made.languages)
        self.marks = Marks(self.attributes)

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
                    self.marks.read(token, owner)
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
        self.marks.leave(index)

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
            self.marks.read(token, owner)

    def _open(self, element: Element, token: Token) -> None:
        self._end_line()
        name = self._written_as(element)
        if name:
            attributes = self.attributes.written(token, name)
        elif token.name in HEADINGS or token.name == "p":
            return  # the line itself says these, as soon as there is one
        else:
            known = self.attributes.name_of(token)
            top = self.stack[-1][1] if self.stack else ""
            if not known:
                return
            if top in ROOMS or len(self.stack) >= _DEEPEST or not self._is_small(element):
                self.marks.anchors.append(known)
                return
            name, attributes = "div", f' id="{escape(known)}"'
        self._rule()
        self.written.append(f"<{name}{attributes}>")
        self.stack.append((element, name))

    def _written_as(self, element: Element) -> str:
        """The structure that ``element`` is where it stands; empty for none."""
        name = STRUCTURE.get(element.name, "")
        top = self.stack[-1][1] if self.stack else ""
        fits = top in PARENTS[name] if name in PARENTS else top not in ROOMS
        if name in OF_TABLES:
            fits = fits and any(one in self.made.tables for one in _near(element))
            fits = fits and not (name == "table" and "table" in (one for _, one in self.stack))
        if element.behind <= element.first + 1 and name not in CELLS:
            return ""
        return name if fits and len(self.stack) < _DEEPEST else ""

    def _is_small(self, element: Element) -> bool:
        """Whether a few paragraphs stand in it, so that it may be a note."""
        starts = self.made.starts
        number = bisect_left(starts, element.behind) - bisect_left(starts, element.first)
        return 0 < number <= _FEW

    def _begin(self, line: Kept | None) -> None:
        """Open what the words of a line stand in."""
        if self.in_line:
            return
        self._rule()
        self.in_line = True
        top = self.stack[-1][1] if self.stack else ""
        rooms = ROOMS.get(top, ())
        names = [*rooms]
        attributes = ""
        if line is None:
            names += [] if rooms or top in (*CELLS, "figure") else ["p"]
        elif line.role is Role.TITLE:
            names.append("h1")
        elif line.role is Role.HEADING:
            names.append(f"h{min(max(line.level, 2), 6)}")
        elif not rooms and (top not in CELLS or self._is_second(line)):
            names.append("p")
        owner = line.run.owner if line else None
        if (
            owner is not None
            and owner.tag is not None
            and (not self.stack or owner is not self.stack[-1][0])
        ):
            attributes = self.attributes.written(owner.tag, "") if names else ""
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
            if not self.stack or self.stack[-1][1] not in ROOMS:
                self.written.append("<hr>\n")

    def _words(self, token: Token, line: Kept) -> None:
        text = self.made.page.text
        if token.kind is Kind.CDATA:
            words = text[token.start + 9 : token.end - 3]
        else:
            words = decoded(text, token.start, token.end)
        words = collapsed(words)
        if not words or (words == " " and not self.in_line):
            return
        words = words if self.in_line else words.lstrip(" ")
        self._begin(line)
        if words != " ":
            self._sync()
        self.written.append(escape(words, quote=False))

    def _image(self, token: Token, line: Kept | None) -> None:
        source = picture_of(token)
        words = token.get("alt").strip()
        if is_pixel(token) or not (source or words):
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
        rooms = ROOMS.get(self.stack[-1][1] if self.stack else "", ())
        told = f' class="{escape(kind)}"' if kind else ""
        self.written += [f"<{name}>" for name in rooms]
        known = self.attributes.written(token, "pre")
        self.written.append(f"<pre{known}><code{told}>{escape(code, quote=False)}</code></pre>\n")
        self.written += [f"</{name}>" for name in reversed(rooms)]

    def _sync(self) -> None:
        if self.marks.anchors:
            self._show([])
            self.written += [f'<a id="{escape(known)}"></a>' for known in self.marks.anchors]
            self.marks.anchors = []
        self._show(list(self.marks.wanted()))

    def _show(self, wanted: list[Mark]) -> None:
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
