"""The columns of a glossary file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.errors import UnknownLocaleError
from l10n.model.locale import Locale

REQUIRED = ("concept", "type")
COMMON = (*REQUIRED, "pos", "case", "do_not_translate", "context", "note", "source")
OF_LOCALE = ("variants", "forbidden", "short", "forms", "examples", "counterexamples")
"""Columns that a locale may have beside its own: ``de_variants`` …; and ``gender_de``."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the header row names: all columns in order, and the locales among them.

    A language has a column of its own tag (``de``), a regional locale as well (``de-CH``); each may
    have ``…_variants`` and ``…_forbidden`` and ``gender_…``.
    """

    names: tuple[str, ...]
    languages: tuple[str, ...]
    regions: tuple[str, ...]

    @classmethod
    def of(cls, names: Sequence[str]) -> Columns:
        """Understand a header row.

        Raises ``KeyError`` with the name of a column that is not known, ``ValueError`` with a
        sentence when one is missing or stands twice.
        """
        if not any(name in REQUIRED for name in names):
            raise ValueError("the first row names no columns.")
        for name in names:
            if name not in COMMON and _tag(name) is None:
                raise KeyError(name)
            if names.count(name) > 1:
                raise ValueError(f"column “{name}” stands twice.")
        tags = tuple(name for name in names if _tag(name) == name)
        for name in REQUIRED:
            if name not in names:
                raise ValueError(f"column “{name}” is missing.")
        if not tags:
            raise ValueError("there is no column for a language.")
        for name in names:
            tag = _tag(name)
            if tag is not None and tag not in tags:
                raise ValueError(f"column “{tag}” is missing, though there is “{name}”.")
        return cls(
            tuple(names),
            tuple(tag for tag in tags if "-" not in tag),
            tuple(tag for tag in tags if "-" in tag),
        )


def _tag(name: str) -> str | None:
    """The canonical locale tag that a column belongs to; None when it belongs to none."""
    tag = name.removeprefix("gender_")
    for suffix in OF_LOCALE:
        tag = tag.removesuffix(f"_{suffix}")
    try:
        return tag if Locale.parse(tag).tag == tag else None
    except UnknownLocaleError:
        return None
