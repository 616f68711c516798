"""What a bilingual file brings back: targets and their states, as the other program left them."""

from __future__ import annotations

from dataclasses import dataclass

from l10n.model.finding import Finding
from l10n.model.locale import Locale
from l10n.model.unit import Key, State


@dataclass(frozen=True, slots=True)
class ReturnedUnit:
    """One translated segment of a file, not yet compared with any catalog."""

    key: Key
    target: str
    """Empty where nobody wrote anything, which means *not touched*, never *deleted*."""
    state: State
    """UNTRANSLATED, PRETRANSLATED, STALE, REVIEWED or JOINED; never OBSOLETE."""
    comments: tuple[str, ...] = ()
    """What people noted, line by line; without our own notes."""
    line: int = 0
    """1-based line of the file on which the unit begins."""
    id: str = ""
    """How the file identifies the unit; in files of ours `naming.id_of` its key."""
    stated: bool = True
    """Whether the file says the state. Where it does not, a text counts as reviewed, so that
    callers must let be a text that is still our draft."""


@dataclass(frozen=True, slots=True)
class Returned:
    """All of a file that came back. ``units`` are in its order, and no key comes twice."""

    path: str
    article: str
    """The name of the article, as `Catalog.article`; empty where the format has none (TMX)."""
    source_locale: Locale
    locale: Locale
    units: tuple[ReturnedUnit, ...]
    warnings: tuple[Finding, ...] = ()
    untouched: bool = False
    """Whether nobody changed a target or a state since we wrote the file (where it can tell)."""
