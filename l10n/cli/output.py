"""What commands print: results on stdout, everything else on stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import typer

from l10n.errors import L10nError
from l10n.model.locale import Locale


def as_json(value: object) -> str:
    """``value`` (any of our frozen values) as indented JSON; locales as tags, errors as tables."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=2)


def _plain(value: object) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Locale):
        return value.tag
    if isinstance(value, L10nError):
        return {
            "code": value.code,
            "message": value.message,
            "where": str(value.where) if value.where else None,
            "advice": value.advice,
            "exit_code": value.exit_code,
        }
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


def say(text: str) -> None:
    """Print one line of a result, as it is: no markup is read out of an article's text."""
    typer.echo(text)


def colourful(stream: Any) -> bool:
    """Whether ``stream`` wants colour: a terminal, unless NO_COLOR or a dumb terminal says no."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


@contextmanager
def busy(message: str, *, quiet: bool = False) -> Iterator[None]:
    """Show that work goes on, and for how long: a moving bar on stderr, on a terminal only."""
    if quiet or not colourful(sys.stderr):
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        progress.add_task(message, total=None)
        yield
