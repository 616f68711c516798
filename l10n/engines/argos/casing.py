"""Capitals: lowered before a model reads them, and put back into its draft."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from l10n.engines.argos.acronyms import is_acronym, lowered, quiet
from l10n.engines.guards import COMMON
from l10n.engines.words import words
from l10n.model.span import Span
from l10n.model.translation import Translation

# Models hardly saw a sentence in capitals: they copy it, spell it or make nonsense of it. In
# sentence case it is a sentence like any other.

MOSTLY = 0.7
"""The share of a text's letters in capitals from which its whole draft gets them."""

_LETTER = r"[^\W_][\u0300-\u036f]*"
_WORD = re.compile(
    rf"(?P<address>https?://\S+|www\.\S+|[\w.+-]{{1,64}}@[\w.-]+|[@#]\w+)"
    rf"|(?:[^\W\d_]\.){{2,}}|(?:{_LETTER})+(?:[-‑](?:{_LETTER})+)*"
)
_ELIDED = re.compile(r"['’]\w")
_ENDING = re.compile(r"['’](?:S|T|LL|RE|VE|D|M)$")
"""What English hangs on a word: `PUTIN'S`."""
# Two capitals side by side (or what else is no small Latin letter): most texts have none.
_LOUD = re.compile(r"[^\W\d_a-zß-öø-ÿœ]{2}")
_SIGN = re.compile(r"\w")
_NEAR = 8
"""How far before a word the end of a sentence is looked for, in code points."""
_MIXED = re.compile(r"[^\W\d_A-Z][A-Z]")
_STARTS = re.compile(r"[.!?…]\W*$|[:–—]\s*[«“„\"]\W*$")
# `PARIS — Le …`, `PARIS (AFP) – Le …`, `PARIS, 3 mai – Le …`, and the label of `EXCLUSIF : le …`.
_DATELINE = re.compile(r"(?:\s*\([^()]{1,30}\)|,[^,;:.–—]{1,30})?\s+[–—-]\s|\s*\([^()]{1,30}\)\s")
_LABEL = re.compile(r"\s?:\s")


@dataclass(frozen=True, slots=True)
class Calmed:
    """A text as a model should read it: of the same length, so every offset is true in both."""

    given: str
    text: str
    loud: tuple[Span, ...] = ()
    """What stood in capitals, in order."""
    whole: bool = False
    """Whether that is (nearly) everything."""


@dataclass(frozen=True, slots=True)
class _Word:
    span: Span
    text: str
    elided: bool

    def shouted(self, language: str) -> bool:
        """Whether it stands in capitals and would not in running text."""
        return self.elided or not is_acronym(self.text, language)


def calm(text: str, language: str, forms: Mapping[str, str] | None = None) -> Calmed:
    """Return ``text`` with what is shouted in sentence case; a text without that is untouched.

    Shouted is a text mostly in capitals, a phrase of them at its start (a dateline, a label) or
    three words or more inside it; acronyms alone never are. ``forms`` tells how words are
    written in running text, by their small form (see `forms_of`).
    """
    if not _LOUD.search(text):
        return Calmed(text, text)
    forms = forms or {}
    runs = _runs(text)
    whole = _all_loud(runs, text, language)
    loud = [run for run in runs if whole or _is_loud(run, text, language)]
    if not loud:
        return Calmed(text, text)
    signs = list(text)
    for run in loud:
        leading = not whole and _is_first(run[0], text)
        for word in run:
            start, end = word.span.start, word.span.end
            shown = _calmed(word, language, forms)
            if language == "en" and _ENDING.search(text, max(start - 1, 0), end):
                shown = lowered(word.text)
            name = leading and word.text.casefold() not in COMMON.get(language, ())
            if _begins(word, text) or (name and not word.elided):
                shown = word.text[0] + shown[1:]
            signs[start:end] = shown
    spans = tuple(Span(run[0].span.start, run[-1].span.end) for run in loud)
    return Calmed(text, "".join(signs), spans, whole)


def restore(calmed: Calmed, draft: Translation) -> Translation:
    """Put the capitals of ``calmed`` into the ``draft`` of its text; links move with the words.

    A draft of a whole text in capitals gets them everywhere but in addresses and in words that it
    has from the text as they were (`iPhone`). Of a phrase, the words linked to it do, if
    they stand together; else the draft stays as it is.
    """
    if not calmed.loud:
        return draft
    if calmed.whole:
        stretches = _shoutable(calmed, draft.text)
    else:
        stretches = [span for run in calmed.loud for span in _made_from(run, calmed, draft)]
    if not stretches:
        return draft
    text, offsets = raised(draft.text, stretches)
    links = tuple(
        (source, Span(offsets[target.start], offsets[target.end])) for source, target in draft.links
    )
    return replace(draft, text=text, links=links)


