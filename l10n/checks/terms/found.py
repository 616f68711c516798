"""The terms in a text, found once for all the rules that ask for them."""

from __future__ import annotations

from l10n.checks.base import CheckContext
from l10n.model.glossary import TermMatch
from l10n.terminology import Matcher, matcher

_KEPT = 256
_RECENT: dict[tuple[int, str], tuple[Matcher, tuple[TermMatch, ...]]] = {}
"""The last texts, as many as a long article has sentences: six rules go through one article."""


def find(text: str, context: CheckContext, language: str) -> tuple[TermMatch, ...]:
    """What the glossary finds in ``text``, which is in ``language``."""
    built = matcher(context.glossary, language)
    known = _RECENT.get((id(built), text))
    if known is None or known[0] is not built:
        if len(_RECENT) >= _KEPT:
            del _RECENT[next(iter(_RECENT))]
        known = _RECENT[id(built), text] = (built, built.find(text))
    return known[1]
