"""The parts of a package that say or mean something, as one text, and the way back."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from l10n.formats.docx.archive import TOTAL, Archive, open_archive, rewritten
from l10n.formats.docx.partxml import encoding, read_xml
from l10n.formats.docx.tokens import Kind, Token, attribute, prefixes_of, tokens
from l10n.formats.kinds import refuse_other_kind
from l10n.model.span import Span

# XML 1.0 forbids these signs, so none of them is in a part. A part begins with its name between
# two MARKs; a line end in a part is a BLANK here, because lines of the text are paragraphs.
MARK = "\x1c"
BLANK = "\x1f"
_PART = re.compile(f"{MARK}([^{MARK}]*){MARK}")
_OFFICE = "officeDocument"
# Kinds of relationships of the main part whose parts are taken in, in this order.
_TEXTS = ("footnotes", "endnotes", "header", "footer", "comments")
_FACTS = ("styles", "numbering")
_SHAPES = ("chart", "diagramData")
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OTHERS = {
    "application/vnd.ms-word.document.macroenabled.main+xml": "a Word document with macros (.docm)",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": (
        "a Word template (.dotx)"
    ),
    "application/vnd.ms-word.template.macroenabledtemplate.main+xml": (
        "a Word template with macros (.dotm)"
    ),
}
_SAVE = "Open it in Word or LibreOffice, and save it again as DOCX."


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the package: its name, what it is for (``footnotes``), and where its XML stands."""

    name: str
    use: str
    span: Span


@dataclass(frozen=True, slots=True)
class Relation:
    """How one part points to another, or to an address outside."""

    key: str
    use: str
    target: str
    external: bool


def decode(data: bytes, path: str) -> str:
    """As `Format.decode`: the main part first, one line for each of its paragraphs.

    The first line also holds what stands before the first paragraph, so line *n* is paragraph *n*.
    """
    refuse_other_kind(data, path, but=("docx", "zip"))
    archive = _archive(data, path)
    if not archive.members:
        raise archive.error("this is an empty zip archive.", "Save it again as DOCX.", "empty")
    pieces: list[str] = []
    total = 0
    for name, use in _wanted(archive):
        content = archive.read(name)
        total += len(content)
        if total > TOTAL:
            raise archive.error(
                f"its texts are larger than {TOTAL:,} bytes.", "Split the document.", "too-large"
            )
        text = read_xml(archive, name, content)
        pieces.append(f"{MARK}{use} {name}{MARK}{_in_lines(text, first=not pieces)}")
    return "".join(pieces)


def encode(text: str, packed: bytes) -> bytes:
    """As `Format.encode`: parts whose text is still what it was are copied byte for byte."""
    archive = _archive(packed, "")
    changed: dict[str, bytes] = {}
    for part in parts(text):
        before = archive.read(part.name)
        mark, codec = encoding(before)
        after = mark + part.span.of(text).replace("\n", "").replace(BLANK, "\n").encode(codec)
        if after != before:
            changed[part.name] = after
    return rewritten(archive, changed) if changed else packed


@lru_cache(maxsize=2)
def parts(text: str) -> tuple[Part, ...]:
    """The parts of the text of a package, in order."""
    found = []
    marks = list(_PART.finditer(text))
    for at, mark in enumerate(marks):
        use, _, name = mark[1].partition(" ")
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        found.append(Part(name, use, Span(mark.end(), end)))
    return tuple(found)


def relations(text: str, name: str) -> dict[str, Relation]:
    """What the part ``name`` points to, by key."""
    own = _rels_of(name)
    for part in parts(text):
        if part.name == own:
            return {one.key: one for one in _relations(part.span.of(text), name)}
    return {}


def _archive(data: bytes, path: str) -> Archive:
    return open_archive(data, path)


