"""Accents on capitals, ligatures, and the endings of ordinals in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.hidden import BOUNDARY
from l10n.placeables.typography.patterns import NEVER, any_of, whole
from l10n.placeables.typography.table import Typography

_BEHIND = {"r": ("1", "I"), "d": ("2", "II")}
"""The numbers that alone have endings which begin so: *1re*, *2de*."""
_ROMAN = re.compile(
    r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})|C{1,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
)
_SENTENCE = re.compile(r"(?:^|\x1f)[\s\"«“„‹(]*")


def words(rules: Typography) -> Rule:
    """The spelling that the locale's table has for whole words, and for words that begin a sentence."""
    if not rules.words and not rules.first_words:
        return nothing
    known = {**rules.words, **{key.upper(): new.upper() for key, new in rules.words.items()}}
    foreign = {*rules.foreign_words}
    article = re.compile(rf"(?<!\w)(?:{any_of(rules.articles) or NEVER.pattern})\Z")
    pattern = re.compile(rf"{whole(known)}(?!\w)") if known else NEVER
    first = any_of(rules.first_words)
    firsts = re.compile(rf"(?:{first})(?=[ \u00a0](\w+))") if first else NEVER

    def rule(text: str) -> Iterator[Edit]:
        for match in pattern.finditer(text):
            at, end = match.span()
            if (
                match[0] not in foreign
                or article.search(text, max(0, at - 8), at)
                or _heads(text, at, end)
            ):
                yield Edit(at, end, known[match[0]])
        for start in _SENTENCE.finditer(text):
            found = firsts.match(text, start.end())
            if found and found[1] not in rules.first_word_not_before:
                yield Edit(*found.span(), rules.first_words[found[0]])

    return rule


def _heads(text: str, start: int, end: int) -> bool:
    """Whether a word begins the sentence and one in lower case follows, as in headlines."""
    return (not start or text[start - 1] == BOUNDARY) and text[end + 1 : end + 2].islower()


def ligatures(rules: Typography) -> Rule:
    """*œ* and *æ* in words that the locale writes with them, known by their stems."""
    stems: dict[str, str] = {}
    for old, new in rules.stems.items():
        stems |= {old: new, old.capitalize(): new.capitalize(), old.upper(): new.upper()}
    return _rewritten(re.compile(any_of(stems)), stems) if stems else nothing


def _is_numeral(number: str) -> bool:
    return number.isdigit() or _ROMAN.fullmatch(number) is not None


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
            number = text[match.start() : match.start("end")]
            if number in _BEHIND.get(ending[0], (number,)) and _is_numeral(number):
                yield Edit(*match.span("end"), ending)

    return rule
