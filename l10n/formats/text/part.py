"""One statement of a line around an article: its label, its value, and where both stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from l10n.formats.text.lexicon import end_of, lexicon, plain_forms
from l10n.model.article import Label, Role
from l10n.model.span import Span

SEPARATORS = " \t\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}:,;|·•–—-/()[]"
_LABEL_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Part:
    """One statement of such a line; offsets count from the start of the line."""

    role: Role
    span: Span
    label: Label
    label_span: Span | None = None
    date: date | None = None
    people: tuple[Span, ...] = ()


def read_label(line: str, label: Label) -> Span | None:
    """Where ``label`` is printed at the start of ``line``, without the colon behind it."""
    hit = lexicon().labels[label].at(_first_forms(line[:_LABEL_LENGTH]), 0)
    if hit is None:
        return None
    start = next(at for at, sign in enumerate(line) if sign.isalnum())
    return Span(start, end_of(line, hit.end))


@lru_cache(maxsize=64)
def _first_forms(start: str) -> tuple[str, ...]:
    """The words at the start of a line, which is asked for one label after the other."""
    return plain_forms(start)


def skip(line: str, at: int, more: str = "") -> int:
    """The offset behind the separators (and the signs of ``more``) that stand at ``at``."""
    while at < len(line) and line[at] in SEPARATORS + more:
        at += 1
    return at
