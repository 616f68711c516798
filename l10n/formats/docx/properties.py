"""What the properties of a document (its core part) state."""

from __future__ import annotations

from html import unescape

from l10n.formats.docx.container import parts
from l10n.formats.docx.tokens import Kind, local, prefixes_of, tokens


def properties(text: str) -> dict[str, str]:
    """The properties by their names: ``title``, ``description``, ``creator``, ``language`` …"""
    found: dict[str, str] = {}
    for part in parts(text):
        if part.use != "core":
            continue
        name = ""
        for token in tokens(text, part.span, prefixes_of(text, part.span)):
            if token.kind is Kind.START:
                name = local(token.name)
            elif token.kind is Kind.END:
                name = ""
            elif token.kind is Kind.TEXT and name:
                found[name] = unescape(token.span.of(text)).strip()
    return found
