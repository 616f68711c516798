"""German compounds: a term as the first or last part, suspended by a hyphen, or taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.terminology.matching.phrases import Phrase, Piece
from l10n.terminology.matching.words import Word, words

_LINKS = ("", "s", "es", "n", "en", "er", "ns", "ens")
_COMPASS = ("nord", "süd", "ost", "west", "südost", "südwest", "nordost", "nordwest", "mittel")
_SIDES = (*_COMPASS, "zentral", "gesamt", "inner", "außer", "pro", "anti", "ex", "nicht")
_AND = frozenset({"und", "oder", "sowie", "bis", "wie", "noch"})
_TURNED = frozenset(
    {"von", "der", "des", "an", "dieser", "jener", "solcher", "aller", "vom"}
    | {"für", "gegen", "zu", "zum", "zur", "mit", "aus", "in", "im", "über"}
)
_ADJECTIVE = ("es", "er", "e")
_LISTED = 4


def joined(form: str) -> str | None:
    """*Schwarzmeer* for *Schwarzes Meer*: how compounds hold a name with an adjective before it."""
    found = words(form)
    if len(found) != 2 or any(word.raw.isupper() for word in found):
        return None
    adjective, noun = found[0].raw, found[1]
    if not (adjective[0].isupper() and noun.raw[0].isupper() and noun.joint == " "):
        return None
    for ending in _ADJECTIVE:
        if adjective.endswith(ending) and len(adjective) - len(ending) >= 3:
            return adjective[: -len(ending)] + noun.fold
    return None


def end(one: Phrase, found: Sequence[Word], at: int) -> int | None:
    """The index after the words from ``at`` that hold ``one`` inside a compound; None if none do."""
    if len(one.pieces) > 1:
        return _phrase_end(one, found, at)
    word = found[at]
    if begins(word, one, 4) or ends(word, one.pieces[0], one):
        return at + 1
    return _suspended(one, found, at) or _shared(one, found, at) or _apart(one, found, at)


def _phrase_end(one: Phrase, found: Sequence[Word], at: int) -> int | None:
    last = len(one.pieces) - 1
    if at + last >= len(found):
        return None
    for offset, piece in enumerate(one.pieces):
        word = found[at + offset]
        fits = piece.fits(word) or (offset == last and ends(word, piece, one))
        if not fits or (offset and not piece.joins(word)):
            return None
    return at + len(one.pieces)


def begins(word: Word, one: Phrase, least: int) -> bool:
    """Whether ``word`` is a compound that begins with the phrase's only word (*Waffen*lager).

    ``least`` is the least length in letters of the form that may do so.
    """
    piece = one.pieces[0]
    # raketenbetrieben, russlandfreundlich: an adjective from a longer noun.
    shortest = least if piece.case.fits(word.raw) else max(least, 6)
    # A long word is cut at each place instead of being compared with each form.
    for cut in range(shortest, len(word.fold) - 2):
        if word.fold[:cut] in piece.forms:
            rest = word.fold[cut:]
            if any(rest.startswith(link) and len(rest) - len(link) >= 3 for link in _LINKS):
                return True
    return False


def ends(word: Word, piece: Piece, one: Phrase) -> bool:
    """Whether ``word`` is a compound whose last part is ``piece`` (Panzer*abwehr*).

    For names only with a point of the compass (*Nord*italien) or a side that is taken (*pro*russisch),
    because Weißrussland is not Russia.
    """
    if len(word.fold) < 7:
        return False
    if one.proper:
        return word.fold.startswith(_SIDES) and any(
            word.fold.removeprefix(start) in piece.forms for start in _SIDES
        )
    return any(word.fold[cut:] in piece.forms for cut in range(3, len(word.fold) - 3))


def _suspended(one: Phrase, found: Sequence[Word], at: int) -> int | None:
    """*Waffen- und Munitionslieferungen* holds *Waffenlieferungen*; so do longer lists."""
    here = at + 1
    while here < len(found) and here - at <= _LISTED and found[here].joint.startswith("-"):
        if found[here].fold in _AND and found[here].joint == "- ":
            return _completed(one, found[at].fold, found, here + 1)
        if found[here].joint != "-, ":
            return None
        here += 1
    return None


def _completed(one: Phrase, first: str, found: Sequence[Word], at: int) -> int | None:
    """Whether ``first`` with the end of the word at ``at`` is the phrase: its end, or None."""
    for here in (at, at + 1):  # Waffen- und andere Lieferungen
        if here < len(found):
            last = found[here].fold
            for rest in _rests(one, first):
                if len(rest) >= 3 and last.endswith(rest):
                    return here + 1
    return None


def _rests(one: Phrase, first: str) -> Iterator[str]:
    for form in one.pieces[0].forms:
        if form.startswith(first) and len(form) > len(first):
            yield form[len(first) :]


def _shared(one: Phrase, found: Sequence[Word], at: int) -> int | None:
    """*Waffenkäufe und -lieferungen* holds *Waffenlieferungen*."""
    if at + 2 >= len(found) or found[at + 1].fold not in _AND or found[at + 2].joint != " -":
        return None
    first, last = found[at].fold, found[at + 2].fold
    if any(first.startswith(form[: -len(last)]) for form in _ending(one, last)):
        return at + 3
    return None


def _ending(one: Phrase, last: str) -> list[str]:
    return [form for form in one.pieces[0].forms if form.endswith(last) and len(form) > len(last)]


def _apart(one: Phrase, found: Sequence[Word], at: int) -> int | None:
    """*Lieferung von Waffen*, *Lieferung schwerer Waffen* for *Waffenlieferung*.

    Between the two may stand a preposition or article, and up to two words in small letters.
    """
    head = found[at].fold
    if len(head) < 3 or at + 1 >= len(found):
        return None
    told = found[at + 1].fold in _TURNED
    for here in range(at + 1, min(len(found), at + 4 + told)):
        word = found[here]
        if word.joint != " ":
            return None
        if word.raw[0].isupper():
            between = found[at + 1 : here]
            if not between or not (told or between[0].fold.endswith("er")):
                return None
            forms = one.pieces[0].forms
            return here + 1 if any(word.fold + link + head in forms for link in _LINKS) else None
    return None
