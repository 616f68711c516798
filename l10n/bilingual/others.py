"""Files of other kinds that are handed over by mistake, known by their first bytes."""

from __future__ import annotations

import re

from l10n.xmlreading import Kind

_EXPORT = "Export the translation as {kind} from the program that made it."
_ZIPPED = {
    b"xl/workbook.xml": ("an Excel workbook", _EXPORT),
    b"word/document.xml": ("a Word document", _EXPORT),
    b"ppt/presentation.xml": ("a PowerPoint presentation", _EXPORT),
    b"application/vnd.oasis.opendocument": ("a LibreOffice document", _EXPORT),
    b"document.mqxliff": (
        "a package of memoQ",
        "Unpack it (it is a ZIP), then name the file in it.",
    ),
    b".sdlxliff": ("a package of Trados", "Open it in Trados, and export the file as {kind}."),
    b"omegat.project": (
        "a project of OmegaT",
        "Unpack it, then name the file in its target folder.",
    ),
}
_STARTS = (
    (b"%PDF", "a PDF", _EXPORT),
    (b"{\\rtf", "an RTF document", _EXPORT),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", _EXPORT),
    (b"\x1f\x8b", "compressed with gzip", "Unpack it, then name the file in it."),
    (b"BZh", "compressed with bzip2", "Unpack it, then name the file in it."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it, then name the file in it."),
    (b"Rar!", "a RAR archive", "Unpack it, then name the file in it."),
    (b"SQLite format 3", "a database", _EXPORT),
)
_ROOTS = {
    "xliff": "an XLIFF file",
    "tmx": "a translation memory (TMX)",
    "tbx": "a glossary (TBX)",
    "martif": "a glossary (TBX)",
    "html": "a web page",
}
_PO = re.compile(rb"^[ \t]*msgid[ \t]*\"", re.MULTILINE)


def refuse_others(data: bytes, path: str, kind: Kind) -> None:
    """Raise `InputError` that names what ``data`` is when it is plainly no file of ``kind``.

    Looks at bytes alone: nothing is unpacked.
    """
    found, advice = _known(data)
    if found:
        told = advice.format(kind=kind.name)
        raise kind.error(path, 0, f"this is {found}, no {kind.name} file.", told, "kind")


def root_called(tag: str) -> str:
    """What a file is whose first element is ``tag``: ``a glossary (TBX)``."""
    return _ROOTS.get(tag.lower(), f"XML of another kind (<{tag}>)")


def _known(data: bytes) -> tuple[str, str]:
    if data.startswith(b"PK\x03\x04"):
        for mark, (what, advice) in _ZIPPED.items():
            if mark in data:
                return what, advice
        return "a ZIP archive", "Unpack it, then name the file in it."
    for start, what, advice in _STARTS:
        if data.startswith(start):
            return what, advice
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _PO.search(data):
        return "a PO file", "Name it as one: its name ends in .po."
    return "", ""
