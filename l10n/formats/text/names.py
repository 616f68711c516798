"""The names of people and agencies, told by their shape."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.formats.text.lexicon import end_of, lexicon, plain_forms
from l10n.model.span import Span

_WORD = re.compile(r"[^\s,;:|/()\[\]«»“”„\"]+")
_MAX_WORDS = 6

PLACE = re.compile(r"(?:in|à|en|au|aux|aus|from|bei)\s[^\W\d_a-zà-ÿ]\S*(?:\s\S+)?\Z")
"""Where a reporter is, behind the name: *in London*, *à Kiev*."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names at the start of a text: where each person stands, and where the list ends."""

    people: tuple[Span, ...]
    end: int
    """The offset behind the last person, agency or desk."""


def read_name(text: str, start: int = 0, *, single: bool = False) -> Span | None:
    """The personal name that begins at ``start``: two to six words in capitals, particles between.

    *Anne Le Goff*, *J.-P. Martin*, *Ursula von der Leyen*; with ``single`` one word is enough.
    """
    lex = lexicon()
    end = count = 0
    for match in _WORD.finditer(text, start):
        if text[end or start : match.start()].strip() or match.start() - (end or start) > 1:
            break
        word = match[0].rstrip(".,") if not _is_initial(match[0]) else match[0]
        if count and word.casefold() in lex.after_names:
            break
        bare = word.removeprefix("d'").removeprefix("d’")
        if _is_capital(bare):
            count, end = count + 1, match.start() + len(word)
            if len(word) < len(match[0]) or count == _MAX_WORDS:
                break
        elif (
            not count
            or bare.casefold() not in lex.particles
            or not _name_goes_on(text, match.end())
        ):
            break
        else:
            end = match.end()
    if end and (count >= 2 or (single and count == 1)):
        return Span(start, end)
    return None


def read_names(text: str, start: int, *, single: bool = False) -> Names | None:
    """People, agencies and desks (*la rédaction*) from ``start``, joined by *et*, *avec*, commas."""
    lex = lexicon()
    people: list[Span] = []
    end = at = start
    # «Von Petra Huber, Berlin»: one word behind a comma is a place.
    while at < len(text):
        forms = plain_forms(text[at:])
        known = lex.agencies.at(forms, 0) or lex.reporters.at(forms, 0)
        name = read_name(text, at, single=single and at == start)
        known_end = at + end_of(text[at:], known.end) if known else 0
        # «Dr. Weber» is no «DR», *Rex Harrison* no picture library: the longer reading wins.
        if known_end and (name is None or known_end >= name.end):
            end = known_end
        elif name is None:
            break
        else:
            if not is_house(name.of(text)):
                people.append(name)
            end = name.end
        joint = re.match(r"\s*(?:[,/&]|\b(?:et|und|and|avec|mit|with|sowie)\b)\s*", text[end:])
        if not joint or not joint[0].strip():
            break
        at = end + joint.end()
    if end == start:
        return None
    return Names(tuple(people), end)


def is_agency(text: str) -> bool:
    """Whether ``text`` names agencies and picture libraries alone, such as *AFP / Getty Images*."""
    forms = plain_forms(text)
    at = 0
    named = False
    while at < len(forms):
        hit = lexicon().agencies.at(forms, at)
        named |= hit is not None
        if hit is None and forms[at] not in ("via", "/", "et", "und", "and", "&", "©", "archives"):
            return False
        at += hit.end if hit else 1
    return named


def _is_capital(word: str) -> bool:
    if len(word) == 1:  # «À Avignon, une Antigone» is no name
        return False
    return word[:1].isupper() and not any(sign.isdigit() for sign in word)


def _is_initial(word: str) -> bool:
    return all(
        len(part) <= 3 and part.strip("-")[:1].isupper() for part in word.split(".")[:-1]
    ) and (word.endswith(".") and len(word) <= 6)


def _name_goes_on(text: str, at: int) -> bool:
    """Whether more of a name follows the particle that ends at ``at``."""
    rest = text[at:].split(maxsplit=3)[:3]
    for word in rest:
        bare = word.removeprefix("d'").removeprefix("d’").strip(".,")
        if _is_capital(bare):
            return True
        if bare.casefold() not in lexicon().particles:
            return False
    return False


def is_house(name: str) -> bool:
    """Whether this is no person: *Le Quotidien*, *Die Zeit*, *Université de la Vallée*."""
    if not lexicon().institutions.isdisjoint(name.split()):
        return True
    first, _, rest = name.partition(" ")
    return first in ("Le", "La", "Les", "Der", "Die", "Das", "The") and len(rest.split()) <= 3
