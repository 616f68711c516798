"""The leaves of a Markdown text: each stretch of inline text, code or HTML, and what it lies in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from l10n.formats.markdown.events import Event
from l10n.model.span import Span


class Kind(StrEnum):
    """What a leaf is. The last three hold nothing to translate."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    CODE = "code"
    HTML = "html"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A block without blocks in it. The text of a tight list item is a paragraph too."""

    kind: Kind
    span: Span
    """From its first to its last code point; a line end and container markup may be included."""
    start: Event
    """The event that began it."""
    inside: tuple[Event, ...]
    containers: tuple[str, ...]
    """What it lies in, outermost first: ``List``, ``BlockQuote``, ``FootnoteDefinition`` …"""

    @property
    def depth(self) -> int:
        """How many lists it lies in."""
        return self.containers.count("List")


_LEAVES = {
    "Paragraph": Kind.PARAGRAPH,
    "Heading": Kind.HEADING,
    "TableCell": Kind.CELL,
    "CodeBlock": Kind.CODE,
    "HtmlBlock": Kind.HTML,
}
_CONTAINERS = frozenset(
    (
        "List",
        "Item",
        "BlockQuote",
        "FootnoteDefinition",
        "DefinitionList",
        "DefinitionListTitle",
        "DefinitionListDefinition",
        "Table",
        "TableHead",
        "TableRow",
    )
)


def walk(events: Iterable[Event]) -> Iterator[Event | Leaf]:
    """Leaves in document order, with the starts and ends of containers between them."""
    containers: list[str] = []
    start: Event | None = None
    inside: list[Event] = []

    def leaf() -> Iterator[Leaf]:
        if start is not None:
            yield Leaf(_LEAVES[start.name], start.span, start, tuple(inside), tuple(containers))
        elif inside:  # the words of a tight list item, which has no paragraph around them
            span = Span(inside[0].span.start, inside[-1].span.end)
            yield Leaf(Kind.PARAGRAPH, span, inside[0], tuple(inside), tuple(containers))
        inside.clear()

    for event in events:
        if event.phase == "start" and event.name in _LEAVES:
            yield from leaf()
            start = event
        elif start is not None and event.ends(start.name):
            yield from leaf()
            start = None
        elif event.name in _CONTAINERS:
            yield from leaf()
            if event.phase == "start":
                containers.append(event.name)
            else:
                containers.pop()
            yield event
        elif event.name == "Rule":
            yield from leaf()
            yield Leaf(Kind.RULE, event.span, event, (), tuple(containers))
        else:
            inside.append(event)
