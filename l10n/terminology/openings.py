"""The beginnings of a draft that end with a term, for an engine to choose from and go on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.model.glossary import Rendering, Term
from l10n.terminology.agreement import capital
from l10n.terminology.articles import DETERMINERS, GENDERS, english
from l10n.terminology.phrases import is_proper
from l10n.terminology.words import Word, fold, words

MOST = 24
"""Ways to begin that an engine is asked to weigh for one place."""
_DEFINITE = ("der", "die", "das", "den", "dem", "des")
_INDEFINITE = ("ein", "eine", "einen", "einem", "einer", "eines")
# What a contraction is made of, and with which articles it is one word.
_CONTRACTED = {
    "im": "in", "ins": "in", "am": "an", "ans": "an", "vom": "von", "zum": "zu", "zur": "zu",
    "beim": "bei",
}  # fmt: skip
_CONTRACTIONS = {
    "in": {"dem": "im", "das": "ins"}, "an": {"dem": "am", "das": "ans"}, "von": {"dem": "vom"},
    "zu": {"dem": "zum", "der": "zur"}, "bei": {"dem": "beim"},
}  # fmt: skip
_ENGLISH = ("the", "a", "an")


def ways(
    draft: str,
    start: int,
    forms: Sequence[str],
    term: Term,
    rendering: Rendering,
    language: str,
    *,
    there: bool,
) -> tuple[str, ...]:
    """``draft`` up to ``start`` and one of ``forms``, with the articles that may come before.

    ``there``: something stood at ``start`` for the term, so that the words before were written with
    it in mind; else articles are offered to any noun.
    """
    head = draft[:start]
    before = [word for word in words(head) if word.end <= start]
    last = before[-1] if before and not head[before[-1].end :].strip() else None
    opening = not before or head.rstrip(" «„“\"'(").endswith((".", "!", "?", ":"))
    found: dict[str, None] = {}
    for form in forms:
        if language == "de":
            offered = _german(head, last, form, term, rendering, there)
        elif language == "en":
            offered = _english(head, last, form, term, there, opening)
        else:
            offered = iter([(head, form)])
        for kept, written in offered:
            shown = written
            if not kept.strip() or (opening and kept == head):
                shown = written[0].upper() + written[1:]
            elif last and kept != head:
                shown = capital(written, last.raw, last is before[0])
            found[kept + shown] = None
    return tuple(found)[:MOST]


def _english(
    head: str, last: Word | None, form: str, term: Term, there: bool, opening: bool
) -> Iterator[tuple[str, str]]:
    name = term.type in ("person", "place", "organisation")
    article = last.raw if last and last.fold in _ENGLISH else ""
    bare = head[: last.start] if last and article else head
    if article and last and last.fold != "the":
        fitted = english(form, term, article, opening=opening, joined=True)
        if fitted:
            yield (bare if fitted[1] else head), fitted[0]
        if name:
            yield from ((bare, form), (bare, "the " + form))
        return
    yield head, form
    if term.type == "person" or term.do_not_translate or term.pos == "adjective":
        return
    if article:
        if name:
            yield bare, form
    elif name or not there:
        yield head, "the " + form


def _german(
    head: str, last: Word | None, form: str, term: Term, rendering: Rendering, there: bool
) -> Iterator[tuple[str, str]]:
    yield head, form
    gender = rendering.gender
    if term.type == "person" or gender not in GENDERS or (form[0].islower() and " " not in form):
        return
    word = last.fold if last else ""
    if word in DETERMINERS and last:
        bare = head[: last.start]
        if word in _INDEFINITE:
            yield from ((bare, f"{one} {form}") for one in _INDEFINITE if one in GENDERS[gender])
            return
        lead = _CONTRACTED.get(word, "")
        for one in _DEFINITE:
            if one in GENDERS[gender]:
                yield bare, f"{_joined(lead, one)} {form}" if lead else f"{one} {form}"
        if term.type == "place" and gender == "n":
            yield bare, f"{lead} {form}" if lead else form
        return
    placed = is_proper(term) and not (term.type == "place" and gender == "n")
    if placed or not there:
        for one in _DEFINITE:
            if one in GENDERS[gender]:
                yield from _behind(head, last, one, form)


def _behind(head: str, last: Word | None, article: str, form: str) -> Iterator[tuple[str, str]]:
    """The article behind what stands there, in one word with a preposition where that is usual."""
    yield head, f"{article} {form}"
    if last and article in _CONTRACTIONS.get(fold(last.raw), {}):
        yield head[: last.start], f"{_joined(last.fold, article)} {form}"


def _joined(preposition: str, article: str) -> str:
    return _CONTRACTIONS[preposition].get(article, f"{preposition} {article}")
