"""A paragraph of a dump, one line or several that a hard wrap broke, with all that can be seen of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from l10n.formats.text.imprint import read_imprint
from l10n.formats.text.language import guess
from l10n.formats.text.lexicon import LANGUAGES, Hit, end_of, forms_of, lexicon, plain_forms
from l10n.formats.text.lines import Line
from l10n.formats.text.part import Part

# No paragraph is longer than this; a line that is has no more to tell.
_SEEN = 8000
_STOPS = ".!?…"
_CLOSERS = "»”“\"'’)]›‹*_¹²³⁴⁵⁶⁷⁸⁹⁰ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
# «Lecture 5 min.» does not end as a sentence does.
_ABBREVIATED = re.compile(r"\d\s?(?:min|mn|sec|std|hrs?|mins)\.\Z", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?<=[.!?…»”])\s?\[\d{1,3}\]\Z")
# «- Des rues désertes -» heads a part of an agency's text, and is no item of a list.
_ITEM = re.compile(
    r"(?![–—-]\s.{1,99}\s[–—-]\Z)(?:[–—•·▪◦●■‣›▸▹◆◇✔✅*-]\s+|\(?\d{1,2}[.)°]\s+|[a-z]\)\s+|→\s*|►\s*|✓\s*)(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more lines of a dump as one text, and its features."""

    lines: tuple[Line, ...]
    text: str
    forms: tuple[str, ...]
    """Its words in lower case, ``#`` for numbers (of the first stretch, where it is very long)."""
    folded: tuple[str, ...]
    """The same without accents."""
    words: int
    language: str
    """``fr``, ``de``, ``en`` or ``""`` when nothing tells."""
    sure: bool
    """Whether the language is sure."""
    stop: bool
    """Whether it ends as a sentence does; closing quotation marks may follow."""
    item: int
    """The width of a list marker at its start; 0 without one."""
    hits: tuple[Hit, ...]
    """The phrases of the lexicon in it, the strongest place first."""
    parts: tuple[Part, ...]
    """What it states as a byline, date or credit; empty for all other text."""

    @property
    def sentence(self) -> bool:
        """Whether it reads as running text: at least four words and a final stop."""
        return self.stop and self.words >= 4

    @property
    def question(self) -> bool:
        return self.text.rstrip(_CLOSERS).endswith("?")


def look(lines: Sequence[Line], language: str) -> Paragraph:
    """See all features of ``lines`` together; ``language`` is that of the article."""
    text = " ".join(line.text for line in lines)
    seen = text[:_SEEN]
    forms = forms_of(seen)
    folded = forms if seen.isascii() else plain_forms(seen)
    # Without words of the article's own language every line would seem to be in another.
    told, sure = guess(forms) if language in LANGUAGES else ("", False)
    marker = _ITEM.match(text)
    return Paragraph(
        tuple(lines),
        text,
        forms,
        folded,
        len(forms) - sum(map(forms.count, "©€&@+")),
        told,
        sure,
        _FOOTNOTE.sub("", text).rstrip(_CLOSERS).endswith(tuple(_STOPS))
        and not _ABBREVIATED.search(text[-20:]),
        marker.end() if marker else 0,
        _hits(seen, folded),
        read_imprint(text, language) if len(lines) == 1 else (),
    )


def _hits(text: str, forms: tuple[str, ...]) -> tuple[Hit, ...]:
    lex = lexicon()
    whole = lex.headers.whole(forms) or lex.whole.whole(forms)
    start = lex.start.at(forms, 0)
    if (
        start
        and start.colon
        and not text[end_of(text, start.end) :].lstrip(_CLOSERS).startswith(":")
    ):
        start = None
    found = [hit for hit in (whole, start) if hit]
    # What the phrase at the start covers does not count twice.
    return (*found, *lex.anywhere.all(forms[start.end :] if start and not whole else forms))
