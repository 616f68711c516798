"""Find designations, which every language writes with the same figures: KN-23, F-16, COVID-19."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from l10n.model.span import Span
from l10n.placeables.lexicon import lexicon, speaks

_HYPHEN = "[-\u2010\u2011\u2013]"
_LETTER = r"[^\W\d_]"
_DESIGNATION = re.compile(
    rf"(?<![\w/@.#&-])(?P<letters>{_LETTER}{{1,12}}){_HYPHEN}?(?P<digits>\d{{1,4}})"
    rf"(?P<tail>(?:{_HYPHEN}?[A-Z]{{1,4}}\d{{0,2}}|[a-z])?)(?![\w@])(?!{_HYPHEN}\w)(?!{_HYPHEN}?\d)"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Designation:
    """A name made of letters and figures, at ``span`` (code points of its text)."""

    span: Span
    form: str
    letters: str
    digits: str
    tail: str = ""

    @property
    def transliterated(self) -> bool:
        """Whether its letters are a name that other languages spell otherwise (*Chahed-136*)."""
        return not self.letters.isupper()


@lru_cache(maxsize=256)
def find_designations(text: str) -> tuple[Designation, ...]:
    """Every designation in ``text``, in order.

    It begins with a capital letter; a name before a year (*Mi-2022*) is none.
    """
    return tuple(
        Designation(Span(*m.span()), m[0], m["letters"], m["digits"], m["tail"])
        for m in _DESIGNATION.finditer(text)
        if m["letters"][0].isupper()
        and (m["letters"].isupper() or not _YEAR.fullmatch(m["digits"]))
        and not (m["letters"][1:].islower() and _HYPHENS.isdisjoint(m[0]))
    )


def carries(text: str, designation: Designation, language: str) -> bool:
    """Whether ``text`` has the designation: hyphen, blank, case and raised figures may differ,
    and so may the letters of a transliterated name. *Corona-Pandemie* says COVID-19 in German."""
    short = language.partition("-")[0]
    known = lexicon(short)["designations"] if speaks(short) else {}
    otherwise = known.get(designation.form.upper())
    if otherwise and re.search(otherwise, text, re.IGNORECASE):
        return True
    letters = f"{_LETTER}+" if designation.transliterated else re.escape(designation.letters)
    tail = re.escape(designation.tail.strip("-\u2010\u2011\u2013"))
    form = rf"(?<![^\W\d_]){letters}(?:{_HYPHEN}|[ \u00a0\u202f])?{designation.digits}"
    folded = unicodedata.normalize("NFKC", text)
    return re.search(rf"{form}{_HYPHEN}?{tail}(?!\d)", folded, re.IGNORECASE) is not None


_HYPHENS = frozenset("-\u2010\u2011\u2013")
