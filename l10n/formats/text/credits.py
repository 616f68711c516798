"""The credit of a picture, on a line of its own or at the end of a caption."""

from __future__ import annotations

import re

from l10n.formats.text.names import is_agency, read_name
from l10n.formats.text.part import Part, read_label, skip
from l10n.model.article import Label, Role
from l10n.model.span import Span

_CREDIT_WORDS = 12
_YEAR = re.compile(r"\d{4}\b")
# What picture libraries print behind the credit.
# «(ABR Rural: Lachlan Tighe)»
_NAMED = re.compile(r"\([A-ZÀ-Ý][^():]{1,30}:\s[A-ZÀ-Ý][\w’'.-]+(?:\s[A-ZÀ-Ý][\w’'.-]+){1,3}\)\Z")
_ARCHIVE = re.compile(r"\w (?:file|handout|archive|staff) (?:photo|image|picture)\Z", re.IGNORECASE)
# The style of a daily: «JEAN DUPONT POUR « LE QUOTIDIEN »».
_ORDERED = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý .’'-]{3,40}(?:/[A-ZÀ-Ý .’'-]{3,30})?\sPOUR\s[«\"“].{2,40}[»\"”]\Z"
)
_HOLDER = re.compile(
    r"(?:archives?|collections?|fonds)\s(?:municipales?|départementales?|nationales?|personnelles?"
    r"|privées?|particulières?|famille\s\w+)\Z",
    re.IGNORECASE,
)
_OWNED = re.compile(r"rights reserved|droits réservés|rechte vorbehalten", re.IGNORECASE)
_RIGHTS = re.compile(r"\s*(?:,?\s*opens new tab|purchase licensing rights\b.*)\Z", re.IGNORECASE)


def read_credit(line: str) -> Part | None:
    """*Image Source : Wikimedia Commons*, *Foto: dpa*, *© Photo : X*, *Photo by X*, *Getty Images*."""
    text = line[: rights.start()] if (rights := _RIGHTS.search(line)) else line
    if _OWNED.search(line):
        return None
    if _ORDERED.match(line) or _HOLDER.match(line):
        return Part(Role.IMAGE_CREDIT, Span(0, len(line)), Label.IMAGE_CREDIT)
    lead = len(text) - len(text.lstrip("([«* "))
    signed = re.match(r"(?:©|\(c\)|\(C\)|ⓒ)\s*", text[lead:])
    at = lead + (signed.end() if signed else 0)
    if signed and re.match(r"(?:copyright\s*)?\d{4}\b", text[at:], re.IGNORECASE):
        return None
    end = len(text.rstrip(")]»* ."))
    found = read_label(text[at:], Label.IMAGE_CREDIT)
    if found:
        label = Span(lead, at + found.end)
        start = skip(text, label.end, more="©…")
        while text.startswith("...", start):
            start = skip(text, start + 3)
        linked = text[at : label.end].casefold().rsplit(None, 1)[-1] in (
            "by",
            "of",
            "par",
            "von",
            "via",
        )
        between = text[label.end : start]
        several = len(label.of(text).split()) > 1  # «Image source, Getty Images»
        marked = ":" in between or "©" in text[:start] or linked or "..." in between
        marked = marked or "…" in between or (several and between.startswith(","))
        short = len(text[start:end].split()) <= _CREDIT_WORDS
        agency = start < end and is_source(text[start:end])
        marked = marked or _is_signature(text[start:end])
        # «Source : INSEE» is no picture; «Quelle: picture alliance» is.
        marked = marked and (agency or label.of(text).casefold() not in ("source", "quelle"))
        if start < end and short and (marked or agency) and not _YEAR.match(text, start):
            value = text[start:end]
            if value.endswith((".", "!", "?")) and not signed:
                return None
            if value[0].islower() and len(value.split()) > 4:
                return None  # «Illustration : une frégate au large de Brest» is a caption
            if text[start].isupper() or text[start].isdigit() or "@" in text[start:] or marked:
                return Part(Role.IMAGE_CREDIT, Span(start, end), Label.IMAGE_CREDIT, label)
    if signed and at < end and len(text[at:end].split()) <= _CREDIT_WORDS:
        return Part(Role.IMAGE_CREDIT, Span(at, end), Label.IMAGE_CREDIT, Span(lead, lead + 1))
    if _NAMED.match(line) and len(line.split()) <= 8:
        return Part(Role.IMAGE_CREDIT, Span(lead, end), Label.IMAGE_CREDIT)
    if _ARCHIVE.search(text[lead:end]) and len(text[lead:end].split()) <= 6:
        return Part(Role.IMAGE_CREDIT, Span(lead, end), Label.IMAGE_CREDIT)
    if end - lead <= 80 and is_source(text[lead:end]):
        return Part(Role.IMAGE_CREDIT, Span(lead, end), Label.IMAGE_CREDIT)
    return None


def _is_signature(text: str) -> bool:
    """*Léo Magnin*, or a paper and its photographer: *Le Courrier/Armelle QUENTIN*."""
    name = read_name(text)
    if name and name.end == len(text) and len(text.split()) <= 3:
        return True
    pieces = [piece.strip() for piece in text.split("/")]
    return len(pieces) == 2 and all(
        piece[:1].isupper() and piece.split()[-1][:1].isupper() for piece in pieces
    )


def is_ordered(text: str) -> bool:
    """Whether it names a photographer and the paper that sent them, all in capitals."""
    return _ORDERED.match(text) is not None


def is_source(text: str) -> bool:
    """Agencies alone, or a photographer beside one: *Getty Images*, *Jan Roth / dpa*."""
    if is_agency(text):
        return True
    if "/" in text and " " in text.strip() and text.isupper() and _is_signature(text):
        return True
    pieces = [piece.strip() for piece in re.split(r"\s*(?:/|\||\bvia\b|\s[-–—]\s|,\s)\s*", text)]
    if len(pieces) < 2 or not any(is_agency(piece) for piece in pieces):
        return False
    return all(
        is_agency(piece) or (len(piece.split()) <= 4 and piece[:1].isupper()) for piece in pieces
    )
