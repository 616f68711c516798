"""What changed between two versions of a sentence, said in words for its translator."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from l10n.merging.words import words
from l10n.model.unit import Key

UNCHANGED = "unchanged itself, but not what stood around it: check that the translation still fits"

# Words that turn a statement round, by language. “plus”, “personne” and “kaum” are left out: they
# mean something else too often.
_NEGATIONS = {
    "fr": frozenset(
        {"ne", "n'", "pas", "jamais", "aucun", "aucune", "ni", "rien", "non", "sans", "nullement"}
    ),
    "en": frozenset({"not", "no", "never", "cannot", "n't", "neither", "nor", "none", "without"}),
    "de": frozenset(
        {"nicht", "nie", "niemals", "ohne", "weder", "noch", "nichts"}
        | {f"kein{ending}" for ending in ("", "e", "en", "em", "er", "es")}
    ),
}


def describe(before: Key, now: Key, language: str) -> tuple[str, ...]:
    """The changes from ``before`` to ``now``, one line each, negation first.

    Computed from the two keys alone, so that it says the same on every run.
    """
    lines = []
    if before.context != now.context:
        lines.append(f"role: {before.context or 'body'} → {now.context or 'body'}")
    old, new = words(before.source), words(now.source)
    changes = _changes(old, new)
    gone = [word for removed, _ in changes for word in removed]
    come = [word for _, added in changes for word in added]
    was, is_ = _negations(gone, language), _negations(come, language)
    if is_ > was:
        lines.append("negation added")
    elif was > is_:
        lines.append("negation removed")
    for removed, added in changes:
        if removed and added:
            lines.append(f"changed: “{_shown(removed)}” → “{_shown(added)}”")
        elif added:
            lines.append(f"added: “{_shown(added)}”")
        else:
            lines.append(f"removed: “{_shown(removed)}”")
    if not lines:
        lines.append("changed: blanks only" if before.source != now.source else UNCHANGED)
    return tuple(lines)


def _changes(
    old: Sequence[str], new: Sequence[str]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of what went and what came; a single word left standing between two changes joins them."""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changes: list[tuple[int, int, int, int]] = []
    for kind, a, b, c, d in steps:
        if kind == "equal":
            continue
        if changes and a - changes[-1][1] <= 1 and c - changes[-1][3] <= 1:
            changes[-1] = (changes[-1][0], b, changes[-1][2], d)
        else:
            changes.append((a, b, c, d))
    return [(tuple(old[a:b]), tuple(new[c:d])) for a, b, c, d in changes]


def _negations(found: Sequence[str], language: str) -> int:
    """How often ``found`` says no; French says it in two words, so that one of each is one no."""
    known = _NEGATIONS.get(language, frozenset())
    said = [word.casefold().replace("’", "'") for word in found]
    count = sum(word in known for word in said)
    if language == "fr":
        pairs = min(
            sum(word in ("ne", "n'") for word in said),
            sum(word in known and word not in ("ne", "n'") for word in said),
        )
        count -= pairs
    return count


def _shown(found: Sequence[str]) -> str:
    """Words put together again, with blanks where a reader expects them."""
    text = ""
    for word in found:
        glued = not text or text.endswith(("'", "’", "(", "«", "“", "-", "/"))
        text += word if glued or word in ",.;…)”-/" else f" {word}"
    return text
