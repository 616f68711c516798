"""The target names nobody and nothing of the glossary that the source does not speak of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.checks.base import CheckContext, is_ready
from l10n.checks.terms.advice import finding
from l10n.checks.terms.first_mention import BRIEF
from l10n.checks.terms.found import find
from l10n.checks.terms.names import PERSON, is_full
from l10n.checks.terms.presence import presence
from l10n.checks.terms.related import skeleton, spoken_of
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Term, TermMatch
from l10n.terminology.matching.words import plain

_BODIES = frozenset({"organisation", "organization", "org"})
_TYPES = _BODIES | {"person", "place", "country", "weapon"}
_LETTERS, _ENDING = 5, 2
# Short names and inflected ones that are words of English or German as well.
_WORDS = frozenset({"brown", "gates", "island", "pence", "schotter"})
_BEFORE, _AFTER, _BELOW = 4, 1, 12
"""Passages around one in which a pronoun's name may stand; below a title, more of them."""


def unexpected(passages: Sequence[Passage], context: CheckContext) -> Iterator[Finding]:
    """``term-unexpected``, a warning: a proper name in the target that nothing in the source implies.

    A passage in which a term is wrong or missing is left to that finding: it has told the swap.
    A regional catalog holds single sentences and is not judged.
    """
    if context.locale.base or not context.glossary.terms:
        return
    language = context.source_locale.language
    skeletons = [skeleton(passage.source) for passage in passages]
    for at, passage in enumerate(passages):
        if not is_ready(passage):
            continue
        after = _BELOW if passage.units[0].context in BRIEF else _AFTER
        near = range(max(0, at - _BEFORE), min(len(passages), at + after + 1))
        told: set[int] = set()
        for match in find(passage.target, context, context.locale.language):
            if id(match.term) in told or not _is_name(match, context):
                continue
            told.add(id(match.term))
            found = (find(passages[place].source, context, language) for place in near)
            named = [one.term for matches in found for one in matches]
            text = "".join(skeletons[place] for place in near)
            if _implied(match, named, text, context) or any(presence(passage, context)):
                continue
            yield finding(
                "term-unexpected",
                passage,
                context,
                match.term,
                f"“{match.form}” stands in the translation, but nothing in the source speaks of it",
                "Compare it with the source and the sentences around; take it out, or write what"
                " the source names.",
                Severity.WARNING,
            )


def _is_name(match: TermMatch, context: CheckContext) -> bool:
    """Whether a proper name surely stands there.

    In the language of the source the glossary writes a name with a capital or a digit. In doubt it is
    none: a form that the rules inflected far (*Kunden*, of Kunduz), a family name of less than five
    letters (*May*, *Moon*), an acronym of two that is not the preferred form (*BC*), one word for a
    longer name of an organisation (*House*), in German any such word that is not the same in English
    (*Senat*).
    """
    term = match.term
    rendering, own = term.rendering(context.source_locale.tag), term.rendering(context.locale.tag)
    if term.type not in _TYPES or rendering is None or own is None:
        return False
    if not any(sign.isupper() or sign.isdigit() for sign in rendering.preferred):
        return False
    if is_full(match.form):
        return True
    shown = plain(match.form).casefold()
    written = [form for form in own.admitted if _near(shown, plain(form).casefold())]
    if shown in _WORDS:
        return False
    if any(form.isupper() for form in written):
        return len(shown) > 2 or match.form == own.preferred
    if term.type == PERSON:
        return bool(written) and (len(shown) >= _LETTERS or not is_full(own.preferred))
    if term.type in _BODIES:
        english = term.rendering("en")
        same = english is not None and english.preferred == own.preferred
        return own.preferred in written and " " not in own.preferred and same
    return bool(written)


def _near(shown: str, written: str) -> bool:
    """Whether ``shown`` is ``written``, but for a genitive or, in a long word, for a short ending."""
    more = len(shown) - len(written)
    return shown.startswith(written) and (
        more <= 0
        or (more == 1 and shown[-1] == "s")
        or (more <= _ENDING and len(written) > _LETTERS)
    )


def _implied(match: TermMatch, named: Sequence[Term], source: str, context: CheckContext) -> bool:
    term = match.term
    if any(one is term for one in named) or skeleton(match.form) in source:
        return True
    return spoken_of(term, source) or any(_overlap(one, term, context) for one in named)


def _overlap(one: Term, other: Term, context: CheckContext) -> bool:
    """Whether a form of the one holds one of the other: *UN Security Council* and *UN*."""
    mine, its = _forms(one, context), _forms(other, context)
    return any(a in b or b in a for a in mine for b in its)


def _forms(term: Term, context: CheckContext) -> list[str]:
    rendering = term.rendering(context.locale.tag)
    return [skeleton(form) for form in rendering.admitted] if rendering else []
