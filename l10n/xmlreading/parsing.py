"""The elements of an XML file, as it is read: entries whole, everything around them forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from l10n.xmlreading.decoding import decode
from l10n.xmlreading.kind import Kind

DEPTH = 32
"""Elements inside elements. TBX needs nine, XLIFF about as many."""
WITHIN = 200_000
"""Elements inside one entry; more are a file made to fill the memory."""

# Large, because expat before 2.6 reads an unfinished token again with each chunk (CVE-2023-52425).
_CHUNK = 8 << 20
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
    """An element by its local name, with what it holds."""

    tag: str
    attributes: dict[str, str]
    """By local name: ``xml:lang`` is ``lang``. One without a prefix goes before one with."""
    line: int
    """1-based line on which it begins."""
    namespace: str = ""
    content: list[str | Element] = field(default_factory=list)
    """Texts and elements in their order."""

    @property
    def children(self) -> list[Element]:
        """The elements directly inside."""
        return [one for one in self.content if isinstance(one, Element)]

    @property
    def text(self) -> str:
        """The text without the line ends and indents that a pretty printer put there."""
        raw = "".join([one for one in self.content if isinstance(one, str)])
        lines = re.split(r"[\r\n]+", raw)
        return " ".join(filter(None, (line.strip(" \t") for line in lines))).strip()


def elements(path: str, data: bytes, kind: Kind) -> Iterator[Element]:
    """The root without its content, then heads and entries in the order of the file.

    Reads as it goes: an entry that is done is forgotten. Raises `InputError` with ``path`` and line
    for what is not well-formed XML 1.0 in UTF-8 or UTF-16, for any declaration of a document type
    or an entity (XXE and billion laughs, CWE-611 and CWE-776), and past the limits of size and
    number, `DEPTH` and `WITHIN`.
    """
    text = decode(path, data, kind)
    builder = _Builder(path, kind)
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
        _broken(path, error, builder.open_tag(), kind)
    yield from builder.taken()


class _Builder:
    """What the parser calls: keeps the elements that are open, and the entries that are done."""

    def __init__(self, path: str, kind: Kind) -> None:
        self.path = path
        self.kind = kind
        self.parser: expat.XMLParserType
        self._tags: list[str] = []
        self._open: list[Element] = []
        self._done: list[Element] = []
        self._within = 0
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, tag = name.rpartition(" ")
        line = self.parser.CurrentLineNumber
        if len(self._tags) == DEPTH:
            raise self.kind.error(
                self.path,
                line,
                f"elements lie more than {DEPTH} deep in one another.",
                f"This is no {self.kind.name} file. Nothing was read.",
                "depth",
            )
        element = Element(tag, _local(attributes), line, space)
        if not self._tags or (not self._open and tag in self.kind.heads):
            self._done.append(element)
        elif self._open or tag in self.kind.entries:
            self._within = self._within + 1 if self._open else 0
            self._open.append(element)
        self._count += 1
        if self._within > WITHIN:
            self._too_many("one entry holds", WITHIN, line)
        if self._count > self.kind.most:
            self._too_many("the file holds", self.kind.most, line)
        self._tags.append(tag)

    def _too_many(self, what: str, most: int, line: int) -> NoReturn:
        message = f"{what} more than {most:,} elements."
        advice = "Nothing was read. Split the file, or export it again."
        raise self.kind.error(self.path, line, message, advice, "too-large")

    def end(self, _name: str) -> None:
        self._tags.pop()
        if not self._open:
            return
        element = self._open.pop()
        if not self._open:
            self._done.append(element)
        elif element.tag in self.kind.inline:
            self._open[-1].content.extend(element.content)
        else:
            self._open[-1].content.append(element)

    def characters(self, text: str) -> None:
        if self._open:
            self._open[-1].content.append(text)

    def taken(self) -> list[Element]:
        done, self._done = self._done, []
        return done

    def open_tag(self) -> str:
        return self._tags[-1] if self._tags else ""


def _local(attributes: dict[str, str]) -> dict[str, str]:
    local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
    if len(local) < len(attributes):
        local |= {key: value for key, value in attributes.items() if " " not in key}
    return local


def _broken(path: str, error: expat.ExpatError, inside: str, kind: Kind) -> NoReturn:
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
    raise kind.error(path, error.lineno, message, advice, "xml")
