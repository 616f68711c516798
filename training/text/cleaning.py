"""Clean one sentence pair: blanks, accents, quotation marks; and tell what is no translation."""

from __future__ import annotations

import re
import unicodedata

_MARKUP = re.compile(r"</?[a-z][^>]*>|\{\{|\}\}|&[a-z]+;|https?://\S+\s*$", re.IGNORECASE)
_DOUBLE_QUOTES = re.compile("\\s*(?:«|»|[\"“”„‟])\\s*|''|``")


def clean(text: str) -> str:
    """Compose accents (NFC), drop control characters, and make every white space one blank."""
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():  # which is quick to tell, and most texts are
        text = "".join(
            c for c in text if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf")
        )
    return " ".join(text.split())


def straight_quotes(text: str) -> str:
    """Write double quotation marks straight, close to the words they enclose.

    Marks are taken to open and close in turn. Text whose marks do not pair up, or that has none,
    keeps its spacing.
    """
    return _quote(text, '"', '"')


def german_quotes(text: str) -> str:
    """Write double quotation marks as „ and “, as German newspapers do, where they pair up."""
    return _quote(text, "„", "“")


def _quote(text: str, opening: str, closing: str) -> str:
    marks = list(_DOUBLE_QUOTES.finditer(text))
    if not marks or len(marks) % 2:
        return text
    pieces: list[str] = []
    at = 0
    for number, mark in enumerate(marks):
        pieces.append(text[at : mark.start()])
        at = mark.end()
        if number % 2 == 0:
            blank = " " if mark.start() and text[mark.start() - 1] not in "([ " else ""
            pieces.append(blank + opening)
        else:
            blank = " " if at < len(text) and text[at].isalnum() else ""
            pieces.append(closing + blank)
    pieces.append(text[at:])
    return "".join(pieces)


def acceptable(source: str, target: str) -> bool:
    """Tell whether a pair looks like a translation: sane lengths, letters, no left-over markup."""
    if not source or not target or _MARKUP.search(source) or _MARKUP.search(target):
        return False
    left, right = len(source), len(target)
    if left > 500 or right > 500 or len(source.split()) > 80 or len(target.split()) > 80:
        return False
    if max(left, right) > 20 and not 0.45 < left / right < 2.2:
        return False
    if source == target and len(source.split()) > 4:
        return False
    return all(sum(map(str.isalpha, side)) >= 0.5 * len(side) for side in (source, target))


def tidy(direction: str, source: str, target: str) -> tuple[str, str]:
    """Write the quotation marks of both sides as the model is to see and to write them."""
    german = direction.endswith("-de")
    return straight_quotes(source), german_quotes(target) if german else straight_quotes(target)
