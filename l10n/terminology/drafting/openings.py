"""The beginnings of a draft that end with a term, for an engine to choose from and go on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from l10n.model.glossary import Rendering, Term
from l10n.terminology.drafting.agreement import capital
from l10n.terminology.drafting.articles import DETERMINERS, GENDERS, after, english, takes_the
from l10n.terminology.matching.phrases import is_proper
from l10n.terminology.matching.words import Word, fold, words

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
    plural: bool,
    there: bool,
) -> tuple[str, ...]:
    """``draft`` up to ``start`` and one of ``forms``, with the articles that may come before.

    ``plural``: the source has one, so that articles may be a plural's. ``there``: something stood
    at ``start`` for the term, so that the words before were written with it in mind; else articles
    are offered to any noun.
    """
    head = draft[:start]
    if head and not head.endswith((" ", "-", "(", '"', "'", "/")):
        head += " "
    before = words(head)
    last = before[-1] if before and not head[before[-1].end :].strip() else None
    opening = not before or head.rstrip(" «„“\"'(").endswith((".", "!", "?"))
    found: dict[str, None] = {}
    for form in forms:
        if language == "de":
            offered = _german(head, last, form, term, rendering, plural=plural, there=there)
        elif language == "en":
            offered = _english(head, last, form, term, there=there, opening=opening)
        else:
            offered = iter([(head, form)])
        for kept, written in offered:
            # What stood there tells whether a capital is due: a headline's part may have none.
            if kept == head:
                shown = capital(written, draft[start : start + 1] or "A", opening)
            else:
                shown = capital(written, last.raw if last else "", True)
            found[kept + shown] = None
    return tuple(found)[:MOST]


def _english(
    head: str, last: Word | None, form: str, term: Term, *, there: bool, opening: bool
) -> Iterator[tuple[str, str]]:
    name = term.type in ("person", "place", "organisation") and not term.do_not_translate
    article = last.raw if last and last.fold in _ENGLISH else ""
    bare = head[: last.start] if last and article else head
    the = name and takes_the(form, term)
    if not article:
        yield head, form
        if not _determined(head, _ENGLISH) and (
            the or not (there or name or term.pos == "adjective")
        ):
            yield head, f"the {form}"
    elif name and not the:
        yield bare, form  # the North Korea
    elif fold(article) == "the":
        yield head, form
    elif name:
        yield from ((bare, f"the {form}"), (bare, form))
    else:
        fitted = english(form, term, article, opening=opening, joined=True)
        if fitted:
            yield (bare if fitted[1] else head), fitted[0]
        else:
            yield bare, form  # a missiles


def _german(
    head: str,
    last: Word | None,
    form: str,
    term: Term,
    rendering: Rendering,
    *,
    plural: bool,
    there: bool,
) -> Iterator[tuple[str, str]]:
    gender = rendering.gender
    adjective = form[0].islower() and " " not in form
    if term.type == "person" or gender not in GENDERS or adjective:
        yield head, form
        return
    word = last.fold if last else ""
    plural = plural and form != rendering.preferred
    kind = "pl" if plural else gender
    without = term.type == "place" and gender == "n" and " " not in form
    if not last or word not in DETERMINERS:
        allowed = after(word, kind)
        bare_too = without or not is_proper(term) or allowed == GENDERS[kind]
        bare_too = bare_too or _determined(head, DETERMINERS)
        if bare_too:
            yield head, form
        open_to_one = not _determined(head, DETERMINERS) and (is_proper(term) or not there)
        if not without and open_to_one:
            for one in _DEFINITE:
                if one in allowed and not _at_odds(one, form, rendering, plural):
                    yield from _behind(head, last, one, form)
        return
    bare = head[: last.start]
    lead = _CONTRACTED.get(word, "")
    if without:
        yield bare, f"{lead} {form}" if lead else form
        return
    behind = words(bare)
    allowed = after(lead or (behind[-1].raw if behind else ""), kind)
    for one in _INDEFINITE if word in _INDEFINITE else _DEFINITE:
        if one in allowed and not _at_odds(one, form, rendering, plural):
            yield bare, f"{_joined(lead, one)} {form}" if lead else f"{one} {form}"
    if plural and word in _INDEFINITE:
        yield bare, form


def _determined(head: str, articles: Collection[str]) -> bool:
    """Whether an article before an adjective is waiting for its noun: *the recent …*."""
    before = words(head)[-2:]
    return len(before) == 2 and before[0].fold in articles and before[1].joint == " "


def _at_odds(article: str, form: str, rendering: Rendering, plural: bool) -> bool:
    """Whether a genitive stands without its ending, or an ending without a genitive."""
    if plural or rendering.gender not in ("m", "n") or not form.startswith(rendering.preferred):
        return False
    ending = form.removeprefix(rendering.preferred)
    return (article in ("des", "eines")) != (ending in ("s", "es"))


def _behind(head: str, last: Word | None, article: str, form: str) -> Iterator[tuple[str, str]]:
    """The article behind what stands there, in one word with a preposition where that is usual."""
    yield head, f"{article} {form}"
    if last and article in _CONTRACTIONS.get(fold(last.raw), {}):
        yield head[: last.start], f"{_joined(last.fold, article)} {form}"


def _joined(preposition: str, article: str) -> str:
    return _CONTRACTIONS[preposition].get(article, f"{preposition} {article}")
