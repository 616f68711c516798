"""An edition as one HTML page that needs no other file."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from l10n.formats.frontmatter import read_front_matter
from l10n.formats.publication.about import about
from l10n.formats.publication.content import content_of
from l10n.formats.publication.dressing import CLASSES, HEADER, dressed
from l10n.formats.publication.head import head
from l10n.formats.publication.known import header_pieces
from l10n.formats.publication.markup import DRAFT, marked, shown
from l10n.formats.publication.render import render
from l10n.formats.publication.semantic import Node, Tree, write
from l10n.model.article import Role
from l10n.model.edition import Edition, Piece
from l10n.model.span import Span


def to_html(edition: Edition) -> str:
    """The edition as a complete page; whatever its texts hold, they stay text."""
    body = to_body(edition)
    banner = edition.banner.strip()
    return (
        f'<!DOCTYPE html>\n<html lang="{shown(edition.locale.tag)}">\n<head>\n'
        + "".join(f"{line}\n" for line in head(edition, about(edition)))
        + f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>\n"
        + (f'<p class="banner" role="note">{shown(banner)}</p>\n' if banner else "")
        + f"<article>\n{body}{_origin(edition)}</article>\n</main>\n</body>\n</html>\n"
    )


def to_body(edition: Edition) -> str:
    """The article alone, header first, as elements in which everything is text."""
    match edition.format:
        case "text":
            return _text_body(edition)
        case "markdown":
            return _markdown_body(edition)
    return _content_body(edition)


def _style() -> str:
    return files(__package__).joinpath("page.css").read_text(encoding="utf-8")


def _origin(edition: Edition) -> str:
    line = edition.origin_line.strip()
    return f'<footer><p class="origin">{shown(line)}</p></footer>\n' if line else ""


def _text_body(edition: Edition) -> str:
    """Header first: the pieces that come before the body, in the order a reader expects."""
    pieces = [piece for piece in edition.pieces if piece.role is not Role.CHROME]
    starts = (index for index, piece in enumerate(pieces) if piece.role is Role.BODY)
    first = next(starts, len(pieces))
    above = [piece for piece in pieces[:first] if piece.role in HEADER]
    rest = [piece for piece in pieces[:first] if piece.role not in HEADER] + pieces[first:]
    return _header(edition, above) + "".join(_in_lists(edition, rest))


def _header(edition: Edition, pieces: list[Piece], title: str | None = None) -> str:
    ordered = sorted(pieces, key=lambda piece: HEADER.index(piece.role))
    lines = [_piece(edition, piece) for piece in ordered if piece.role is not Role.TITLE]
    titles = [_words(edition, piece) for piece in ordered if piece.role is Role.TITLE]
    words = title or next(iter(titles), shown(about(edition).title))
    place = sum(piece.role is Role.SECTION for piece in pieces)
    lines.insert(place, f"<h1>{words}</h1>\n")
    return f"<header>\n{''.join(lines)}</header>\n"


def _words(edition: Edition, piece: Piece) -> str:
    return marked(piece.text, piece.foreign, edition.source_locale)


def _piece(edition: Edition, piece: Piece) -> str:
    words = _words(edition, piece)
    if piece.date:
        words = f'<time datetime="{piece.date.isoformat()}">{words}</time>'
    label = f"{shown(piece.label.strip())} " if piece.label.strip() else ""
    if piece.role in (Role.HEADING, Role.TITLE):
        level = min(max(piece.level, 2), 6)
        return f"<h{level}>{words}</h{level}>\n"
    if piece.role is Role.QUOTE:
        return f"<blockquote>\n<p>{words}</p>\n</blockquote>\n"
    kind = f' class="{CLASSES[piece.role]}"' if piece.role in CLASSES else ""
    return f"<p{kind}>{label}{words}</p>\n"


def _in_lists(edition: Edition, pieces: list[Piece]) -> Iterator[str]:
    """Pieces in order; list items in lists, nested by their level."""
    depth = 0
    for piece in pieces:
        level = max(piece.level, 1) if piece.role is Role.LIST_ITEM else 0
        if depth and level <= depth:
            yield "</li>\n"
            yield "</ul>\n</li>\n" * (depth - level) if level else "</ul>\n</li>\n" * (depth - 1)
            yield "" if level else "</ul>\n"
            depth = level
        if not level:
            yield _piece(edition, piece)
            continue
        if level > depth:
            yield "<ul>\n" if depth == 0 else "\n<ul>\n"
            depth += 1
        yield f"<li>{_words(edition, piece)}"
    if depth:
        yield "</li>\n" + "</ul>\n</li>\n" * (depth - 1) + "</ul>\n"


def _markdown_body(edition: Edition) -> str:
    """The body as Markdown renders it, under a header made from the front matter."""
    matter = read_front_matter(edition.text)
    above = list(header_pieces(edition, matter)) if matter else []
    title, body = render(
        edition.text, matter.end if matter else 0, _foreign(edition), edition.source_locale
    )
    # Neighbouring texts of one untranslated sentence were marked one by one.
    body = body.replace(f"</span>{DRAFT.format(shown(edition.source_locale.tag))}", "")
    header = [piece for piece in above if piece.role in HEADER]
    below = "".join(_piece(edition, piece) for piece in above if piece.role not in HEADER)
    return _header(edition, header, title or _plain_title(edition)) + below + body


def _content_body(edition: Edition) -> str:
    """The content of a page or document: its title first, under a header where it has none."""
    tree = content_of(edition)
    header, rest = dressed(tree, edition.pieces)
    if header:
        return f"<header>\n{write(header)}</header>\n{write(rest)}"
    if _has_title(tree):
        return write(rest)
    return _header(edition, [], _plain_title(edition)) + write(rest)


def _has_title(nodes: Tree) -> bool:
    return any(
        isinstance(node, Node) and (node.tag == "h1" or _has_title(node.children)) for node in nodes
    )


def _plain_title(edition: Edition) -> str:
    """The title of a Markdown edition whose body has none."""
    words = about(edition).title
    pieces = (piece for piece in edition.pieces if piece.role is Role.TITLE)
    foreign = any(piece.foreign for piece in pieces)
    return marked(words, [Span(0, len(words))] if foreign else [], edition.source_locale)


def _foreign(edition: Edition) -> list[Span]:
    """What is still in the source language, in code points of the edition's text."""
    spans, at = [], 0
    for piece in edition.pieces:
        start = edition.text.find(piece.text, at) if piece.foreign else -1
        if start < 0:  # nothing to mark, or escaped in the text: then it has its brackets alone
            continue
        at = start + len(piece.text)
        spans += [span.shifted(start) for span in piece.foreign]
    return spans
