"""What every exchange format of terms can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from l10n.model.finding import Finding
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale


@dataclass(frozen=True, slots=True)
class Pair:
    """The two locales that a bilingual file is about."""

    source: Locale
    target: Locale


class Exchange(Protocol):
    """One kind of terminology file. Stateless; both methods are pure functions."""

    name: str
    """What `--format` calls it: ``tbx``, ``omegat``, ``csv``."""
    bilingual: bool
    """Whether a file holds one source and one target language, so that a `Pair` is needed."""

    def read(self, path: str, data: bytes, pair: Pair | None) -> tuple[Glossary, list[Finding]]:
        """The concepts of a file, and what of it has no place in a glossary.

        Every term's ``where`` is ``path`` with the 1-based line on which its entry begins. Raises
        `InputError` with path and line for a file that cannot be read safely: empty, cut off,
        in another encoding, hostile, an id given twice, a term without a language.
        """

    def write(self, glossary: Glossary, pair: Pair | None) -> str:
        """The text of a file, to be stored as UTF-8; with ``pair``, those two languages alone.

        Raises `InputError` with the row of a term that the format cannot hold.
        """
