"""Tell acronyms, numerals and designations from words that merely stand in capitals."""

from __future__ import annotations

import re
import unicodedata

from l10n.engines.guards import COMMON

LONGEST = 5
"""Letters; what is longer is hardly spelt out, and is a word unless it is well known."""

# What reads like a word. Everything unpronounceable (KGB, DGSE, SNCF) is found by its letters.
_LISTED = (
    "AFP AIEA ALENA ANASE AP APA ASEAN ATS AUKUS AVC BRICS CAF CEDEAO CIA COVID CSU DAX DPA ECOWAS "
    "EHPAD ENA ETA EURATOM EUROPOL FAO FARC FIFA GAFA IAEA IATA IFOP INED INSEE INTERPOL IRA ISO "
    "KEDO MEDEF NAFTA NASA NASDAQ NATO OCDE OCI OECD OIT OLP OMC OMS ONG ONU OPEC OPEP OSCE OTAN "
    "OVNI PIB PISA RAF SARS SIDA SWIFT TVA UA UAE UE UEFA UIP ULM UMP UNESCO UNHCR UNICEF UNO URSS "
    "USA VIH"
)
_KNOWN = frozenset(_LISTED.split())
# In the other languages these are words: French `un` and `eu`, English `who` and `it`.
_LISTED_IN = {
    "fr": "EDF GIEC RATP SAMU ZAD ZEP",
    "en": "AI EU I IMF UK UN US",
    "de": "AKW ARD CDU EU EZB FDP GSG KI LKW PKW SED SPD UN US",
}
_KNOWN_IN = {language: frozenset(listed.split()) for language, listed in _LISTED_IN.items()}
_VOWELS = frozenset("AEIOUY")
# Two consonants with which a word of French, English or German (or a borrowed one) can begin.
_BEGINNINGS = (
    "BL BR CH CL CR CZ DJ DR DW DZ FJ FL FR GH GL GN GR GW KH KL KN KR KW LH LL MN NG PF PH PL PN PR "
    "PS PT RH SB SC SH SK SL SM SN SP SQ SR ST SV SW SZ TH TJ TR TS TW TZ VL VR WH WR ZH ZL ZW"
)
_ONSETS = frozenset(_BEGINNINGS.split())
_ROMAN = re.compile(r"(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})")
_ROMAN_ORDINAL = re.compile(
    r"(?!VIE$)((?=[IVX])X{0,3}(?:IX|IV|V?I{0,3}))(?:E|È[MR]E|EME|TH)|I(?:ER|RE)"
)
_ORDINAL = re.compile(r"\d+(?:ER|RE|ÈRE|E|ÈME|EME|NDE?|ST|RD|TH|H|S)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")


def is_acronym(word: str, language: str) -> bool:
    """Whether ``word``, which stands in capitals, would do so in running text too.

    Acronyms, dotted ones, roman numerals and designations with digits (`KN-23`, `G7`). What reads
    like a word (`ONU`) is known from a list; an unknown one of that kind is taken for a word.
    """
    if word in _KNOWN or word in _KNOWN_IN.get(language, ()) or _DOTTED.fullmatch(word):
        return True
    if word.casefold() in COMMON.get(language, ()):
        return False
    if any(sign.isdigit() for sign in word):
        return not _ORDINAL.fullmatch(word) and all(
            len(part) <= LONGEST for part in re.split(r"[-‑]", word)
        )
    if _ROMAN.fullmatch(word):
        return True
    letters = _bare(word)
    if len(letters) > LONGEST:
        return False
    if not _VOWELS & set(letters):
        return True
    start = letters[:2]
    return len(start) == 2 and not _VOWELS & set(start) and start not in _ONSETS


def quiet(word: str, language: str) -> str:
    """``word``, which stands in capitals, as running text would have it; no sign more or less.

    Acronyms keep their capitals (`KN-23`), ordinals lose those behind their number (`XXIe`, `1er`),
    the parts of a compound are told apart (`ex-URSS`), all else is in lower case.
    """
    if numeral := _ROMAN_ORDINAL.fullmatch(word):
        kept = len(numeral[1] or "I")
        return word[:kept] + lowered(word[kept:])
    if is_acronym(word, language):
        return word
    parts = re.split(r"([-‑])", word)
    if len(parts) > 1:
        return "".join(quiet(part, language) if part not in "-‑" else part for part in parts)
    return lowered(word)


def lowered(text: str) -> str:
    """``text`` in lower case, sign for sign: one whose small form is longer (`İ`) stays."""
    return "".join(low if len(low := sign.lower()) == 1 else sign for sign in text)


def _bare(word: str) -> str:
    """The letters of ``word`` without accents, in capitals."""
    parted = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in parted if sign.isalpha()).upper()
