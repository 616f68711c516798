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
LISTS = frozenset({"variants", "forbidden", "forms", "examples", "counterexamples"})
"""Those of them whose cells are lists; ``context`` is one as well."""

Place = tuple[str, str]
"""A locale's tag, and what the column says of it: ``preferred``, ``gender`` or one of `OF_LOCALE`."""


@dataclass(frozen=True, slots=True)
class Columns:
    """What the header row names: all columns in order, and the locales among them.

    A language has a column of its own tag (``de``), a regional locale as well (``de-CH``); each may
    have those of `OF_LOCALE` and ``gender_…``. ``places`` has an item for each name; None for the
    columns in `COMMON`.
    """

    names: tuple[str, ...]
    languages: tuple[str, ...]
    regions: tuple[str, ...]
    places: tuple[Place | None, ...]

    @classmethod
    def of(cls, names: Sequence[str]) -> Columns:
        """Understand a header row.

        Raises ``KeyError`` with the name of a column that is not known, ``ValueError`` with a
        sentence when one is missing or stands twice.
        """
        if not any(name in REQUIRED for name in names):
            raise ValueError("the first row names no columns.")
        places = []
        seen = set()
        for name in names:
            places.append(place(name))
            if name not in COMMON and places[-1] is None:
                raise KeyError(name)
            if name in seen:
                raise ValueError(f"column “{name}” stands twice.")
            seen.add(name)
        for name in REQUIRED:
            if name not in seen:
                raise ValueError(f"column “{name}” is missing.")
        tags = tuple(found[0] for found in places if found and found[1] == "preferred")
        if not tags:
            raise ValueError("there is no column for a language.")
        for name, found in zip(names, places, strict=True):
            if found and found[0] not in seen:
                raise ValueError(f"column “{found[0]}” is missing, though there is “{name}”.")
        return cls(
            tuple(names),
            tuple(tag for tag in tags if "-" not in tag),
            tuple(tag for tag in tags if "-" in tag),
            tuple(places),
        )


def place(name: str) -> Place | None:
    """What column ``name`` says of which locale; None when it belongs to none that we know."""
    if name.startswith("gender_"):
        tag, kind = name.removeprefix("gender_"), "gender"
    elif "_" in name:
        tag, _, kind = name.rpartition("_")
        if kind not in OF_LOCALE:
            return None
    else:
        tag, kind = name, "preferred"
    try:
        return (tag, kind) if Locale.parse(tag).tag == tag else None
    except UnknownLocaleError:
        return None


def column(tag: str, kind: str) -> str:
    """The name of the column that says ``kind`` of locale ``tag``: the inverse of `place`."""
    if kind == "preferred":
        return tag
    return f"gender_{tag}" if kind == "gender" else f"{tag}_{kind}"


def all_of(tag: str) -> tuple[str, ...]:
    """Every column that locale ``tag`` may have."""
    return tuple(column(tag, kind) for kind in ("preferred", *OF_LOCALE, "gender"))
