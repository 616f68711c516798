"""An edition as plain text."""

from __future__ import annotations

from l10n.formats.publication.html import to_body
from l10n.formats.publication.semantic import read
from l10n.formats.publication.source import to_source
from l10n.formats.publication.treetext import tree_as_text
from l10n.model.edition import Edition


def to_text(edition: Edition) -> str:
    """The words of the edition, a blank line between paragraphs; LF line ends.

    An edition of a plain text is that text. The banner of a draft comes first, the line of origin
    last.
    """
    if edition.format == "text":
        return to_source(edition)
    banner, origin = edition.banner.strip(), edition.origin_line.strip()
    body = tree_as_text(read(to_body(edition))).rstrip("\n")
    return "\n\n".join(part for part in (banner, body, origin) if part) + "\n"