def raised(text: str, spans: Iterable[Span]) -> tuple[str, list[int]]:
    """Return ``text`` with ``spans`` in capitals, and where each offset of it has come to lie.

    The second has ``len(text) + 1`` offsets. ß becomes ẞ, which German spelling prefers to SS
    since 2024 (§ 25 E3) and which can be told from it; other signs may become two (ﬁ, FI).
    """
    high = {at for span in spans for at in range(span.start, span.end)}
    signs = [_capital(sign) if at in high else sign for at, sign in enumerate(text)]
    return "".join(signs), list(accumulate(map(len, signs), initial=0))


def forms_of(texts: Iterable[str], language: str) -> dict[str, str]:
    """How running text writes its words, by their small form: ``{"kim": "Kim", "onu": "ONU"}``.

    Counted inside sentences that do not shout; of two forms the more frequent one, then the small.
    """
    counts: dict[str, Counter[str]] = {}
    for text in texts:
        if calm(text, language).loud:
            continue
        for word in _words(text):
            if not _begins(word, text):
                counts.setdefault(lowered(word.text), Counter())[word.text] += 1
    return {
        small: max(found, key=lambda form: (found[form], form)) for small, found in counts.items()
    }


def _capital(sign: str) -> str:
    return "ẞ" if sign == "ß" else sign.upper()


def _words(text: str) -> list[_Word]:
    return [
        _Word(Span(*found.span()), found[0], bool(_ELIDED.match(text, found.end())))
        for found in _WORD.finditer(text)
        if not found["address"]
    ]


def _runs(text: str) -> list[list[_Word]]:
    """The words in capitals that follow each other; digits alone between them part nothing."""
    runs: list[list[_Word]] = [[]]
    for word in _words(text):
        if any(sign.islower() for sign in word.text):
            runs.append([])
        elif any(sign.isupper() for sign in word.text):
            runs[-1].append(word)
    return [run for run in runs if run]


def _all_loud(runs: list[list[_Word]], text: str, language: str) -> bool:
    """Whether (nearly) the whole text is shouted; words like `iPhone` do not count."""
    found = [word for run in runs for word in run]
    letters = sum(
        sign.isupper() or sign.islower()
        for word in _words(text)
        if not _MIXED.search(word.text)
        for sign in word.text
    )
    if _capitals(found) < MOSTLY * letters:
        return False
    shouted = [word for word in found if word.shouted(language)]
    long = [word for word in shouted if len(word.text) >= 4]
    return len(shouted) >= 2 or any(len(word.text) >= 6 or len(found) > 1 for word in long)


def _is_loud(run: list[_Word], text: str, language: str) -> bool:
    """Whether ``run`` is a phrase that is shouted among others that are not."""
    long = [word for word in run if word.shouted(language) and len(word.text) >= 4]
    if not _is_first(run[0], text):
        return len(run) >= 3 and len(long) >= 2
    own = [word for word in run if not word.elided]
    if len(own) >= 2:
        return bool(long)
    end = run[-1].span.end
    label = len(run[-1].text) >= 6 and _LABEL.match(text, end)
    return bool(long) and bool(label or _DATELINE.match(text, end))


def _is_first(word: _Word, text: str) -> bool:
    first = _SIGN.search(text)
    return first is not None and first.start() == word.span.start


def _begins(word: _Word, text: str) -> bool:
    """Whether a sentence begins with ``word``."""
    start = word.span.start
    return _is_first(word, text) or bool(_STARTS.search(text, max(start - _NEAR, 0), start))


def _capitals(found: Iterable[_Word]) -> int:
    return sum(sign.isupper() for word in found for sign in word.text)


def _calmed(word: _Word, language: str, forms: Mapping[str, str]) -> str:
    if word.elided and len(word.text) <= 2:
        return lowered(word.text)
    known = forms.get(lowered(word.text), "")
    return known if len(known) == len(word.text) else quiet(word.text, language)


def _shoutable(calmed: Calmed, draft: str) -> list[Span]:
    """Everything in ``draft`` but its addresses and mixed words that the text had like that."""
    own = {word.text for word in _words(calmed.given) if any(map(str.islower, word.text))}
    kept = [Span(*m.span()) for m in _WORD.finditer(draft) if m["address"] or m[0] in own]
    starts = [0, *(span.end for span in kept)]
    ends = [*(span.start for span in kept), len(draft)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _made_from(run: Span, calmed: Calmed, draft: Translation) -> list[Span]:
    """The words of ``draft`` made from ``run``, if no other stands between them."""
    made = {target for source, target in draft.links if source.overlaps(run)}
    found = [word for word in words(draft.text) if any(map(str.isalpha, word.of(draft.text)))]
    worded = [word for word in found if word in made]
    # Attention strays to the article of what comes next: `MOSCOU — Le roi`, Moscow – The king.
    edges = [word for word in words(run.of(calmed.text)) if len(word) > 1]
    if edges and not _is_function(edges[-1].of(run.of(calmed.text))):
        while worded and _is_function(worded[-1].of(draft.text)):
            worded.pop()
    if not worded:
        return []
    whole = Span(worded[0].start, worded[-1].end)
    alone = all(word in made for word in found if whole.contains(word))
    return worded if alone else []


def _is_function(word: str) -> bool:
    return any(word.casefold() in common for common in COMMON.values())
