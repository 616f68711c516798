"""A short article with its German translation: a desk where editors approve and publish."""

from __future__ import annotations

from pathlib import Path

from tests.workflow.newsroom import Newsroom

ARTICLE = """\
Le missile

Un missile a parcouru 700 kilomètres. Il est tombé en mer le 5 janvier 2024.

Personne ne l'a vu. Le ministre n'a rien dit.
"""
TARGETS = {
    "Le missile": "Die Rakete",
    "Un missile a parcouru 700 kilomètres.": "Eine Rakete flog 700 Kilometer weit.",
    "Il est tombé en mer le 5 janvier 2024.": "Sie stürzte am 5. Januar 2024 ins Meer.",
    "Personne ne l'a vu.": "Niemand hat sie gesehen.",
    "Le ministre n'a rien dit.": "Der Minister hat nichts gesagt.",
}


def founded(folder: Path) -> Newsroom:
    """A newsroom with `ARTICLE` alone: no catalog, and no glossary, which only costs time here."""
    room = Newsroom.founded(folder, ARTICLE)
    for glossary in (folder / "glossaries").iterdir():
        glossary.unlink()
    return room


def reviewed(folder: Path) -> Newsroom:
    """… with every sentence translated into German and reviewed."""
    room = founded(folder)
    room.extract("de")
    room.edit(TARGETS, "de")
    return room
