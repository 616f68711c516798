"""A number found in a text, with its measure."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from l10n.model.span import Span
from l10n.placeables.numbers.quantities import Manner, Quantity


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number at ``span`` (code points of its text), its scale and unit included."""

    span: Span
    form: str
    value: Decimal
    """*1,5 million* is 1500000; of a percentage the figure (3 for *3 %*)."""
    unit: str = ""
    """As in ``units.toml``: ``km``, ``percent``, ``USD``; empty without one."""
    in_words: bool = False
    doubtful: bool = False
    """Perhaps no number, or one that another language says otherwise (*une dizaine*)."""
    other: Decimal | None = None
    """The value for a reader whose point and comma are the other way round, when that differs."""
    foreign: bool = False
    """Whether the locale would write the figures with other separators."""
    ordinal: bool = False
    manner: Manner = field(default_factory=Manner)

    @property
    def quantity(self) -> Quantity:
        """What it says, without where it stands."""
        return Quantity(self.value, self.unit, self.manner)
