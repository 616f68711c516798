"""Write a source as rough as real input: capitals, lost accents, printers' signs, title case."""

from __future__ import annotations

import re
from collections.abc import Callable

from text.noise import title_case, without_accents

_QUOTED = re.compile(r'"([^"]*)"')
_BEFORE = re.compile(r" ?([;:!?»])(?=\s|$)")

QUOTES = {"fr": "«\u00a0{}\u00a0»", "en": "“{}”", "de": "„{}“"}


def capitals(text: str, _language: str) -> str:
    """Set all letters in capitals, as headlines are."""
    return text.upper()


def no_accents(text: str, _language: str) -> str:
    """Take off accents and cedillas, as from a poor keyboard."""
    return without_accents(text)


def printed(text: str, language: str) -> str:
    """Set printers' quotation marks and apostrophes, in French with no-break spaces."""
    text = _QUOTED.sub(lambda match: QUOTES[language].format(match[1]), text).replace("'", "’")
    if language == "fr":
        text = re.sub("« ?(?!\u00a0)", "«\u00a0", text)
        text = _BEFORE.sub("\u00a0\\1", text).replace("\u00a0\u00a0", "\u00a0")
        text = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "\u202f", text)
    return text


def title(text: str, _language: str) -> str:
    """Begin every word with a capital, as English titles do."""
    return title_case(text)


PERTURBATIONS: dict[str, Callable[[str, str], str]] = {
    "capitals": capitals,
    "no accents": no_accents,
    "printers' signs": printed,
    "title case": title,
}
"""Each takes a text and its language (`fr`) and changes no word but for its spelling."""
