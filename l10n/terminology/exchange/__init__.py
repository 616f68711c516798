"""Terms to and from other programs: TBX, OmegaT's glossaries, CSV."""

from __future__ import annotations

from importlib import import_module

from l10n.errors import UsageError
from l10n.model.finding import Where
from l10n.terminology.exchange.base import Exchange, Pair
from l10n.terminology.exchange.choice import restricted
from l10n.terminology.exchange.intake import Intake, Kind, Taken, compare
from l10n.terminology.exchange.proof import verify

__all__ = [
    "Exchange",
    "Intake",
    "Kind",
    "Pair",
    "Taken",
    "compare",
    "exchange_named",
    "exchange_of",
    "restricted",
    "verify",
]

# Name -> (module, object): a format is imported when a file of its kind is asked for.
_HERE = "l10n.terminology.exchange"
_FORMATS = {
    "tbx": (f"{_HERE}.tbx", "DCA"),
    "tbx-dct": (f"{_HERE}.tbx", "DCT"),
    "tbx2": (f"{_HERE}.tbx", "MARTIF"),
    "omegat": (f"{_HERE}.omegat", "OMEGAT"),
    "csv": (f"{_HERE}.table", "TABLE"),
}
NAMES = tuple(_FORMATS)
_SUFFIXES = {
    ".tbx": "tbx", ".xml": "tbx", ".csv": "csv",
    ".txt": "omegat", ".utf8": "omegat", ".tsv": "omegat", ".tab": "omegat",
}  # fmt: skip


def exchange_named(name: str) -> Exchange:
    """The format called ``name``; `UsageError` for none."""
    if name not in _FORMATS:
        raise UsageError(
            f"“{name}” is no format of terms.",
            advice=f"Use one of: {', '.join(NAMES)}.",
            code="format-unknown",
        )
    module, what = _FORMATS[name]
    found: Exchange = getattr(import_module(module), what)
    return found


def exchange_of(path: str) -> Exchange:
    """The format of the file at ``path`` by its suffix; `UsageError` when it tells none."""
    for suffix, name in _SUFFIXES.items():
        if path.casefold().endswith(suffix):
            return exchange_named(name)
    raise UsageError(
        "the name does not tell which format this is.",
        where=Where(path),
        advice=f"End it in one of {', '.join(_SUFFIXES)}, or name the format with --format.",
        code="format-unknown",
    )
