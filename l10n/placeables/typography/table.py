"""The ``[typography]`` table of a locale's language file, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from l10n import languages
from l10n.model.locale import Locale
from l10n.placeables.typography.neighbours import BLANKS


@dataclass(frozen=True, slots=True)
class Pair:
    """The two marks of a quotation and the blank inside of them: ``«\u00a0…\u00a0»``."""

    opening: str
    closing: str
    blank: str = ""

    @classmethod
    def parse(cls, shape: str) -> Pair:
        """Read a shape as the tables write it, its content as ``…``."""
        before, _, after = shape.partition("…")
        opening = before.rstrip(BLANKS)
        return cls(opening, after.lstrip(BLANKS), before[len(opening) :])


Scheme = tuple[Pair, ...]
"""The marks of quotations, of quotations within them, and so on."""


@dataclass(frozen=True, slots=True)
class Typography:
    """How a locale sets its texts. Each field is a key of ``[typography]``; see `languages`.

    What a file does not name is left as it stands.
    """

    authority: str = ""
    quotes: tuple[Scheme, ...] = ()
    """The locale's own scheme first, then those it admits where a text keeps to them."""
    comma: str = ""
    """Where it stands at the end of a quotation: ``inside``, ``outside``, ``spoken`` (outside only
    when a fragment is quoted)."""
    stop: str = ""
    """Likewise: ``inside`` always, ``outside`` always, or outside after ``fragments``."""
    apostrophe: str = ""
    apostrophe_before: tuple[str, ...] = ()
    """Words that begin with an apostrophe, lower case, without it."""
    before: Mapping[str, str] = field(default_factory=dict)
    """The blank before a sign: none for ``""``; of other signs nothing is known."""
    before_kept: str = ""
    """Blanks that may stand there as well."""
    after_opening: str = ""
    """Signs that open a sentence and have no blank behind (Spanish ``¿¡``)."""
    dash: str = ""
    """A parenthesis between dashes: `` –\u00a0…\u00a0– ``."""
    dash_alone: str = ""
    dash_kept: str = ""
    """Dashes that stay where blanks stand around them."""
    dash_kept_close: str = ""
    """Dashes that stay between two words without blanks."""
    range: str = ""
    range_behind: tuple[str, ...] = ()
    """Words before a range of figures: *pp.*"""
    ellipsis: str = ""
    ellipsis_before: str = "kept"
    """``none`` takes the blank before it away; ``kept`` leaves it, ``no-break`` makes it so."""
    no_ellipsis: tuple[str, ...] = ()
    """Abbreviations that say themselves that something goes on: *etc.*"""
    sharp_s: str = ""
    sharp_s_names: tuple[str, ...] = ()
    sharp_s_behind: tuple[str, ...] = ()
    """First names and titles: the name that follows keeps its ß."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    """Abbreviations before a name."""
    title_blank: str = ""
    initials: Mapping[str, str] = field(default_factory=dict)
    """Abbreviations in capitals with stops, whose last stop may end the sentence as well."""
    openers: tuple[str, ...] = ()
    """Words in capitals that most often begin a sentence."""
    bound: tuple[str, ...] = ()
    """Signs and abbreviations that a no-break blank holds to the figure behind."""
    words: Mapping[str, str] = field(default_factory=dict)
    foreign_words: tuple[str, ...] = ()
    """Those of ``words`` that another language writes so: they change behind one of ``articles``."""
    articles: tuple[str, ...] = ()
    """What stands before a noun of the language, with its blank or apostrophe."""
    first_words: Mapping[str, str] = field(default_factory=dict)
    """Words that are written so only where a sentence begins."""
    first_word_not_before: tuple[str, ...] = ()
    stems: Mapping[str, str] = field(default_factory=dict)
    ordinals: Mapping[str, str] = field(default_factory=dict)
    """Endings behind Arabic and Roman figures."""
    unit_blank: str = ""
    units: tuple[str, ...] = ()
    numbered: tuple[str, ...] = ()
    """Words before the number of something, lower case: it has no thousands and is no pair of years."""
    years_behind: tuple[str, ...] = ()
    """Words that a year follows, which is never grouped."""
    clock: Mapping[str, str] = field(default_factory=dict)
    """Regular expressions of times of day, and what they become."""
    keep: tuple[str, ...] = ()
    """Names that no rule touches: *Yahoo!*"""


@cache
def typography(
    locale: Locale, quotes: str = "", names: frozenset[str] = frozenset(), strict: bool = False
) -> Typography:
    """The rules of ``locale``; empty ones where its file has no ``[typography]``.

    ``quotes`` are the outer marks (``»…«``) a newsroom wants alone, with the inner ones of the scheme
    that has them; ``names`` keep their ß beside those of the file; ``strict`` admits nothing beside
    the locale's own form. Raises ``TypeError`` for a key that `Typography` does not know.
    """
    known = locale.tag in languages.known()
    found: dict[str, Any] = dict(languages.table(locale.tag).get("typography", {})) if known else {}
    schemes = [found.pop("quotes", []), *found.pop("quotes_also", [])]
    read = [tuple(map(Pair.parse, scheme)) for scheme in schemes if scheme]
    if quotes and read:
        wanted = Pair.parse(quotes.replace(" ", "\u00a0"))
        same = (
            one
            for one in read
            if (one[0].opening, one[0].closing) == (wanted.opening, wanted.closing)
        )
        read = [(wanted, *next(same, read[0])[1:])]
    found["sharp_s_names"] = (*found.get("sharp_s_names", ()), *sorted(names))
    values: dict[str, Any] = {
        key: tuple(one) if isinstance(one, list) else one for key, one in found.items()
    }
    if strict:
        return Typography(quotes=tuple(read[:1]), **{**values, "before_kept": ""})
    return Typography(quotes=tuple(read), **values)
