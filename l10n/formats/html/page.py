"""A page as it is read once: its tokens, elements, paragraphs, and what its head states."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from l10n.formats.html.elements import HEADINGS
from l10n.formats.html.head import Stated, statements
from l10n.formats.html.inline import Inline, read_inline
from l10n.formats.html.runs import Run, runs
from l10n.formats.html.tokens import Kind, Token, tokens
from l10n.formats.html.tree import Element, build
from l10n.formats.text.language import guess
from l10n.formats.text.lexicon import LANGUAGES, forms_of

_SEEN = 4000


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A run with words, wherever on the page."""

    run: Run
    inline: Inline

    @property
    def owner(self) -> Element:
        return self.run.owner

    @property
    def words(self) -> str:
        return self.inline.words

    @property
    def heading(self) -> int:
        """The level of the heading that it is; 0 for none."""
        return int(self.owner.name[1]) if self.owner.name in HEADINGS else 0


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """What an HTML text holds."""

    text: str
    tokens: tuple[Token, ...]
    elements: tuple[Element, ...]
    owners: tuple[Element, ...]
    """For each token the element it lies in; a tag lies in its own."""
    paragraphs: tuple[Paragraph, ...]
    stated: tuple[Stated, ...]
    language: str
    """``fr``, ``de`` …: what the page says of itself, else what its words look like."""

    def first(self, *kinds: str) -> str:
        """The first value that the head states of one of ``kinds``; empty for none."""
        return next((one.value for one in self.stated if one.kind in kinds), "")


@lru_cache(maxsize=2)
def read_page(text: str) -> Page:
    """Read ``text`` once for all who ask, whatever is in it."""
    found = tuple(tokens(text))
    elements, owners = build(found, text)
    paragraphs = tuple(
        Paragraph(run, inline)
        for run in runs(found, owners, text)
        if (inline := read_inline(found[run.first : run.behind], text))
    )
    return Page(
        text,
        found,
        tuple(elements),
        tuple(owners),
        paragraphs,
        tuple(statements(found, text)),
        _language(found, paragraphs),
    )


def _language(found: tuple[Token, ...], paragraphs: tuple[Paragraph, ...]) -> str:
    for token in found:
        if token.kind is Kind.START and token.name == "html":
            told = (token.get("lang") or token.get("xml:lang")).partition("-")[0].lower()
            if told:
                return told
            break
    forms: list[str] = []
    for paragraph in sorted(paragraphs, key=lambda one: -len(one.words))[:20]:
        forms += forms_of(paragraph.words[:_SEEN])
    return guess(forms)[0] or LANGUAGES[0]
