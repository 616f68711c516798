"""What a paragraph of the article is by its element: heading, item, quotation, caption, text."""

from __future__ import annotations

from l10n.formats.html.elements import LISTS
from l10n.formats.html.hints import level_of
from l10n.formats.html.page import Paragraph
from l10n.formats.html.view import View
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Role

_LEVELS = 40
NOTHING = "nothing to translate"
"""The reason of what stays on the page although it is no block."""


def content(view: View, one: Paragraph) -> Verdict:
    """What ``one`` is, which is surely of the article."""
    if one.heading:
        return Verdict(Role.HEADING, f"a heading of level {one.heading}", one.heading)
    depth = 0
    quoted = caption = False
    listed = one.owner.name in ("dt", "dd")
    for element, _ in zip(one.owner.up(), range(_LEVELS), strict=False):
        if element is view.scope.container:
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


def figures(view: View, one: Paragraph) -> Verdict:
    """What has no letters: a cell of a table or a heading is content, all else stays."""
    has_figures = any(map(str.isdigit, one.words))
    if has_figures and (one.heading or one.owner.name in ("td", "th", "li", "dt", "dd")):
        return content(view, one)
    return Verdict(Role.CHROME, NOTHING)
