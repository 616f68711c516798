"""The alignment finds again what is known of two texts, and trusts only what is right."""

from __future__ import annotations

import random

import pytest

from l10n.alignment import Bead, akin, align, trusted
from tests.alignment.bed import (
    Case,
    Habits,
    article_pairs,
    clean,
    edited,
    sentences,
)

LOCALES = ("en", "de")
# Sentences of no article of ours, which a translator has added.
STRANGERS = {
    "en": (
        "The ferry to the island has been cancelled until further notice.",
        "Nobody at the bakery could say when the oven had last been repaired.",
        "Her brother plays the trombone in a small orchestra near Ghent.",
    ),
    "de": (
        "Die Fähre zur Insel fällt bis auf Weiteres aus.",
        "In der Bäckerei wusste niemand, wann der Ofen zuletzt repariert worden war.",
        "Ihr Bruder spielt Posaune in einem kleinen Orchester bei Gent.",
    ),
}
ALL = Habits(split=0.08, join=0.08, drop=0.05, add=0.05, new_block=0.15)


def aligned(case: Case, tag: str, known: bool = True) -> list[Bead]:
    return align(
        sentences(case.source, "fr", known=known), sentences(case.target, tag, known=known)
    )


def found(case: Case, beads: list[Bead]) -> float:
    """The share of the true beads that were found."""
    return len(case.beads & {(bead.source, bead.target) for bead in beads}) / len(case.beads)


@pytest.mark.parametrize("tag", LOCALES)
@pytest.mark.parametrize("known", ["with a glossary", "without a glossary"])
def test_a_faithful_translation_is_found_whole_and_trusted_whole(tag: str, known: str) -> None:
    case = clean(article_pairs(tag))
    beads = aligned(case, tag, known == "with a glossary")
    assert found(case, beads) == 1.0
    assert all(trusted(beads))


@pytest.mark.parametrize("tag", LOCALES)
@pytest.mark.parametrize(
    ("habits", "least"),
    [
        (Habits(split=0.15), 0.99),
        (Habits(join=0.15), 0.99),
        (Habits(new_block=0.3), 0.99),
        (Habits(drop=0.08), 0.95),
        (Habits(add=0.08), 0.93),
        (ALL, 0.94),
    ],
    ids=["split", "join", "blocks", "drop", "add", "all"],
)
def test_what_a_translator_changed_is_found(tag: str, habits: Habits, least: float) -> None:
    shares = []
    for seed in range(2):
        case = edited(article_pairs(tag), habits, random.Random(seed), STRANGERS[tag])
        shares.append(found(case, aligned(case, tag)))
    assert sum(shares) / len(shares) >= least


@pytest.mark.parametrize("tag", LOCALES)
def test_what_is_trusted_is_right(tag: str) -> None:
    right = wrong = 0
    for seed in range(100, 106):
        case = edited(article_pairs(tag), ALL, random.Random(seed), STRANGERS[tag])
        beads = aligned(case, tag)
        for bead, sure in zip(beads, trusted(beads), strict=True):
            if sure:
                good = (bead.source, bead.target) in case.beads
                right, wrong = right + good, wrong + (not good)
    assert right > 200
    assert wrong <= 1


def test_every_sentence_is_in_one_bead() -> None:
    for seed in range(3):
        case = edited(article_pairs("de"), ALL, random.Random(seed), STRANGERS["de"])
        beads = aligned(case, "de", known=False)
        assert sorted(at for bead in beads for at in bead.source) == list(range(len(case.source)))
        assert sorted(at for bead in beads for at in bead.target) == list(range(len(case.target)))
        assert [bead.source for bead in beads if bead.source] == sorted(
            bead.source for bead in beads if bead.source
        )


def test_a_text_is_akin_to_its_translation_alone() -> None:
    german, english = article_pairs("de"), article_pairs("en")
    case = clean(german)
    assert akin(aligned(case, "de", known=False))
    # The first half of the article and the second are about the same things, and no translation.
    half = len(german) // 2
    mixed = clean(german[3:half])
    mixed.target = [(pair.target, pair.role, pair.paragraph) for pair in english[half:]]
    assert not akin(aligned(mixed, "en", known=False))
    for tag in LOCALES:
        strange = clean(article_pairs(tag)[3:])
        strange.target = [
            (STRANGERS[tag][at % 3], role, block)
            for at, (_, role, block) in enumerate(strange.target)
        ]
        assert not akin(aligned(strange, tag))


def test_empty_texts_are_aligned_as_well() -> None:
    case = clean(article_pairs("en"))
    assert align([], []) == []
    beads = align(sentences(case.source, "fr", known=False), [])
    assert [bead.kind for bead in beads] == ["1-0"] * len(case.source)
    assert not any(trusted(beads))
    assert not akin(beads)
    beads = align([], sentences(case.target, "en", known=False))
    assert [bead.kind for bead in beads] == ["0-1"] * len(case.target)
