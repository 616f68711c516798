"""Captions of pictures, told by a credit at their end or on the next line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.formats.text.credits import is_ordered, is_source, read_credit
from l10n.formats.text.lexicon import end_of, lexicon
from l10n.formats.text.names import is_agency, read_name
from l10n.formats.text.paragraph import Paragraph
from l10n.model.article import Role

_MAX_WORDS = 45
# The patterns below look at every blank: none of them sees a text of ten thousand.
_MAX_SIGNS = 1500
_MIN_WORDS = 3
_TAIL = re.compile(
    r"(?:[.!?»”“\"]|\s)\s*[-–—|/•]?\s*(?P<credit>[(\[]?(?:©|\(c\)|[^\W\d_]).{1,70})\Z"
)
_PLACEHOLDER = re.compile(
    r"[\[(](?:photo|image|foto|bild|vid[ée]o|illustration|infographie|grafik|graphic)\b[^\[\]]*[\])]\Z",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"\b[^\W\d_]\.\s?\Z")
_DATED = re.compile(r"\s*[(\[]?©\s?\d{4}\s[^\W\d_][^.!?]{1,40}\Z")
_SIGN = re.compile(
    r"""\s*(?:[(\[]|[-–—|/•]\s)?\s*
    (?P<credit>(?:©|\(c\)|(?:Archiv|Symbol)?(?:cr[ée]dits?|photos?|photographie|fotos?|bild(?:er)?
    |picture|image|illustration|graphic|grafik|infographie)\b
    (?:\s(?:photos?|image|d'archives?|d’archives?|d'illustration|d’illustration|by|credit))?\s*(?::|©|(?<=by)))
    .{1,70}?)[)\]]?\s*\Z""",
    re.IGNORECASE | re.VERBOSE,
)


def credit_at(text: str) -> int | None:
    """Where the credit at the end of a caption begins (with its bracket); None without one."""
    if len(text) > _MAX_SIGNS:
        return None
    words = len(text.split())
    if not _MIN_WORDS <= words <= _MAX_WORDS:
        return None
    for match in re.finditer(r"©|\(c\)|[^\W\d_]+", text, re.IGNORECASE):
        start = match.start()
        while start and text[start - 1] in "([ -–—|/•":
            start -= 1
        signed = _SIGN.match(text, start)
        if not (signed and start and len(text[:start].split()) >= _MIN_WORDS):
            continue
        credit = signed["credit"]
        if (not credit.endswith(".") or _INITIAL.search(credit)) and read_credit(
            credit.strip(" )]")
        ):
            return start
    for stop in re.finditer(r"[.!?»”]\s+", text):
        if is_ordered(text[stop.end() :]):
            return stop.end()
    bracket = re.search(r"\s*[(\[]([^()\[\]]{2,60})[)\]]\.?\Z", text)
    if (
        bracket
        and is_source(bracket[1])
        and words <= 30
        and len(text[: bracket.start()].split()) >= 3
    ):
        return bracket.start()
    dated = _DATED.search(text)
    if dated and len(text[: dated.start()].split()) >= _MIN_WORDS:
        return dated.start()
    tail = re.search(r"[.!?»”“]\s+([^.!?»”“]{2,60})\Z", text)
    marked = tail is not None and ("/" in tail[1] or "," in tail[1] or tail[1].isupper())
    if tail and words <= 35 and marked and is_source(tail[1]):
        return tail.start() + 1
    dash = re.search(
        r"(?<=[.!?»”“\w])\s*(?:/|[–—|]|-(?=\s))\s*([^/–—|.]{2,40}(?:/[^/–—|.]{2,40})?)\Z", text
    )
    if dash and is_agency(dash[1]) and len(text[: dash.start()].split()) >= _MIN_WORDS:
        return dash.start()
    if dash and text[dash.start() - 1] in ".!?»”" and words <= 30:
        name = read_name(dash[1])
        if name and name.end == len(dash[1]):
            return dash.start()
    tail = re.search(r"[.!?»”“]\s+(\S.{1,60})\Z", text)
    if tail and words <= 35 and not tail[1].endswith((".", "!", "?")):
        credit = read_credit(tail[1])
        if credit and (credit.label_span or is_agency(tail[1]) or "/" in tail[1]):
            return tail.start() + 1
    return None


def is_caption(paragraphs: Sequence[Paragraph], i: int) -> str:
    """Why paragraph ``i`` is the caption of a picture; empty when it is not."""
    paragraph = paragraphs[i]
    label = lexicon().captions.at(paragraph.folded, 0)
    numbered = label is not None and label.phrase.endswith("#")  # «Tableau 1. Les moyens»
    behind = paragraph.text[end_of(paragraph.text, label.end) :].lstrip()[:1] if label else ""
    if behind in (":", ",") or (numbered and behind in tuple(".–—|-")):
        return "labelled as a caption"
    if credit_at(paragraph.text) is not None:
        return "a credit at its end"
    if _PLACEHOLDER.match(paragraph.text):
        return "in place of a picture"
    following = paragraphs[i + 1].parts if i + 1 < len(paragraphs) else ()
    if following and any(hit.kind == "legal" and hit.end > 1 for hit in paragraphs[i + 1].hits):
        return ""  # «© dpa-infocom» ends the page
    below = paragraphs[i + 2] if i + 2 < len(paragraphs) else None
    if following and (
        paragraph.text[:1] in '«“„"' or (below and lexicon().captions.at(below.folded, 0))
    ):
        return ""
    short = _MIN_WORDS <= paragraph.words <= _MAX_WORDS
    if short and any(part.role is Role.IMAGE_CREDIT for part in following):
        return "a picture credit follows"
    return ""
