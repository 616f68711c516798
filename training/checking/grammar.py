"""Sentences of a tiny grammar in three languages, to try the recipe on: `grammar/*.tsv`."""

from __future__ import annotations

import csv
import itertools
import random
import re
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).with_name("grammar")
DIRECTIONS = ("fr-en", "fr-de")
LANGUAGES = ("fr", "en", "de")

Sentence = dict[str, str]
"""The same sentence by language."""

_SLOT = re.compile(r"\{(\w+)\}")


def read(name: str) -> list[dict[str, str]]:
    """Read a table of the grammar."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def every_sentence() -> Iterator[Sentence]:
    """Yield each sentence that the grammar allows: every pattern with every choice of words."""
    words: dict[str, list[dict[str, str]]] = {}
    for word in read("words.tsv"):
        words.setdefault(word["slot"], []).append(word)
    for pattern in read("sentences.tsv"):
        slots = _SLOT.findall(pattern["fr"])
        for choice in itertools.product(*(words[slot] for slot in slots)):
            chosen = dict(zip(slots, choice, strict=True))
            filled = {
                language: pattern[language].format(
                    **{slot: word[language] for slot, word in chosen.items()}
                )
                for language in LANGUAGES
            }
            yield {language: text[0].upper() + text[1:] for language, text in filled.items()}


def write_corpora(root: Path, train: int, held_out: int) -> None:
    """Write corpora as `prepare.py` reads them: training, dev and test pairs, all different."""
    chosen = random.Random(1).sample(list(every_sentence()), train + 2 * held_out)  # noqa: S311
    parts = {
        "dev/grammar.{}.tsv": chosen[:held_out],
        "test/grammar.{}.tsv": chosen[held_out : 2 * held_out],
        "{}/grammar.tsv": chosen[2 * held_out :],
    }
    for direction, (name, sentences) in itertools.product(DIRECTIONS, parts.items()):
        source, target = direction.split("-")
        path = root / name.format(direction)
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = "".join(f"{s[source]}\t{s[target]}\n" for s in sentences)
        path.write_text(rows, encoding="utf-8")
