"""What changed between two versions of a sentence, said in words for its translator."""

from __future__ import annotations

from l10n.merging.differences import Difference, differences
from l10n.merging.negation import negations
from l10n.merging.quantities import quantity
from l10n.merging.words import letters, plain, words
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
        only = _only(before.source, now.source)
        lines += [only] if only else _told(before.source, now.source, language)
    return tuple(f"{CHANGED}{line}" for line in lines) or (UNCHANGED,)


def facts(before: Key, now: Key, language: str) -> tuple[str, ...]:
    """Of the changes only those that no reader may miss: negations, numbers and dates."""
    said = _negated(before.source, now.source, language)
    said += [
        line for one in differences(before.source, now.source) if (line := quantity(one, language))
    ]
    return tuple(f"{CHANGED}{line}" for line in said)


def _only(before: str, now: str) -> str:
    """What one sort of change it is that leaves the words as they are; empty for any other."""
    if words(before) == words(now):
        return "blanks only"
    if plain(before) == plain(now):
        kinds = [
            name
            for name, signs in _KINDS.items()
            if [sign for sign in before if sign in signs] != [sign for sign in now if sign in signs]
        ]
        return f"typography only ({', '.join(kinds)})" if kinds else "blanks only"
    shown = "; ".join(_pair(one) for one in differences(before, now)[:3])
    if plain(before).casefold() == plain(now).casefold():
        return f"capital letters only: {shown}"
    old, new = letters(before), letters(now)
    if old == new:
        cased = _cases(before) != _cases(now)
        return f"{'capital letters and ' if cased else ''}punctuation only: {shown}"
    if sorted(old) == sorted(new):
        return "word order only"
    return ""


def _cases(text: str) -> list[str]:
    return [word for word in words(plain(text)) if word[0].isalnum()]


def _told(before: str, now: str, language: str) -> list[str]:
    lines = _negated(before, now, language)
    found = differences(before, now)
    told = [_line(one, language) for one in found]
    lines += told[:_SHOWN]
    if len(told) > _SHOWN:
        lines.append(f"and {len(told) - _SHOWN} more places")
    return lines


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
    text = ""
    for word in found:
        glued = not text or text.endswith(("'", "’", "(", "“", "-", "/"))
        text += word if glued or word in ",.;…)”-/" else f" {word}"
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2
    return f"{text[:half].rpartition(' ')[0]} … {text[-half:].partition(' ')[2]}"
