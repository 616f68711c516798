"""What plain HTML is made from: the wanted parts of a page, and where each element may stand."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.formats.html.page import Page
from l10n.formats.html.runs import Run
from l10n.formats.html.tree import Element
from l10n.model.article import Role
from l10n.model.span import Span

# Elements that are structure, as they are written.
STRUCTURE = {
    "ul": "ul", "ol": "ol", "menu": "ul", "dir": "ul", "li": "li", "dl": "dl", "dt": "dt",
    "dd": "dd", "blockquote": "blockquote", "table": "table", "thead": "thead", "tbody": "tbody",
    "tfoot": "tfoot", "tr": "tr", "td": "td", "th": "th", "caption": "caption",
    "figure": "figure", "figcaption": "figcaption",
}  # fmt: skip
# What stands in one of these alone …
PARENTS = {
    "li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",), "thead": ("table",), "tbody": ("table",),
    "tfoot": ("table",), "caption": ("table",), "tr": ("table", "thead", "tbody", "tfoot"),
    "td": ("tr",), "th": ("tr",), "figcaption": ("figure",),
}  # fmt: skip
# … and what else stands in them is put into these.
ROOMS = {
    "ul": ("li",), "ol": ("li",), "dl": ("dd",), "tr": ("td",), "table": ("tr", "td"),
    "thead": ("tr", "td"), "tbody": ("tr", "td"), "tfoot": ("tr", "td"),
}  # fmt: skip
OF_TABLES = frozenset(["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"])
CELLS = ("td", "th", "li", "dt", "dd", "caption", "figcaption")


@dataclass(frozen=True, slots=True)
class Kept:
    """A paragraph of the page: where its tokens stand, and what it is."""

    run: Run
    role: Role
    level: int


@dataclass(frozen=True, slots=True)
class Material:
    """A page, and what of it is wanted."""

    page: Page
    first: int
    """The first of the tokens among which the article stands."""
    behind: int
    paragraphs: tuple[Kept, ...]
    """All of the page in order; chrome has that role."""
    starts: tuple[int, ...]
    """The first token of each of those that are surely of the article."""
    gone: tuple[Span, ...]
    """What is left out, in order."""
    tables: frozenset[Element]
    """Tables of data."""
    wanted: frozenset[str]
    """The `id`s that something points to."""
    languages: frozenset[str]
    """Those that need not be told."""
