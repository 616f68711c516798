"""The codes that stand in a sentence as translators see it, each with its place and its partner."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.model.article import CodeKind
from l10n.model.span import Span

# Earlier branches hide their text from later ones: a star in an address is no emphasis. Every
# branch is bounded or reads on without going back, so that the whole is linear.
_TOKEN = re.compile(
    r"(?P<escaped>\\[!-/:-@\[-`{-~])"
    r"|(?P<code>(?<!`)(?P<ticks>`{1,9})(?!`)(?:[^`]|(?!(?P=ticks)(?!`))`){1,2000}(?P=ticks)(?!`))"
    r"|(?P<note>\[\^[^\]\s]{1,200}\])"
    r"|(?P<link>\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500})?\)|\[[^\[\]\n]{1,500}\]))"
    r"|(?P<bracket>!?\[)"
    r"|(?P<bare>\])"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,2000}>)"
    r"|(?P<address>(?:https?://|www\.)[^\s<>\"“”„«»]{0,2000})"
    r"|(?P<emphasis>\*{1,3}|~~|_{1,3})"
)
_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_SINGLE = frozenset(
    [
        "area",
        "br",
        "col",
        "embed",
        "fn",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
EMPHASIS = frozenset(("emphasis", "bold", "bold emphasis", "strikethrough"))
"""The names of marks that are written alike at both ends."""
_KINDS = {
    "*": "emphasis",
    "_": "emphasis",
    "**": "bold",
    "__": "bold",
    "***": "bold emphasis",
    "___": "bold emphasis",
    "~~": "strikethrough",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One code of a sentence. ``span`` is in code points of the sentence."""

    span: Span
    form: str
    """As it is written."""
    kind: CodeKind
    name: str
    """What OPEN and CLOSE share: ``b``, ``a2``, ``bold``, ``link``."""
    mate: int = -1
    """For an OPEN or CLOSE: which mark of the sentence is its partner; -1 where none is."""


@dataclass(frozen=True, slots=True)
class Marks:
    """All codes of a sentence, in order."""

    marks: tuple[Mark, ...]
    crossed: tuple[Mark, ...] = ()
    """The closings that stand inside a pair that they do not close, as in ``<b><i></b></i>``."""

    @property
    def unpaired(self) -> tuple[Mark, ...]:
        """Halves without a partner. A source has some where a pair goes over several sentences."""
        return tuple(m for m in self.marks if m.mate < 0 and m.kind is not CodeKind.ALONE)

    def forms(self) -> Counter[tuple[str, str]]:
        """How often each code stands there; ``**`` and ``__`` are one and the same."""
        return Counter(
            (mark.kind.value, mark.name if mark.name in EMPHASIS else mark.form)
            for mark in self.marks
        )


def same(source: str, target: str) -> bool:
    """Whether ``target`` has the codes of ``source``, paired and nested as well as there."""
    wanted, given = read_marks(source), read_marks(target)
    return (
        wanted.forms() == given.forms()
        and len(given.unpaired) <= len(wanted.unpaired)
        and (bool(wanted.crossed) or not given.crossed)
    )


def read_marks(words: str) -> Marks:
    """The codes in ``words``. A star or bracket without a partner is no code, but itself."""
    found: list[Mark] = []
    for match in _TOKEN.finditer(words):
        mark = _mark(match, words)
        if mark:
            found.append(mark)
    return _paired(found, words)


def _mark(match: re.Match[str], words: str) -> Mark | None:
    span, form = Span(*match.span()), match[0]
    what = match.lastgroup if match.lastgroup != "ticks" else "code"
    if what in ("code", "note"):
        return Mark(span, form, CodeKind.ALONE, what)
    if what == "bracket":
        return Mark(span, form, CodeKind.OPEN, "link")
    if what in ("link", "bare"):
        return Mark(span, form, CodeKind.CLOSE, "link")
    if what == "tag":
        name = _name(form)
        if form[len(name) + 1 : len(name) + 2] in (":", "@"):
            return Mark(span, form, CodeKind.ALONE, "address")
        if name in _SINGLE or name.rstrip("0123456789") in _SINGLE or form.endswith("/>"):
            return Mark(span, form, CodeKind.ALONE, name)
        kind = CodeKind.CLOSE if form.startswith("</") else CodeKind.OPEN
        return Mark(span, form, kind, name)
    if what == "emphasis":
        if form[0] == "_" and _inside_word(span, words):
            return None
        return Mark(span, form, CodeKind.OPEN, _KINDS[form])
    return None


def _name(tag: str) -> str:
    match = _NAME.match(tag)
    return match[1].lower() if match else ""


def _inside_word(span: Span, words: str) -> bool:
    before, behind = words[max(span.start - 1, 0) : span.start], words[span.end : span.end + 1]
    return before.isalnum() and behind.isalnum()


def _paired(found: Sequence[Mark], words: str) -> Marks:
    """Give each its partner: the innermost of its name that is open."""
    marks = list(found)
    waiting: dict[str, list[int]] = {}
    for number, mark in enumerate(marks):
        if mark.kind is CodeKind.ALONE:
            continue
        open_ = waiting.setdefault(mark.name, [])
        closes = mark.kind is CodeKind.CLOSE
        if mark.name in EMPHASIS:
            closes = bool(open_) and not _blank(words, mark.span.start - 1)
            if not closes and _blank(words, mark.span.end):
                continue
        if not closes:
            open_.append(number)
        elif open_:
            mate = open_.pop()
            marks[number] = replace(mark, kind=CodeKind.CLOSE, mate=mate)
            marks[mate] = replace(marks[mate], mate=number)
    kept = [number for number in range(len(marks)) if not _is_itself(marks, number)]
    places = {number: at for at, number in enumerate(kept)}
    whole = tuple(replace(marks[n], mate=places.get(marks[n].mate, -1)) for n in kept)
    return Marks(whole, tuple(_crossed(whole)))


def _blank(words: str, place: int) -> bool:
    return not 0 <= place < len(words) or words[place].isspace()


def _is_itself(marks: Sequence[Mark], number: int) -> bool:
    """Whether it is a star or a bracket, no code: without a partner, or `[words]`."""
    mark = marks[number]
    if mark.name in EMPHASIS:
        return mark.mate < 0
    if mark.name != "link":
        return False
    closing = marks[mark.mate] if mark.kind is CodeKind.OPEN and mark.mate >= 0 else mark
    return closing.form in ("[", "![", "]")


def _crossed(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The closings that meet another pair still open within theirs."""
    open_: list[int] = []
    closed: set[int] = set()
    for number, mark in enumerate(marks):
        if mark.mate < 0:
            continue
        if mark.kind is CodeKind.OPEN:
            open_.append(number)
            continue
        closed.add(mark.mate)
        if open_[-1] != mark.mate:
            yield mark
        while open_ and open_[-1] in closed:
            open_.pop()
