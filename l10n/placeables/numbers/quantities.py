"""What a number with its measure says, and the way in which it was written."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

PARTS = {"percent": 100, "permille": 1000}
"""The units that say of how many."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a number stands in its text: what another locale keeps of it."""

    figure: Decimal | None = None
    """The figures alone with their decimals, without sign and scale; None for number words."""
    scale: int = 0
    """The power of ten said behind the figure: 6 for *3 millions*."""
    short: bool = False
    """Whether the scale is abbreviated: *12 M€*."""
    shared: bool = False
    """Whether scale and unit are said by the number that follows: *4,2 à 5 milliards*."""
    closing: bool = False
    """Whether it says the unit for the number before it as well: *30 à 100 dollars*."""
    plus: bool = False
    word: bool = False
    """Whether it is one word that says the number and no more: *trois*, not *dritte*."""
    parted: bool = False
    """Whether its figures are grouped or have decimals."""
    unit: str = ""
    """The unit as it stands in the text; empty without one."""
    other: Decimal | None = None
    """The value for a reader whose point and comma are the other way round."""
    foreign: bool = False
    """Whether its language would write the figures with other separators."""
    tied: bool = False
    """Whether a hyphen ties it to its unit: *152-mm*."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; ``str()`` is the plain figure, of a percentage its hundredth."""

    value: Decimal
    unit: str = ""
    """As in ``units.toml``: ``km``, ``percent``, ``USD``; empty without one."""
    manner: Manner = field(default=Manner(), compare=False)

    def __str__(self) -> str:
        value = self.value / PARTS.get(self.unit, 1)
        return f"{value.normalize():f}" if value else "0"


@dataclass(frozen=True, slots=True)
class Score:
    """The result of a game: *3-0*."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}-{self.last}"
