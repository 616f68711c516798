"""What each paragraph of a page is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from l10n.formats.html.contents import NOTHING, content, figures
from l10n.formats.html.extractor import Opinion, ask
from l10n.formats.html.imprint import states_something
from l10n.formats.html.opening import above, head
from l10n.formats.html.page import Page, Paragraph, read_page
from l10n.formats.html.running import BEHIND, below, body
from l10n.formats.html.scope import Scope, find_scope
from l10n.formats.html.title import find_title
from l10n.formats.html.tree import Element
from l10n.formats.html.view import View, inside, view_of
from l10n.formats.text.biography import find_bios
from l10n.formats.text.boxes import header_of
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Role

__all__ = ["NOTHING", "Judged", "judge"]

_MAY_BE_BIO = (Role.BODY, Role.AUTHOR_BIO)
_LETTER = re.compile(r"[^\W\d_]")
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Judged:
    """A page with a verdict for each of its paragraphs."""

    page: Page
    opinion: Opinion
    scope: Scope
    title: int | None
    """The number of the paragraph that is the title."""
    verdicts: tuple[Verdict, ...]


@lru_cache(maxsize=2)
def judge(text: str, language: str = "") -> Judged:
    """Say what each paragraph of the page ``text`` is, in an article in ``language``.

    Without a language the page's own counts.
    """
    page = read_page(text)
    opinion = ask(page)
    scope = find_scope(page, opinion, language or page.language)
    title = find_title(page, scope)
    return Judged(page, opinion, scope, title, _verdicts(view_of(page, opinion, scope, title)))


def _verdicts(view: View) -> tuple[Verdict, ...]:
    found: list[Verdict] = []
    related: Element | None = None
    for at, one in enumerate(view.page.paragraphs):
        verdict = None
        if view.in_body(one) and at > view.scope.first >= 0:
            if header_of(view.sight(at).look) == "related" and not view.sight(at).boxed:
                related = one.owner.parent
                verdict = Verdict(Role.CHROME, "the heading of a list of other articles")
            elif view.scope.sure[at]:
                related = None
            elif related is not None and inside(one, related) and not view.sight(at).boxed:
                verdict = Verdict(Role.CHROME, "in a list of other articles")
        found.append(verdict or _verdict(view, at, one))
    _date_above(view, found)
    _headings_behind(view, found)
    _bios(view, found)
    return tuple(found)


def _verdict(view: View, at: int, one: Paragraph) -> Verdict:
    """By the place of the paragraph in the article, from top to bottom."""
    if at == view.title:
        return Verdict(Role.TITLE, "the heading that the head of the page names")
    if not inside(one, view.article):
        return Verdict(Role.CHROME, view.sight(at).furniture or "outside of the article")
    if view.title is not None and at < view.title:
        return above(view, at, one)
    if at < view.scope.first:
        return head(view, at, one)
    if view.in_body(one):
        return body(view, at, one) if _LETTER.search(one.words) else figures(view, one)
    return below(view, at, one)


def _date_above(view: View, found: list[Verdict]) -> None:
    """A date right above the title is the article's where no other is printed."""
    if view.title is None or any(one.role is Role.DATE for one in found):
        return
    for at in range(view.title - 1, max(view.title - 1 - _NEAR, -1), -1):
        one, sight = view.page.paragraphs[at], view.sight(at)
        short = sight.look.words <= 12 and not sight.boxed and inside(one, view.article)
        if short and states_something(one, view.page.language) is Role.DATE:
            found[at] = Verdict(Role.DATE, "the only date, above the title")
            return


def _headings_behind(view: View, found: list[Verdict]) -> None:
    """Behind the body a heading is of the article exactly when something below it is."""
    for at in range(len(found) - 1, view.scope.last, -1):
        one = view.page.paragraphs[at]
        kept = found[at].role is Role.HEADING
        if not (kept or (one.heading and found[at].reason == BEHIND)):
            continue
        follows = at + 1 < len(found) and found[at + 1].role in _RUNNING
        together = follows and view.page.paragraphs[at + 1].owner.parent is one.owner.parent
        if together and not kept:
            found[at] = content(view, one)
        elif kept and not follows:
            found[at] = Verdict(Role.CHROME, "a heading with nothing below it")


_RUNNING = (Role.BODY, Role.LIST_ITEM, Role.QUOTE, Role.HEADING, Role.CAPTION)


def _bios(view: View, found: list[Verdict]) -> None:
    """The notes on the author that nothing calls so, by their words, as in a text dump."""
    kept = [at for at, one in enumerate(found) if one.role is not Role.CHROME]
    after = next((n for n, at in enumerate(kept) if at == view.scope.first), None)
    looks = [view.sight(at).look for at in kept]
    evidence = [one for at in kept if (one := view.sight(at).evidence)]
    if after is None or len(evidence) < len(looks):
        return
    bios: list[Verdict | None] = [
        None if found[at].role in _MAY_BE_BIO else found[at] for at in kept
    ]
    before = list(bios)
    find_bios(looks, evidence, after, bios)
    for at, old, new in zip(kept, before, bios, strict=True):
        if old is None and new is not None and at > view.scope.first:
            found[at] = new
