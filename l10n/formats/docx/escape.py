"""The translated words of a paragraph as runs with the formats, links and notes of the original."""

from __future__ import annotations

import re
from bisect import bisect_left

from l10n.formats.docx.inline import Inline
from l10n.formats.docx.looks import SEMANTIC, Looks, with_marks
from l10n.formats.docx.marking import Marked, marked
from l10n.formats.docx.pieces import Piece
from l10n.formats.docx.structure import read_package
from l10n.model.article import Block

_LINE_END = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_SPECIAL = re.compile("([\t\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}])")
_ELEMENTS = {
    "\t": "tab",
    "\N{NON-BREAKING HYPHEN}": "noBreakHyphen",
    "\N{SOFT HYPHEN}": "softHyphen",
}
# What XML 1.0 forbids (section 2.2), surrogates and our own signs among them.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = re.compile(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")


def escape(target: str, block: Block, text: str) -> str:
    """As `Format.escape`: whole paragraphs are made of new runs, parts of a run get new words."""
    target = _FORBIDDEN.sub("", _LINE_END.sub(" ", target))
    package = read_package(text)
    start = block.span.start
    inline = package.by_start.get(start)
    if inline is None or inline.span != block.span or text[start] != "<":
        return _among_tags(target, block, text)
    return _Writer(inline, marked(inline, package.looks), package.looks).written(target)


def plain_xml(words: str) -> str:
    """``words`` as text of an element."""
    words = _FORBIDDEN.sub("", words)
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _among_tags(target: str, block: Block, text: str) -> str:
    """``target`` in place of the first words; every tag between them stays, other words go."""
    raw = block.span.of(text)
    tag = text.rfind("<", 0, block.span.start)
    in_tag = tag >= 0 and text.find(">", tag, block.span.start) < 0
    words = plain_xml(target)
    if in_tag:
        return words.replace('"', "&quot;").replace("'", "&apos;")
    if "<" not in raw:
        return words
    first = raw.index("<")
    return words + "".join(match[0] for match in _MARKUP.finditer(raw, first))


