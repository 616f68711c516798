"""Translation engines: the door that maps a name to an engine."""

from __future__ import annotations

from pathlib import Path

from l10n.engines.base import Continuing, Engine
from l10n.errors import UsageError

NAMES = ("argos", "pseudo")


def engine(name: str, models: Path, *, threads: int | None = None) -> Engine:
    """Return the engine called ``name``; nothing heavy is loaded before it translates.

    ``models`` is the folder of installed packages (`argos` alone reads it). ``threads`` is the
    number of sentences decoded side by side; by default one for each core this process may use.
    Raises `UsageError` for a name we do not know.
    """
    if name == "argos":
        from l10n.engines.argos.engine import ArgosEngine

        return ArgosEngine(models, threads=threads)
    if name == "pseudo":
        from l10n.engines.pseudo import PseudoEngine

        return PseudoEngine()
    raise UsageError(
        f"“{name}” is no translation engine.",
        advice=f"Use one of: {', '.join(NAMES)}.",
        code="engine-unknown",
    )


__all__ = ["NAMES", "Continuing", "Engine", "engine"]
