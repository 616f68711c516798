"""What the elements around a paragraph call it."""

from __future__ import annotations

from l10n.formats.html.names import names_of, role_of, vocabulary
from l10n.formats.html.page import Paragraph
from l10n.formats.html.tokens import Token
from l10n.formats.html.tree import Element
from l10n.model.article import Role

_ITEMS = ("li", "dt", "dd", "td", "th")
_CLOSERS = "»”“\"’' \u00a0"
_STOPS = (".", "!", "?", "…", ":", ";", ",")
_SUBHEADS = frozenset(("intertitre", "zwischentitel", "subhead", "crosshead", "subheading"))


def hinted(token: Token | None) -> Role | None:
    """What the names of one element say."""
    if token is None:
        return None
    return Role.DATE if token.name == "time" else role_of(names_of(token))


def hint_of(one: Paragraph, until: Element) -> Role | None:
    """What the names of the elements around it say, the nearest first, up to ``until``."""
    for token in (*reversed(one.inline.wrappers), one.owner.tag):
        role = hinted(token)
        if role:
            return role
        if token and token.name == "figcaption":
            return Role.CAPTION
    for element, _ in zip(one.owner.up(), range(3), strict=False):
        if element is until:
            break
        if element is one.owner:
            continue
        if element.name in ("article", "main", "body", "html"):
            break
        role = hinted(element.tag)
        if role in (
            Role.AUTHOR_BIO,
            Role.BYLINE,
            Role.DATE,
            Role.CAPTION,
            Role.IMAGE_CREDIT,
        ):
            return role
        if role is Role.DEK and one.owner.name not in _ITEMS:
            return role
    return None


def level_of(one: Paragraph) -> int:
    """The level of a heading that is none to HTML: a short line in bold, or called so."""
    words = one.words.split()
    if not words or len(words) > 14 or one.words.rstrip(_CLOSERS).endswith("."):
        return 0
    names = names_of(one.owner.tag)
    called = sorted(names & {"h1", "h2", "h3", "h4", "h5", "h6"})
    if called:
        return max(int(called[0][1]), 2)
    if names & _SUBHEADS:
        return 3
    if names & vocabulary().title and not one.words.rstrip(_CLOSERS).endswith(_STOPS):
        return 3
    if one.words.rstrip(_CLOSERS).endswith(_STOPS):
        return 0
    return 3 if any(token.name in ("b", "strong") for token in one.inline.wrappers) else 0


def in_figure(one: Paragraph) -> bool:
    """Whether it stands under a picture."""
    return one.owner.name == "figcaption" or any(
        element.name == "figcaption" for element, _ in zip(one.owner.up(), range(4), strict=False)
    )
