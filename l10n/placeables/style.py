"""The house style of a locale: what its language file says, and what a newsroom chose otherwise."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from l10n import languages
from l10n.errors import UsageError
from l10n.model.locale import Locale

Value = str | bool


@dataclass(frozen=True, slots=True)
class Style:
    """One value for each key of ``style.toml``: ``style["times"]`` is ``"12"``. Hashable."""

    locale: Locale
    values: tuple[tuple[str, Value], ...]

    def __getitem__(self, key: str) -> Value:
        """The value of ``key``; raises ``KeyError`` for one that ``style.toml`` does not name."""
        for name, value in self.values:
            if name == key:
                return value
        raise KeyError(key)

    def text(self, key: str) -> str:
        """The value of a key that holds text."""
        return str(self[key])

    def flag(self, key: str) -> bool:
        """The value of a key that holds true or false."""
        return self[key] is True


def style(locale: Locale, overrides: Mapping[str, object] | None = None) -> Style:
    """The style of ``locale`` with ``overrides`` (a table of ``l10n.toml``) over it.

    Raises `UsageError` that names a key we do not know, or a value that its key cannot have.
    """
    chosen = overrides or {}
    for key, value in chosen.items():
        _refuse(key, value)
    return _made(locale, tuple(sorted(chosen.items())))


@cache
def choices() -> Mapping[str, Mapping[str, Any]]:
    """Every key: ``about``, ``default``; ``one_of`` or ``between`` where not any text will do."""
    return tomllib.loads(files("l10n.placeables").joinpath("style.toml").read_text("utf-8"))


@cache
def _made(locale: Locale, overrides: tuple[tuple[str, Value], ...]) -> Style:
    known = locale.tag in languages.known()
    own = languages.table(locale.tag).get("style", {}) if known else {}
    values: dict[str, Value] = {key: entry["default"] for key, entry in choices().items()}
    values |= {key: value for key, value in own.items() if key in values}
    values |= dict(overrides)
    return Style(locale, tuple(sorted(values.items())))


def _refuse(key: str, value: object) -> None:
    entry = choices().get(key)
    if entry is None:
        raise UsageError(
            f"[style] has no key “{key}”.",
            advice=f"Use some of: {', '.join(sorted(choices()))}.",
            code="config",
        )
    if type(value) is not type(entry["default"]):
        kind = "true or false" if isinstance(entry["default"], bool) else "a text in quotes"
        raise UsageError(f"[style] {key} must be {kind}.", code="config")
    allowed = entry.get("one_of")
    if allowed and value not in allowed:
        shown = ", ".join(f"“{one}”" for one in allowed)
        raise UsageError(
            f"[style] {key} cannot be “{value}”.", advice=f"Use one of: {shown}.", code="config"
        )
    between = entry.get("between")
    if between and value and not all(map(str.strip, str(value).partition(between))):
        raise UsageError(
            f"[style] {key} must have {between} between two marks, not “{value}”.",
            advice="Write it like this: »…«",
            code="config",
        )
