"""What readers wrote below an article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.formats.text.paragraph import Paragraph

_CITES = re.compile(r"(?:sur|zu|on|to|über|auf) [«“„\"][^«»“”„\"]{3,}[»”“\"]\W*\Z")
_HOUR = re.compile(r"\d\s?[h:]\s?\d{2}")


def find_comments(paragraphs: Sequence[Paragraph], start: int) -> dict[int, str]:
    """What readers wrote below the article: all below a heading that counts or names comments.

    The heading alone is not enough (pages print the count above the article too): answers, reports
    or ages (*il y a 2 heures*) must follow it.
    """
    marks = [
        i
        for i in range(start, len(paragraphs))
        if any(hit.kind == "comments" and hit.place != "anywhere" for hit in paragraphs[i].hits)
        and paragraphs[i].words <= 6
    ]
    headed = next(
        (i for i in range(start, len(paragraphs)) if _heads_comments(paragraphs[i])), None
    )
    if headed is not None:
        return dict.fromkeys(range(headed + 1, len(paragraphs)), paragraphs[headed].text)
    told = _told_by_readers(paragraphs, start)
    if told:
        return told
    for at, i in enumerate(marks):
        if len(marks) - at > 2:
            return dict.fromkeys(range(i + 1, len(paragraphs)), paragraphs[i].text)
    return {}


def _told_by_readers(paragraphs: Sequence[Paragraph], start: int) -> dict[int, str]:
    """A name, a day with its hour, and what they wrote: a comment, and all that follows it."""
    for i in range(start, len(paragraphs) - 2):
        name, when, said = paragraphs[i : i + 3]
        if (
            name.words <= 3
            and not (name.stop or name.parts)
            and when.parts
            and _HOUR.search(when.text)
            and not any(part.label_span for part in when.parts)
            and said.sentence
            and any(hit.kind == "comments" for p in paragraphs[max(0, i - 4) : i] for hit in p.hits)
        ):
            return dict.fromkeys(range(i, len(paragraphs)), name.text)
    return {}


def _heads_comments(paragraph: Paragraph) -> bool:
    """*5 commentaires sur « Ce que la grêle m’a laissé »*: it counts them and cites the title."""
    begins = any(hit.kind == "comments" and hit.place == "start" for hit in paragraph.hits)
    return begins and paragraph.words > 3 and _CITES.search(paragraph.text) is not None
