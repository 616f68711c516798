"""The XML of one part: read without trust, in the encoding that it has."""

from __future__ import annotations

import codecs
from xml.parsers import expat

from l10n.errors import InputError
from l10n.formats.docx.archive import Archive
from l10n.formats.docx.names import is_known
from l10n.model.finding import Where
from l10n.xmlreading.decoding import decode as decode_xml
from l10n.xmlreading.kind import Kind

_DEPTH = 256
_XML = Kind("DOCX", frozenset(), limit=80 * 1024 * 1024)
_SAVE = "Open it in Word or LibreOffice, and save it again as DOCX."


def read_xml(archive: Archive, name: str, data: bytes) -> str:
    """The text of a part, well-formed and without declarations; its byte order mark is left out."""
    try:
        text = decode_xml(archive.path, data, _XML)
        _check(text)
    except InputError as error:
        error.message = f"its part “{name}” cannot be read: {error.message}"
        error.where = Where(archive.path)
        error.advice = _SAVE
        raise
    except expat.ExpatError as error:
        raise archive.error(
            f"its part “{name}” is no well-formed XML: {expat.ErrorString(error.code)}, line"
            f" {error.lineno}.",
            _SAVE,
            "xml",
        ) from error
    except _UnusualError as error:
        raise archive.error(f"its part “{name}” {error}.", _SAVE, "xml") from error
    mark, codec = encoding(data)
    if mark + text.encode(codec) != data:
        raise archive.error(f"its part “{name}” has an unusual encoding.", _SAVE, "encoding")
    return text


class _UnusualError(Exception):
    """What no program writes, but well-formed XML allows."""


def _check(text: str) -> None:
    """Raise `ExpatError` for what is not well-formed, `_UnusualError` for what is made to do harm."""
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    depth = 0
    spaces: dict[str | None, str] = {}

    def start(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise _UnusualError(f"has elements more than {_DEPTH} deep in one another")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def bound(prefix: str | None, space: str) -> None:
        known = spaces.setdefault(prefix, space or "")
        if known != (space or "") and (is_known(known) or is_known(space or "")):
            raise _UnusualError(f"gives the prefix “{prefix or ''}” two meanings")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartNamespaceDeclHandler = bound
    parser.Parse(text.encode("utf-8"), True)


def encoding(data: bytes) -> tuple[bytes, str]:
    """The byte order mark of a part, and the encoding behind it."""
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return mark, codec
    if data[1:2] == b"\0":
        return b"", "utf-16-le"
    return b"", "utf-16-be" if data[:1] == b"\0" else "utf-8"
