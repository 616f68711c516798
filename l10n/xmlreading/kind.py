"""Kinds of XML files: what is taken out of each, what it may declare, how it is spoken of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.errors import InputError
from l10n.model.finding import Where


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of XML file: what is taken out of it, and how it is spoken of."""

    name: str
    """What people call it: ``TBX``. Error codes begin with it in small letters."""
    entries: frozenset[str]
    """Elements that are given out whole."""
    heads: frozenset[str] = frozenset()
    """Elements around entries that are given out as they begin, without their content."""
    inline: frozenset[str] = frozenset()
    """Marks inside a text that are dissolved: what they hold belongs to the element around them."""
    doctype: re.Pattern[str] | None = None
    """A document type that does no harm (`bare_doctype`); every other declaration is refused."""
    limit: int = 64 * 1024 * 1024
    """Bytes that a file may have."""
    most: int = 1_000_000
    """Elements that a file may have; each costs a few microseconds, whatever is in it."""

    def error(self, path: str, line: int, message: str, advice: str, code: str) -> InputError:
        """The error for a file of this kind that cannot be read safely."""
        return InputError(
            message, where=Where(path, line), advice=advice, code=f"{self.name.lower()}-{code}"
        )


def bare_doctype(root: str, system: str) -> re.Pattern[str]:
    """A ``<!DOCTYPE root …>`` that names a DTD and holds nothing; ``system`` is a pattern.

    Many tools write one at the top of every file. It is cut out before parsing, so that nobody
    looks for the DTD.
    """
    quoted = rf"(?:\"{system}\"|'{system}')"
    public = r"PUBLIC\s+(?:\"[^\"<>\[\]]*\"|'[^'<>\[\]]*')"
    return re.compile(rf"<!DOCTYPE\s+{root}\s+(?:SYSTEM|{public})\s+{quoted}\s*>")
