"""Find out whether a translation holds a term: any form of it, or inside a compound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from l10n.model.glossary import Rendering, Term
from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.terminology.matching import compounds
from l10n.terminology.matching.phrases import Phrase, Piece, phrase
from l10n.terminology.matching.words import SOFT, Word, plain, words

_KEPT = 4
_JOINTS = (" ", "-", "- ", "'")
_SKIPPED = 4
_OF = frozenset({"of", "for", "on", "in", "against", "to", "by", "from"})
_AND = frozenset({"and", "or", "und", "oder", "sowie", "et", "ou"})


@dataclass(frozen=True, slots=True)
class _Compiled:
    term: Term
    admitted: tuple[Phrase, ...]
    forbidden: tuple[Phrase, ...]


class Targets:
    """The forms of terms in one target locale, compiled when first asked for."""

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self._compiled: dict[int, _Compiled] = {}
        # The last few texts with what was found in them: a draft is asked for every term it wants.
        self._recent: dict[str, tuple[list[Word], dict[int, tuple[Span, ...]]]] = {}

    def _of(self, term: Term) -> _Compiled:
        known = self._compiled.get(id(term))
        if known is None:
            rendering = term.rendering(self.locale.tag)
            known = _Compiled(
                term,  # kept, so that its id is not given to another
                self._phrases(term, rendering, singular=True),
                self._phrases(term, rendering, singular=False),
            )
            self._compiled[id(term)] = known
        return known

    def _phrases(
        self, term: Term, rendering: Rendering | None, *, singular: bool
    ) -> tuple[Phrase, ...]:
        """The admitted forms with their singulars, or the forbidden ones as they are written."""
        if rendering is None:
            return ()
        language = self.locale.language
        forms = rendering.admitted if singular else rendering.forbidden
        if self.locale.tag == "de-CH":
            forms += tuple(form.replace("ß", "ss") for form in forms if singular and "ß" in form)
        if language == "de" and singular:
            forms += tuple(joined for form in forms if (joined := compounds.joined(form)))
        # A regional locale keeps to its spelling; English at large has both.
        spelling = self.locale.tag == language
        found = (
            phrase(form, term, language, rendering, singular=singular, spelling=spelling)
            for form in forms
        )
        return tuple(one for one in found if one)

    def known(self, term: Term) -> bool:
        """Whether the glossary says what ``term`` is called in this locale."""
        return bool(self._of(term).admitted)

    def admitted(self, term: Term, text: str) -> tuple[Span, ...]:
        """Where admitted forms of ``term`` stand in ``text``: the preferred form first.

        Counts every inflection, a part of a German compound (*Artilleriemunition* in
        *Artilleriemunitionslager*), a suspended one (*Waffen- und Munitionslieferungen*), and
        what a coordination or a turned compound pulls apart (*North and South Korea*, *deliveries
        of arms*).
        """
        compiled = self._of(term)
        if text not in self._recent:
            if len(self._recent) == _KEPT:
                del self._recent[next(iter(self._recent))]
            self._recent[text] = (words(text), {})
        found, known = self._recent[text]
        if id(term) not in known:
            spans = (
                span
                for one in compiled.admitted
                for span in _loose(one, found, term.type == "person")
            )
            known[id(term)] = tuple(dict.fromkeys(spans))
        return known[id(term)]

    def forbidden(self, term: Term, text: str) -> tuple[Span, ...]:
        """Where forms that are forbidden for ``term`` stand in ``text``, in order.

        An inflection of a forbidden form does not count inside a longer admitted one, nor where it
        is an admitted form as the glossary writes it: *nuclear arm* is forbidden, *nuclear arms* is
        not.
        """
        compiled = self._of(term)
        found = words(text)
        spans = {span for one in compiled.forbidden for span in _strict(one, found)}
        if spans:
            right = self.admitted(term, text)
            banned = {plain(one.text).casefold() for one in compiled.forbidden}
            listed = {plain(one.text).casefold() for one in compiled.admitted}
            spans = {one for one in spans if not _excused(one, text, right, banned, listed)}
        return tuple(sorted(spans))


def _excused(
    span: Span, text: str, right: Sequence[Span], banned: set[str], listed: set[str]
) -> bool:
    """Whether an inflection of a forbidden form at ``span`` is really an admitted one."""
    shown = plain(span.of(text)).casefold()
    if shown in banned:
        return False
    return any(one.contains(span) and (one != span or shown in listed) for one in right)


def _span(found: Sequence[Word], first: int, end: int) -> Span:
    return Span(found[first].start, found[end - 1].end)


def _strict(one: Phrase, found: Sequence[Word]) -> Iterator[Span]:
    for at, word in enumerate(found):
        end = one.end(found, at)
        if end is not None:
            yield _span(found, at, end)
        elif len(one.pieces) == 1 and one.language == "de" and compounds.begins(word, one, 8):
            yield _span(found, at, at + 1)


def _loose(one: Phrase, found: Sequence[Word], person: bool) -> Iterator[Span]:
    german = one.language == "de" and not one.exact
    for at in range(len(found)):
        end = one.end(found, at)
        if end is not None:
            yield _span(found, at, end)
            continue
        if one.exact:
            continue
        if german and not person:
            end = compounds.end(one, found, at)
        if end is None and len(one.pieces) > 1 and not person:
            end = _apart(one, found, at)
        if end is None and len(one.pieces) > 1 and not person and one.language == "en":
            end = _turned(one, found, at) or _attributive(one, found, at)
        if end is not None:
            yield _span(found, at, end)


def _apart(one: Phrase, found: Sequence[Word], at: int) -> int | None:
    """The end of a phrase with something between its words.

    A possessive (*the UN's Security Council*) or the other parts of a list (*North and South
    Korea*) may stand in any phrase, one more word only in one that is no name.
    """
    end = at
    for offset, piece in enumerate(one.pieces):
        for skip in range(_SKIPPED + 1 if offset else 1):
            here = end + skip
            if here < len(found) and _fits(one, piece, offset, found[here]):
                joint = found[here].joint in _JOINTS or not offset
                if joint and (not skip or _allowed(one, found[end:here])):
                    end = here + 1
                    break
        else:
            return None
    return end


def _fits(one: Phrase, piece: Piece, offset: int, word: Word) -> bool:
    if piece.fits(word):
        return True
    last = offset == len(one.pieces) - 1
    return last and one.language == "de" and compounds.ends(word, piece, one)


def _allowed(one: Phrase, between: Sequence[Word]) -> bool:
    """A possessive, a word of no name, or more parts of a list: *Red, Black and Dead Seas*."""
    first = between[0]
    if len(between) == 1:
        if first.fold == "s" and first.joint == "'":
            return True
        return not one.proper and first.fold not in _AND and first.joint in _JOINTS
    *listed, last_and, _ = between
    return last_and.fold in _AND and all(word.joint in (", ", "-, ") for word in listed)


def _turned(one: Phrase, found: Sequence[Word], at: int) -> int | None:
    """The end of *deliveries of arms* for *arms deliveries*, two words allowed after ``of``.

    So may other prepositions join the two, or none where the first is a participle (*territories
    occupied by*).
    """
    if len(one.pieces) != 2 or at + 1 >= len(found):
        return None
    head, tail = one.pieces[1], one.pieces[0]
    if not head.fits(found[at]) or found[at + 1].joint != " ":
        return None
    if tail.fits(found[at + 1]) and found[at + 1].fold.endswith(("ed", "en")):
        return at + 2
    if found[at + 1].fold not in _OF:
        return None
    for here in range(at + 2, min(at + 5, len(found))):
        if found[here].joint != " ":
            return None
        if tail.fits(found[here]):
            return here + 1
    return None


def _attributive(one: Phrase, found: Sequence[Word], at: int) -> int | None:
    """The end of *the Azov Sea* for *the Sea of Azov*, *arms supplies* for *supply of arms*."""
    middle = next((n for n, piece in enumerate(one.pieces) if "of" in piece.forms), 0)
    if not middle or any("of" in piece.forms for piece in one.pieces[middle + 1 :]):
        return None
    order = [piece for piece in one.pieces[middle + 1 :] if "the" not in piece.forms]
    order += one.pieces[:middle]
    end = at + len(order)
    if end > len(found) or any(word.joint not in SOFT for word in found[at + 1 : end]):
        return None
    fits = all(piece.fits(word) for piece, word in zip(order, found[at:end], strict=True))
    return end if fits else None
