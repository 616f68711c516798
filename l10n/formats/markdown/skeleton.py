"""The structure of a Markdown text without its words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from l10n.formats.frontmatter import FrontMatter, read_front_matter
from l10n.formats.markdown.events import Event, read_events
from l10n.formats.markdown.header import KEYS
from l10n.formats.markdown.htmlblock import tags
from l10n.formats.markdown.inline import skip
from l10n.formats.markdown.leaves import Kind, Leaf, walk

# These say in which language a text is; an edition may change them.
_LANGUAGE_KEYS = frozenset(("lang", "language", "locale"))


def skeleton(text: str) -> tuple[str, ...]:
    """As `Format.skeleton`: front matter keys, then containers and leaves in document order.

    A leaf is one mark with its inline codes sorted, because word order differs between languages.
    Soft breaks and references between brackets (`[a][b]`, which point to an address) leave none.
    """
    matter = read_front_matter(text)
    return (*_header(matter), *_body(text, matter.end if matter else 0))


def _header(matter: FrontMatter | None) -> Iterator[str]:
    for entry in matter.entries if matter else ():
        if entry.key in KEYS or entry.key in _LANGUAGE_KEYS:
            yield f"front matter {entry.key}"
        else:
            yield f"front matter {entry.key} = {_digest(str(entry.value))}"


def _body(text: str, start: int) -> Iterator[str]:
    for one in walk(read_events(text, start)):
        if isinstance(one, Leaf):
            yield _leaf(one, text)
        elif one.phase == "start":
            yield f"{one.name} {one.value}".rstrip()
        else:
            yield f"end of {one.name}"


def _leaf(leaf: Leaf, text: str) -> str:
    if leaf.kind is Kind.HTML:
        return f"html {_digest(' '.join(tags(text, leaf)))}"
    if leaf.kind is Kind.CODE:
        content = "".join(str(event.value) for event in leaf.inside)
        return f"{leaf.kind} {leaf.start.value} {_digest(content)}".replace("  ", " ")
    mark = str(leaf.kind)
    if leaf.kind is Kind.HEADING:
        value = leaf.start.value
        mark += f" {value['level']} {value['id'] or ''} {' '.join(value['classes'])}".rstrip()
    return "; ".join((mark, *sorted(_inline(leaf.inside))))


def _inline(events: Sequence[Event]) -> Iterator[str]:
    index = 0
    while index < len(events):
        event = events[index]
        index += 1
        if event.phase == "end" or event.name in ("Text", "SoftBreak"):
            continue
        if event.name in ("Link", "Image"):
            value = event.value
            titled = " titled" if value["title"] else ""
            yield f"{event.name.lower()} {value['dest_url']}{titled}"
            if event.name == "Image":
                index = skip(events, index - 1)
        else:
            yield f"{event.name.lower()} {event.value}".rstrip()


def _digest(content: str) -> str:
    return hashlib.sha256(content.replace("\r\n", "\n").encode()).hexdigest()[:12]
