"""Where a draft came from, and whether it still fits what it was made from."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


def fingerprint(text: str) -> str:
    """A short, stable hash of ``text``: the first 12 hex digits of its SHA-256 in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Origin:
    """The provenance of a draft, kept in the PO as one comment line.

    ``source_hash`` and ``draft_hash`` are `fingerprint`s, so that *accepted as is* and
    *post-edited* can be computed later instead of believed.
    """

    engine: str
    """``argos``, ``memory``, ``glossary``, ``labels``, ``copy`` or ``pseudo``."""
    model: str
    """Package and version (``translate-fr_en-0.1``), the catalog a memory match came from, or ``-``."""
    glossary: str
    """`Glossary.fingerprint` of the terms applied, or ``-``."""
    source_hash: str
    draft_hash: str
    note: str = ""
    """One more word on how it was made; may be empty.

    For example ``terms:2,satisfied:1,redecoded:1,replaced:0,failed:0``.
    """
