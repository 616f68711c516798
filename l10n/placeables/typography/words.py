"""Accents on capitals, ligatures, and the endings of ordinals in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit
from l10n.placeables.typography.table import Typography

_SENTENCE = re.compile(r"(?:^|\x1f)[\s\"«“„‹(]*")


def words(text: str, rules: Typography) -> Iterator[Edit]:
    """The spelling that the locale's table has for whole words, and for words that begin a sentence."""
    if rules.words:
        known = {**rules.words, **{key.upper(): new.upper() for key, new in rules.words.items()}}
        for match in re.finditer(rf"(?<!\w)(?:{_any(known)})(?!\w)", text):
            yield Edit(*match.span(), known[match[0]])
    if rules.first_words:
        firsts = re.compile(rf"(?:{_any(rules.first_words)})(?=[ \u00a0](\w+))")
        for start in _SENTENCE.finditer(text):
            found = firsts.match(text, start.end())
            if found and found[1] not in rules.first_word_not_before:
                yield Edit(*found.span(), rules.first_words[found[0]])


def ligatures(text: str, rules: Typography) -> Iterator[Edit]:
    """*œ* and *æ* in words that the locale writes with them, known by their stems."""
    if not rules.stems:
        return
    stems: dict[str, str] = {}
    for old, new in rules.stems.items():
        stems |= {old: new, old.capitalize(): new.capitalize(), old.upper(): new.upper()}
    for match in re.finditer(_any(stems), text):
        yield Edit(*match.span(), stems[match[0]])


def ordinals(text: str, rules: Typography) -> Iterator[Edit]:
    """*2e* for *2ème*, behind Arabic and Roman figures."""
    if not rules.ordinals:
        return
    pattern = rf"(?<![\w.,-])(?:\d{{1,4}}|[IVXLC]{{1,8}})(?P<end>{_any(rules.ordinals)})(?!\w)"
    for match in re.finditer(pattern, text):
        if rules.ordinals[match["end"]].startswith("r") and match[0][: -len(match["end"])] not in (
            "1",
            "I",
        ):
            continue
        yield Edit(*match.span("end"), rules.ordinals[match["end"]])


def _any(forms: object) -> str:
    return "|".join(sorted(map(re.escape, forms), key=lambda one: (-len(one), one)))  # type: ignore[call-overload]
