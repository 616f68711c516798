"""What a document says of its own language, made to say the edition's; its banner and origin."""

from __future__ import annotations

import re

from l10n.formats.docx.container import Part, parts
from l10n.formats.docx.escape import plain_xml
from l10n.formats.docx.structure import WORDED
from l10n.formats.docx.tokens import Kind, attribute, attribute_span, prefixes_of, tokens
from l10n.model.locale import Locale
from l10n.model.span import Span, splice

# No proofing: what is marked so is in no language at all (ISO 639-2).
_NO_LANGUAGE = re.compile(r"zxx|x-none", re.IGNORECASE)


def framed(text: str, locale: Locale, *, banner: str = "", origin: str = "") -> str:
    """The document ``text``, an edition for ``locale``, with all that says so.

    Every `w:lang` that says which language the words are in, `dc:language` where there is one;
    ``banner`` as the first paragraph, ``origin`` as the last, both plain words or empty.
    """
    tag = locale.babel.replace("_", "-")
    edits: dict[Span, str] = {}
    for part in parts(text):
        if part.use in (*WORDED, "styles"):
            _speak(text, part, tag, edits)
        if part.use == "core":
            _language(text, part, locale.tag, edits)
        if part.use == "main" and (banner or origin):
            _add(text, part, banner, origin, edits)
    return splice(text, edits)


def _speak(text: str, part: Part, tag: str, edits: dict[Span, str]) -> None:
    prefixes = prefixes_of(text, part.span)
    prefix = next((f"{own}:" if own else "" for own, our in prefixes.items() if our == "w"), "w:")
    default = False
    told = part.use != "styles"
    empty: tuple[int, int, str] | None = None
    for token in tokens(text, part.span, prefixes):
        if token.name == "w:lang":
            raw = token.span.of(text)
            where = attribute_span(raw, "val")
            if where is not None and not _NO_LANGUAGE.match(attribute(raw, "val")):
                edits[where.shifted(token.start)] = tag
            told = told or default
        elif token.name == "w:rPrDefault":
            default = token.kind is Kind.START
            if default:
                empty = (token.end, token.end, "{}rPr")
        elif token.name == "w:rPr" and default and token.kind is Kind.END and not told:
            language = f'<{prefix}lang {prefix}val="{tag}"/>'
            edits[Span(token.start, token.start)] = language
            told = True
        elif token.name == "w:latentStyles" or token.name == "w:style":
            break_here = not told and not default
            if break_here and empty is None:
                # Without defaults, the first style finds them made for it.
                run = f'<{prefix}rPr><{prefix}lang {prefix}val="{tag}"/></{prefix}rPr>'
                edits[Span(token.start, token.start)] = (
                    f"<{prefix}docDefaults><{prefix}rPrDefault>{run}</{prefix}rPrDefault>"
                    f"</{prefix}docDefaults>"
                    if f"<{prefix}docDefaults" not in part.span.of(text)
                    else ""
                )
            told = True


def _language(text: str, part: Part, tag: str, edits: dict[Span, str]) -> None:
    inside = False
    for token in tokens(text, part.span, prefixes_of(text, part.span)):
        if token.name == "dc:language":
            inside = token.kind is Kind.START
        elif inside and token.kind is Kind.TEXT:
            edits[token.span] = tag


def _add(text: str, part: Part, banner: str, origin: str, edits: dict[Span, str]) -> None:
    prefixes = prefixes_of(text, part.span)
    p = next((f"{own}:" if own else "" for own, our in prefixes.items() if our == "w"), "w:")
    body = end = None
    for token in tokens(text, part.span, prefixes):
        if token.name == "w:body":
            if token.kind is Kind.START:
                body = token.end
            elif token.kind is Kind.END and end is None:
                end = token.start
        elif token.name == "w:sectPr" and token.kind in (Kind.START, Kind.EMPTY):
            # The last one, which stands in the body itself, is followed by nothing but its end.
            end = token.start
        elif token.name in ("w:p", "w:tbl", "w:sdt") and token.kind in (Kind.START, Kind.EMPTY):
            end = None
    if body is None or end is None:
        return
    words = f'<{p}t xml:space="preserve">{{}}</{p}t>'
    line = f"\n<{p}p><{p}r><{p}rPr><{p}{{}}/></{p}rPr>{words}</{p}r></{p}p>"
    if banner:
        added = line.format("b", plain_xml(banner)).lstrip("\n") + "\n"
        edits[Span(body, body)] = added
    if origin:
        edits[Span(end, end)] = line.format("i", plain_xml(origin))
