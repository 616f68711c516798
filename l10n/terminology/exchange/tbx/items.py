"""What is said in a TBX entry, on whatever level."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.terminology.exchange.tbx import dialect
from l10n.terminology.exchange.tbx.parsing import Element

# Who did what and when: a glossary under version control knows it from there.
_HISTORY = frozenset({"transacGrp", "transac", "date"})


class Said:
    """What an entry says of its concept, gathered from all its levels."""

    def __init__(self) -> None:
        self.subject = ""
        self.part = ""
        self.pos = ""
        self.case = ""
        self.kept = False
        self.notes: list[str] = []
        self.sources: list[str] = []
        self.context: list[str] = []

    def take(self, word: str, text: str) -> None:
        """A private note of ours, without its prefix."""
        if word == "do-not-translate":
            self.kept = True
        elif word == "case":
            self.case = text if text in ("exact", "any") else ""
        elif word == "pos":
            self.pos = text
        elif word == "context":
            self.context.append(text)
        else:
            self.notes.append(text)


def items(parent: Element) -> Iterator[Element]:
    """What is said directly in ``parent``, groups opened; not its languages and terms."""
    for child in parent.children:
        if child.tag in dialect.GROUPS:
            yield from items(child)
        elif child.tag not in _HISTORY | dialect.LANGUAGES | dialect.SECTIONS:
            yield child


def kind_of(item: Element) -> str:
    """The data category of an element, in either style."""
    return item.attributes.get("type", "") if item.tag in dialect.CATEGORIES else item.tag


def private_of(text: str) -> tuple[str, str] | None:
    """The word and the rest of a note of ours; None for a note of somebody else."""
    word, _, rest = text.removeprefix(dialect.PREFIX).partition(" ")
    if not text.startswith(dialect.PREFIX) or word not in dialect.PRIVATE:
        return None
    return word, rest
