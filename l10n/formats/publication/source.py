"""An edition in the format of its source."""

from __future__ import annotations

from l10n.formats.frontmatter import read_front_matter
from l10n.formats.publication.plain import as_markdown
from l10n.model.edition import Edition


def to_source(edition: Edition) -> str:
    """The edition as its source is: front matter and everything without words byte for byte.

    The banner of a draft comes first (behind front matter, which must open the file), the line of
    origin last; each with a blank line between, in the line ends of the text.
    """
    banner, origin = edition.banner.strip(), edition.origin_line.strip()
    if edition.format == "html":
        from l10n.formats.html import framed

        return framed(
            edition.text,
            edition.locale,
            banner=banner,
            origin=origin,
            canonical=edition.url,
            alternates=dict(edition.alternates),
        )
    head, text = "", edition.text
    if text.startswith("\ufeff"):
        head, text = text[:1], text[1:]
    if edition.format == "markdown":
        matter = read_front_matter(edition.text)
        if matter:
            head, text = edition.text[: matter.end], edition.text[matter.end :]
        banner = f"> **{as_markdown(banner)}**" if banner else ""
        origin = f"*{as_markdown(origin)}*" if origin else ""
    end = "\r\n" if "\r\n" in edition.text else "\n"
    if banner:
        head += (end if head.strip("\ufeff") else "") + banner + end + end
        text = text.lstrip("\r\n")
    if origin:
        text = text.rstrip("\r\n") + end + end + origin + end
    return head + text
