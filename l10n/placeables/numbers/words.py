"""Read numbers written in words: *quatre-vingt-dix-sept*, *two hundred and six*, *zwölftausend*."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from l10n.model.span import Span
from l10n.placeables.lexicon import BLANK
from l10n.placeables.numbers.tables import Tables, tables_of, unit_value

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"-[A-ZÀ-Þ]")  # Deux-Sèvres
_WITHIN = re.compile(rf"[\w,’']{BLANK}$|\w[-‑]$")
_GAP = re.compile(rf"{BLANK}{{1,2}}|[-‑]")


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words at ``span`` (code points of its text)."""

    span: Span
    value: Decimal
    ordinal: bool = False
    cardinal: bool = False
    """Whether it is one plain word of the table: *trois*."""
    doubtful: bool = False
    """Perhaps no number here (*neuf* is also *new*), or one that others say in other words."""


@dataclass(slots=True)
class _Sum:
    """The value of the words read so far."""

    total: int = 0
    current: int = 0
    scaled: bool = False
    """Whether the last word was a scale."""

    def add(self, value: int, *, vigesimal: bool) -> bool:
        rest = self.current % 100
        if vigesimal and value == 20 and rest == 4:  # quatre-vingt
            self.current += 76
        elif (
            rest == 0
            or (value < 10 and rest % 10 == 0 and rest >= 20)
            or (
                vigesimal
                and ((rest == 10 and 7 <= value < 10) or (rest in (60, 80) and 10 <= value < 20))
            )
        ):
            self.current += value
        else:
            return False
        self.scaled = False
        return True

    def scale(self, value: int) -> bool:
        if value == 100:
            if self.current >= 100:
                return False
            self.current = (self.current or 1) * 100
        else:
            if self.scaled and not self.current and self.total:  # mille milliards
                self.current, self.total = self.total, 0
            self.total += (self.current or 1) * value
            self.current = 0
        self.scaled = True
        return True


def find_word_numbers(text: str, language: str) -> tuple[WordNumber, ...]:
    """Every number in words, in order. *Un*, *one* and *ein* alone are articles, not numbers."""
    tables = tables_of(language)
    words = [*_WORD.finditer(text)]
    found: list[WordNumber] = []
    at = 0
    first = tables.first
    for place, match in enumerate(words):
        word = match[0].casefold()
        begins = word in first or (tables.compounds and unit_value(word, tables) is not None)
        if place < at or not begins:
            continue
        one, at = _read(text, words, place, tables)
        if one:
            found.append(one)
    return tuple(found)


def _read(
    text: str, words: list[re.Match[str]], at: int, tables: Tables
) -> tuple[WordNumber | None, int]:
    start, total, ordinal = at, _Sum(), False
    single = words[at][0].casefold() in tables.one
    if single:
        follows = _next(text, words, at)
        if follows is None or follows not in tables.after_one:
            return None, at + 1
        total.current, at = 1, at + 1
        if follows in tables.parts:
            part = Decimal(1) / tables.parts[follows]
            return _made(words, start, at, part, doubtful=True), at + 1
        if follows in tables.about:
            about = Decimal(tables.about[follows])
            return _made(words, start, at, about, doubtful=True), at + 1
    elif words[at][0].casefold() in tables.about:
        about = Decimal(tables.about[words[at][0].casefold()])
        return _made(words, start, at, about, doubtful=True), at + 1
    while at < len(words):
        word = words[at][0].casefold()
        if word in tables.scales:
            # *Millions de* alone says *many*; *18 cents* is money.
            if at == start and (tables.scales[word] > 1000 or _behind_figures(text, words[at])):
                return _alone(words, at, tables), at + 1
            taken = total.scale(tables.scales[word])
        else:
            value = unit_value(word, tables)
            if value is None and word in tables.ordinals:
                value, ordinal = tables.ordinals[word], True
            if value is None and word in tables.one and total.current % 10 == 0 and at > start:
                value = 1
            taken = value is not None and total.add(value, vigesimal=tables.vigesimal)
        if not taken:
            break
        at += 1
        if ordinal or at == len(words) or not _adjacent(text, words, at):
            break
        at += _skip_and(text, words, at, total, tables)
    if at == start:
        return None, at + 1
    return _finished(text, words, start, at, total, tables, ordinal=ordinal)


