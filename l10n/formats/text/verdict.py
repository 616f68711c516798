"""The role a paragraph was given, and why."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model.article import Role

GIVEN = "l10n.toml says so"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A role with its reason in plain words."""

    role: Role
    reason: str
    level: int = 0
    repeated: bool = False
