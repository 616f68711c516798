"""What stands above the body of an article: its section, what is said under the title, pictures."""

from __future__ import annotations

import re

from l10n.formats.html.claims import imprint, picture
from l10n.formats.html.contents import content
from l10n.formats.html.hints import hint_of, in_figure
from l10n.formats.html.page import Paragraph
from l10n.formats.html.title import words_of
from l10n.formats.html.view import View, inside
from l10n.formats.text.evidence import is_section
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Role

_NEAR = 6
_DEK_WORDS = 8
_KICKER_WORDS = 4
_HOME = re.compile(r"(?:https?:)?(?://[^/]*)?/?(?:index\.html?)?#?", re.IGNORECASE)


def above(view: View, at: int, one: Paragraph) -> Verdict:
    """Before the title: the section at most, and what is surely the imprint."""
    sight = view.sight(at)
    near = at >= (view.title or 0) - _NEAR
    if near and not sight.boxed and sight.look.words <= 8:
        if _is_section(view, at, one) or _is_kicker(view, at, one):
            return Verdict(Role.SECTION, "above the title")
        if sight.look.parts and view.article.name == "article":
            return Verdict(sight.look.parts[0].role, "above the title")
        if in_figure(one):
            return Verdict(Role.CAPTION, "under a picture above the title")
    return Verdict(Role.CHROME, sight.furniture or "above the title")


def head(view: View, at: int, one: Paragraph) -> Verdict:
    """Between title and body: dek, byline, dates, pictures."""
    sight = view.sight(at)
    hint = hint_of(one, view.scope.container)
    signed = sight.furniture == "in <footer>" and inside(one, view.article)
    if sight.boxed and not view.accepted(at) and not signed:
        return Verdict(Role.CHROME, sight.furniture)
    pictured = in_figure(one) or hint is Role.CAPTION
    framed = picture(view, at, one, hint) if pictured else None
    stated = framed or imprint(view, at, one, hint) or picture(view, at, one, hint)
    if stated:
        return stated
    if at in view.scope.deks or _is_before_byline(view, at):
        return Verdict(Role.DEK, "the text between the title and who wrote it")
    if is_dek(view, one, hint, sight.look.words):
        return Verdict(Role.DEK, "the text under the title")
    if sight.look.words <= 8 and _is_section(view, at, one):
        return Verdict(Role.SECTION, "under the title")
    if _is_summary(view, at) or (one.heading and _is_summary(view, at + 1)):
        return content(view, one)
    may_be_body = view.in_body(one) and not sight.furniture
    reads = sight.look.sentence and sight.linked < 0.5
    if may_be_body and (one.heading or view.accepted(at) or reads):
        return content(view, one)
    if view.says(one, "author"):
        return Verdict(Role.BYLINE, "the author that the head of the page names")
    if reads and not sight.furniture and view.beside_title(one):
        return Verdict(Role.DEK, "the text beside the title")
    return Verdict(Role.CHROME, sight.furniture or "between title and body")


def _is_before_byline(view: View, at: int) -> bool:
    """Whether it is running text, with who wrote the article between it and the body."""
    sight = view.sight(at)
    if not sight.prose or sight.furniture or view.page.paragraphs[at].heading:
        return False
    rest = view.scope.sights[at + 1 : min(at + 1 + _NEAR, view.scope.first)]
    return any(part.role is Role.BYLINE for other in rest for part in other.look.parts)


def _is_summary(view: View, at: int) -> bool:
    """Whether it is a whole sentence in a list: what the article says, in a few points."""
    if at >= view.scope.first:
        return False
    one, sight = view.page.paragraphs[at], view.sight(at)
    reads = sight.look.sentence and sight.linked < 0.5 and not sight.furniture
    return reads and any(item.name == "li" for item, _ in zip(one.owner.up(), "12", strict=False))


def is_dek(view: View, one: Paragraph, hint: Role | None, words: int) -> bool:
    """Whether it is what stands under the title in larger letters."""
    if words < _DEK_WORDS:
        return False
    strong = any(token.name in ("strong", "b", "em", "i") for token in one.inline.wrappers)
    return hint is Role.DEK or view.says(one, "description") or one.heading == 2 or strong


def _is_section(view: View, at: int, one: Paragraph) -> bool:
    look = view.sight(at).look
    if view.says(one, "section"):
        return True
    called = hint_of(one, view.scope.container) is Role.SECTION
    return (called or is_section(look)) and not look.parts


def _names_site(view: View, one: Paragraph) -> bool:
    """Whether it is the name of the site, or leads to its first page."""
    if view.says(one, "site"):
        return True
    links = [token for token in one.inline.wrappers if token.name == "a"]
    links += [hint.token for hint in one.inline.hints if hint.token.name == "a"]
    return any(
        "home" in link.get("rel").lower() or _HOME.fullmatch(link.get("href").strip())
        for link in links
    )


def _is_kicker(view: View, at: int, one: Paragraph) -> bool:
    """Whether it is a few words right above the title, in the title's own element."""
    sight = view.sight(at)
    if view.title is None or sight.look.words > _KICKER_WORDS or sight.look.parts:
        return False
    if not any(map(str.isalpha, one.words)) or _names_site(view, one):
        return False
    titled = view.page.paragraphs[view.title].owner
    if view.beside_title(one) and titled.parent and titled.parent.name == "header":
        return not sight.linked or at == view.title - 1
    if at != view.title - 1 or sight.furniture or not words_of(one.words)[0].isalpha():
        return False
    # The first words of the element that holds both.
    around = titled if one.owner is titled else titled.parent
    own = around is not None and around.tag is not None and inside(one, around)
    before = view.page.paragraphs[at - 1] if at else None
    return own and around is not None and (before is None or not inside(before, around))
