"""What each paragraph of a document is: by its style, and where that says nothing by its words."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from l10n.formats.docx.structure import Package, Paragraph
from l10n.formats.text.language import NAMES
from l10n.formats.text.layout import judge
from l10n.formats.text.lines import Line, cut
from l10n.formats.text.paragraph import Paragraph as Look
from l10n.formats.text.paragraph import look
from l10n.formats.text.verdict import GIVEN, Verdict
from l10n.model.article import Role
from l10n.model.span import Span

_TEXT = (Role.BODY, Role.LIST_ITEM, Role.QUOTE)
_PROSE_WORDS = 25
_BLANKS = str.maketrans(dict.fromkeys("\t\n\r\x1c\x1f", " "))
# Roles that a line of words can have beside those that styles give.
_BY_WORDS = frozenset(
    {Role.SECTION, Role.TITLE, Role.DEK, Role.BYLINE, Role.DATE, Role.IMAGE_CREDIT, Role.CAPTION}
    | {Role.AUTHOR_BIO}
)

_SAID_BETTER: Mapping[Role, Collection[Role]] = MappingProxyType(
    {Role.CAPTION: (Role.IMAGE_CREDIT,), Role.DEK: (Role.BYLINE, Role.DATE)}
)
"""Roles that styles give, and what the words of such a line may say instead."""


class Judged:
    """The paragraphs of a package that have words, each with a verdict and what its words show."""

    def __init__(self, package: Package, language: str, given: Mapping[int, Role]) -> None:
        self.found: list[tuple[Paragraph, Verdict, Look | None]] = []
        worded = [one for one in package.paragraphs if one.inlines]
        self._styled: dict[int, Verdict] = {}
        lines: list[int] = []
        for at, one in enumerate(worded):
            verdict = _by_style(package, one)
            if at in given:
                level = verdict.level if verdict and verdict.role is given[at] else 0
                verdict = Verdict(given[at], GIVEN, level)
            if verdict:
                self._styled[at] = verdict
            if _is_line(one):
                lines.append(at)
        self._find_title(worded, given)
        looks, judged = self._judge(worded, lines, language)
        words = [self._by_words(judged.get(at)) for at in range(len(worded))]
        given_roles = [self._styled.get(at) for at in range(len(worded))]
        both = [_agreed(known, told) for known, told in zip(given_roles, words, strict=True)]
        if all(verdict and verdict.role not in _TEXT for verdict in both):
            # A note of a line or two, where nothing can be told by what stands around it.
            both = list(given_roles)
        for at, one in enumerate(worded):
            verdict = both[at] or Verdict(Role.BODY, "a paragraph")
            self.found.append((one, verdict, looks.get(at)))

    def _by_words(self, told: Verdict | None) -> Verdict | None:
        """What the words of a line say it is; what looks like the page around an article stays."""
        if told is not None and told.role in _BY_WORDS:
            return Verdict(told.role, told.reason, told.level)
        if told is not None and told.role is Role.HEADING:
            return Verdict(Role.HEADING, told.reason, max(told.level, 2))
        return None

    def _find_title(self, worded: Sequence[Paragraph], given: Mapping[int, Role]) -> None:
        """The first paragraph styled as a title; without one the first heading of level 1."""
        titled = Role.TITLE in given.values()
        for at, verdict in sorted(self._styled.items()):
            if verdict.role is Role.TITLE and at not in given:
                if titled:
                    self._styled[at] = Verdict(Role.HEADING, f"{verdict.reason}, not the first", 1)
                titled = True
        if titled:
            return
        for at, one in enumerate(worded):
            known = self._styled.get(at)
            if known and known.role is Role.HEADING and known.level == 1 and at not in given:
                self._styled[at] = Verdict(Role.TITLE, "the first heading of level 1")
                return
            if len(one.words.split(None, _PROSE_WORDS)) > _PROSE_WORDS:
                return

    def _judge(
        self, worded: Sequence[Paragraph], lines: Sequence[int], language: str
    ) -> tuple[dict[int, Look], dict[int, Verdict]]:
        """What the words alone say, as of the lines of a text dump."""
        if language not in NAMES:
            return {}, {}
        looks: list[Look] = []
        kept: list[int] = []
        for number, at in enumerate(lines, 1):
            text = worded[at].inlines[0].words.translate(_BLANKS)
            found = cut(text.replace("\n", " "))
            if found:
                looks.append(look(_numbered(found, number), language))
                kept.append(at)
        styled = {n: self._styled[at].role for n, at in enumerate(kept) if at in self._styled}
        given = {n: role for n, role in styled.items() if role not in _SAID_BETTER}
        verdicts = judge(looks, language, given)
        return dict(zip(kept, looks, strict=True)), dict(zip(kept, verdicts, strict=True))


def _agreed(styled: Verdict | None, told: Verdict | None) -> Verdict | None:
    """The style decides; but a line styled as a caption may say that it is the credit, and one
    styled as a subtitle that it is the byline or the date.
    """
    if styled and told and told.role in _SAID_BETTER.get(styled.role, ()):
        return told
    return styled or told


def _numbered(found: Sequence[Line], number: int) -> list[Line]:
    return [Line(number, one.text, one.span, one.extent) for one in found]


def _is_line(one: Paragraph) -> bool:
    """Whether it may be a part of the head or the tail of the article by its words alone."""
    aside = one.part.use != "main" or len(one.inlines) != 1
    return not aside and not any(c.kind in ("cell", "box", "fallback") for c in one.around)


def _by_style(package: Package, one: Paragraph) -> Verdict | None:
    if one.part.use == "comments":
        return Verdict(Role.CHROME, "a comment")
    if one.part.use in ("footnotes", "endnotes"):
        return Verdict(Role.BODY, "a footnote" if one.part.use == "footnotes" else "an endnote")
    if one.part.use in ("header", "footer"):
        return Verdict(Role.BODY, f"the {one.part.use} of the pages")
    styled = package.styles.role(one.style) if one.style else None
    if one.outline is not None and one.outline < 6 and (not styled or styled[0] is Role.HEADING):
        return Verdict(Role.HEADING, f"outline level {one.outline + 1}", one.outline + 1)
    if styled and styled[0] is not Role.LIST_ITEM:
        role, level, name = styled
        return Verdict(role, f"its style is “{name}”", level)
    if one.number or styled:
        level = max(one.depth + 1, styled[1] if styled else 1)
        return Verdict(Role.LIST_ITEM, f"a list item at depth {level}", level)
    if one.lies_in("cell"):
        return Verdict(Role.BODY, "a cell of a table")
    if one.lies_in("box"):
        return Verdict(Role.BODY, "a paragraph in a text box")
    return None


def whole(words: str) -> Span:
    """All of ``words`` without blanks around them."""
    lead = len(words) - len(words.lstrip())
    return Span(lead, max(lead, len(words.rstrip())))
