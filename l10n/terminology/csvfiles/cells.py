"""What stands in a cell of a glossary file: a text, a list, or a formula made harmless."""

from __future__ import annotations

import re
from collections.abc import Sequence

BAR = "|"
"""Between the parts of a list. Alone in a cell of a region: nothing, whatever its language has."""
INSTEAD = ">"
"""Between a forbidden form and what to write instead of it."""
# What a spreadsheet takes for a formula (OWASP, "CSV Injection"), with the apostrophes before it.
_FORMULA = re.compile(r"'*[=+\-@\t]")


def guarded(text: str) -> str:
    """``text`` as a cell that no spreadsheet runs: an apostrophe goes before ``= + - @`` and tab.

    Where apostrophes stand there already, one more is added, so that `unguarded` finds ``text``.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """The text that `guarded` made ``cell`` of; any other cell as it is."""
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def runs(cell: str) -> bool:
    """Whether a spreadsheet would take ``cell`` for a formula."""
    return cell[:1] in ("=", "+", "-", "@")


def parts(cell: str) -> list[str]:
    """The parts of a list, trimmed, the empty ones and the repeated ones too."""
    return [part.strip() for part in cell.split(BAR)]


def joined(texts: Sequence[str]) -> str:
    """A cell with ``texts`` as its list."""
    return BAR.join(texts)
