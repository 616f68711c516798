"""The one place that asks who is at work, for what is signed with a name."""

from __future__ import annotations

import getpass
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from l10n.errors import UsageError

VARIABLE = "L10N_USER"
_SECONDS = 10


def name(chosen: str, folder: Path) -> str:
    """Who signs: ``chosen``, else `VARIABLE`, else git's ``user.name`` in ``folder``, else the login.

    On one line, without blanks around. Raises `UsageError` when nobody can be named.
    """
    asked: tuple[Callable[[], str], ...] = (
        lambda: chosen,
        lambda: os.environ.get(VARIABLE, ""),
        lambda: _of_git(folder),
        _of_login,
    )
    for ask in asked:
        if found := " ".join(ask().split()):
            return found
    raise UsageError(
        "nobody knows who you are, and an approval needs a name.",
        advice=f"Name yourself: --by 'Your Name', or set {VARIABLE}.",
        code="person-unknown",
    )


def _of_git(folder: Path) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell
            ["git", "-C", str(folder), "config", "user.name"],  # noqa: S607 - the user's own git
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _of_login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
