"""Quotation marks: each that opens closes again, over the sentences of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from l10n.checks.base import CheckContext, is_ready
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.place import place_of
from l10n.segmentation.pairing import Mark, pair

CODES = ("quote-missing", "quote-mixed", "quote-unclosed", "quote-unopened")

# Marks in code, addresses, tags and titles of links are no quotations.
_CODE = re.compile(
    r"(?<!`)(`+)(?!`).{1,2000}?(?<!`)\1(?!`)|\]\([^()\n]{0,2000}\)|</?[a-zA-Z][^<>]*>"
)
# What may stand for a quotation without a double mark: single marks, emphasis.
_OTHERWISE = re.compile(r"[‘‚]\S|(?<!\w)'\S[^']{0,2000}\S'(?!\w)|[*_]\S")
_STRAIGHT = '"'
# Words of a quotation that a translator hardly renders without marks. In newstest2013 (fr-en, fr-de)
# people left shorter ones without in 84 of 1,004 sentences that quote, those from here on in 13.
_SPEECH = 5


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The passages of a paragraph with their quotation marks."""

    passages: tuple[Passage, ...]
    source: tuple[Mark, ...]
    target: tuple[Mark, ...]

    @property
    def opens(self) -> bool:
        """Whether the target begins with an opening mark."""
        first = self.target[0] if self.target else None
        return bool(
            first
            and first.opens
            and first.sentence == 0
            and not self.passages[0].target[: first.at].strip(" *_[")
        )


def quotes(passage: Passage, context: CheckContext) -> Iterator[Finding]:  # noqa: ARG001
    """Nothing: a quotation is a matter of the paragraph."""
    return iter(())


def article(passages: Sequence[Passage], context: CheckContext) -> Iterator[Finding]:
    """``quote-unclosed``, ``quote-unopened``, ``quote-missing`` and ``quote-mixed``.

    A paragraph is judged when all of it is translated and the marks of its source pair. A file
    whose notes do not tell paragraphs is judged passage by passage.
    """
    paragraphs = [
        tuple(group) for _, group in groupby(enumerate(passages), key=lambda one: _number(*one))
    ]
    read = [_read(tuple(passage for _, passage in group), context) for group in paragraphs]
    for at, paragraph in enumerate(read):
        if paragraph is None:
            continue
        behind = read[at + 1] if at + 1 < len(read) else None
        # A quotation over paragraphs opens anew with each, and closes in the last.
        goes_on = behind is not None and behind.opens
        yield from _unpaired(paragraph, context, goes_on=goes_on)
        yield from _missing(paragraph, context)
        yield from _mixed(paragraph, context)


def _number(at: int, passage: Passage) -> int:
    """The paragraph that a passage begins in; a number of its own where no note tells."""
    place = place_of(passage.units[0])
    return place.paragraphs[0] if place else -1 - at


def _read(passages: tuple[Passage, ...], context: CheckContext) -> _Paragraph | None:
    if not all(map(is_ready, passages)):
        return None
    source = pair([_plain(one.source) for one in passages], context.source_locale.language)
    if any(mark.partner < 0 for mark in source):
        return None
    target = pair([_plain(one.target) for one in passages], context.locale.language)
    return _Paragraph(passages, source, target)


def _unpaired(paragraph: _Paragraph, context: CheckContext, *, goes_on: bool) -> Iterator[Finding]:
    alone = [mark for mark in paragraph.target if mark.partner < 0]
    if goes_on and [mark.opens for mark in alone] == [True]:
        return
    for mark in alone:
        passage = paragraph.passages[mark.sentence]
        # Where the source has no quotation, a straight mark may be anything.
        sure = paragraph.source or mark.sign != _STRAIGHT
        shown = _words(passage.target, mark)
        yield Finding(
            "quote-unclosed" if mark.opens else "quote-unopened",
            Severity.ERROR if sure else Severity.WARNING,
            context.where(passage),
            f"The quotation mark in “{shown}” opens, and none closes it in this paragraph."
            if mark.opens
            else f"The quotation mark in “{shown}” closes, and none opens before it in this paragraph.",
            "Write the other mark where the quotation ends; that may be in a later sentence."
            if mark.opens
            else "Write the other mark where the quotation begins; that may be in an earlier sentence.",
        )


def _missing(paragraph: _Paragraph, context: CheckContext) -> Iterator[Finding]:
    if paragraph.target:
        return
    first = next((mark for mark in paragraph.source if _is_speech(mark, paragraph)), None)
    if first is None:
        return
    source = " ".join(passage.source for passage in paragraph.passages)
    target = " ".join(passage.target for passage in paragraph.passages)
    if len(_OTHERWISE.findall(target)) > len(_OTHERWISE.findall(source)):
        return
    passage = paragraph.passages[first.sentence]
    yield Finding(
        "quote-missing",
        Severity.WARNING,
        context.where(passage),
        f"The source quotes (“{_words(passage.source, first)}”), and the translation does not.",
        "Put quotation marks around what somebody said, also when it ends in a later sentence.",
    )


def _is_speech(mark: Mark, paragraph: _Paragraph) -> bool:
    """Whether a quotation begins that is longer than a name or a word held with tongs."""
    if not mark.opens:
        return False
    closes = paragraph.source[mark.partner]
    if closes.sentence != mark.sentence:
        return True
    text = paragraph.passages[mark.sentence].source
    return len(text[mark.at + 1 : closes.at].split()) >= _SPEECH


def _mixed(paragraph: _Paragraph, context: CheckContext) -> Iterator[Finding]:
    straight = [mark for mark in paragraph.target if mark.sign == _STRAIGHT]
    if not straight or len(straight) == len(paragraph.target):
        return
    if len({mark.sign == _STRAIGHT for mark in paragraph.source}) > 1:
        return
    passage = paragraph.passages[straight[0].sentence]
    yield Finding(
        "quote-mixed",
        Severity.WARNING,
        context.where(passage),
        f"Straight and curved quotation marks stand in one paragraph: “{_words(passage.target, straight[0])}”.",
        "Write those of one kind, as the rest of the article has them.",
    )


def _plain(text: str) -> str:
    """``text`` with code hidden; every code point stays in its place."""
    return _CODE.sub(lambda match: "¤" * len(match[0]), text)


def _words(text: str, mark: Mark, length: int = 24) -> str:
    """The words around a mark, without other quotation marks at the cut."""
    start = text.rfind(" ", 0, max(0, mark.at - length // 2)) + 1
    end = text.find(" ", mark.at + length)
    return text[start : end if end > 0 else len(text)]
