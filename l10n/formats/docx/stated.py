"""Properties of a document that speak of its article, as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from l10n.formats.docx.container import parts
from l10n.formats.docx.tokens import Kind, prefixes_of, tokens
from l10n.formats.text.language import guess
from l10n.formats.text.lexicon import forms_of
from l10n.model.article import Block, Code, CodeKind, Role, shown
from l10n.model.span import Span

# Dublin Core and those of the package (ECMA-376, part 2, section 11); the article's subjects are no
# text that readers see anywhere else.
_ROLES = {
    "dc:title": Role.TITLE,
    "dc:description": Role.DEK,
    "dc:subject": Role.CAPTION,
    "cp:category": Role.CAPTION,
    "cp:keywords": Role.CAPTION,
}
_TEXT = (Role.TITLE, Role.DEK, Role.SECTION, Role.BODY)
_FIRST = 12
_WORD = re.compile(r"[^\W\d_]{2,}")
# What programs write there of themselves, such as python-docx.
_OF_A_PROGRAM = re.compile(
    r"(?:generated|created|exported|converted|produced) (?:by|with|from)\b", re.I
)


def stated_blocks(
    text: str, blocks: Sequence[Block], title: str | None, language: str
) -> Iterator[Block]:
    """A block for each property with words of the article.

    With the role of the same words in ``blocks``, so that they are one unit; a title that is not
    printed as ``title``, words in another language, and what a program wrote have none.
    """
    printed: dict[str, Role] = {}
    for block in [block for block in blocks if block.role in _TEXT][:_FIRST]:
        if all(code.is_text for code in block.codes):
            printed.setdefault(shown(text, block.span, block.codes)[0], block.role)
    for name, span in _values(text):
        words = unescape(span.of(text))
        if not _WORD.search(words):
            continue
        if name == "dc:title":
            wanted = words == title
        else:
            wanted = words in printed or _speaks(words, language)
        if wanted:
            role = printed.get(words, _ROLES[name])
            why = reason(name.partition(":")[2])
            yield Block(role, span, span, why, codes=entities(text, span))


def reason(name: str) -> str:
    """Why the value of the property ``name`` is a block."""
    return f"the {name} in the properties"


def _speaks(words: str, language: str) -> bool:
    """Whether they may be in ``language``: few words seldom tell."""
    told, _ = guess(forms_of(words))
    return told in ("", language) and not _OF_A_PROGRAM.match(words)


def _values(text: str) -> Iterator[tuple[str, Span]]:
    """The properties above, each with the place of its value without blanks around it."""
    for part in parts(text):
        if part.use != "core":
            continue
        prefixes: Mapping[str, str] = prefixes_of(text, part.span)
        found = list(tokens(text, part.span, prefixes))
        for before, token, after in zip(found, found[1:], found[2:], strict=False):
            if token.kind is Kind.TEXT and before.name in _ROLES and after.name == before.name:
                raw = token.span.of(text)
                lead = len(raw) - len(raw.lstrip())
                if raw.strip():
                    yield (
                        before.name,
                        Span(token.start + lead, token.start + lead + len(raw.strip())),
                    )


def entities(text: str, span: Span) -> tuple[Code, ...]:
    """The references in ``span`` as codes that read as what they stand for."""
    codes = []
    at = text.find("&", span.start, span.end)
    while at >= 0:
        end = text.find(";", at, span.end) + 1
        if end <= 0:
            break
        codes.append(Code(Span(at, end), CodeKind.TEXT, shown=unescape(text[at:end])))
        at = text.find("&", end, span.end)
    return tuple(codes)
