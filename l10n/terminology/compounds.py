"""German compounds: a term as the first or last part, suspended by a hyphen, or taken apart."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.terminology.phrases import Phrase, Piece
from l10n.terminology.words import Word

_LINKS = ("", "s", "es", "n", "en")
_COMPASS = ("nord", "süd", "ost", "west", "südost", "südwest", "nordost", "nordwest", "mittel")
_AND = frozenset({"und", "oder", "sowie", "bis"})
_TURNED = frozenset({"von", "der", "des", "an"})


def end(one: Phrase, found: Sequence[Word], at: int) -> int | None:
    """The index after the words from ``at`` that hold ``one`` inside a compound; None if none do."""
    if len(one.pieces) > 1:
        return _phrase_end(one, found, at)
    word = found[at]
    if begins(word, one, 4) or ends(word, one.pieces[0], one):
        return at + 1
    return _suspended(one, found, at) or _apart(one, found, at)


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
    for form in piece.forms:
        if len(form) < shortest or not word.fold.startswith(form):
            continue
        rest = word.fold[len(form) :]
        if any(rest.startswith(link) and len(rest) - len(link) >= 3 for link in _LINKS):
            return True
    return False


def ends(word: Word, piece: Piece, one: Phrase) -> bool:
    """Whether ``word`` is a compound whose last part is ``piece`` (Panzer*abwehr*).

    For names only with a point of the compass (*Nord*italien), because Weißrussland is not Russia.
    """
    if len(word.fold) < 7:
        return False
    if one.proper:
        return word.fold.startswith(_COMPASS) and any(
            word.fold.removeprefix(start) in piece.forms for start in _COMPASS
        )
    return any(
        len(form) >= 4 and len(word.fold) >= len(form) + 3 and word.fold.endswith(form)
        for form in piece.forms
    )


def _suspended(one: Phrase, found: Sequence[Word], at: int) -> int | None:
    """*Waffen- und Munitionslieferungen* holds *Waffenlieferungen*."""
    if at + 2 >= len(found) or found[at + 1].joint != "- " or found[at + 1].fold not in _AND:
        return None
    first, last = found[at].fold, found[at + 2].fold
    for form in one.pieces[0].forms:
        rest = form[len(first) :]
        if form.startswith(first) and len(rest) >= 3 and last.endswith(rest):
            return at + 3
    return None


def _apart(one: Phrase, found: Sequence[Word], at: int) -> int | None:
    """*Lieferung von Waffen* for *Waffenlieferung*, with one word allowed before the last."""
    if at + 2 >= len(found) or found[at + 1].fold not in _TURNED:
        return None
    forms = one.pieces[0].forms
    for here in (at + 2, at + 3):
        if here < len(found) and found[here].joint == " " and found[here].raw[0].isupper():
            joined = (found[here].fold + link + found[at].fold for link in _LINKS)
            if any(form in forms for form in joined):
                return here + 1
    return None
