"""Drafts whose quotation marks go over several sentences, made whole where one way alone is right.

An engine sees one sentence at a time. Of a quotation that opens in one and closes in the next it
may drop a mark, or close what goes on. A draft is touched only when its source says without doubt
which mark belongs where: at the very beginning, behind the only colon, or at the very end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.segmentation.pairing import Mark, pair

_CLOSERS = {"“": "”", "„": "“", "«": "»", "»": "«", "‹": "›", '"': '"', "‟": "”"}
_OPENERS = {"”": "“", "“": "„", "»": "«", "«": "»", "›": "‹", '"': '"'}
_USUAL = {"en": "“", "de": "„", "fr": "«"}
_STOPS = ".!?…"
# How many sentences away a mark is still taken as an example of how the paragraph quotes.
_NEARBY = 8
_BLANKS = " \u00a0\u202f\u2009"


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the marks of one sentence do: come in from before, go on behind, or pair inside."""

    closes: Mark | None
    """The one mark that closes what an earlier sentence opened."""
    opens: Mark | None
    """The one mark that opens what a later sentence closes."""
    inner: tuple[tuple[Mark, Mark], ...]
    sure: bool
    """Whether there is at most one of each."""

    def like(self, other: _Shape) -> bool:
        return (
            bool(self.closes) == bool(other.closes)
            and bool(self.opens) == bool(other.opens)
            and len(self.inner) == len(other.inner)
        )


def requoted(
    sources: Sequence[str], targets: Sequence[str], source: str, target: str
) -> tuple[str, ...]:
    """``targets`` of a paragraph's sentences with quotation marks as the ``sources`` have them.

    ``source`` and ``target`` are languages. A sentence without a target is empty there, and stays
    so. What has no sure place stays as it is.
    """
    marks = pair(sources, source)
    if not marks or any(mark.partner < 0 for mark in marks):
        return tuple(targets)
    done = list(targets)
    for at, text in enumerate(targets):
        if not text:
            continue
        wanted = _wanted(at, marks)
        given = _shape(text, target)
        if not (wanted.sure and given.sure) or wanted.like(given):
            continue
        made = _mended(sources[at], text, wanted, given, _opener(at, marks, done, target))
        if _shape(made, target).like(wanted):
            done[at] = made
    for mark in marks:
        other = marks[mark.partner]
        if mark.opens and mark.sentence != other.sentence:
            _match(done, mark.sentence, other.sentence, target)
    return tuple(done)


def _match(targets: list[str], first: int, last: int, language: str) -> None:
    """Make both ends of a quotation of one kind, where one is straight and the other is not."""
    opens = _shape(targets[first], language)
    closes = _shape(targets[last], language)
    if not (opens.sure and closes.sure and opens.opens and closes.closes):
        return
    begin, end = opens.opens, closes.closes
    if end.sign == '"' != begin.sign:
        targets[last] = _put(targets[last], end, _CLOSERS[begin.sign])
    elif begin.sign == '"' != end.sign:
        targets[first] = _put(targets[first], begin, _OPENERS.get(end.sign, end.sign))


def _put(text: str, mark: Mark, sign: str) -> str:
    return text[: mark.at] + sign + text[mark.at + 1 :]


def _wanted(sentence: int, marks: Sequence[Mark]) -> _Shape:
    """The shape of one sentence of the source, whose marks are paired over the paragraph."""
    own = [mark for mark in marks if mark.sentence == sentence]
    return _sorted(own, marks)


def _shape(text: str, language: str) -> _Shape:
    marks = pair([text], language)
    return _sorted(marks, marks)


def _sorted(own: Sequence[Mark], marks: Sequence[Mark]) -> _Shape:
    closes: list[Mark] = []
    opens: list[Mark] = []
    inner: list[tuple[Mark, Mark]] = []
    for mark in own:
        other = marks[mark.partner] if mark.partner >= 0 else None
        if other and other.sentence == mark.sentence:
            if mark.opens:
                inner.append((mark, other))
        else:
            (opens if mark.opens else closes).append(mark)
    sure = len(closes) <= 1 and len(opens) <= 1
    return _Shape(closes[0] if closes else None, opens[0] if opens else None, tuple(inner), sure)


