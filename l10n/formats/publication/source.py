"""An edition in the format of its source."""

from __future__ import annotations

from importlib import import_module

from l10n.formats.frontmatter import FrontMatter, encode, read_front_matter
from l10n.formats.markers import MARKER
from l10n.formats.publication.linkeddata import original_address
from l10n.formats.publication.plain import as_markdown
from l10n.model.article import Role
from l10n.model.edition import Edition
from l10n.model.span import splice

_RUNNING = (Role.DEK, Role.BODY, Role.HEADING, Role.LIST_ITEM, Role.QUOTE)
_LANGUAGE = ("lang", "language", "locale")


def to_source(edition: Edition) -> str:
    """The edition as its source is: front matter and everything without words byte for byte.

    The banner of a draft comes first (behind front matter, which must open the file), the line of
    origin last; each with a blank line between, in the line ends of the text.
    """
    banner, origin = edition.banner.strip(), edition.origin_line.strip()
    if edition.format not in ("text", "markdown"):
        # What has a page or a package around its text knows best where they belong.
        framed = import_module(f"l10n.formats.{edition.format}").framed
        return str(
            framed(
                edition.text,
                edition.locale,
                banner=banner,
                origin=origin,
                canonical=edition.url,
                alternates=dict(edition.alternates),
                source=edition.source_locale,
                original=original_address(edition),
                body=[MARKER.sub("", one.text) for one in edition.pieces if one.role in _RUNNING],
            )
        )
    head, text = "", edition.text
    if text.startswith("\ufeff"):
        head, text = text[:1], text[1:]
    if edition.format == "markdown":
        matter = read_front_matter(edition.text)
        if matter:
            head, text = _own(edition, matter), edition.text[matter.end :]
        banner = f"> **{as_markdown(banner)}**" if banner else ""
        origin = f"*{as_markdown(origin)}*" if origin else ""
    end = "\r\n" if "\r\n" in edition.text else "\n"
    if banner:
        head += (end if head.strip("\ufeff") else "") + banner + end + end
        text = text.lstrip("\r\n")
    if origin:
        text = text.rstrip("\r\n") + end + end + origin + end
    return head + text


def _own(edition: Edition, matter: FrontMatter) -> str:
    """The front matter with the language and the slug of the edition, where it tells any."""
    edits = {}
    for entry in matter.entries:
        value = edition.locale.tag if entry.key in _LANGUAGE else ""
        value = edition.slug if entry.key == "slug" else value
        if value and entry.span:
            edits[entry.span] = encode(value, entry.style)
    return splice(edition.text[: matter.end], edits)
