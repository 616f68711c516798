"""Which of the first paragraphs is no part of the running text yet, but stands under the title."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.formats.html.hints import hint_of, in_figure
from l10n.formats.html.imprint import states_something
from l10n.formats.html.page import Page, Paragraph
from l10n.formats.html.sights import Sight
from l10n.formats.html.tree import Element
from l10n.model.article import Role

_WORDS = 80
_NEAR = 6


def deks_of(
    page: Page, inside: Sequence[int], sights: Sequence[Sight], container: Element
) -> list[int]:
    """The first of the sure paragraphs ``inside``, where it is no part of the running text yet."""
    if len(inside) < 3 or sights[inside[0]].look.words > _WORDS:
        return []
    first, second = inside[:2]
    if hint_of(page.paragraphs[first], container) is Role.DEK:
        return [first]
    for number in range(first + 1, min(second, first + _NEAR)):
        told = _imprint(page, number, sights[number])
        if told is Role.BYLINE or (told is Role.DATE and number == first + 1):
            return [first]
    # The questions of an interview are in bold as well.
    bold = [_is_bold(page.paragraphs[at]) for at in inside]
    return [first] if bold[0] and not any(bold[1:]) else []


def _imprint(page: Page, number: int, sight: Sight) -> Role | None:
    """Whether it says who wrote the article or when, perhaps with other things beside it."""
    one = page.paragraphs[number]
    if sight.boxed or sight.look.words > _WORDS or in_figure(one):
        return None
    if any(part.role is Role.BYLINE for part in sight.look.parts):
        return Role.BYLINE
    return states_something(one, page.language)


def _is_bold(one: Paragraph) -> bool:
    return any(token.name in ("b", "strong") for token in one.inline.wrappers)
