"""What is the body of an article, and what of the things in it and below it is not."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from l10n.formats.html.claims import imprint, picture
from l10n.formats.html.contents import content
from l10n.formats.html.hints import hint_of, in_figure
from l10n.formats.html.names import is_box
from l10n.formats.html.opening import is_dek
from l10n.formats.html.page import Page, Paragraph
from l10n.formats.html.scope import IN_BOX
from l10n.formats.html.view import View
from l10n.formats.text.boxes import header_of
from l10n.formats.text.evidence import speaks_of_article
from l10n.formats.text.names import read_name
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Role

_ITEMS = ("td", "th", "li", "dt", "dd", "caption")
_LOOSE = ("div", "section", "article", "main", "body", "center", "")
_ITEM_LEVELS = 3
_HOUR = 20
_CLOCK = re.compile(r"\d{1,2}\s?[h:.]\s?\d{2}(?:\s?(?:Uhr|[ap]\.?\s?m\.?))?", re.IGNORECASE)
BEHIND = "a few words behind the body"


def body(view: View, at: int, one: Paragraph) -> Verdict:
    """From the first sure paragraph on, in the element of the body."""
    sight, scope = view.sight(at), view.scope
    hint = hint_of(one, scope.container)
    accepted = view.accepted(at)
    if at == scope.first and hint is Role.DEK and is_dek(view, one, hint, sight.look.words):
        return Verdict(Role.DEK, "called the text under the title")
    believed = accepted and sight.prose and sight.furniture != IN_BOX
    if sight.boxed and hint is not Role.AUTHOR_BIO and not believed:
        return Verdict(Role.CHROME, sight.furniture)
    if hint is Role.AUTHOR_BIO and at > scope.first:
        return Verdict(Role.AUTHOR_BIO, "called a note on the author")
    if hint is Role.BYLINE and at > scope.first and _is_of_author(view, at, one):
        return Verdict(Role.AUTHOR_BIO, "in an element called an author")
    if scope.sure[at]:
        short = sight.look.words <= 10 and hint in (Role.BYLINE, Role.DATE)
        framed = picture(view, at, one, hint) if in_figure(one) else None
        return framed or (imprint(view, at, one, hint) if short else None) or content(view, one)
    if _CLOCK.fullmatch(one.words.strip()) and _is_of_entries(view, one):
        return content(view, one)
    if sight.furniture and not (accepted and sight.look.words >= 12):
        if not sight.boxed and (one.owner.name == "th" or _heads_box(view, at, one)):
            return content(view, one)
        return Verdict(Role.CHROME, sight.furniture)
    framed = picture(view, at, one, hint)
    if framed:
        return framed
    stated = imprint(view, at, one, hint)
    if stated and not one.heading:
        return stated
    if hint is Role.SECTION and sight.linked > 0.8:
        return Verdict(Role.CHROME, "links to other articles")
    if sight.linked > 0.8 and not (accepted and at <= scope.last) and not one.heading:
        return Verdict(Role.CHROME, "nothing but a link")
    if at > scope.last:
        return _tail(view, at, one)
    if one.owner.name in _LOOSE and not accepted and not sight.look.stop:
        return Verdict(Role.CHROME, "a few words outside of any paragraph")
    return content(view, one)


def _is_of_author(view: View, at: int, one: Paragraph) -> bool:
    """Whether it is the name above a note on the author, or what stands below that name."""
    if one.heading:
        return _is_name(one)
    above = view.page.paragraphs[at - 1]
    around = one.owner.parent is above.owner.parent or one.owner is above.owner
    return view.sight(at).look.sentence and around and _is_name(above)


def _is_name(one: Paragraph) -> bool:
    words = one.words.strip()
    name = read_name(words)
    return name is not None and len(name) == len(words)


def _heads_box(view: View, at: int, one: Paragraph) -> bool:
    """Whether it is the heading of a box of the article, such as a life in dates."""
    around = one.owner.parent
    if not one.heading or around is None or at + 1 == len(view.page.paragraphs):
        return False
    if not view.sight(at + 1).prose or view.sight(at + 1).furniture:
        return False
    together = view.page.paragraphs[at + 1].owner.parent is around
    return together and (is_box(around.tag) or header_of(view.sight(at).look) == "bio")


def _is_of_entries(view: View, one: Paragraph) -> bool:
    """Whether several such lines stand on the page: the hours of a live page."""
    return _called(one) in _hours(view.page)


@lru_cache(maxsize=2)
def _hours(page: Page) -> frozenset[tuple[str, str]]:
    """How the elements are called that hold nothing but a time, more than once."""
    count = Counter(
        _called(one)
        for one in page.paragraphs
        if len(one.words) < _HOUR and _CLOCK.fullmatch(one.words.strip())
    )
    return frozenset(called for called, number in count.items() if number > 1)


def _called(one: Paragraph) -> tuple[str, str]:
    return one.owner.name, one.owner.tag.get("class") if one.owner.tag else ""


def _tail(view: View, at: int, one: Paragraph) -> Verdict:
    """Behind the last sure paragraph of the body, but in its element."""
    sight = view.sight(at)
    if _is_name(one):
        return Verdict(Role.BYLINE, "a name below the body")
    if view.accepted(at) and not one.heading:
        return content(view, one)
    near = (element.name for element, _ in zip(one.owner.up(), range(_ITEM_LEVELS), strict=False))
    if sight.linked < 0.5 and any(name in _ITEMS for name in near):
        return content(view, one)
    if sight.look.sentence and sight.linked < 0.5:
        return content(view, one)
    return Verdict(Role.CHROME, BEHIND)


def below(view: View, at: int, one: Paragraph) -> Verdict:
    """Behind the element of the body, but in the article's."""
    sight = view.sight(at)
    hint = hint_of(one, view.scope.container)
    if hint is Role.AUTHOR_BIO and sight.look.words >= 2:
        return Verdict(Role.AUTHOR_BIO, "called a note on the author")
    if sight.boxed:
        return Verdict(Role.CHROME, sight.furniture)
    if hint is Role.BYLINE and _is_of_author(view, at, one):
        return Verdict(Role.AUTHOR_BIO, "in an element called an author")
    if speaks_of_article(sight.look) and not sight.furniture:
        return content(view, one)
    stated = imprint(view, at, one, hint)
    if stated and stated.role is not Role.BYLINE:
        # «© Le Journal, 2024» below an article speaks of the page.
        if stated.role is Role.IMAGE_CREDIT and not in_figure(one) and hint is not stated.role:
            return Verdict(Role.CHROME, "rights below the body")
        return stated
    if view.scope.sure[at] and not sight.furniture:
        return content(view, one)
    if view.accepted(at) and sight.look.sentence and not sight.furniture:
        return content(view, one)
    return Verdict(Role.CHROME, sight.furniture or "below the body")
