"""Namespaces of Office Open XML, the transitional ones and the strict."""

from __future__ import annotations

_SCHEMAS = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"

# Whatever prefix a document gives them: by these the code speaks of them.
PREFIXES = {
    f"{_SCHEMAS}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_SCHEMAS}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_SCHEMAS}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{_SCHEMAS}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_SCHEMAS}drawingml/2006/chart": "c",
    f"{_STRICT}drawingml/chart": "c",
    f"{_SCHEMAS}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_SCHEMAS}markup-compatibility/2006": "mc",
    f"{_SCHEMAS}package/2006/relationships": "rel",
    f"{_SCHEMAS}package/2006/content-types": "ct",
    f"{_SCHEMAS}package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:schemas-microsoft-com:vml": "v",
}


def is_known(space: str) -> bool:
    """Whether elements of the namespace ``space`` mean something here."""
    return space in PREFIXES
