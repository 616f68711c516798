"""The roles that a project demands for lines of a Markdown article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from l10n.model.article import Role
from l10n.model.span import Span


class Given:
    """Roles by line, from 1."""

    def __init__(self, text: str, overrides: Mapping[int, Role]) -> None:
        self._roles = overrides
        self._ends = [at for at, sign in enumerate(text) if sign == "\n"] if overrides else []

    def role(self, where: Span) -> Role | None:
        """The role demanded for the first line of ``where`` that one is demanded for."""
        if not self._roles:
            return None
        first = bisect_left(self._ends, where.start) + 1
        last = bisect_left(self._ends, max(where.end - 1, where.start)) + 1
        return next((role for line, role in self._roles.items() if first <= line <= last), None)
