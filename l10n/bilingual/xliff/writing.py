"""A catalog as XLIFF 1.2."""

from __future__ import annotations

from collections.abc import Iterator

from l10n import __version__
from l10n.bilingual.characters import plain, quoted, written
from l10n.bilingual.naming import id_of
from l10n.bilingual.xliff.seal import seal
from l10n.bilingual.xliff.states import attributes_of
from l10n.model.catalog import Catalog
from l10n.model.unit import State, Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
OURS = "developer"
"""Who our notes are from: what translate-toolkit calls the side of the source."""
PEOPLE = "translator"


def write(catalog: Catalog) -> bytes:
    """The living units of ``catalog`` in their order, UTF-8, elements in the order of the schema.

    Inline codes stay the text that they are in the catalog. A character that XML cannot hold is an
    ``<x ctype="x-char">`` with its name. OmegaT is better given PO and TMX: without the Okapi plugin
    it takes the targets of an XLIFF for sources.
    """
    return "".join(f"{line}\n" for line in _lines(catalog)).encode("utf-8")


def _lines(catalog: Catalog) -> Iterator[str]:
    units = [unit for unit in catalog.units if unit.state is not State.OBSOLETE]
    sealed = seal((id_of(unit.key), unit.target, unit.state) for unit in units)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<xliff version="1.2" xmlns="{NAMESPACE}">'
    yield (
        f'  <file original={quoted(catalog.article)} source-language="{catalog.source_locale}"'
        f' target-language="{catalog.locale}" datatype="plaintext" tool-id="article-l10n">'
    )
    yield "    <header>"
    yield (
        '      <tool tool-id="article-l10n" tool-name="article-l10n"'
        f' tool-version="{__version__}"/>'
    )
    yield f'      <note from="{OURS}">{sealed}</note>'
    yield "    </header>"
    yield "    <body>"
    for unit in units:
        yield from _unit(unit)
    yield "    </body>"
    yield "  </file>"
    yield "</xliff>"


def _unit(unit: Unit) -> Iterator[str]:
    approved, state, qualifier = attributes_of(unit)
    name = f" resname={quoted(unit.context)}" if unit.context else ""
    signed = ' approved="yes"' if approved else ""
    yield f'      <trans-unit id="{id_of(unit.key)}"{name}{signed} xml:space="preserve">'
    yield f"        <source>{_text(unit.source)}</source>"
    if unit.target:
        kind = f' state-qualifier="{qualifier}"' if qualifier else ""
        yield f'        <target state="{state}"{kind}>{_text(unit.target)}</target>'
    for reference in unit.references:
        yield '        <context-group purpose="location">'
        yield f'          <context context-type="sourcefile">{plain(reference.path)}</context>'
        if reference.line:
            yield f'          <context context-type="linenumber">{reference.line}</context>'
        yield "        </context-group>"
    if unit.notes:
        yield f'        <note from="{OURS}" annotates="source">{_note(unit.notes)}</note>'
    if unit.comments:
        yield f'        <note from="{PEOPLE}">{_note(unit.comments)}</note>'
    if unit.previous is not None and unit.target:
        yield '        <alt-trans alttranstype="previous-version">'
        yield f"          <source>{_text(unit.previous.source)}</source>"
        yield f"          <target>{_text(unit.target)}</target>"
        yield "        </alt-trans>"
    yield "      </trans-unit>"


def _text(text: str) -> str:
    return written(text, lambda n, name: f'<x id="{n}" ctype="x-char" equiv-text="{name}"/>')


def _note(lines: tuple[str, ...]) -> str:
    return plain("\n".join(lines))
