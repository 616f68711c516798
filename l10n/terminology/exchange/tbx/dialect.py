"""TBX-Basic: its elements in each style, and its words for what a glossary says.

Sources: ISO 30042:2019 (TBX 3), with the schemas of the TBX-Basic dialect 1.2 (LTAC Global); for
TBX 2, ISO 30042:2008 as translate-toolkit and Weblate write it. What TBX-Basic has no category for
stands in a ``note`` that begins with ``l10n:`` and one of `PRIVATE`'s words, so that other tools
show it and we read it back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
# The modules that the DCT style takes its elements from.
MODULES = {"min": "http://www.tbxinfo.net/ns/min", "basic": "http://www.tbxinfo.net/ns/basic"}
MODULE_OF = {
    "subjectField": "min",
    "administrativeStatus": "min",
    "partOfSpeech": "min",
    "grammaticalGender": "basic",
    "termType": "basic",
    "context": "basic",
    "source": "basic",
}


@dataclass(frozen=True, slots=True)
class Style:
    """The names of the elements in one style."""

    root: str
    header: str
    entry: str
    language: str
    section: str
    tagged: bool = False
    """Data categories are tags of their own (DCT), not values of ``type`` (DCA)."""
    untranslated: str = ""
    """The ``descrip`` that says *No* of a term that is not translated; empty: there is none."""


DCA = Style("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec")
DCT = Style("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec", tagged=True)
# TermWeb's and Weblate's own category, which their version 2 has beside those of the standard.
MARTIF = Style(
    "martif", "martifHeader", "termEntry", "langSet", "tig", untranslated="Translation needed"
)

ENTRIES = frozenset({"conceptEntry", "termEntry"})
LANGUAGES = frozenset({"langSec", "langSet"})
SECTIONS = frozenset({"termSec", "tig", "ntig"})
GROUPS = frozenset({"descripGrp", "adminGrp", "termNoteGrp", "termGrp"})
"""Elements that hold others together and say nothing themselves."""
CATEGORIES = frozenset({"descrip", "admin", "termNote", "ref", "xref", "transac"})
"""DCA's elements whose ``type`` says what they are."""

PREFERRED, ADMITTED, DEPRECATED = (
    f"{word}Term-admn-sts" for word in ("preferred", "admitted", "deprecated")
)
# TBX 2 and the tools of the field shorten the words, or have others of the same meaning.
_STATUS = {
    **dict.fromkeys(("preferred", "standardized", "legal", "regulated"), PREFERRED),
    **dict.fromkeys(("admitted", "new", "proposed"), ADMITTED),
    **dict.fromkeys(
        ("deprecated", "superseded", "forbidden", "obsolete", "notrecommended"), DEPRECATED
    ),
}
GENDERS = {"m": "masculine", "f": "feminine", "n": "neuter"}
PARTS = frozenset({"noun", "verb", "adjective", "adverb", "other"})
NEAREST = {"proper noun": "noun", "acronym": "noun", "designation": "noun"}
"""Our parts of speech that TBX-Basic has not: what stands for them there."""

PREFIX = "l10n:"
PRIVATE = frozenset(
    {"case", "do-not-translate", "context", "pos", "note"}
    | {"gender", "form", "counterexample", "instead"}
)


def status(said: str) -> str:
    """The administrative status that ``said`` means; empty for a word that is none."""
    word = re.sub(r"(?:term)?(?:-?admn-?sts?)?$", "", said.strip().casefold())
    return _STATUS.get(word, "")
