"""The structure of a Word document without its words."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.formats.docx.marking import marked
from l10n.formats.docx.pieces import BASE
from l10n.formats.docx.structure import Container, Package, Paragraph, read_package


def skeleton(text: str) -> tuple[str, ...]:
    """As `Format.skeleton`: tables, notes and boxes, and a mark for each paragraph.

    A paragraph's mark has its style and list, and sorted, because word order differs between
    languages: its links, notes, pictures, fields and emphasis, and what nobody sees, such as
    bookmarks and the anchors of comments. Colours and fonts leave none: which of them is the usual
    one in a paragraph depends on how long its words are.
    """
    return tuple(_marks(read_package(text)))


def _marks(package: Package) -> Iterator[str]:
    around: tuple[Container, ...] = ()
    part = None
    for one in package.paragraphs:
        if part is not one.part:
            part, around = one.part, around[:0]
            yield f"part {part.name}"
        shared = 0
        while shared < min(len(around), len(one.around)) and _same(
            around[shared], one.around[shared]
        ):
            shared += 1
        yield from (f"end of {c.kind}" for c in reversed(around[shared:]))
        yield from (f"{c.kind} {c.key}".rstrip() for c in one.around[shared:])
        around = one.around
        yield _paragraph(package, one)


def _same(one: Container, other: Container) -> bool:
    return one.start == other.start


def _paragraph(package: Package, one: Paragraph) -> str:
    found: list[str] = []
    inside: set[int] = set()
    for inline in one.inlines:
        inside |= set(map(id, inline.pieces))
        found += marked(inline, package.looks).marks
    found += [
        piece.key
        for piece in one.pieces
        if id(piece) not in inside and piece.key and piece.key != BASE
    ]
    head = f"paragraph {one.style} {one.number} {one.depth if one.number else ''}".rstrip()
    return "; ".join((head, *sorted(part for key in found for part in key.split("; "))))
