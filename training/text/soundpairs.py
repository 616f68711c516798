"""Tell which machine-made sentences are not fit to train on."""

from __future__ import annotations

from collections.abc import Callable

from measuring.metrics import common_words, loops, numbers

from text.cleaning import acceptable

SHORTEST, LONGEST = 0.5, 2.0
"""A made sentence has at least and at most so many characters for each of what it was made from."""

MOST_COPIED = 0.3
"""The share of ordinary words that it may have in common with what it was made from."""

Evidence = Callable[[str, str], int]
"""How many words of a text can only be of a language: `l10n.engines.guards.evidence`."""


def unfit(original: str, made: str, languages: tuple[str, str], evidence: Evidence) -> str:
    """Say what is wrong with a sentence made by machine, or nothing.

    `languages` are those of the original and of the made sentence. Meaning is not judged.
    """
    if not made.strip():
        return "empty"
    if len(original) > 20 and not SHORTEST <= len(made) / len(original) <= LONGEST:
        return "length"
    if loops(made) and not loops(original):
        return "loop"
    words = common_words(original)
    same = set(common_words(made))
    if len(words) >= 3 and sum(word in same for word in words) > MOST_COPIED * len(words):
        return "copied"
    theirs, ours = (evidence(made, language) for language in languages)
    if theirs > ours or (ours == 0 and len(made.split()) >= 8):
        return "language"
    # Single digits may well be written as words.
    kept = numbers(made)
    if any(number not in kept for number in numbers(original) if len(number) > 1):
        return "numbers"
    return "" if acceptable(original, made) else "unacceptable"
