"""An edition as Markdown with front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.errors import InputError
from l10n.formats.frontmatter import FrontMatter, encode, quoted, read_front_matter
from l10n.formats.markdown.header import KEYS
from l10n.formats.publication.about import about
from l10n.formats.publication.content import content_of
from l10n.formats.publication.known import known
from l10n.formats.publication.plain import as_markdown
from l10n.formats.publication.treemarkdown import tree_as_markdown
from l10n.model.article import Role
from l10n.model.edition import Edition, Piece
from l10n.model.span import splice

# These say where the edition comes from; what the source says under the same keys is not true of it.
_OURS = ("lang", "slug", "translated_from", "source", "canonical")
# Known from the front matter, and not repeated in the body.
_ABOVE = (Role.SECTION, Role.BYLINE, Role.DATE, Role.IMAGE_CREDIT, Role.CHROME)


def to_markdown(edition: Edition) -> str:
    """The edition as a Markdown file, with LF line ends.

    The body of an edition whose source is Markdown is kept as it is, front matter keys included;
    plain text is escaped so that every sign shows as itself.
    """
    if edition.format == "markdown":
        matter = read_front_matter(edition.text)
        body = edition.text[matter.end if matter else 0 :].lstrip("\ufeff\r\n")
        head = _extended(edition, matter) if matter else _front_matter(_values(edition))
    elif edition.format == "text":
        head, body = _front_matter(_values(edition)), "".join(_body(edition.pieces))
    else:
        head, body = _front_matter(_values(edition)), tree_as_markdown(content_of(edition))
    banner = f"> **{as_markdown(edition.banner)}**\n\n" if edition.banner.strip() else ""
    origin = f"\n*{as_markdown(edition.origin_line)}*\n" if edition.origin_line.strip() else ""
    return f"{head}\n{banner}{body.rstrip()}\n{origin}".replace("\r\n", "\n")


def _values(edition: Edition) -> dict[str, str]:
    """Keys in the order of the file, with their values as YAML."""
    found, described = known(edition), about(edition)
    dates = {
        "first_published": found.first_published,
        "published": found.published,
        "updated": found.updated,
    }
    values = {
        "lang": edition.locale.tag,
        "title": found.title,
        "description": described.description,
        "slug": edition.slug,
        "section": found.section,
        "author": found.author,
        **{key: value.isoformat() if value else None for key, value in dates.items()},
        "image_credit": found.image_credit,
        "translated_from": edition.source_locale.tag,
        "source": edition.source,
        "canonical": edition.url,
        "draft": "true" if edition.banner else None,
    }
    typed = (*dates, "draft")
    return {
        key: value if key in typed else encode(value, "") for key, value in values.items() if value
    }


def _front_matter(values: dict[str, str]) -> str:
    return "".join(("---\n", *(f"{key}: {value}\n" for key, value in values.items()), "---\n"))


def _extended(edition: Edition, matter: FrontMatter) -> str:
    """The source's front matter with the keys that an edition must have."""
    values = _values(edition)
    head = edition.text[: matter.end]
    if matter.kind == "toml":
        return _extended_toml(head, edition)
    has = {KEYS[entry.key] for entry in matter.entries if entry.key in KEYS}
    added = {key: value for key, value in values.items() if key not in KEYS or KEYS[key] not in has}
    gone = {entry.extent: "" for entry in matter.entries if entry.key in added}
    kept = splice(head, gone).rstrip()
    fence = kept.rfind("\n") + 1
    lines = "".join(f"{key}: {value}\n" for key, value in added.items())
    extended = f"{kept[:fence]}{lines}{kept[fence:]}\n"
    try:
        return extended if read_front_matter(extended) else _front_matter(values)
    except InputError:  # such as a mapping in braces, to which no line can be added
        return _front_matter(values)


def _extended_toml(head: str, edition: Edition) -> str:
    values = (
        edition.locale.tag,
        edition.slug,
        edition.source_locale.tag,
        edition.source,
        edition.url,
    )
    lines = "".join(
        f"{key} = {quoted(value)}\n" for key, value in zip(_OURS, values, strict=True) if value
    )
    first, rest = head.split("\n", 1)
    table = re.search(r"(?m)^\s*\[", rest)
    top = rest[: table.start()] if table else rest
    top = re.sub(rf"(?m)^(?:{'|'.join(_OURS)})\s*=.*\n", "", top)
    return f"{first}\n{lines}{top}{rest[table.start() :] if table else ''}"


def _body(pieces: tuple[Piece, ...]) -> Iterator[str]:
    """The pieces of a plain text, each with the blank line before it."""
    depth = 0
    before = ""
    for piece in pieces:
        text = as_markdown(piece.text)
        if piece.role in _ABOVE or not text:
            continue
        if piece.role is Role.LIST_ITEM:
            depth = min(max(piece.level, 1), depth + 1)
            yield f"{'' if depth > 1 or before == '-' else before}{'  ' * (depth - 1)}- {text}\n"
            before = "-"
            continue
        yield "\n" if before else ""
        depth, before = 0, "\n"
        if piece.role is Role.TITLE:
            yield f"# {text}\n"
        elif piece.role is Role.HEADING:
            yield f"{'#' * min(max(piece.level, 2), 6)} {text}\n"
        elif piece.role is Role.QUOTE:
            yield f"> {text}\n"
        elif piece.role in (Role.DEK, Role.CAPTION, Role.AUTHOR_BIO):
            yield f"*{text}*\n"
        else:
            yield f"{text}\n"
