"""What the verdicts on a page rest on: where its article stands, and what is around a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.formats.html.extractor import Opinion
from l10n.formats.html.page import Page, Paragraph
from l10n.formats.html.scope import Scope
from l10n.formats.html.sights import Sight
from l10n.formats.html.title import words_of
from l10n.formats.html.tree import Element
from l10n.model.article import Role

STATED = (Role.DATE, Role.BYLINE, Role.IMAGE_CREDIT)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One page; paragraphs go by their numbers."""

    page: Page
    opinion: Opinion
    scope: Scope
    title: int | None
    """The number of the paragraph that is the title."""
    article: Element
    """The element that holds title and body, and what states them."""

    def sight(self, at: int) -> Sight:
        return self.scope.sights[at]

    def accepted(self, at: int) -> bool:
        """Whether the extractor takes the paragraph for a part of the article."""
        return bool(self.opinion.accepted) and self.opinion.accepted[at]

    def in_body(self, one: Paragraph) -> bool:
        return inside(one, self.scope.container)

    def beside_title(self, one: Paragraph) -> bool:
        """Whether it stands in the element that holds the title."""
        if self.title is None:
            return False
        return one.owner.parent is self.page.paragraphs[self.title].owner.parent

    def says(self, one: Paragraph, *kinds: str) -> bool:
        """Whether it says what the head states first of one of ``kinds``."""
        told = words_of(self.page.first(*kinds))
        return bool(told) and words_of(one.words) == told


def view_of(page: Page, opinion: Opinion, scope: Scope, title: int | None) -> View:
    """All that the verdicts need, with the article's element found."""
    return View(page, opinion, scope, title, _around(page, scope, title))


def inside(one: Paragraph, element: Element) -> bool:
    """Whether ``one`` lies in ``element``."""
    return element.first <= one.run.first < max(element.behind, element.first + 1) or (
        element.tag is None
    )


def _around(page: Page, scope: Scope, title: int | None) -> Element:
    here: Element = scope.container
    if title is not None:
        at = page.paragraphs[title].run.first
        while here.parent and not here.first <= at < here.behind:
            here = here.parent
    for element, _ in zip(here.up(), range(4), strict=False):
        if element.name == "article":
            return element
    return here
