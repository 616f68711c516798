"""Parse XML that a stranger sent: no DTD, no entities, nothing fetched, bounded size and depth."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from l10n.errors import InputError
from l10n.model.finding import Where

LIMIT = 256 * 1024 * 1024
"""Bytes. 100,000 full entries take half of it."""
DEPTH = 32
"""Elements inside elements. TBX needs nine."""

# What TBX 2 tools write at the top of every file: the name of a DTD and nothing inside. It is cut
# out before parsing, so that nobody looks for the DTD; every other declaration is refused.
_HARMLESS = re.compile(
    r"<!DOCTYPE\s+martif\s+(?:SYSTEM|PUBLIC\s+(?:\"[^\"<>\[\]]*\"|'[^'<>\[\]]*'))\s+"
    r"(?:\"TBX[\w-]*\.dtd\"|'TBX[\w-]*\.dtd')\s*>"
)
_DECLARATION = re.compile(r"<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_ENCODING = re.compile(r"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"'>]*)[\"']")
_UTF8 = ("utf-8", "utf8", "us-ascii", "ascii")
# Large, because expat before 2.6 reads an unfinished token again with each chunk (CVE-2023-52425).
_CHUNK = 8 << 20

# Marks inside a text, which belongs to the element around them (ISO 30042, noteText and basicText).
_INLINE = frozenset({"hi", "foreign", "sc", "ec", "ph", "bpt", "ept", "it", "ut"})
_CUT_OFF = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
)


@dataclass(slots=True)
class Element:
    """An element by its local name, with the text of itself and of the marks inside it."""

    tag: str
    attributes: dict[str, str]
    """By local name: ``xml:lang`` is ``lang``."""
    line: int
    """1-based line on which it begins."""
    children: list[Element] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text without the line ends and indents that a pretty printer put there."""
        lines = re.split(r"[\r\n]+", "".join(self.parts))
        return " ".join(filter(None, (line.strip(" \t") for line in lines))).strip()


def elements(path: str, data: bytes, entries: frozenset[str]) -> Iterator[Element]:
    """The root without its content, then every element called as ``entries`` say, complete.

    Reads as it goes: an entry that is done is forgotten. Raises `InputError` with ``path`` and line
    for what is not well-formed XML 1.0 in UTF-8 or UTF-16, for any declaration of a document type
    or an entity (XXE and billion laughs, CWE-611 and CWE-776), and past `LIMIT` and `DEPTH`.
    """
    text = _decoded(path, data)
    builder = _Builder(path, entries)
    # The encoding is settled: what a declaration inside says can no longer change it.
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.characters
    builder.parser = parser
    encoded = text.encode("utf-8")
    try:
        for at in range(0, len(encoded), _CHUNK):
            parser.Parse(encoded[at : at + _CHUNK], False)
            yield from builder.taken()
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        _broken(path, error, builder.open_tag())
    yield from builder.taken()


class _Builder:
    """What the parser calls: keeps the elements that are open, and the entries that are done."""

    def __init__(self, path: str, entries: frozenset[str]) -> None:
        self.path = path
        self.entries = entries
        self.parser: expat.XMLParserType
        self._tags: list[str] = []
        self._open: list[Element] = []
        self._done: list[Element] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        line = self.parser.CurrentLineNumber
        if len(self._tags) == DEPTH:
            raise InputError(
                f"elements lie more than {DEPTH} deep in one another.",
                where=Where(self.path, line),
                advice="This is no file of terms. Nothing was read.",
                code="tbx-depth",
            )
        element = Element(
            tag, {key.rpartition(" ")[2]: value for key, value in attributes.items()}, line
        )
        if not self._tags:
            self._done.append(element)
        elif self._open or tag in self.entries:
            self._open.append(element)
        self._tags.append(tag)

    def end(self, _name: str) -> None:
        self._tags.pop()
        if not self._open:
            return
        element = self._open.pop()
        if not self._open:
            self._done.append(element)
        elif element.tag in _INLINE:
            self._open[-1].parts.extend(element.parts)
        else:
            self._open[-1].children.append(element)

    def characters(self, text: str) -> None:
        if self._open:
            self._open[-1].parts.append(text)

    def taken(self) -> list[Element]:
        done, self._done = self._done, []
        return done

    def open_tag(self) -> str:
        return self._tags[-1] if self._tags else ""


def _decoded(path: str, data: bytes) -> str:
    """The text of the file, with every declaration refused or cut out."""
    if len(data) > LIMIT:
        _refuse(path, 0, f"the file is larger than {LIMIT:,} bytes.", "Split it.", "tbx-too-large")
    if not data.strip():
        _refuse(path, 0, "the file is empty.", "Export it again.", "tbx-empty")
    codec = _codec(path, data)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"this is no {codec.removesuffix('-sig').upper()} text."
        if error.end >= len(data):
            message = "the file is cut off in the middle of a character."
        _refuse(path, line, message, "Nothing was read. Save it as UTF-8.", "tbx-encoding")
    text = text.removeprefix("\ufeff")
    named = _ENCODING.match(text)
    if codec.startswith("utf-8") and named and named[1].lower() not in _UTF8:
        _refuse(
            path, 1, f"the file says it is {named[1]}.", "Save it as UTF-8.", "tbx-encoding"
        )  # fmt: skip
    head = text.find("<martif")
    known = _HARMLESS.search(text, 0, head) if head > 0 else None
    if known:
        text = text[: known.start()] + "\n" * known[0].count("\n") + text[known.end() :]
    if found := _DECLARATION.search(text):
        _refuse(
            path,
            text.count("\n", 0, found.start()) + 1,
            f"the file declares something of its own (<!{found[1]}). Nothing was read.",
            "Remove the declaration; files of terms need none.",
            "tbx-declaration",
        )
    return text


def _codec(path: str, data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        _refuse(path, 1, "the file is UTF-32.", "Save it as UTF-8.", "tbx-encoding")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data[:4] in (b"<\0?\0", b"<\0t\0", b"<\0m\0", b"<\0!\0"):
        return "utf-16-le"
    if data[:4] in (b"\0<\0?", b"\0<\0t", b"\0<\0m", b"\0<\0!"):
        return "utf-16-be"
    if b"\0" in data[:4096]:
        _refuse(path, 0, "this is a binary file.", "Name a TBX file.", "tbx-encoding")
    return "utf-8-sig"


def _broken(path: str, error: expat.ExpatError, inside: str) -> NoReturn:
    where = f" inside <{inside}>" if inside else ""
    advice = "Nothing was read. Export the file again, or mend this line."
    if error.code in _CUT_OFF:
        message = f"the file is cut off: it ends{where}." if inside else "this is no XML."
    elif error.code == expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]:
        message = "an entity stands here that XML does not know."
        advice = "Write the character itself. XML knows &amp;, &lt;, &gt;, &quot; and &apos; only."
    else:
        said = expat.ErrorString(error.code)
        message = f"this is no well-formed XML: {said}, column {error.offset + 1}{where}."
    _refuse(path, error.lineno, message, advice, "tbx-xml")


def _refuse(path: str, line: int, message: str, advice: str, code: str) -> NoReturn:
    raise InputError(message, where=Where(path, line), advice=advice, code=code)
