"""The profile of a site: how its pages are recognized, and which of their lines are always what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from l10n.model.article import Role


@dataclass(frozen=True, slots=True)
class Site:
    """What `[sites.<name>]` of ``l10n.toml`` says.

    Its patterns are compared as words: case, accents and punctuation do not matter, ``#`` stands
    for a number and ``*`` for any words (``Lire aussi : *``).
    """

    name: str
    match: tuple[str, ...] = ()
    """Lines of which a page of the site has at least one."""
    files: tuple[str, ...] = ()
    """Names of article files with the wildcards of a shell: ``courrier-*.txt``."""
    lines: Mapping[Role, tuple[str, ...]] = field(default_factory=dict)
    """The lines that have a role on every page of the site."""
    tail: tuple[str, ...] = ()
    """Lines from the last of which on everything is chrome."""