def _finished(
    text: str,
    words: list[re.Match[str]],
    start: int,
    at: int,
    total: _Sum,
    tables: Tables,
    *,
    ordinal: bool,
) -> tuple[WordNumber | None, int]:
    value = Decimal(total.total + total.current)
    half = tables.halves(words[start][0].casefold()) if tables.compounds else Decimal(0)
    if half:  # *zweieinhalb Millionen*
        many = unit_value(words[start][0].casefold(), tables) or 1
        value += half * value / many
    follows = words[at][0].casefold() if at < len(words) and _adjacent(text, words, at) else ""
    if follows in tables.parts and 1 <= value < 10 and not ordinal:  # *fourth quarter*
        return _made(words, start, at, value / tables.parts[follows], doubtful=True), at + 1
    if follows in tables.about and 1 < value < 10 and not ordinal:  # *two dozen*
        return _made(words, start, at, value * tables.about[follows], doubtful=True), at + 1
    doubtful = at == start + 1 and not tables.doubtful.isdisjoint(
        {words[start][0], words[start][0].casefold()}
    )
    name = _NAME.match(text, words[at - 1].end())
    made = _made(words, start, at - 1, value, doubtful=doubtful or bool(name))
    plain = at == start + 1 and words[start][0].casefold() in tables.words and not name
    plain = plain and not _is_title(text, words[start])
    return replace(made, ordinal=ordinal, cardinal=plain), at


def _is_title(text: str, word: re.Match[str]) -> bool:
    """*7-Eleven*, *Ocean’s Eleven*: a capital within a sentence, where numbers have none."""
    return (
        word[0].istitle()
        and _WITHIN.search(text, max(word.start() - 3, 0), word.start()) is not None
    )


def _made(
    words: list[re.Match[str]], first: int, last: int, value: Decimal, *, doubtful: bool
) -> WordNumber:
    span = Span(words[first].start(), words[last].end())
    return WordNumber(span, value, doubtful=doubtful)


def _alone(words: list[re.Match[str]], at: int, tables: Tables) -> WordNumber | None:
    """*Le milliard* is one, perhaps; *des milliards* are many, and so are *cents* behind figures."""
    word = words[at][0].casefold()
    if tables.scales[word] == 100 or word.endswith(("s", "en")):
        return None
    return _made(words, at, at, Decimal(tables.scales[word]), doubtful=True)


def _behind_figures(text: str, word: re.Match[str]) -> bool:
    return re.search(rf"\d{BLANK}$", text[max(word.start() - 2, 0) : word.start()]) is not None


def _next(text: str, words: list[re.Match[str]], at: int) -> str | None:
    if at + 1 < len(words) and _adjacent(text, words, at + 1):
        return words[at + 1][0].casefold()
    return None


def _adjacent(text: str, words: list[re.Match[str]], at: int) -> bool:
    return _GAP.fullmatch(text[words[at - 1].end() : words[at].start()]) is not None


def _skip_and(text: str, words: list[re.Match[str]], at: int, total: _Sum, tables: Tables) -> int:
    """1 where *et* or *and* joins two parts of one number, 0 where it joins two numbers."""
    word, follows = words[at][0].casefold(), _next(text, words, at)
    if follows is None:
        return 0
    if word == tables.and_units and total.current % 100 >= 20:
        unit = unit_value(follows, tables) or 10
        return int(
            follows in (tables.behind_and or tables.one) or (not tables.behind_and and unit < 10)
        )
    if word == tables.and_scales and total.scaled:
        return int(unit_value(follows, tables) is not None)
    return 0
