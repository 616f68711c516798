"""Which paragraph of a page is the title of its article."""

from __future__ import annotations

import re

from l10n.formats.html.names import names_of, vocabulary
from l10n.formats.html.page import Page, Paragraph
from l10n.formats.html.scope import Scope

_SITE_MARKS = re.compile(r"\s+[|\-–—•·:»]\s+|\s+::\s+")
_WORD = re.compile(r"\w+")
_ENOUGH = 3.0
_SEEN_BEFORE = 60
_LONGEST = 500


def find_title(page: Page, scope: Scope) -> int | None:
    """The number of the paragraph that is the title; None when none looks like it.

    It is a heading, mostly of level 1, says what the head of the page says, and stands before the
    running text.
    """
    before = scope.first if scope.first >= 0 else len(page.paragraphs)
    told = [words_of(one.value) for one in page.stated if one.kind == "title"]
    told += [words_of(tab) for tab in tab_titles(page)]
    site = words_of(page.first("site"))
    best, number = 0.0, None
    for at in range(max(before - _SEEN_BEFORE, 0), min(before + 3, len(page.paragraphs))):
        points = _points(page.paragraphs[at], scope, at, told, site)
        if at > before:
            points -= 3
        if points > best:
            best, number = points, at
    return number if best >= _ENOUGH else None


def _points(
    one: Paragraph,
    scope: Scope,
    at: int,
    told: list[list[str]],
    site: list[str],
) -> float:
    words = words_of(one.words)
    sight = scope.sights[at]
    if not words or len(words) > 40 or words == site:
        return 0.0
    points = {1: 4.0, 2: 2.0, 3: 0.5}.get(one.heading, 0.0)
    if words in told:
        points += 4
    elif any(_near(words, title) for title in told):
        points += 2.5
    tokens = (one.owner.tag, *one.inline.wrappers, one.owner.parent and one.owner.parent.tag)
    if any(names_of(token) & vocabulary().title for token in tokens if token):
        points += 1.5
    if sight.boxed:
        points -= 4
    if sight.linked > 0.9:
        points -= 2
    if len(words) == 1:
        points -= 1
    return points


def _near(words: list[str], title: list[str]) -> bool:
    """Whether one is the beginning of the other, or most words are in both."""
    short = min(len(words), len(title))
    if short < 3:
        return False
    if words[:short] == title[:short]:
        return True
    return len(set(words) & set(title)) >= 0.75 * max(len(set(words)), len(set(title)))


def tab_titles(page: Page) -> list[str]:
    """What `<title>` says, whole and without the name of the site before or behind it."""
    tab = page.first("tab")
    if not tab or len(tab) > _LONGEST:
        return []
    found = [tab]
    marks = list(_SITE_MARKS.finditer(tab))
    if marks:
        found += [tab[: mark.start()] for mark in marks] + [tab[mark.end() :] for mark in marks]
    return found


def words_of(text: str) -> list[str]:
    """Its words in lower case."""
    return _WORD.findall(text.casefold())
