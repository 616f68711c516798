"""The commands that write catalogs, each with the project that it is run in. Add new ones here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.soak import scene


@dataclass(frozen=True)
class Command:
    """Command line words, and what sets up the project in a folder."""

    words: tuple[str, ...]
    setup: Callable[[Path], scene.Scene]
    brief: bool = False
    """Whether a short form of its trial is part of `make test`, where it speaks for those like it."""
    exit_code: int = 0

    def __str__(self) -> str:
        return self.words[0]


CATALOG = scene.CATALOG.as_posix()
COMMANDS = [
    Command(("extract", "-l", "en"), scene.edited),
    Command(("pretranslate", "-l", "en"), scene.edited),
    Command(("localize", "-l", "en"), scene.edited, brief=True),
    Command(("approve", "-l", "en", "--by", "Desk", "--despite-findings"), scene.translated),
    Command(("import", "sent/kim.po"), scene.returned, brief=True),
    Command(("align", "articles/kim.fr.md", "old/kim.en.md"), scene.translated_elsewhere),
    Command(("restore", CATALOG, "--last"), scene.cut, brief=True),
]
