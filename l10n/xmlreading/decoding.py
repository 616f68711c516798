"""Bytes to the text of an XML file, with every declaration refused or cut out."""

from __future__ import annotations

import codecs
import re

from l10n.xmlreading.kind import Kind

_DECLARATION = re.compile(r"<!\s*(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)", re.IGNORECASE)
_ENCODING = re.compile(r"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"'>]*)[\"']")
_ROOT = re.compile(r"<[A-Za-z_]")
_UTF8 = ("utf-8", "utf8", "us-ascii", "ascii")


def decode(path: str, data: bytes, kind: Kind) -> str:
    """The text of the file without its BOM and a harmless document type; lines stay where they are.

    Raises `InputError` for a file that is empty, too large, in another encoding than UTF-8 or
    UTF-16, or that declares anything.
    """
    if len(data) > kind.limit:
        message = f"the file is larger than {kind.limit:,} bytes."
        raise kind.error(path, 0, message, "Split it.", "too-large")
    if not data.strip():
        raise kind.error(path, 0, "the file is empty.", "Export it again.", "empty")
    codec = _codec(path, data, kind)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"this is no {codec.removesuffix('-sig').upper()} text."
        if error.end >= len(data):
            message = "the file is cut off in the middle of a character."
        advice = "Nothing was read. Save it as UTF-8."
        raise kind.error(path, line, message, advice, "encoding") from error
    text = text.removeprefix("\ufeff")
    named = _ENCODING.match(text)
    if codec.startswith("utf-8") and named and named[1].lower() not in _UTF8:
        message = f"the file says it is {named[1]}."
        raise kind.error(path, 1, message, "Save it as UTF-8.", "encoding")
    text = _without_doctype(text, kind)
    if found := _DECLARATION.search(text):
        raise kind.error(
            path,
            text.count("\n", 0, found.start()) + 1,
            f"the file declares something of its own (<!{found[1]}). Nothing was read.",
            f"Remove the declaration; {kind.name} files need none.",
            "declaration",
        )
    return text


def _without_doctype(text: str, kind: Kind) -> str:
    root = _ROOT.search(text)
    known = kind.doctype.search(text, 0, root.start()) if root and kind.doctype else None
    if not known:
        return text
    return text[: known.start()] + "\n" * known[0].count("\n") + text[known.end() :]


def _codec(path: str, data: bytes, kind: Kind) -> str:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise kind.error(path, 1, "the file is UTF-32.", "Save it as UTF-8.", "encoding")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    first = data[:4]
    if first[:1] == b"<" and first[1:2] == b"\0" and first[3:] == b"\0":
        return "utf-16-le"
    if first[:2] == b"\0<" and first[2:3] == b"\0":
        return "utf-16-be"
    if b"\0" in data[:4096]:
        advice = f"Name a {kind.name} file."
        raise kind.error(path, 0, "this is a binary file.", advice, "encoding")
    return "utf-8-sig"
