"""Where a term goes into a draft, and the shape it takes there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from l10n.model.glossary import Rendering, Term
from l10n.model.span import Span
from l10n.terminology.drafting import agreement, articles
from l10n.terminology.matching.phrases import is_proper
from l10n.terminology.matching.words import SOFT, Word, fold, words

_ARTICLES = {
    "en": frozenset({"the", "a", "an"}),
    "de": frozenset({"der", "die", "das", "des", "dem", "den", "ein", "eine", "einen", "einem"})
    | {"einer", "eines"},
}

# Words that stand for no term. A stretch with one of them was aligned by chance.
_FUNCTION = {
    "en": frozenset(
        {"be", "is", "are", "was", "were", "been", "being", "have", "has", "had", "do", "does"}
        | {"did", "will", "would", "can", "could", "should", "may", "might", "must", "not", "no"}
        | {"it", "he", "she", "they", "we", "you", "i", "this", "that", "these", "those", "there"}
        | {"what", "which", "who", "very", "so", "more", "if", "when", "as", "and", "or", "but"}
        | {"to", "in", "on", "at", "by", "for", "with", "from", "into", "about", "its", "their"}
        | {"over", "under", "after", "before", "since", "during", "against", "between", "through"}
        | {"without", "within", "upon", "than", "his", "her", "all", "only", "also", "not"}
    ),
    "de": frozenset(
        {"ist", "sind", "war", "waren", "sein", "hat", "haben", "hatte", "hatten", "wird", "werden"}
        | {"wurde", "wurden", "kann", "können", "soll", "sollen", "muss", "nicht", "kein", "keine"}
        | {"es", "er", "sie", "wir", "ihr", "ich", "du", "dass", "dies", "diese", "dieser", "was"}
        | {"wer", "wie", "so", "sehr", "wenn", "als", "und", "oder", "aber", "sich", "mehr", "in"}
        | {"an", "auf", "mit", "zu", "für", "bei", "aus", "nach", "über", "unter", "vor", "man"}
    ),
}
# How many words before and behind a place may not repeat a word of the term.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of the draft and what to write there."""

    span: Span
    form: str


def fit(
    draft: str, stretch: Span, form: str, term: Term, rendering: Rendering, language: str
) -> Place | None:
    """Where and how ``form`` goes in for ``stretch``; None when the sentence might suffer."""
    found = words(draft)
    inside = [word for word in found if stretch.start <= word.start and word.end <= stretch.end]
    determiners = _ARTICLES.get(language, frozenset())
    while len(inside) > 1 and inside[0].fold in determiners:
        inside = inside[1:]
    if not inside or not _telling(inside, term, language):
        return None
    before = [word for word in found if word.end <= inside[0].start]
    after = [word for word in found if word.start >= inside[-1].end]
    new = [word.fold for word in words(form)]
    start = _swallow(before, inside[0], new, at_end=False)
    end = _swallow(after, inside[-1], new, at_end=True)
    before = [word for word in before if word.end <= start]
    after = [word for word in after if word.start >= end]
    if _doubled([*before[-_NEAR:], *after[:_NEAR]], new):
        return None
    previous = before[-1] if before and _touches(before[-1], start, draft) else None
    opening = start == 0 or draft[:start].rstrip(" \u00a0\u202f«„“\"'(").endswith((".", "!", "?"))
    opening = opening or not before
    if language == "de":
        adjective = form[0].islower() and " " not in form
        if adjective and not _attributive(after):
            return None
        old = [word.raw for word in inside]
        if not adjective and inside[-1].raw[0].islower() and _attributive(after):
            return None  # a noun in place of an adjective: Raumfahrt Gesellschaft
        german = _german(form, old, previous, term, rendering, opening)
        if german is None:
            return None
        form = german
    before_it = previous.raw if previous else ""
    follows = bool(after) and draft[end : after[0].start] in (" ", "-", "\u2011")
    if term.pos == "adjective" and not follows:
        return None
    if language == "en":
        joined = follows and after[0].raw[0].islower() and after[0].fold not in _FUNCTION["en"]
        fitted = articles.english(form, term, before_it, opening=opening, joined=joined)
    else:
        joined = follows and draft[end] != " "
        gender = rendering.gender
        fitted = articles.german(form, term, before_it, gender, opening=opening, joined=joined)
    if fitted is None:
        return None
    form = fitted[0]
    if fitted[1] and previous:
        start = previous.start
        opening = opening or start == 0
    return Place(Span(start, end), agreement.capital(form, draft[start:end], opening))


def _attributive(after: Sequence[Word]) -> bool:
    """Whether a German noun follows, to which what stands before it belongs."""
    return bool(after) and after[0].joint == " " and after[0].raw[0].isupper()


def _telling(inside: Sequence[Word], term: Term, language: str) -> bool:
    """Whether the words may well stand for the term: no verb or pronoun, a capital for a name."""
    function = _FUNCTION.get(language, frozenset())
    if any(word.fold in function for word in inside):
        return False
    if all(word.fold in {*_ARTICLES.get(language, ()), "of", "von", "s"} for word in inside):
        return False
    return not is_proper(term) or any(word.raw[0].isupper() for word in inside)


def _german(
    form: str,
    old: Sequence[str],
    previous: Word | None,
    term: Term,
    rendering: Rendering,
    opening: bool,
) -> str | None:
    """``form`` with the ending that its place asks for; None when that is not sure."""
    before = previous.raw if previous else ""
    if form[0].islower() and " " not in form:
        return agreement.ended(form, old[0]) if len(old) == 1 else None
    if term.type == "person":
        bare = [fold(one) for one in rendering.forbidden]
        last = fold(" ".join(old))
        genitive = last.endswith("s") and last[:-1] in bare and form[-1] not in "sxzß"
        return form + "s" if genitive else form
    if previous and not is_proper(term) and _adjective(previous, _ARTICLES["de"]):
        return None
    fitted = agreement.declined(form, before, rendering.gender, opening)
    return None if fitted is None else agreement.genitive(fitted, before, rendering.gender)


def _swallow(near: Sequence[Word], edge: Word, new: Sequence[str], *, at_end: bool) -> int:
    """The new edge when words beside the stretch are the first or last ones of the term already."""
    for count in range(min(len(new), len(near)), 0, -1):
        beside = near[:count] if at_end else near[-count:]
        same = new[-count:] if at_end else new[:count]
        joints = [word.joint for word in (beside if at_end else [*beside[1:], edge])]
        if [word.fold for word in beside] == list(same) and all(one in SOFT for one in joints):
            return beside[-1].end if at_end else beside[0].start
    return edge.end if at_end else edge.start


def _doubled(near: Iterable[Word], new: Sequence[str]) -> bool:
    """Whether a word of the term stands close by already: *the UN Security Council of the UN*."""
    telling = {word for word in new if len(word) > 3 or word in ("un", "us", "eu")}
    return any(word.fold in telling for word in near)


def _touches(word: Word, start: int, draft: str) -> bool:
    return draft[word.end : start].strip() == ""


def _adjective(word: Word, determiners: Iterable[str]) -> bool:
    """Whether a German word before a noun may be an adjective, whose ending hangs on the noun."""
    return (
        word.raw[0].islower()
        and fold(word.raw) not in determiners
        and len(word.raw) > 4
        and word.raw.endswith(("e", "en", "er", "es", "em"))
    )
