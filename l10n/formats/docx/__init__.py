"""Word documents (DOCX): WordprocessingML in a zip package, ECMA-376."""

from __future__ import annotations

from l10n.formats.base import Format
from l10n.formats.docx.container import decode, encode
from l10n.formats.docx.content import content, readable
from l10n.formats.docx.document import parse
from l10n.formats.docx.edition import framed
from l10n.formats.docx.escape import escape
from l10n.formats.docx.meaning import explain
from l10n.formats.docx.skeleton import skeleton
from l10n.formats.docx.untouched import untouched
from l10n.formats.markers import markers_in

__all__ = ["DOCX", "content", "framed", "readable"]

DOCX = Format(
    name="docx",
    suffixes=(".docx",),
    packs=True,
    decode=decode,
    encode=encode,
    parse=parse,
    escape=escape,
    marks=markers_in,
    untouched=untouched,
    skeleton=skeleton,
    explain=explain,
)
