"""What people say, on lines of its own: quotations, who said them, turns of a dialogue."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.formats.text.evidence import Evidence
from l10n.formats.text.names import read_name
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.rows import stretch

_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "»": "«", "‹": "›"}
_BLANKS = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_ATTRIBUTION = re.compile(r"[—–-]\s?[^\W\d_a-zà-ÿ]")
_NEAR = 5
_SEEN = 8000


def is_pulled(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether the line repeats words from a paragraph near it, as a pull quote does."""
    words, _, _ = paragraphs[i].text.partition(" – ")
    bare = words.strip("«»“”„\"'‘’ \u00a0\u202f.")
    if len(bare.split()) < 5 or paragraphs[i].item:
        return False
    near = range(max(0, i - _NEAR), min(len(paragraphs), i + _NEAR + 1))
    return any(
        bare in paragraphs[j].text[:_SEEN] and paragraphs[j].sentence for j in near if j != i
    )


def is_cited(paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence], i: int) -> bool:
    """Whether it is a short quotation from the paragraph right below it."""
    words = paragraphs[i].text.strip('«»“”„"‘’ \u00a0\u202f')
    return (
        paragraphs[i].words <= 7
        and is_quotation(paragraphs[i].text)
        and evidence[i + 1].is_prose
        and words in paragraphs[i + 1].text[:_SEEN]
    )


def says_who(paragraph: Paragraph) -> bool:
    """A dash and a name, or a name alone, perhaps with a post behind a comma."""
    if _ATTRIBUTION.match(paragraph.text):
        return True
    name = read_name(paragraph.text)
    return name is not None and paragraph.text[name.end : name.end + 1] in ("", ",")


def is_quotation(text: str) -> bool:
    """Whether one pair of quotation marks holds the whole of ``text``."""
    bare = text.strip(_BLANKS)
    close = _PAIRS.get(bare[:1])
    if close is None or len(bare) < 3:
        return False
    inner = bare[1:].rstrip(".!?… " + _BLANKS)
    return inner.endswith(close) and inner.count(close) == 1 and bare[:1] not in inner[:-1]


def is_long_turn(paragraph: Paragraph) -> bool:
    """A dash before a long turn of speech, or a sentence that begins with a year and a full stop."""
    return paragraph.text[:1] in "–—" and paragraph.words > 40


def in_dialogue(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether it is one of several lines in a row that begin with a dash, and one of them asks."""
    turns = stretch(paragraphs, i, _is_turn)
    return len(turns) > 1 and any(paragraph.question for paragraph in turns)


def _is_turn(paragraph: Paragraph) -> bool:
    return paragraph.text[:1] in "–—" and paragraph.item > 0 and paragraph.stop
