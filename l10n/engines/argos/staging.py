"""Swap package folders in one step, so that nobody ever sees half of one."""

from __future__ import annotations

import contextlib
import errno
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from l10n.errors import BrokenError
from l10n.model.finding import Where

_PREVIOUS = "previous"


@contextmanager
def staging(models: Path) -> Iterator[Path]:
    """Give an empty folder on the file system of ``models``; it is gone in the end.

    It lies beside ``models``, not in it: argostranslate takes every folder there for a package,
    and fails over the first that is none. Disk errors become `BrokenError`.
    """
    with _disk_errors(models):
        models = models.resolve()
        models.mkdir(parents=True, exist_ok=True)
        _recover(models)
        folder = Path(tempfile.mkdtemp(prefix=_prefix(models), dir=models.parent))
    try:
        with _disk_errors(models):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def swap(staged: Path | None, models: Path, replaced: Sequence[Path], stage: Path) -> Path | None:
    """Take the folders ``replaced`` out of ``models`` and put ``staged`` in; or change nothing.

    Returns where ``staged`` now lies. ``stage`` is what `staging` gave.
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


def _recover(models: Path) -> None:
    """Finish what a run began that was killed between taking a package out and putting one in."""
    for stage in sorted(models.parent.glob(_prefix(models) + "*")):
        asides = [*stage.glob(f"{_PREVIOUS}/*"), *stage.glob(f"*/{_PREVIOUS}/*")]
        for aside in sorted(asides):
            pair = aside.name.partition("-")[2].partition("-")[0]
            if not any(models.glob(f"translate-{pair}*")):
                with contextlib.suppress(OSError):
                    aside.rename(models / aside.name)
        shutil.rmtree(stage, ignore_errors=True)


def _prefix(models: Path) -> str:
    return f".{models.name}-staging-"


@contextmanager
def _disk_errors(models: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        advice = "Make the folder writable, or choose another."
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            advice = "Free some space, then try again."
        raise BrokenError(
            f"Packages cannot be written: {reason}. What was installed is unchanged.",
            where=Where(str(error.filename or models)),
            advice=advice,
            code="disk",
        ) from error
