"""What changed between two versions of a sentence, said in words for its translator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from l10n.merging.differences import Difference, differences
from l10n.merging.negation import negations, says_no
from l10n.merging.quantities import quantity
from l10n.merging.words import bare, codes, letters, plain, straight, words
from l10n.model.unit import Key

CHANGED = "changed: "
"""How every line begins that `describe` gives."""
UNCHANGED = f"{CHANGED}nothing in the sentence itself; check that the translation still fits"

_SHOWN = 5
_LONGEST = 100
_LONG = 4
# Signs that are typography, by what a translator calls them.
_KINDS = {
    "apostrophes": "'’‘ʼ‛′",
    "quotation marks": '"“”„‟«»‹›″',
    "dashes": "-–—‐‑‒−",
    "dots": ".…",
}


def describe(before: Key, now: Key, language: str) -> tuple[str, ...]:
    """The changes from ``before`` to ``now``, one line each, negation first.

    Computed from the two keys alone, so that it says the same on every run.
    """
    lines = []
    if before.context != now.context:
        lines.append(f"was {before.context or 'body'}, is {now.context or 'body'} now")
    if before.source != now.source:
        lines += _lines(before.source, now.source, language)
    return tuple(f"{CHANGED}{line}" for line in lines) or (UNCHANGED,)


def facts(before: Key, now: Key, language: str) -> tuple[str, ...]:
    """Of the changes only those that no reader may miss: negations, numbers and dates."""
    found = differences(words(before.source), words(now.source))
    said = _negated(before.source, now.source, language)
    said += [line for one in found if (line := quantity(one, language))]
    return tuple(f"{CHANGED}{line}" for line in said)


def _lines(before: str, now: str, language: str) -> list[str]:
    old, new = words(before), words(now)
    if sorted(letters(old)) == sorted(letters(new)) and (only := _only(before, now, old, new)):
        return [only]
    negated = _negated(before, now, language)
    told = [
        _line(one, language)
        for one in differences(old, new)
        if not (negated and says_no((*one.removed, *one.added)))
    ]
    more = [f"and {len(told) - _SHOWN} more places"] if len(told) > _SHOWN else []
    return negated + told[:_SHOWN] + more


def _only(before: str, now: str, old: Sequence[str], new: Sequence[str]) -> str:
    """What one sort of change it is that leaves the words as they are; empty for any other."""
    if old == new:
        return "blanks only"
    if plain(before) != plain(now) and plain(bare(before)) == plain(bare(now)):
        return _markup(before, now)
    if codes(before) != codes(now):
        return ""
    if plain(before) == plain(now):
        kinds = [
            name
            for name, signs in _KINDS.items()
            if [sign for sign in before if sign in signs] != [sign for sign in now if sign in signs]
        ]
        return f"typography only ({', '.join(kinds)})" if kinds else "blanks only"
    shown = "; ".join(_pair(one) for one in differences(old, new)[:3])
    if plain(before).casefold() == plain(now).casefold():
        return f"capital letters only: {shown}"
    if letters(old) == letters(new):
        cased = _cases(old) != _cases(new)
        return f"{'capital letters and ' if cased else ''}punctuation only: {shown}"
    return "word order only"


def _markup(before: str, now: str) -> str:
    """Which inline codes differ, where nothing else does."""
    old, new = codes(before), codes(now)
    if [one.partition("(")[0] for one in old] == [one.partition("(")[0] for one in new]:
        old, new = ([one.removeprefix("]") for one in some] for some in (old, new))  # addresses
    gone, come = [
        "…".join((Counter(a) - Counter(b)).elements()) for a, b in ((old, new), (new, old))
    ]
    if gone and come:
        return f"markup only: “{gone}” → “{come}”"
    if gone or come:
        return f"markup only: {'removed' if gone else 'added'} “{gone or come}”"
    return f"markup only: “{'…'.join(new)}” around other words"


def _cases(found: Sequence[str]) -> list[str]:
    return [straight(word) for word in found if word[0].isalnum()]


def _negated(before: str, now: str, language: str) -> list[str]:
    was, is_ = negations(before, language), negations(now, language)
    if was == is_:
        return []
    return ["negation added" if is_ > was else "negation removed"]


def _line(one: Difference, language: str) -> str:
    if said := quantity(one, language):
        return said
    if one.removed and one.added:
        name = one.name() if language != "de" else None
        if name is not None:
            return f"name: {_pair(name)}"
        if min(len(one.removed), len(one.added)) >= _LONG:
            if one.ends:
                return f"the end: {_pair(one)}"
            if one.begins:
                return f"the beginning: {_pair(one)}"
        return _pair(one)
    if one.added:
        return f"added “{_shown(one.added)}”"
    return f"removed “{_shown(one.removed)}”"


def _pair(one: Difference) -> str:
    if one.removed and one.added:
        return f"“{_shown(one.removed)}” → “{_shown(one.added)}”"
    return f"added “{_shown(one.added)}”" if one.added else f"removed “{_shown(one.removed)}”"


def _shown(found: tuple[str, ...]) -> str:
    """Words put together again, with blanks where a reader expects them; the middle of many left out."""
    text = before = ""
    for word in found:
        glued = not text or text.endswith(("'", "’", "(", "“", "-", "/"))
        glued |= before in ("[", "![") or (before[:1] == "<" and before[1:2] != "/")
        glued |= word in ",.;…)”-/" or word.startswith(("</", "]("))
        text += word if glued else f" {word}"
        before = word
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2
    return f"{text[:half].rpartition(' ')[0]} … {text[-half:].partition(' ')[2]}"
