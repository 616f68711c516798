"""A document as plain semantic HTML, and as lines of words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from l10n.formats.docx.container import Relation, relations
from l10n.formats.docx.container import decode as decode_package
from l10n.formats.docx.looks import SEMANTIC
from l10n.formats.docx.pieces import Piece, Sort
from l10n.formats.docx.roles import Judged
from l10n.formats.docx.structure import Package, Paragraph, read_package
from l10n.formats.docx.tokens import attribute
from l10n.model.article import Role

_TAGS = {"b": "strong", "i": "em", "u": "u", "s": "s", "sub": "sub", "sup": "sup"}
_SAFE = ("http:", "https:", "mailto:", "tel:")
_NOTES = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}


def readable(data: bytes, path: str) -> str:
    """The words of the document ``data``, a line for each paragraph; `InputError` as `decode`."""
    package = read_package(decode_package(data, path))
    return "\n".join(
        "".join(_said(one.pieces))
        for one in package.paragraphs
        if one.part.use != "comments" and one.inlines and not one.lies_in("fallback")
    )


def _said(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        if piece.sort is Sort.WORDS:
            yield piece.shown
        elif piece.shown == "br":
            yield " "
        else:
            yield piece.inner


def content(
    text: str,
    language: str = "",
    said: Collection[str] = (),  # noqa: ARG001
    stated: Collection[str] = (),  # noqa: ARG001
) -> str:
    """What the package ``text`` says, as HTML without classes and styles.

    ``h1``–``h6``, ``p``, lists, quotes, tables; in lines ``a``, ``em``, ``strong``, ``u``, ``s``,
    ``sub``, ``sup``, ``br``; footnotes as links to a list at the end. Pictures are left out, as
    they lie in the package; so are headers, footers, comments, and addresses that could run a
    program. ``language`` is that of the words; without one, styles alone say what is a heading.
    All of a document is its article, so that ``said`` and ``stated`` add nothing.
    """
    return "".join(_Writer(read_package(text), language).written())


@dataclass(slots=True)
class _Level:
    """A list that is open, and how deep it lies."""

    tag: str
    level: int


class _Writer:
    """Writes paragraph after paragraph, opening and closing what they lie in."""

    def __init__(self, package: Package, language: str) -> None:
        self.package = package
        self.language = language
        self.lists: list[_Level] = []
        self.quoted = False
        self.around: list[tuple[str, int]] = []
        self.notes: dict[str, int] = {}
        """Notes by what points to them, with their numbers, in the order in which they are met."""
        self.links: dict[str, Relation] = {}
        self.deeper = 0
        """By how many levels headings lie lower than their styles say: the title is the one h1."""

    def written(self) -> Iterator[str]:
        judged = {
            id(one): verdict for one, verdict, _ in Judged(self.package, self.language, {}).found
        }
        roles = [(verdict.role, max(verdict.level, 1)) for verdict in judged.values()]
        titled = any(role is Role.TITLE for role, _ in roles)
        self.deeper = int(titled and (Role.HEADING, 1) in roles)
        bodies: dict[str, list[Paragraph]] = {}
        part = ""
        for one in self.package.paragraphs:
            if one.part.use in _NOTES:
                key = next((c.key for c in one.around if c.kind == "note"), "")
                if one.inlines:
                    bodies.setdefault(f"{_NOTES[one.part.use]} {key}", []).append(one)
                continue
            if one.part.use != "main" or one.lies_in("fallback"):
                continue
            if part != one.part.name:
                part = one.part.name
                self.links = relations(self.package.text, part)
            yield from self._containers(one)
            if one.inlines:
                verdict = judged[id(one)]
                yield from self._paragraph(one, verdict.role, verdict.level)
        yield from self._end_lists(0)
        yield from self._unquoted()
        yield from (f"</{tag}>\n" for tag, _ in reversed(self.around))
        yield from self._notes(bodies)

    def _containers(self, one: Paragraph) -> Iterator[str]:
        tags = {"table": "table", "row": "tr", "cell": "td"}
        wanted = [(tags[c.kind], c.start) for c in one.around if c.kind in tags]
        shared = 0
        while shared < min(len(wanted), len(self.around)) and wanted[shared] == self.around[shared]:
            shared += 1
        if wanted != self.around:
            yield from self._end_lists(0)
            yield from self._unquoted()
        yield from (f"</{tag}>" for tag, _ in reversed(self.around[shared:]))
        yield from (f"<{tag}>" for tag, _ in wanted[shared:])
        self.around = wanted

    def _paragraph(self, one: Paragraph, role: Role, level: int) -> Iterator[str]:
        words = "".join(self._line(one))
        if role is not Role.LIST_ITEM:
            yield from self._end_lists(0)
        if role is not Role.QUOTE:
            yield from self._unquoted()
        if role is Role.LIST_ITEM:
            yield from self._item(one, max(level, 1), words)
        elif role is Role.TITLE:
            yield f"<h1>{words}</h1>\n"
        elif role is Role.HEADING:
            name = f"h{min(max(level, 1) + self.deeper, 6)}"
            yield f"<{name}>{words}</{name}>\n"
        else:
            if role is Role.QUOTE and not self.quoted:
                self.quoted = True
                yield "<blockquote>"
            yield f"<p>{words}</p>\n"

    def _item(self, one: Paragraph, level: int, words: str) -> Iterator[str]:
        tag = "ol" if self.package.styles.is_ordered(one.number, one.depth) else "ul"
        yield from self._end_lists(level)
        if self.lists and self.lists[-1].level == level and self.lists[-1].tag != tag:
            yield from self._end_lists(level - 1)
        if self.lists and self.lists[-1].level == level:
            yield "</li>"
        else:
            self.lists.append(_Level(tag, level))
            yield f"<{tag}>"
        yield f"<li>{words}"

    def _end_lists(self, level: int) -> Iterator[str]:
        while self.lists and self.lists[-1].level > level:
            yield f"</li></{self.lists.pop().tag}>\n"

    def _unquoted(self) -> Iterator[str]:
        if self.quoted:
            self.quoted = False
            yield "</blockquote>\n"

    def _line(self, one: Paragraph) -> Iterator[str]:
        opened: list[str] = []
        links: list[str] = []
        styled = one.style and self.package.styles.role(one.style)
        for piece in one.pieces:
            if piece.sort is Sort.WORDS:
                look = self.package.looks.of(piece.run.rpr if piece.run else "")
                if look.hidden:
                    continue
                wanted = [mark for mark in SEMANTIC if mark in look.marks]
                if (links and "u" in wanted) or (styled and styled[0] is Role.TITLE):
                    wanted = [mark for mark in wanted if mark not in ("u", "b")]
                if piece.shown.strip():
                    yield from _changed(opened, wanted)
                yield escape(piece.shown, quote=False)
            elif piece.sort in (Sort.OPEN, Sort.CLOSE) and piece.shown == "a":
                yield from _changed(opened, [])
                if piece.sort is Sort.OPEN:
                    address = self._address(piece)
                    links.append(address)
                    yield f'<a href="{escape(address)}">' if address else ""
                elif links and links.pop():
                    yield "</a>"
            elif piece.shown == "br":
                yield "<br>"
            elif piece.shown == "fn":
                yield from _changed(opened, [])
                number = self.notes.setdefault(piece.key, len(self.notes) + 1)
                yield f'<sup><a href="#fn{number}">{number}</a></sup>'
            else:
                yield escape(piece.inner, quote=False)
        yield from _changed(opened, [])

    def _address(self, piece: Piece) -> str:
        found = ""
        if piece.key.startswith("field"):
            quoted = piece.key.split('"')
            found = quoted[1] if len(quoted) > 2 and "\\l" not in quoted[0] else ""
        else:
            relation = self.links.get(attribute(piece.raw, "id"))
            found = relation.target if relation and relation.external else ""
            anchor = attribute(piece.raw, "anchor")
            found += f"#{anchor}" if anchor and found else ""
        return found if found.lower().startswith(_SAFE) else ""

    def _notes(self, bodies: dict[str, list[Paragraph]]) -> Iterator[str]:
        if not any(key in bodies for key in self.notes):
            return
        yield "<ol>"
        for key, number in list(self.notes.items()):
            lines = []
            for one in bodies.get(key, ()):
                self.links = relations(self.package.text, one.part.name)
                lines.append("".join(self._line(one)).strip())
            yield f'<li id="fn{number}">{"<br>".join(lines)}</li>'
        yield "</ol>\n"


def _changed(opened: list[str], wanted: list[str]) -> Iterator[str]:
    same = 0
    while same < min(len(opened), len(wanted)) and opened[same] == wanted[same]:
        same += 1
    while len(opened) > same:
        yield f"</{_TAGS[opened.pop()]}>"
    for mark in wanted[same:]:
        opened.append(mark)
        yield f"<{_TAGS[mark]}>"
