"""The body of a Markdown edition as HTML; raw HTML in it does no harm."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from l10n.formats.markdown.events import Event, read_events
from l10n.formats.markdown.inline import skip
from l10n.formats.publication.markup import DRAFT, address, marked, shown
from l10n.formats.publication.semantic import read, write
from l10n.formats.publication.tidy import tidy
from l10n.model.locale import Locale
from l10n.model.span import Span

_PLAIN = {
    "Paragraph": ("<p>", "</p>\n"),
    "BlockQuote": ("<blockquote>\n", "</blockquote>\n"),
    "Item": ("<li>", "</li>\n"),
    "TableRow": ("<tr>", "</tr>\n"),
    "Emphasis": ("<em>", "</em>"),
    "Strong": ("<strong>", "</strong>"),
    "Strikethrough": ("<s>", "</s>"),
}
# Raw HTML in a line that means something without its attributes.
_OPEN = re.compile(
    r"<(sub|sup|u|ins|b|i|em|strong|s|del|cite|abbr|mark|small|kbd|span)\b[^<>]*>", re.I
)
_MEANT = {"b": "strong", "i": "em", "cite": "em", "ins": "u", "del": "s", "kbd": "code"}
_NEAR = 60
_SINGLE = {"SoftBreak": "\n", "HardBreak": "<br>\n", "Rule": "<hr>\n"}


def render(
    text: str, start: int, foreign: Sequence[Span], language: Locale
) -> tuple[str | None, str]:
    """Render ``text[start:]``; the words of the first h1 are given apart.

    ``foreign`` are stretches of ``text`` in ``language``, in order and without overlap.
    """
    events = list(read_events(text, start))
    renderer = _Renderer(foreign, language)
    at = next((at for at, event in enumerate(events) if _is_h1(event)), None)
    if at is None:
        return None, "".join(renderer.read(events))
    behind = skip(events, at)
    title = "".join(renderer.read(events[at + 1 : behind - 1]))
    return title, "".join(renderer.read(events[:at] + events[behind:]))


def _is_h1(event: Event) -> bool:
    return event.starts("Heading") and event.value["level"] == "H1"


def _pair(events: Sequence[Event], start: int) -> tuple[str, int] | None:
    """The element that opens at ``start`` and closes soon in the same line, and where that ends."""
    opened = _OPEN.fullmatch(str(events[start].value))
    if not opened:
        return None
    name = opened[1].lower()
    depth = 0
    for at in range(start + 1, min(start + _NEAR, len(events))):
        event = events[at]
        depth += {"start": 1, "end": -1}.get(event.phase, 0)
        if depth < 0:
            return None
        if depth == 0 and event.name == "InlineHtml" and str(event.value).lower() == f"</{name}>":
            return _MEANT.get(name, name), at + 1
    return None


def _figure(
    events: Sequence[Event], start: int
) -> tuple[Sequence[Event], Sequence[Event], int] | None:
    """The paragraph at ``start`` as an image and its caption, and where it ends.

    That is one that holds an image alone, or over a line that is emphasised throughout.
    """
    first = start + 1
    if first >= len(events) or not events[first].starts("Image"):
        return None
    behind = skip(events, first)
    image = events[first:behind]
    if behind < len(events) and events[behind].ends("Paragraph"):
        return image, (), behind + 1
    if behind + 1 >= len(events) or events[behind].name not in ("SoftBreak", "HardBreak"):
        return None
    if not (events[behind + 1].starts("Emphasis") or events[behind + 1].starts("Strong")):
        return None
    end = skip(events, behind + 1)
    if end >= len(events) or not events[end].ends("Paragraph"):
        return None
    return image, events[behind + 2 : end - 1], end + 1


class _Renderer:
    """Turns events into HTML, in order."""

    def __init__(self, foreign: Sequence[Span], language: Locale) -> None:
        self.foreign = foreign
        self.language = language
        self.notes: dict[str, int] = {}
        self.referred: set[int] = set()
        self.ordered: list[bool] = []
        self.cell = "td"

    def read(self, events: Sequence[Event]) -> Iterator[str]:
        index = 0
        while index < len(events):
            event = events[index]
            behind = index + 1
            if event.starts("Image"):
                behind = skip(events, index)
                yield self._image(event, events[index:behind])
            elif event.starts("Paragraph") and (parts := _figure(events, index)):
                image, caption, behind = parts
                yield f"<figure>\n{self._image(image[0], image)}\n"
                if caption:
                    yield f"<figcaption>{''.join(self.read(caption))}</figcaption>\n"
                yield "</figure>\n"
            elif event.starts("HtmlBlock"):
                behind = skip(events, index)
                yield self._html(events[index + 1 : behind - 1])
            elif event.name == "InlineHtml" and (pair := _pair(events, index)):
                name, behind = pair
                inner = "".join(self.read(events[index + 1 : behind - 1]))
                yield f"<{name}>{inner}</{name}>"
            elif event.phase == "single":
                yield self._single(event)
            elif event.name in _PLAIN:
                yield _PLAIN[event.name][event.phase == "end"]
            elif event.phase == "start":
                yield self._start(event)
            else:
                yield self._end(event)
            index = behind

    def _text(self, event: Event) -> str:
        value, span = str(event.value), event.span
        cuts = self._cuts(event)
        if cuts and len(value) != len(span):  # an entity: all of it or nothing
            cuts = [Span(0, len(value))]
        return marked(value, cuts, self.language)

    def _cuts(self, event: Event) -> list[Span]:
        """Which stretches of an event's text are foreign."""
        span = event.span
        first = max(bisect_left(self.foreign, span) - 1, 0)
        last = bisect_left(self.foreign, Span(span.end, span.end))
        near = [one for one in self.foreign[first:last] if one.overlaps(span)]
        return [
            Span(max(one.start - span.start, 0), min(one.end, span.end) - span.start)
            for one in near
        ]

    def _html(self, events: Sequence[Event]) -> str:
        """A block of raw HTML: of its elements only those that mean something to a reader."""
        pieces: list[str] = []
        for event in events:
            raw, span = str(event.value), event.span
            at = 0
            for cut in self._cuts(event) if len(raw) == len(span) else ():
                opened = DRAFT.format(shown(self.language.tag))
                pieces += raw[at : cut.start], f"{opened}{raw[cut.start : cut.end]}</span>"
                at = cut.end
            pieces.append(raw[at:])
        return write(tidy(read("".join(pieces))))

    def _single(self, event: Event) -> str:
        if event.name == "Text":
            return self._text(event)
        if event.name == "Code":
            return f"<code>{shown(event.value)}</code>"
        if event.name == "FootnoteReference":
            number = self._number(event.value)
            anchor = "" if number in self.referred else f' id="ref-{number}"'
            self.referred.add(number)
            return f'<sup{anchor}><a href="#note-{number}">{number}</a></sup>'
        if event.name == "TaskListMarker":
            return f'<input type="checkbox" disabled{" checked" if event.value else ""}> '
        return _SINGLE.get(event.name) or shown(str(event.value))

    def _start(self, event: Event) -> str:
        match event.name:
            case "Heading":
                return f"<{event.value['level'].lower()}>"
            case "List":
                self.ordered.append(event.value != "")
                if event.value in ("", 1):
                    return "<ol>\n" if self.ordered[-1] else "<ul>\n"
                return f'<ol start="{int(event.value)}">\n'
            case "CodeBlock":
                return "<pre><code>"
            case "FootnoteDefinition":
                number = self._number(event.value)
                return f'<div class="footnote" id="note-{number}"><sup>{number}</sup>\n'
            case "Table":
                return "<table>\n"
            case "TableHead":
                self.cell = "th"
                return "<thead><tr>"
            case "TableCell":
                return f"<{self.cell}>"
            case "Link":
                return self._link(event)
        return ""

    def _end(self, event: Event) -> str:
        match event.name:
            case "Heading":
                return f"</{event.value.lower()}>\n"
            case "List":
                return "</ol>\n" if self.ordered.pop() else "</ul>\n"
            case "CodeBlock":
                return "</code></pre>\n"
            case "FootnoteDefinition":
                return "</div>\n"
            case "Table":
                return "</tbody></table>\n"
            case "TableHead":
                self.cell = "td"
                return "</tr></thead>\n<tbody>\n"
            case "TableCell":
                return f"</{self.cell}>"
            case "Link":
                return "</a>"
        return ""

    def _link(self, event: Event) -> str:
        url, title = event.value["dest_url"], event.value["title"]
        if event.value["link_type"] == "Email":
            url = f"mailto:{url}"
        target = address(url)
        hint = f' title="{shown(title)}"' if title else ""
        # An <a> without href is a placeholder for a link (HTML, section 4.5.1).
        return f'<a href="{target}"{hint}>' if target is not None else f"<a{hint}>"

    def _image(self, event: Event, inside: Sequence[Event]) -> str:
        alt = "".join(
            str(one.value) if one.name in ("Text", "Code") else " "
            for one in inside
            if one.phase == "single"
        )
        source = address(event.value["dest_url"])
        return f'<img src="{source}" alt="{shown(alt)}">' if source else shown(alt)

    def _number(self, label: str) -> int:
        return self.notes.setdefault(label, len(self.notes) + 1)
