"""What kind of file some bytes are in truth, whatever the file's name says."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePosixPath

from l10n.errors import InputError
from l10n.model.finding import Where


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that is no plain text: ``name`` for programs, ``what`` and ``advice`` for people.

    ``suffix`` is set where we read such files: then the name alone is wrong.
    """

    name: str
    what: str
    advice: str
    suffix: str = ""


_SAVE = "Open it with the program that made it, and save the article as DOCX, HTML or plain text."
_TEXT_OF_IT = "Save the article's text itself, as plain text, Markdown, HTML or DOCX."

_DOCX = Kind("docx", "a Word document (DOCX)", _SAVE, ".docx")
_HTML = Kind("html", "an HTML page", "Save the article as plain text.", ".html")
_ENCRYPTED = Kind(
    "encrypted",
    "an office document locked with a password",
    "Open it with its password, take the password off (File, Info, Protect), and save it as DOCX.",
)
_DOC = Kind("doc", "an old Word document (.doc)", "Open it in Word or LibreOffice; save as DOCX.")
_OLE = Kind("ole", "an old office document", _SAVE)
_ODT = Kind("odt", "an OpenDocument text (.odt)", "Open it in LibreOffice, and save it as DOCX.")
_ZIP = Kind("zip", "a zip archive", "Unpack it, and take the article out of it.")

# What begins so is of that kind. Registered in the IANA media types or by the formats themselves.
_BEGINNINGS = (
    (b"%PDF", Kind("pdf", "a PDF document", "Copy the article's text out of it into a text file.")),
    (b"{\\rtf", Kind("rtf", "an RTF document", "Open it in Word or LibreOffice; save as DOCX.")),
    (b"\x89PNG", Kind("picture", "a PNG picture", _TEXT_OF_IT)),
    (b"\xff\xd8\xff", Kind("picture", "a JPEG picture", _TEXT_OF_IT)),
    (b"GIF8", Kind("picture", "a GIF picture", _TEXT_OF_IT)),
    (b"\x1f\x8b", Kind("gzip", "a gzip archive", "Unpack it: gunzip.")),
    (b"7z\xbc\xaf\x27\x1c", Kind("7z", "a 7z archive", _ZIP.advice)),
    (b"Rar!\x1a", Kind("rar", "a RAR archive", _ZIP.advice)),
    (b"bplist00", Kind("webarchive", "a web archive of Safari", "Save the page as HTML.")),
    (b"SQLite format 3", Kind("sqlite", "a database", _TEXT_OF_IT)),
    (b"\x7fELF", Kind("program", "a program", _TEXT_OF_IT)),
)
_ZIPPED = (
    (b"word/document.xml", _DOCX),
    (b"word/document2.xml", _DOCX),
    (b"application/vnd.oasis.opendocument.text", _ODT),
    (b"application/epub+zip", Kind("epub", "an e-book (EPUB)", _TEXT_OF_IT)),
    (b"xl/workbook.", Kind("xlsx", "a spreadsheet (XLSX)", _TEXT_OF_IT)),
    (b"ppt/presentation.", Kind("pptx", "a presentation (PPTX)", _TEXT_OF_IT)),
)
# [MS-OFFCRYPTO] 2.3: an encrypted package is a stream of this name; names are UTF-16LE.
_STREAMS = (
    ("EncryptedPackage".encode("utf-16-le"), _ENCRYPTED),
    ("WordDocument".encode("utf-16-le"), _DOC),
)
_HTML_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf|\s|<\?xml[^>]{0,200}>|<!--(?:[^-]|-(?!->)){0,2000}-->){0,20}+<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE,
)
_MHTML = re.compile(rb"(?:From: <Saved by|MIME-Version: ?1)", re.IGNORECASE)
_SAVED_PAGE = Kind("mhtml", "a page saved as a web archive (MHTML)", "Save the page as HTML.")


def kind_of(data: bytes) -> Kind | None:
    """The kind that ``data`` is by its own marks; None for what may be text.

    An archive is told by the names in it, which lie uncompressed at its end.
    """
    for mark, kind in _BEGINNINGS:
        if data.startswith(mark):
            return kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return next((kind for name, kind in _ZIPPED if name in data), _ZIP)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return next((kind for name, kind in _STREAMS if name in data), _OLE)
    if _HTML_BEGINS.match(data):
        return _HTML
    return _SAVED_PAGE if _MHTML.match(data) else None


def refuse_other_kind(data: bytes, path: str, *, but: Collection[str] = ()) -> None:
    """Raise `InputError` when ``data``, of the file ``path``, is of a kind that is not in ``but``."""
    kind = kind_of(data)
    if kind is None or kind.name in but:
        return
    advice = kind.advice
    suffix = PurePosixPath(path).suffix
    as_named = suffix.casefold() == kind.suffix
    if kind.suffix and not as_named:
        name = PurePosixPath(path).with_suffix(kind.suffix).name
        advice = f"Give it the name that it should have: {name}."
    named = f", though its name ends in {suffix}" if suffix and not as_named else ""
    raise InputError(
        f"this is {kind.what}{named}.", where=Where(path), advice=advice, code="article-kind"
    )
