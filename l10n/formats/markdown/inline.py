"""The inline text of one leaf: where its words lie, and which codes stand between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.formats.markdown.events import Event
from l10n.model.article import Code, CodeKind
from l10n.model.span import Span

_DELIMITER = {"Emphasis": 1, "Strong": 2, "Link": 1, "Image": 2}
# An HTML tag that can have a partner (section 13.1.2 of the standard lists those that cannot).
_TAG = re.compile(
    r"<(?P<slash>/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)"
    r"(?P<name>[A-Za-z][A-Za-z0-9-]*)(?![^>]*/>)",
    re.IGNORECASE,
)
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
    codes = tuple(numbered(reader.codes))
    return unwrap(text, Inline(reader.span, codes, "".join(reader.plain)))


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
        self.open: list[tuple[str, int]] = []
        """What is open: its name, and where its code is in ``codes``."""

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
            elif event.name == "InlineHtml":
                self._tag(event.value)
        self.at = event.span.end

    def _open(self, event: Event) -> None:
        self._begin(event.span.start)
        self.open.append((event.name, len(self.codes)))
        self.at = event.span.start + self._delimiter(event)
        self.codes.append(Code(Span(event.span.start, self.at), CodeKind.OPEN))

    def _close(self, event: Event) -> None:
        if event.name in ("Link", "Image"):
            # Text before a line end inside the brackets may be followed by container markup.
            start = self.text.index("]", self.pending[1] if self.pending else self.at)
        else:
            start = event.span.end - self._delimiter(event)
        self._begin(start)
        self.at = event.span.end
        self.codes.append(Code(Span(start, self.at), CodeKind.CLOSE))
        while self.open.pop()[0] != event.name:
            pass  # an HTML tag that nothing closes in here stands alone

    def _tag(self, tag: str) -> None:
        """Make a pair of the last code and the HTML tag that it closes, if it closes one."""
        match = _TAG.match(tag)
        if not match:
            return
        name = match["name"].lower()
        if not match["slash"]:
            self.open.append((f"<{name}", len(self.codes) - 1))
        elif self.open and self.open[-1][0] == f"<{name}":
            _, index = self.open.pop()
            self.codes[index] = replace(self.codes[index], kind=CodeKind.OPEN)
            self.codes[-1] = replace(self.codes[-1], kind=CodeKind.CLOSE)

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
    """Whether what starts here is kept whole: bare addresses, links and images without words.

    An image that is named by its description (`![words]`) is, too.
    """
    if start.name == "Link":
        return start.value["link_type"] in ("Autolink", "Email") or following.ends("Link")
    if start.name == "Image":
        return start.value["link_type"] in ("Shortcut", "Collapsed") or following.ends("Image")
    return False


def numbered(codes: Sequence[Code]) -> list[Code]:
    """Codes with their pairs numbered from 1 in the order in which they open."""
    numbered: list[Code] = []
    stack: list[int] = []
    pairs = 0
    for code in codes:
        pair = 0
        if code.kind is CodeKind.OPEN:
            pairs += 1
            pair = pairs
            stack.append(pair)
        elif code.kind is CodeKind.CLOSE:
            pair = stack.pop()
        numbered.append(replace(code, pair=pair))
    return numbered


def unwrap(text: str, inline: Inline) -> Inline:
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
    return Inline(span, tuple(numbered(codes)), inline.plain, tuple(wrapped))
