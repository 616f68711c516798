"""The inline text of one leaf: where its words lie, and which codes stand between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.formats.markdown.events import Event
from l10n.model.article import Code, CodeKind
from l10n.model.span import Span

_DELIMITER = {"Emphasis": 1, "Strong": 2, "Link": 1}
# The closing of a link whose words are also the name of its target.
NAMING = ("]", "][]")


@dataclass(frozen=True, slots=True)
class Inline:
    """Inline text: ``span`` and ``codes`` as in `Block`, ``plain`` as a reader sees it."""

    span: Span
    codes: tuple[Code, ...]
    plain: str
    wrapped: tuple[str, ...] = ()
    """The delimiters around the whole, which lie outside ``span``: ``("*",)``."""


def read_inline(text: str, events: Sequence[Event]) -> Inline | None:
    """Read the inline events of one leaf; ``None`` when there is no word to translate in them.

    Markup around the whole text stays outside the span, so that sentences have whole pairs.
    """
    reader = _Reader(text)
    reader.read(events)
    if not reader.has_words:
        return None
    return _unwrap(text, Inline(reader.span, tuple(reader.codes), "".join(reader.plain)))


def skip(events: Sequence[Event], at: int) -> int:
    """The index behind the end of the thing that starts at ``at``."""
    depth = 0
    for index in range(at, len(events)):
        depth += {"start": 1, "end": -1, "single": 0}[events[index].phase]
        if depth == 0:
            return index + 1
    return len(events)


class _Reader:
    """Walks over inline events once and collects codes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.codes: list[Code] = []
        self.plain: list[str] = []
        self.has_words = False
        self.first: int | None = None
        self.at = 0
        self.pending: tuple[int, int, CodeKind] | None = None
        self.open: list[int] = []
        self.pairs = 0

    @property
    def span(self) -> Span:
        return Span(self.first or 0, self.at)

    def read(self, events: Sequence[Event]) -> None:
        index = 0
        while index < len(events):
            event = events[index]
            behind = index + 1
            if event.name == "TaskListMarker":
                pass
            elif event.name in ("SoftBreak", "HardBreak"):
                self._break(event)
            elif event.phase == "end":
                self._close(event)
            elif event.phase == "start" and not _is_alone(event, events[behind]):
                self._open(event)
            else:
                self._alone(event)
                behind = skip(events, index)
            index = behind

    def _alone(self, event: Event) -> None:
        start = event.span.start
        # The range of text does not include the backslash that escapes its first character.
        if event.name == "Text" and start > self._floor() and self.text[start - 1] == "\\":
            start -= 1
        self._begin(start)
        if event.name == "Text":
            self.plain.append(event.value)
            self.has_words = self.has_words or any(map(str.isalnum, event.value))
        else:
            self.codes.append(Code(event.span, CodeKind.ALONE))
            if event.name == "Code":
                self.plain.append(event.value)
        self.at = event.span.end

    def _open(self, event: Event) -> None:
        self._begin(event.span.start)
        self.pairs += 1
        self.open.append(self.pairs)
        self.at = event.span.start + self._delimiter(event)
        self.codes.append(Code(Span(event.span.start, self.at), CodeKind.OPEN, self.pairs))

    def _close(self, event: Event) -> None:
        if event.name == "Link":
            # Text before a line end inside the brackets may be followed by container markup.
            start = self.text.index("]", self.pending[1] if self.pending else self.at)
        else:
            start = event.span.end - self._delimiter(event)
        self._begin(start)
        self.at = event.span.end
        self.codes.append(Code(Span(start, self.at), CodeKind.CLOSE, self.open.pop()))

    def _delimiter(self, event: Event) -> int:
        if event.name == "Strikethrough":
            return 2 if self.text.startswith("~~", event.span.start) else 1
        return _DELIMITER[event.name]

    def _break(self, event: Event) -> None:
        kind = CodeKind.BREAK if event.name == "SoftBreak" else CodeKind.ALONE
        # Blanks before a soft break belong to it; the parser leaves them out.
        start = self.at if kind is CodeKind.BREAK and self.first is not None else event.span.start
        self._begin(event.span.start)
        self.plain.append(" ")
        self.pending = (start, event.span.end, kind)

    def _floor(self) -> int:
        """The first code point that may belong to the next piece of text."""
        if self.pending:
            return self.pending[1]
        return self.at if self.first is not None else 0

    def _begin(self, start: int) -> None:
        """What comes next starts here: a break before it reaches so far, container markup too."""
        if self.first is None:
            self.first = self.pending[0] if self.pending else start
        if self.pending:
            self.codes.append(Code(Span(self.pending[0], start), self.pending[2]))
            self.pending = None


def _is_alone(start: Event, following: Event) -> bool:
    """Whether what starts here is kept whole: images, bare addresses, links without words."""
    if start.name == "Link":
        return start.value["link_type"] in ("Autolink", "Email") or following.ends("Link")
    return start.name == "Image"


def _unwrap(text: str, inline: Inline) -> Inline:
    """Take pairs that enclose the whole text out of it."""
    span, codes, wrapped = inline.span, list(inline.codes), []
    while len(codes) > 1:
        first, last = codes[0], codes[-1]
        around = (first.span.start, last.span.end) == (span.start, span.end)
        if not around or not first.pair or first.pair != last.pair:
            break
        if last.span.of(text) in NAMING:
            break
        wrapped.append(first.span.of(text))
        span = Span(first.span.end, last.span.start)
        codes = codes[1:-1]
    shift = len(wrapped)
    codes = [Code(c.span, c.kind, c.pair - shift) if c.pair else c for c in codes]
    return Inline(span, tuple(codes), inline.plain, tuple(wrapped))
