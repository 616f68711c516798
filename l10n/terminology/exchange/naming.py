"""Names of concepts where a format allows few characters, or gives no name at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

# An XML name of ASCII. What it cannot hold is written as SQL/XML does (ISO 9075-14): _x0020_.
_PLAIN = re.compile(r"[A-Za-z0-9_.-]")
_ESCAPED = re.compile(r"_x([0-9A-F]{4,6})_")


def id_of(concept: str) -> str:
    """An XML id from which `concept_of` makes ``concept`` again."""
    made = []
    for at, character in enumerate(concept):
        plain = _PLAIN.match(character) and (at or character.isalpha() or character == "_")
        if plain and not concept.startswith("_x", at):
            made.append(character)
        else:
            made.append(f"_x{ord(character):04X}_")
    return "".join(made)


def concept_of(name: str) -> str:
    """The concept that is called ``name`` as an XML id."""

    def character(found: re.Match[str]) -> str:
        point = int(found[1], 16)
        return chr(point) if 0x20 <= point < 0xD800 or 0xE000 <= point < 0x110000 else found[0]

    return _ESCAPED.sub(character, name).strip()


class Names:
    """The names of a file's concepts, each of which is one concept's."""

    def __init__(self, given: Iterable[str]) -> None:
        self._known = set(given)
        self._count: Counter[str] = Counter()

    def make(self, term: str) -> str:
        """A new name made of ``term``: ``address_bar``, the next time ``address_bar_2``."""
        made = name = "_".join(re.findall(r"\w+", term.casefold())) or "concept"
        while name in self._known:
            self._count[made] += 1
            name = f"{made}_{self._count[made] + 1}"
        self._known.add(name)
        return name
