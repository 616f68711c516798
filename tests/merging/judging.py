"""What a merge owes to an edited article, counted: kept reviews, found translations, wrong ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from l10n.model.catalog import Catalog
from l10n.model.unit import Key, State

from .editing import Document

SAID = ("changed: ", "split in ", "joined from ")


def judged(
    sentences: Document, old: Catalog, merged: Catalog, targets: Mapping[int, str]
) -> tuple[Counter[str], list[str]]:
    """Counts by outcome, and the sentences that are not as they should be, in words.

    ``targets`` has the reviewed translation of each sentence of the first version.

    - ``untouched``/``kept``: sentences that are as they were, and those still reviewed as they were
    - ``edited``/``found``/``described``: sentences that were edited, those that have an old
      translation of their own, and those of which a note says what changed
    - ``joins``/``whole``: of these, sentences that were several, and those with all the translations
    - ``parts``/``pointed``: second parts of split sentences, and those that say where their words are
    - ``wrong``: sentences with the translation of a sentence that they never were
    """
    was = old.living()
    now = merged.living()
    counts: Counter[str] = Counter()
    said: list[str] = []
    seen: set[Key] = set()
    for sentence in sentences:
        if sentence.key in seen:
            continue
        seen.add(sentence.key)
        unit = now[sentence.key]
        own = [targets[at] for at in sentence.ids]
        translated = bool(unit.target) and unit.state is not State.UNTRANSLATED
        right = any(_same(unit.target, target) for target in own)
        if translated and not right and sentence.key not in was:
            counts["wrong"] += 1
            said.append(f"wrong: {sentence.text} → {unit.target}")
        before = was.get(sentence.key)
        if before is not None:
            counts["untouched"] += 1
            kept = (unit.state, unit.target, unit.comments, unit.flags) == (
                before.state,
                before.target,
                before.comments,
                before.flags,
            )
            counts["kept"] += kept
            if not kept:
                said.append(f"not kept: {sentence.text}")
        elif not sentence.ids:
            counts["new"] += 1
        elif sentence.part:
            counts["parts"] += 1
            counts["pointed"] += any(note.startswith(SAID) for note in unit.notes)
        else:
            counts["edited"] += 1
            found = translated and right and unit.state is State.STALE
            counts["found"] += found
            counts["described"] += found and any(note.startswith(SAID) for note in unit.notes)
            if len(own) > 1:
                counts["joins"] += 1
                counts["whole"] += all(_same(unit.target, target) for target in own)
            if not found:
                said.append(f"not found ({', '.join(sentence.edits)}): {sentence.text}")
    return counts, said


def _same(target: str, own: str) -> bool:
    """Whether ``target`` has the translation ``own`` in it, figures aside."""
    return _figures_aside(own) in _figures_aside(target)


def _figures_aside(text: str) -> str:
    return "".join(sign for sign in text if not sign.isdigit())