def _opener(sentence: int, marks: Sequence[Mark], targets: Sequence[str], language: str) -> str:
    """The opening mark of the paragraph's targets, with the blank that follows it there."""
    partners = [marks[mark.partner].sentence for mark in marks if mark.sentence == sentence]
    nearby = range(max(0, sentence - _NEARBY), min(len(targets), sentence + _NEARBY + 1))
    for other in (*partners, *nearby):
        if other == sentence:
            continue
        for mark in pair([targets[other]], language):
            blank = _blank(targets[other], mark)
            return (mark.sign if mark.opens else _OPENERS.get(mark.sign, mark.sign)) + blank
    return _USUAL[language] + ("\u00a0" if language == "fr" else "")


def _blank(text: str, mark: Mark) -> str:
    """The blank between a mark and its words, as French sets one."""
    place = mark.at + 1 if mark.opens else mark.at - 1
    sign = text[place : place + 1] if place >= 0 else ""
    return sign if sign and sign in _BLANKS else ""


def _mended(source: str, text: str, wanted: _Shape, given: _Shape, opener: str) -> str:
    """``text`` with what is missing put in, or what is too much taken out; else as it is."""
    extra = len(given.inner) - len(wanted.inner)
    if extra == 1 and not given.closes and not given.opens:
        return _without_ends(text, wanted, given)
    if extra == -1 and len(wanted.inner) == 1 and (given.opens or given.closes):
        return _with_other_end(source, text, wanted, given)
    if extra or _nested(wanted):
        return text
    if wanted.closes and not given.closes and _ends(source, wanted.closes):
        text = _with_close(source, text, wanted.closes, opener)
    if wanted.opens and not given.opens:
        text = _with_open(source, text, wanted.opens, opener)
    return text


def _nested(shape: _Shape) -> bool:
    """Whether the quotation that goes over the edge has another in it: that takes other marks."""
    closes = shape.closes.at if shape.closes else -1
    opens = shape.opens.at if shape.opens else None
    return any(
        first.at < closes or (opens is not None and first.at > opens) for first, _ in shape.inner
    )


def _without_ends(text: str, wanted: _Shape, given: _Shape) -> str:
    """A draft in marks of its own, where the quotation comes from before or goes on."""
    first, last = given.inner[0][0], given.inner[-1][1]
    whole = given.inner[0][1] == last and not text[: first.at].strip() and _ends(text, last)
    behind_colon = text[: first.at].rstrip().endswith(":") and _ends(text, last)
    if not wanted.opens and whole:  # comes from before
        head = text[first.at + 1 :].lstrip(_BLANKS)
        if wanted.closes:
            return text[: first.at] + head
        return _cut(text[: first.at] + head, len(text) - last.at)
    if wanted.opens and not wanted.closes and (whole or behind_colon):  # goes on
        return _cut(text, len(text) - last.at)
    return text


def _cut(text: str, from_end: int) -> str:
    """``text`` without the mark that begins ``from_end`` before its end."""
    at = len(text) - from_end
    return text[:at].rstrip(_BLANKS) + text[at + 1 :]


def _with_other_end(source: str, text: str, wanted: _Shape, given: _Shape) -> str:
    """A sentence that is a quotation from end to end, and has one of its marks alone."""
    ((first, last),) = wanted.inner
    if first.at or not _ends(source, last) or wanted.opens or wanted.closes:
        return text
    if given.opens and not given.closes and not text[: given.opens.at].strip():
        return _with_close(source, text, last, given.opens.sign + _blank(text, given.opens))
    if given.closes and not given.opens and _ends(text, given.closes):
        sign = _OPENERS.get(given.closes.sign, given.closes.sign)
        return sign + _blank(text, given.closes) + text
    return text


def _with_close(source: str, text: str, mark: Mark, opener: str) -> str:
    closer = opener[1:] + _CLOSERS[opener[0]]
    stop_outside = source[mark.at + 1 :].strip() and opener[0] not in '"“'
    if stop_outside and text[-1:] in _STOPS:
        return text[:-1].rstrip(_BLANKS) + closer + text[-1]
    return text + closer


def _with_open(source: str, text: str, mark: Mark, opener: str) -> str:
    if not source[: mark.at].strip():
        return opener + text
    before = source[: mark.at].rstrip(_BLANKS)
    if before.endswith(":") and source.count(":") == 1 and text.count(":") == 1:
        head, _, tail = text.partition(":")
        if tail.strip():
            return f"{head}: {opener}{tail.lstrip(_BLANKS)}"
    return text


def _ends(text: str, mark: Mark) -> bool:
    """Whether nothing but a stop follows ``mark``."""
    return not text[mark.at + 1 :].strip(_STOPS + _BLANKS)
