"""What a document says of its own language, made to say the edition's; its banner and origin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from l10n.formats.docx.container import Part, parts
from l10n.formats.docx.escape import plain_xml
from l10n.formats.docx.structure import WORDED
from l10n.formats.docx.tokens import Kind, attribute, attribute_span, prefixes_of, tokens
from l10n.model.locale import Locale
from l10n.model.span import Span, splice

_NONE: Mapping[str, str] = MappingProxyType({})
# No proofing: what is marked so is in no language at all (ISO 639-2).
_NO_LANGUAGE = re.compile(r"zxx|x-none", re.IGNORECASE)


def framed(
    text: str,
    locale: Locale,
    *,
    banner: str = "",
    origin: str = "",
    canonical: str = "",  # noqa: ARG001
    alternates: Mapping[str, str] = _NONE,  # noqa: ARG001
    source: Locale | None = None,  # noqa: ARG001
    original: str = "",  # noqa: ARG001
    body: Sequence[str] = (),  # noqa: ARG001
) -> str:
    """The document ``text``, an edition for ``locale``, with all that says so.

    Every `w:lang` that says which language the words are in, `dc:language` where there is one;
    ``banner`` as the first paragraph, ``origin`` as the last, both plain words or empty. A document
    has no place for addresses on the web: what follows ``origin`` changes nothing.
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
    for token in tokens(text, part.span, prefixes):
        if token.name == "w:lang":
            raw = token.span.of(text)
            where = attribute_span(raw, "val")
            if where is not None and not _NO_LANGUAGE.match(attribute(raw, "val")):
                edits[where.shifted(token.start)] = tag
    if part.use == "styles":
        _default(text, part, tag, prefix, edits)


def _default(text: str, part: Part, tag: str, p: str, edits: dict[Span, str]) -> None:
    """Give the defaults of all styles the language, where they name none."""
    language = f'<{p}lang {p}val="{tag}"/>'
    properties = f"<{p}rPr>{language}</{p}rPr>"
    inside = named = False
    for token in tokens(text, part.span, prefixes_of(text, part.span)):
        starts = token.kind is Kind.START
        if token.name == "w:rPrDefault":
            if token.kind is Kind.EMPTY:
                edits[token.span] = f"<{p}rPrDefault>{properties}</{p}rPrDefault>"
                return
            if not starts and not named:
                edits[Span(token.start, token.start)] = properties
            inside = starts
        elif inside and token.name == "w:rPr":
            named = True
            if token.kind is Kind.EMPTY:
                edits[token.span] = properties
            elif not starts:
                edits[Span(token.start, token.start)] = language
        elif (inside and token.name == "w:lang") or token.name in ("w:style", "w:latentStyles"):
            return


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
