"""Swap package folders in one step, so that nobody ever sees half of one."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from l10n.storage import lock
from l10n.storage.backups import OWN
from l10n.storage.faults import unwritable

_PREFIX = "staging-"
_PREVIOUS = "previous"
_WAIT = 60.0
"""Seconds to wait for another run that installs."""


@contextmanager
def staging(models: Path) -> Iterator[Path]:
    """Give an empty folder on the file system of ``models``, and nobody else one meanwhile.

    It lies beside ``models``, not in it: argostranslate takes every folder there for a package,
    and fails over the first that is none. It is gone in the end. Disk errors become
    `BrokenError`; `ConflictError` when another run does not finish.
    """
    models = models.resolve()
    try:
        models.mkdir(parents=True, exist_ok=True)
        with lock(models.parent, wait=_WAIT):
            home = models.parent / OWN
            _recover(models, home)
            stage = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=home))
            try:
                yield stage
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        raise unwritable(models, error) from error


def swap(staged: Path | None, models: Path, replaced: Sequence[Path], stage: Path) -> Path | None:
    """Take the folders ``replaced`` out of ``models`` and put ``staged`` in; or change nothing.

    Returns where ``staged`` now lies. ``stage`` is an empty folder in what `staging` gave.
    """
    previous = stage / _PREVIOUS
    previous.mkdir()
    moved: list[tuple[Path, Path]] = []
    try:
        for folder in replaced:
            aside = previous / folder.name
            folder.rename(aside)
            moved.append((folder, aside))
        if staged is None:
            return None
        final = models / staged.name
        staged.rename(final)
    except OSError:
        for folder, aside in reversed(moved):
            aside.rename(folder)
        raise
    return final


def _recover(models: Path, home: Path) -> None:
    """Put back what a run took out that was killed before it put the new one in."""
    for stage in sorted(home.glob(_PREFIX + "*")):
        for aside in sorted([*stage.glob(f"{_PREVIOUS}/*"), *stage.glob(f"*/{_PREVIOUS}/*")]):
            # translate-fr_en-1_9: whatever its version, one package serves a pair.
            pair = "-".join(aside.name.split("-")[:2])
            if not any(models.glob(f"{pair}*")):
                with contextlib.suppress(OSError):
                    aside.rename(models / aside.name)
        shutil.rmtree(stage, ignore_errors=True)
