"""What every translation engine can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from l10n.model.locale import Locale
from l10n.model.translation import Translation


class Engine(Protocol):
    """Something that drafts translations, offline."""

    name: str
    """What provenance calls it: ``argos``, ``pseudo``."""

    def model(self, source: Locale, target: Locale) -> str:
        """Package and version used for this pair, for provenance: ``translate-fr_en-0.1``.

        Raises `MissingError` when there is no way from ``source`` to ``target``, with what to install.
        """

    def translate(self, texts: Sequence[str], source: Locale, target: Locale) -> list[Translation]:
        """One `Translation` for each text, in order. Equal texts are decoded once."""
