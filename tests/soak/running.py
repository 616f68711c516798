"""Commands run in forked children of the test, which begin with everything imported and can be killed."""

from __future__ import annotations

import os
import resource
import signal
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any

import typer
from typer.testing import CliRunner

import l10n
from l10n.cli import app

STORAGE = str(Path(l10n.__file__).parent / "storage")
CHANGING = frozenset(
    ("open", "write", "flush", "close", "fsync", "ftruncate", "link", "rename", "replace", "chown")
) | {"unlink", "remove", "mkdir", "chmod", "utime", "scandir", "listdir", "flock"}
"""Built-in calls that touch a disk; the process is killed before each of them."""
_at_the_end: list[Callable[[], object]] = []
"""What a child still has to do."""


@cache
def command() -> Any:
    """The command line, made once, and once used in full: what children need not do again."""
    made = typer.main.get_command(app)
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("articles", "glossaries"):
            (root / name).mkdir()
        (root / "l10n.toml").write_text('[engine]\nname = "pseudo"\n', encoding="utf-8")
        for text in ("# Un titre\n\nÀ 12 km, le 3 mai.\n", "# Un titre\n\nÀ 13 km, le 3 mai.\n"):
            (root / "articles" / "a.fr.md").write_text(text, encoding="utf-8")
            words = ["localize", "-l", "en", "--config", folder]
            assert CliRunner().invoke(app, words).exit_code == 0
            catalog = root / "locales/en/LC_MESSAGES/a.po"
            catalog.write_bytes(catalog.read_bytes().replace(b"#, fuzzy\n", b""))
    return made


def run(root: Path, words: Sequence[str], before: Callable[[], None] | None = None) -> int:
    """Run ``l10n words`` in ``root``; return its exit code, or minus the signal that killed it.

    ``before`` is called in the child first, to lay the trap.
    """
    main = command().main
    with warnings.catch_warnings():
        # Python 3.12 warns of threads that other tests may have left; the child touches none.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = 99
        try:
            os.chdir(root)
            quiet = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(quiet, stream)
            sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115
            sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
            if before:
                before()
            code = main([*words], prog_name="l10n", standalone_mode=False) or 0
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else 98
        finally:
            sys.setprofile(None)
            for end in _at_the_end:
                end()
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def kill_points(root: Path, words: Sequence[str]) -> int:
    """At how many points ``l10n words`` could be killed in ``root``. Runs it to its end."""
    reading, writing = os.pipe()
    code = run(root, words, lambda: _at_each_point(lambda _: os.write(writing, b".")))
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        points = len(told.read())
    assert code == 0, code
    return points


def killed_at(number: int) -> Callable[[], None]:
    """A trap that kills the child at its ``number``-th point, from 1."""

    def kill(point: int) -> None:
        if point == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return lambda: _at_each_point(kill)


def at_point(first: int, steps: Iterator[None], every: int) -> Callable[[], None]:
    """A trap in which somebody else takes one of ``steps`` at the ``first`` point and ``every`` few."""

    def step(point: int) -> None:
        if point >= first and (point - first) % every == 0:
            next(steps, None)

    def trap() -> None:
        # What has begun is ended, even if the command is done sooner.
        _at_the_end.append(lambda: [None for _ in steps])
        _at_each_point(step)

    return trap


def full_at(size: int, *, deadly: bool) -> Callable[[], None]:
    """A trap that lets no file grow past ``size`` bytes; ``deadly``: the signal kills the child."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL if deadly else signal.SIG_IGN)
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))

    return limit


def _at_each_point(told: Callable[[int], object]) -> None:
    """Call ``told`` with 1, 2 … before each call that touches a disk, and around each of storage."""
    points = 0

    def profile(frame: FrameType, event: str, called: Any) -> None:
        nonlocal points
        if event == "c_call":
            if called.__name__ not in CHANGING:
                return
        elif event in ("call", "return"):
            if not frame.f_code.co_filename.startswith(STORAGE):
                return
        else:
            return
        points += 1
        told(points)

    sys.setprofile(profile)
