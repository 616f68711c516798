"""The caption of a figure, and the credit that stands in the same line."""

from __future__ import annotations

import re

from l10n.formats.html.inline import Hint, Inline
from l10n.formats.html.names import names_of, role_of
from l10n.formats.html.stated import Stated, block_of, codes_in
from l10n.formats.text.captions import credit_at
from l10n.formats.text.credits import read_credit
from l10n.formats.text.part import read_label
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Block, Label, Role
from l10n.model.span import Span

_BAR = re.compile(r"\s[|•]\s(?=[^|•]+\Z)")
_BRACKET = re.compile(
    r"\((?:Photos?|Fotos?|Bild|Image|Crédit|Credit|©)\b[^()]{2,60}\)\Z", re.IGNORECASE
)
# «… à 6 h 30. Photo Le Progrès/Damien ROCHETTE»
_NAMED = re.compile(
    r"(?<=[.!?…»”])\s(?:Photos?|Fotos?|Bild)(?:\s(?:[A-ZÀ-Ý]\S*|/|&|et|und|and|de|du|von)){1,8}(?<![.!?…])\Z"
)
_CREDIT_WORDS = 6
_APART = ("em", "i", "small", "span")
_EDGES = " \t\n\f\r\u00a0\u202f-–—|/•()[]"


def caption_blocks(inline: Inline, verdict: Verdict) -> list[Block]:
    """One block, or two where a credit closes the caption."""
    words = inline.words
    credit = _called_so(inline) or _read(words)
    if credit is None or credit.start <= 0:
        return [_block(inline, Span(0, len(words)), verdict)]
    caption = _bare(words, Span(0, credit.start))
    if len(caption) == 0:
        return [_credit(inline, credit)]
    return [_block(inline, caption, verdict), _credit(inline, credit)]


def _called_so(inline: Inline) -> Span | None:
    for hint in inline.hints:
        if hint.words.end < len(inline.words.rstrip()):
            continue
        credit = role_of(names_of(hint.token)) is Role.IMAGE_CREDIT or hint.token.name == "cite"
        if credit or _is_signature(inline, hint):
            return _bare(inline.words, hint.words)
    return None


def _is_signature(inline: Inline, hint: Hint) -> bool:
    """Whether it is a name set apart behind the last sentence: *Collection Armand Lesueur*."""
    before = inline.words[: hint.words.start].rstrip(_EDGES)
    words = hint.words.of(inline.words).strip(_EDGES).split()
    if hint.token.name not in _APART or not before.endswith((".", "!", "?", "…", "»", "”")):
        return False
    named = sum(word[:1].isupper() for word in words)
    return 2 <= len(words) <= _CREDIT_WORDS and named == len(words) and words[-1][-1].isalpha()


def _read(words: str) -> Span | None:
    at = credit_at(words)
    bracket = _BRACKET.search(words) or _NAMED.search(words)
    if at is None and bracket:
        return _bare(words, Span(bracket.start(), len(words)))
    bar = _BAR.search(words)
    if at is None and bar and len(words[bar.end() :].split()) <= _CREDIT_WORDS:
        return _bare(words, Span(bar.start(), len(words)))
    return None if at is None else _bare(words, Span(at, len(words)))


def _bare(words: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and words[start] in _EDGES:
        start += 1
    while end > start and words[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def _block(inline: Inline, words: Span, verdict: Verdict) -> Block:
    whole = len(words) == len(inline.words)
    span = inline.span if whole else inline.place(words)
    codes = inline.codes if whole else codes_in(inline, span)
    return Block(Role.CAPTION, span, span, verdict.reason, codes=codes)


def _credit(inline: Inline, where: Span) -> Block:
    words = where.of(inline.words)
    part = read_credit(words)
    stated = Stated(Role.IMAGE_CREDIT, where, Label.IMAGE_CREDIT)
    printed = read_label(words, Label.IMAGE_CREDIT)
    if part is None and printed and words[printed.end :].lstrip()[:1].isupper():
        value = Span(where.end - len(words[printed.end :].lstrip()), where.end)
        stated = Stated(Role.IMAGE_CREDIT, value, Label.IMAGE_CREDIT, printed.shifted(where.start))
    if part and part.label_span:
        label = Span(part.label_span.start, max(part.label_span.end, part.span.start))
        stated = Stated(
            Role.IMAGE_CREDIT,
            part.span.shifted(where.start),
            Label.IMAGE_CREDIT,
            _bare_end(inline.words, label.shifted(where.start)),
        )
    return block_of(stated, inline, "the credit of a caption")


def _bare_end(words: str, span: Span) -> Span:
    end = span.end
    while end > span.start and words[end - 1] in " \u00a0\u202f":
        end -= 1
    return Span(span.start, end)
