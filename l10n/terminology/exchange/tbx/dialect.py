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


DCA = Style("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec")
DCT = Style("tbx", "tbxHeader", "conceptEntry", "langSec", "termSec", tagged=True)
MARTIF = Style("martif", "martifHeader", "termEntry", "langSet", "tig")

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

# An id is an XML name. What a name cannot hold is written as SQL/XML does (ISO 9075-14): _x0020_.
_PLAIN = re.compile(r"[A-Za-z0-9_.-]")
_ESCAPED = re.compile(r"_x([0-9A-F]{4,6})_")


def status(said: str) -> str:
    """The administrative status that ``said`` means; empty for a word that is none."""
    word = re.sub(r"(?:term)?(?:-?admn-?sts?)?$", "", said.strip().casefold())
    return _STATUS.get(word, "")


def id_of(concept: str) -> str:
    """An XML id from which `concept_of` makes ``concept`` again."""
    made = []
    for at, character in enumerate(concept):
        plain = _PLAIN.match(character) and (at or character.isalpha() or character == "_")
        if plain and not concept.startswith("_x", at):
            made.append(character)
        else:
            made.append(f"_x{ord(character):04X}_")
    return "".join(made)


def concept_of(name: str) -> str:
    """The concept that is called ``name`` as an XML id."""

    def character(found: re.Match[str]) -> str:
        point = int(found[1], 16)
        return chr(point) if 0x20 <= point < 0xD800 or 0xE000 <= point < 0x110000 else found[0]

    return _ESCAPED.sub(character, name).strip()
