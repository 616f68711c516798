"""Names for concepts that come without one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable


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
