"""Passages of catalogs as a translation memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n import __version__
from l10n.bilingual.characters import plain, written
from l10n.model.catalog import Catalog, Passage
from l10n.model.unit import State, is_mark

ARTICLE = "x-article"
ROLE = "x-role"
STATE = "x-state"
ENGINE = "x-engine"


def write(catalogs: Sequence[Catalog], *, drafts: bool) -> bytes:
    """The memory of ``catalogs``, which share a source language: what is reviewed, or the drafts.

    Drafts are machine drafts and translations of an older source, which stand beside that source
    where it is known, so that a program offers them as fuzzy matches. A passage that a translator
    joined is one entry. Each entry says its article and its state (``<prop>``); nothing tells the
    time, so that the same catalogs give the same bytes. Raises ``ValueError`` without a catalog.
    """
    return "".join(f"{line}\n" for line in _lines(catalogs, drafts)).encode("utf-8")


def count(catalogs: Sequence[Catalog], *, drafts: bool) -> int:
    """How many passages `write` puts into the file."""
    return sum(1 for catalog in catalogs for _ in _wanted(catalog, drafts))


def _wanted(catalog: Catalog, drafts: bool) -> Iterator[Passage]:
    states = (State.PRETRANSLATED, State.STALE) if drafts else (State.REVIEWED,)
    for passage in catalog.passages():
        if passage.state in states and not is_mark(passage.target):
            yield passage


def _lines(catalogs: Sequence[Catalog], drafts: bool) -> Iterator[str]:
    sources = {catalog.source_locale for catalog in catalogs}
    if len(sources) != 1:
        raise ValueError("a memory needs catalogs with one source language")
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<tmx version="1.4">'
    yield (
        f'  <header creationtool="article-l10n" creationtoolversion="{__version__}"'
        ' segtype="sentence" o-tmf="PO" adminlang="en"'
        f' srclang="{sources.pop()}" datatype="plaintext"/>'
    )
    yield "  <body>"
    for catalog in catalogs:
        for passage in _wanted(catalog, drafts):
            yield from _entry(catalog, passage)
    yield "  </body>"
    yield "</tmx>"


def _entry(catalog: Catalog, passage: Passage) -> Iterator[str]:
    first = passage.units[0]
    source = passage.source
    if passage.state is State.STALE and first.previous is not None:
        source = first.previous.source
    yield "    <tu>"
    yield f'      <prop type="{ARTICLE}">{plain(catalog.article)}</prop>'
    if first.context:
        yield f'      <prop type="{ROLE}">{plain(first.context)}</prop>'
    yield f'      <prop type="{STATE}">{passage.state}</prop>'
    if passage.state is State.PRETRANSLATED and first.origin is not None:
        yield f'      <prop type="{ENGINE}">{plain(first.origin.engine)}</prop>'
    for locale, text in ((catalog.source_locale, source), (catalog.locale, passage.target)):
        yield f'      <tuv xml:lang="{locale}">'
        yield f"        <seg>{segment(text)}</seg>"
        yield "      </tuv>"
    yield "    </tu>"


def segment(text: str) -> str:
    """``text`` as the content of a ``<seg>``."""
    return written(text, lambda n, name: f'<ph x="{n}" type="x-char">{name}</ph>')
