"""What every translation engine can do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from l10n.model.locale import Locale
from l10n.model.translation import Continued, Opening, Translation


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


@runtime_checkable
class Continuing(Protocol):
    """An engine that can also be told how a draft begins. Not every engine can."""

    def continue_with(
        self, openings: Sequence[Opening], source: Locale, target: Locale
    ) -> list[Continued]:
        """For each opening, in order, a draft that begins with the likeliest of its ways.

        All are decoded in one batch. One that the engine cannot go on from is refused, with the
        reason, as an output that is no draft is. Raises what `Engine.translate` raises.
        """