def _wanted(archive: Archive) -> Iterator[tuple[str, str]]:
    """The names of the parts that are taken in, each with its use."""
    rels = _read(archive, "_rels/.rels")
    top = list(_relations(rels, "")) if rels else []
    main = next((one.target for one in top if one.use == _OFFICE), None)
    if main is None or main not in archive.members:
        raise archive.error(
            "this is a zip archive, but no Word document: it has no main text.",
            "Check that this is the right file; open it in Word, and save it again as DOCX.",
            "no-document",
        )
    _refuse_other_type(archive, main)
    yield main, "main"
    own = _read(archive, _rels_of(main))
    found = list(_relations(own, main)) if own else []
    seen = {main}
    for use in (*_TEXTS, *_FACTS, *_SHAPES):
        for one in sorted(found, key=lambda one: _natural(one.target)):
            fits = one.use == use and not one.external and one.target in archive.members
            if fits and one.target not in seen:
                seen.add(one.target)
                yield one.target, use
                if use in ("footnotes", "endnotes") and _rels_of(one.target) in archive.members:
                    yield _rels_of(one.target), "rels"
    core = next((one.target for one in top if one.use == "core-properties"), None)
    if core in archive.members and core is not None:
        yield core, "core"
    if own:
        yield _rels_of(main), "rels"


def _refuse_other_type(archive: Archive, main: str) -> None:
    types = _read(archive, "[Content_Types].xml")
    if not types:
        raise archive.error(
            "the document lacks the list of what its parts are.", _SAVE, "no-document"
        )
    span = Span(0, len(types))
    for token in tokens(types, span, prefixes_of(types, span)):
        if token.name == "ct:Override":
            tag = token.span.of(types)
            if attribute(tag, "PartName").casefold() == f"/{main}".casefold():
                told = attribute(tag, "ContentType").casefold()
                if told in _OTHERS:
                    raise archive.error(
                        f"this is {_OTHERS[told]}, whatever its name says.",
                        "Open it in Word, and save it as a Word document (DOCX).",
                        "kind",
                    )
                if told == _MAIN:
                    return
    # Some programs give the type by the ending of the name alone. The root element tells.


def _read(archive: Archive, name: str) -> str:
    if name not in archive.members:
        return ""
    return read_xml(archive, name, archive.read(name))


def _in_lines(text: str, *, first: bool) -> str:
    """``text`` with each paragraph on a line, its own line ends as BLANKs."""
    prefixes = prefixes_of(text, Span(0, len(text)))
    own = [f"{re.escape(one)}:" if one else "" for one, our in prefixes.items() if our == "w"]
    begin = re.compile(rf"<(?:{'|'.join(own)})p(?=[\s/>])" if own else r"(?!)")
    pieces: list[str] = []
    at = 0
    for match in begin.finditer(text):
        if not first:
            pieces += text[at : match.start()].replace("\n", BLANK), "\n"
            at = match.start()
        first = False
    pieces.append(text[at:].replace("\n", BLANK))
    return "".join(pieces)


def _relations(text: str, name: str) -> Iterator[Relation]:
    """The relationships in ``text``, which are those of the part ``name``."""
    span = Span(0, len(text))
    for token in tokens(text, span, prefixes_of(text, span)):
        if token.name == "rel:Relationship" and token.kind in (Kind.START, Kind.EMPTY):
            yield _relation(token, text, name)


def _relation(token: Token, text: str, name: str) -> Relation:
    tag = token.span.of(text)
    target = attribute(tag, "Target")
    external = attribute(tag, "TargetMode").casefold() == "external"
    if not external:
        folder = posixpath.dirname(name)
        joined = target if target.startswith("/") else f"{folder}/{target}"
        target = posixpath.normpath(joined).lstrip("/") if target else ""
    return Relation(
        attribute(tag, "Id"), attribute(tag, "Type").rpartition("/")[2], target, external
    )


def _rels_of(name: str) -> str:
    folder, _, file = name.rpartition("/")
    return f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"


def _natural(name: str) -> tuple[object, ...]:
    """``header10.xml`` behind ``header9.xml``."""
    return tuple(
        (1, int(one), "") if one.isdigit() else (0, 0, one) for one in re.split(r"([0-9]+)", name)
    )
