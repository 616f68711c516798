"""HTML articles: whole pages and fragments of them."""

from __future__ import annotations

from l10n.formats.base import Format
from l10n.formats.html.content import content
from l10n.formats.html.document import parse
from l10n.formats.html.edition import framed
from l10n.formats.html.encoding import decode, encode
from l10n.formats.html.escape import escape
from l10n.formats.html.skeleton import skeleton
from l10n.formats.html.untouched import untouched
from l10n.formats.markers import markers_in

__all__ = ["HTML", "content", "framed"]

HTML = Format(
    name="html",
    suffixes=(".html", ".htm", ".xhtml"),
    packs=True,
    decode=decode,
    encode=encode,
    parse=parse,
    escape=escape,
    marks=markers_in,
    untouched=untouched,
    skeleton=skeleton,
)
