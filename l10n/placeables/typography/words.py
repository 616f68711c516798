"""Accents on capitals, ligatures, and the endings of ordinals in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.patterns import NEVER, any_of, whole
from l10n.placeables.typography.table import Typography

_SENTENCE = re.compile(r"(?:^|\x1f)[\s\"«“„‹(]*")


def words(rules: Typography) -> Rule:
    """The spelling that the locale's table has for whole words, and for words that begin a sentence."""
    if not rules.words and not rules.first_words:
        return nothing
    known = {**rules.words, **{key.upper(): new.upper() for key, new in rules.words.items()}}
    pattern = re.compile(rf"{whole(known)}(?!\w)") if known else NEVER
    first = any_of(rules.first_words)
    firsts = re.compile(rf"(?:{first})(?=[ \u00a0](\w+))") if first else NEVER

    def rule(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            yield Edit(*match.span(), known[match[0]])
        for start in _SENTENCE.finditer(text):
            found = firsts.match(text, start.end())
            if found and found[1] not in rules.first_word_not_before:
                yield Edit(*found.span(), rules.first_words[found[0]])

    return rule


def ligatures(rules: Typography) -> Rule:
    """*œ* and *æ* in words that the locale writes with them, known by their stems."""
    stems: dict[str, str] = {}
    for old, new in rules.stems.items():
        stems |= {old: new, old.capitalize(): new.capitalize(), old.upper(): new.upper()}
    return _rewritten(re.compile(any_of(stems)), stems) if stems else nothing


def _rewritten(pattern: re.Pattern[str], forms: Mapping[str, str]) -> Rule:
    return lambda text: (Edit(*match.span(), forms[match[0]]) for match in pattern.finditer(text))


def ordinals(rules: Typography) -> Rule:
    """*2e* for *2ème*, behind Arabic and Roman figures."""
    if not rules.ordinals:
        return nothing
    ends = any_of(rules.ordinals)
    pattern = re.compile(
        rf"[\dIVXLC](?<![\w.,-][\dIVXLC])(?:(?<=\d)\d{{0,3}}|(?<=\D)[IVXLC]{{0,7}})"
        rf"(?P<end>{ends})(?!\w)"
    )

    def rule(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            ending = rules.ordinals[match["end"]]
            first = text[match.start() : match.start("end")] in ("1", "I")
            if first or not ending.startswith("r"):
                yield Edit(*match.span("end"), ending)

    return rule
