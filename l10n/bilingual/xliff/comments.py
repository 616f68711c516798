"""What people noted in an XLIFF file, told apart from what programs note."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.bilingual.xliff.text import words
from l10n.bilingual.xliff.writing import OURS, PEOPLE
from l10n.xmlreading import Element

# Whose notes programs write for everybody: we, and translate-toolkit's po2xliff.
_EVERYBODY = ("", PEOPLE, "po-translator")
_PROVENANCE = "l10n: engine="
"""How the line begins that says in a catalog where a draft came from; a program's, no person's."""
_NOTE = "role: "
"""How our own notes begin, for a program that lost whose they are."""


def comments(unit: Element) -> tuple[str, ...]:
    """People's comments on ``unit``, line by line; a name goes before what somebody signed."""
    return tuple(line for text in _texts(unit) for line in text.split("\n") if _said(line))


def _texts(unit: Element) -> Iterator[str]:
    for child in unit.children:
        if child.tag == "comments":  # memoQ
            for note in child.children:
                yield _signed(words(note, {}, []), note.attributes.get("creatoruser", ""))
        elif child.tag == "note":
            text = words(child, {}, [])
            author = child.attributes.get("from", "")
            if author != OURS and (author or not text.startswith(_NOTE)):
                yield _signed(text, "" if author in _EVERYBODY else author)


def _signed(text: str, author: str) -> str:
    return f"{author}: {text}" if author and text.strip() else text


def _said(line: str) -> bool:
    return bool(line.strip()) and not line.startswith(_PROVENANCE)
