"""One key of a front matter with its value, and where that stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from l10n.model.span import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One top-level key with its value."""

    key: str
    """As written, in lower case, with ``_`` for ``-`` and blanks."""
    value: str | None
    """A scalar as text, a sequence of scalars joined by commas, ``None`` for anything else."""
    extent: Span
    """Key and value with all of their lines."""
    span: Span | None = None
    """What may be replaced, inside any quotes; ``None`` when the value must be left alone."""
    style: str = ""
    """``'`` or ``"`` when quoted, ``>`` for a block scalar, empty for a plain one; TOML strings are
    ``toml '`` and ``toml "``."""
    breaks: tuple[Span, ...] = ()
    """Folded line ends inside ``span``, each with the indentation behind it."""


def key_name(key: str) -> str:
    """``key`` in lower case, with ``_`` for ``-`` and blanks."""
    return re.sub(r"[\s-]", "_", key.strip().lower())