class _Writer:
    """Writes runs; knows which markers are open at each moment."""

    def __init__(self, inline: Inline, marked_: Marked, looks: Looks) -> None:
        self.inline = inline
        self.marked = marked_
        self.looks = looks
        self.prefix = inline.prefix
        self.pieces: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.bare = False
        self.used: dict[str, int] = {}
        self.at = 0
        """Letters written so far."""

    def written(self, target: str) -> str:
        """The raw text for the words ``target``."""
        names = {f"<{name}>": name for name in self.marked.opens}
        names |= {f"</{name}>": name for name in self.marked.opens}
        known = sorted({*names, *self.marked.alone}, key=lambda one: (-len(one), one))
        parts = re.split("(" + "|".join(map(re.escape, known)) + ")", target) if known else [target]
        unseen = _placed(self.marked, parts[::2])
        for number, part in enumerate(parts):
            if number % 2 == 0:
                self._words(part, unseen)
            elif part in self.marked.alone:
                self._alone(part)
            elif part[1] == "/":
                self._close(names[part])
            else:
                self._open(names[part])
        self._close_all()
        self._unseen(unseen, None)
        if self.marked.bare is not None and not self.bare:
            # All words are marked now: an empty run keeps them from being the usual ones.
            p = self.prefix
            empty = f'<{p}t xml:space="preserve"></{p}t>'
            self.pieces.append(f"<{p}r>{self.marked.bare}{empty}</{p}r>")
        return self.inline.before + "".join(self.pieces) + self.inline.after

    def _words(self, words: str, unseen: list[tuple[int, str]]) -> None:
        here = 0
        while here < len(words):
            upto = len(words)
            if unseen and unseen[0][0] < self.at + upto - here:
                upto = max(here, here + unseen[0][0] - self.at)
            if upto > here:
                stretch = words[here:upto]
                self.pieces.append(self._run(stretch, self.open))
                bare = not self.open and not self.links and not self.marked.ground
                self.bare = self.bare or (bare and bool(stretch.strip()))
                self.at += upto - here
                here = upto
            self._unseen(unseen, self.at)

    def _unseen(self, unseen: list[tuple[int, str]], upto: int | None) -> None:
        while unseen and (upto is None or unseen[0][0] <= upto):
            self.pieces.append(unseen.pop(0)[1])

    def _alone(self, marker: str) -> None:
        known = self.marked.alone[marker]
        number = self.used.get(marker, 0)
        self.used[marker] = number + 1
        self.pieces.append(known[min(number, len(known) - 1)])

    def _open(self, name: str) -> None:
        what = self.marked.opens[name]
        if isinstance(what, Piece):
            self.pieces.append(what.raw)
            self.links.append(name)
        else:
            self.open.append(name)

    def _close(self, name: str) -> None:
        if name in self.links:
            # Links cannot overlap: what was opened behind it ends with it.
            while True:
                last = self.links.pop()
                self._end(last)
                if last == name:
                    break
        elif name in self.open:
            self.open.reverse()
            self.open.remove(name)
            self.open.reverse()

    def _close_all(self) -> None:
        self.open.clear()
        while self.links:
            self._end(self.links.pop())

    def _end(self, name: str) -> None:
        what = self.marked.opens[name]
        if isinstance(what, Piece) and what.partner:
            self.pieces.append(what.partner.raw)

    def _run(self, words: str, names: list[str] | tuple[str, ...]) -> str:
        p = self.prefix
        content = "".join(self._content(part) for part in _SPECIAL.split(words))
        return f"<{p}r>{self._rpr(names)}{content}</{p}r>"

    def _content(self, words: str) -> str:
        p = self.prefix
        if words in _ELEMENTS:
            return f"<{p}{_ELEMENTS[words]}/>"
        if not words:
            return ""
        return f'<{p}t xml:space="preserve">{plain_xml(words)}</{p}t>'

    def _rpr(self, names: list[str] | tuple[str, ...]) -> str:
        """The properties of a run in this link under these marks, as the source has them."""
        link = self.links[-1] if self.links else ""
        wanted = frozenset(names)
        found = self.marked.rprs.get((link, wanted))
        if found is not None:
            return found
        rest = [name for name in names if self._mark(name) not in SEMANTIC]
        for base in ((link, frozenset(rest)), ("", frozenset(rest)), (link, frozenset())):
            if base in self.marked.rprs:
                rpr = self.marked.rprs[base]
                break
        else:
            near = [rpr for (_, have), rpr in self.marked.rprs.items() if set(rest) <= have]
            rpr = near[0] if near and rest else self.marked.rprs.get(("", frozenset()), "")
        missing = [mark for mark in SEMANTIC if mark in map(self._mark, names)]
        missing = [mark for mark in missing if mark not in self.looks.of(rpr).marks]
        return with_marks(rpr, missing, self.prefix) if missing else rpr

    def _mark(self, name: str) -> str:
        what = self.marked.opens[name]
        return what if isinstance(what, str) else ""


def _placed(marked_: Marked, words: list[str]) -> list[tuple[int, str]]:
    """What nobody sees, with where it goes among the new words: as far along as it was, at a gap."""
    if not marked_.unseen:
        return []
    before = sum(map(len, _texts(marked_)))
    line = "".join(words)
    gaps = [0, *(match.start() for match in re.finditer(r"\s\S", line)), len(line)]
    found: list[tuple[int, str]] = []
    for letters, raw in marked_.unseen:
        if letters <= 0 or letters >= before:
            at = 0 if letters <= 0 else len(line)
        else:
            sought = letters * len(line) / before
            index = bisect_left(gaps, sought)
            at = min(
                gaps[max(index - 1, 0) : index + 1] or [len(line)], key=lambda g: abs(g - sought)
            )
        found.append((max(at, found[-1][0]) if found else at, raw))
    return found


def _texts(marked_: Marked) -> list[str]:
    known = sorted(
        {*(f"<{n}>" for n in marked_.opens), *(f"</{n}>" for n in marked_.opens), *marked_.alone}
    )
    return re.split("|".join(map(re.escape, known)), marked_.shown) if known else [marked_.shown]
