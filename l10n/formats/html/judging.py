"""What each paragraph of a page is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from l10n.formats.html.elements import LISTS
from l10n.formats.html.extractor import Opinion, ask
from l10n.formats.html.hints import hint_of, hinted, in_figure, level_of
from l10n.formats.html.imprint import states_something
from l10n.formats.html.page import Page, Paragraph, read_page
from l10n.formats.html.scope import IN_BOX, Scope, find_scope
from l10n.formats.html.title import find_title, words_of
from l10n.formats.html.tree import Element
from l10n.formats.text.biography import find_bios
from l10n.formats.text.boxes import header_of
from l10n.formats.text.credits import read_credit
from l10n.formats.text.evidence import is_section
from l10n.formats.text.names import read_name, read_names
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Role

_STATED = (Role.DATE, Role.BYLINE, Role.IMAGE_CREDIT)
_NEAR = 6
_LEVELS = 40
_IMPRINT_WORDS = 24
_DEK_WORDS = 8
_KICKER_WORDS = 4
NOTHING = "nothing to translate"
"""The reason of what stays on the page although it is no block."""
_ITEMS = ("td", "th", "li", "dt", "dd", "caption")
_MAY_BE_BIO = (Role.BODY, Role.AUTHOR_BIO)
_LETTER = re.compile(r"[^\W\d_]")


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
    language = language or page.language
    opinion = ask(page)
    scope = find_scope(page, opinion, language)
    title = find_title(page, scope)
    judge_ = _Judge(page, opinion, scope, title)
    return Judged(page, opinion, scope, title, tuple(judge_.verdicts()))


class _Judge:
    """Gives the verdicts; what it knows of the whole page is at hand."""

    def __init__(self, page: Page, opinion: Opinion, scope: Scope, title: int | None) -> None:
        self.page = page
        self.opinion = opinion
        self.scope = scope
        self.title = title
        self.article = _around(page, scope, title)
        self.bio: Element | None = None
        self.related: Element | None = None

    def verdicts(self) -> list[Verdict]:
        found = [self._verdict(at, one) for at, one in enumerate(self.page.paragraphs)]
        self._find_bios(found)
        return found

    def _find_bios(self, found: list[Verdict]) -> None:
        """The notes on the author that nothing calls so, by their words, as in a text dump."""
        kept = [at for at, one in enumerate(found) if one.role is not Role.CHROME]
        after = next((n for n, at in enumerate(kept) if at == self.scope.first), None)
        looks = [self.scope.sights[at].look for at in kept]
        evidence = [one for at in kept if (one := self.scope.sights[at].evidence)]
        if after is None or len(evidence) < len(looks):
            return
        bios: list[Verdict | None] = [
            None if found[at].role in _MAY_BE_BIO else found[at] for at in kept
        ]
        before = list(bios)
        find_bios(looks, evidence, after, bios)
        for at, old, new in zip(kept, before, bios, strict=True):
            if old is None and new is not None and at > self.scope.first:
                found[at] = new

    def _verdict(self, at: int, one: Paragraph) -> Verdict:
        if at == self.title:
            return Verdict(Role.TITLE, "the heading that the head of the page names")
        if not self._inside(one, self.article):
            return Verdict(Role.CHROME, self.scope.sights[at].furniture or "outside of the article")
        if self.title is not None and at < self.title:
            return self._above(at, one)
        if at < self.scope.first:
            return self._head(at, one)
        if self._inside(one, self.scope.container):
            if not _LETTER.search(one.words):
                return self._figures(one)
            return self._body(at, one)
        return self._below(at, one)

    def _inside(self, one: Paragraph, element: Element) -> bool:
        return element.first <= one.run.first < max(element.behind, element.first + 1) or (
            element.tag is None
        )

    def _above(self, at: int, one: Paragraph) -> Verdict:
        """Before the title: the section at most, and what is surely the imprint."""
        sight = self.scope.sights[at]
        near = at >= (self.title or 0) - _NEAR
        if near and not sight.boxed and sight.look.words <= 8:
            beside = self._beside_title(one) and not sight.linked
            kicker = beside and one.owner.parent and one.owner.parent.name == "header"
            if self._is_section(at, one) or (kicker and sight.look.words <= _KICKER_WORDS):
                return Verdict(Role.SECTION, "above the title")
            if sight.look.parts and self.article.name == "article":
                return Verdict(sight.look.parts[0].role, "above the title")
            if in_figure(one):
                return Verdict(Role.CAPTION, "under a picture above the title")
        return Verdict(Role.CHROME, sight.furniture or "above the title")

    def _head(self, at: int, one: Paragraph) -> Verdict:
        """Between title and body: dek, byline, dates, pictures."""
        sight = self.scope.sights[at]
        hint = hint_of(one)
        if sight.boxed and not self._accepted(at):
            return Verdict(Role.CHROME, sight.furniture)
        pictured = in_figure(one) or hint is Role.CAPTION
        picture = self._picture(at, one, hint) if pictured else None
        stated = picture or self._imprint(at, one, hint)
        if stated:
            return stated
        picture = self._picture(at, one, hint)
        if picture:
            return picture
        if self._is_dek(one, hint, sight.look.words):
            return Verdict(Role.DEK, "the text under the title")
        if sight.look.words <= 8 and self._is_section(at, one):
            return Verdict(Role.SECTION, "under the title")
        may_be_body = self._inside(one, self.scope.container) and not sight.furniture
        reads = sight.look.sentence and sight.linked < 0.5
        if may_be_body and (one.heading or self._accepted(at) or reads):
            return self._content(one)
        author = words_of(self.page.first("author"))
        if author and words_of(one.words) == author:
            return Verdict(Role.BYLINE, "the author that the head of the page names")
        if reads and not sight.furniture and self._beside_title(one):
            return Verdict(Role.DEK, "the text beside the title")
        return Verdict(Role.CHROME, sight.furniture or "between title and body")

    def _beside_title(self, one: Paragraph) -> bool:
        if self.title is None:
            return False
        return one.owner.parent is self.page.paragraphs[self.title].owner.parent

    def _body(self, at: int, one: Paragraph) -> Verdict:
        sight = self.scope.sights[at]
        hint = hint_of(one)
        accepted = self._accepted(at)
        if (
            at == self.scope.first
            and hint is Role.DEK
            and self._is_dek(one, hint, sight.look.words)
        ):
            return Verdict(Role.DEK, "called the text under the title")
        believed = accepted and sight.prose and sight.furniture != IN_BOX
        if sight.boxed and hint is not Role.AUTHOR_BIO and not believed:
            return Verdict(Role.CHROME, sight.furniture)
        if hint is Role.AUTHOR_BIO and at > self.scope.first:
            return Verdict(Role.AUTHOR_BIO, "called a note on the author")
        header = header_of(sight.look)
        if header == "related" and at > self.scope.first:
            self.related = one.owner.parent
            return Verdict(Role.CHROME, "the heading of a list of other articles")
        if self.scope.sure[at]:
            self.related = None
            short = sight.look.words <= 10 and hint in (Role.BYLINE, Role.DATE)
            return (self._imprint(at, one, hint) if short else None) or self._content(one)
        if self._in_related(one):
            return Verdict(Role.CHROME, "in a list of other articles")
        if sight.furniture and not (accepted and sight.look.words >= 12):
            if one.owner.name == "th" and not sight.boxed:
                return self._content(one)
            return Verdict(Role.CHROME, sight.furniture)
        picture = self._picture(at, one, hint)
        if picture:
            return picture
        stated = self._imprint(at, one, hint)
        if stated and not one.heading:
            return stated
        if hint is Role.SECTION and sight.linked > 0.8:
            return Verdict(Role.CHROME, "links to other articles")
        if sight.linked > 0.8 and not accepted and not one.heading:
            return Verdict(Role.CHROME, "nothing but a link")
        if at > self.scope.last:
            return self._tail(at, one)
        outside = one.owner.name in ("div", "section", "article", "main", "body", "center", "")
        if outside and not accepted and not sight.look.stop:
            return Verdict(Role.CHROME, "a few words outside of any paragraph")
        return self._content(one)

    def _figures(self, one: Paragraph) -> Verdict:
        """What has no letters: a cell of a table or a heading is content, all else stays."""
        has_figures = any(map(str.isdigit, one.words))
        if has_figures and (one.heading or one.owner.name in ("td", "th", "li", "dt", "dd")):
            return self._content(one)
        return Verdict(Role.CHROME, NOTHING)

    def _tail(self, at: int, one: Paragraph) -> Verdict:
        """Behind the last sure paragraph of the body, but in its element."""
        sight = self.scope.sights[at]
        name = read_name(one.words)
        if name and len(name) == len(one.words.strip()):
            return Verdict(Role.BYLINE, "a name below the body")
        if self._accepted(at) and not one.heading:
            return self._content(one)
        if one.owner.name in _ITEMS and sight.linked < 0.5:
            return self._content(one)
        if sight.look.sentence and sight.linked < 0.5:
            return self._content(one)
        return Verdict(Role.CHROME, "a few words behind the body")

    def _below(self, at: int, one: Paragraph) -> Verdict:
        """Behind the element of the body, but in the article's."""
        sight = self.scope.sights[at]
        hint = hint_of(one)
        if hint is Role.AUTHOR_BIO and sight.look.words >= 2:
            return Verdict(Role.AUTHOR_BIO, "called a note on the author")
        if sight.boxed:
            return Verdict(Role.CHROME, sight.furniture)
        stated = self._imprint(at, one, hint)
        if stated and stated.role is not Role.BYLINE:
            return stated
        if self.scope.sure[at] and not sight.furniture:
            return self._content(one)
        if self._accepted(at) and sight.look.sentence and not sight.furniture:
            return self._content(one)
        return Verdict(Role.CHROME, sight.furniture or "below the body")

    def _content(self, one: Paragraph) -> Verdict:
        """What an accepted paragraph is, by its element."""
        if one.heading:
            return Verdict(Role.HEADING, f"a heading of level {one.heading}", one.heading)
        depth = 0
        quoted = caption = False
        listed = one.owner.name in ("dt", "dd")
        for element, _ in zip(one.owner.up(), range(_LEVELS), strict=False):
            if element is self.scope.container:
                break
            depth += element.name in LISTS
            listed = listed or element.name == "li"
            quoted = quoted or element.name == "blockquote"
            caption = caption or element.name == "figcaption"
        if caption:
            return Verdict(Role.CAPTION, "the caption of a figure")
        if listed and depth:
            return Verdict(Role.LIST_ITEM, f"a list item at depth {depth}", depth)
        if quoted:
            return Verdict(Role.QUOTE, "a block quote")
        if one.owner.name == "caption":
            return Verdict(Role.CAPTION, "the caption of a table")
        level = level_of(one)
        if level:
            return Verdict(Role.HEADING, "set apart as a heading is", level)
        if one.owner.name in ("td", "th"):
            return Verdict(Role.BODY, "a cell of a table")
        return Verdict(Role.BODY, "a paragraph" if one.owner.name == "p" else "running text")

    def _imprint(self, at: int, one: Paragraph, hint: Role | None) -> Verdict | None:
        """Bylines, dates and credits: short lines that state nothing else, or are called so."""
        sight = self.scope.sights[at]
        if sight.look.words > _IMPRINT_WORDS or (sight.prose and sight.look.words > 12):
            return None
        if sight.look.parts:
            part = sight.look.parts[0]
            return Verdict(part.role, f"{part.label.value} and nothing else")
        stated = states_something(one.words, self.page.language)
        if at < self.scope.first and stated is Role.DATE:
            return Verdict(stated, "a date among other things")
        inner = [
            role for one_hint in one.inline.hints if (role := hinted(one_hint.token)) in _STATED
        ]
        if hint in _STATED and hint is not None and at < self.scope.first + 1:
            return Verdict(hint, f"called a {hint.value}")
        if hint is Role.BYLINE and sight.look.words <= 10 and read_names(one.words, 0):
            return Verdict(hint, "called a byline")
        if hint is Role.IMAGE_CREDIT or (hint is Role.DATE and at > self.scope.last):
            return Verdict(hint, f"called a {hint.value}")
        if inner and at <= self.scope.first:
            return Verdict(inner[0] or Role.DATE, "holds what is called so")
        return None

    def _picture(self, at: int, one: Paragraph, hint: Role | None) -> Verdict | None:
        if hint is Role.IMAGE_CREDIT:
            return Verdict(Role.IMAGE_CREDIT, "called a credit")
        framed = in_figure(one) or hint is Role.CAPTION
        if not framed:
            return None
        if read_credit(self.scope.sights[at].look.text):
            return Verdict(Role.IMAGE_CREDIT, "the credit of a figure")
        return Verdict(Role.CAPTION, "the caption of a figure")

    def _is_section(self, at: int, one: Paragraph) -> bool:
        look = self.scope.sights[at].look
        told = self.page.first("section")
        if told and words_of(told) == words_of(one.words):
            return True
        return (hint_of(one) is Role.SECTION or is_section(look)) and not look.parts

    def _is_dek(self, one: Paragraph, hint: Role | None, words: int) -> bool:
        if words < _DEK_WORDS:
            return False
        description = words_of(self.page.first("description"))
        same = bool(description) and words_of(one.words) == description
        strong = any(token.name in ("strong", "b", "em", "i") for token in one.inline.wrappers)
        return hint is Role.DEK or same or one.heading == 2 or strong

    def _accepted(self, at: int) -> bool:
        return bool(self.opinion.accepted) and self.opinion.accepted[at]

    def _in_related(self, one: Paragraph) -> bool:
        return self.related is not None and self._inside(one, self.related)


def _around(page: Page, scope: Scope, title: int | None) -> Element:
    """The element that holds title and body, and what states them."""
    here: Element = scope.container
    if title is not None:
        at = page.paragraphs[title].run.first
        while here.parent and not here.first <= at < here.behind:
            here = here.parent
    for element, _ in zip(here.up(), range(4), strict=False):
        if element.name == "article":
            return element
    return here
