"""Checkpoints in the folder of a run, which are whole or not there at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import torch


def save(path: Path, state: dict[str, Any]) -> None:
    """Write a checkpoint beside the old one, then rename: a kill leaves one or the other."""
    draft = path.with_name(path.name + ".draft")
    with draft.open("wb") as out:
        torch.save(state, out)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)


def load(path: Path) -> dict[str, Any] | None:
    """Return a checkpoint in main memory; none where there is none."""
    if not path.exists():
        return None
    state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def keep_newest(folder: Path, pattern: str, count: int) -> None:
    """Delete all but the newest files; their names sort by age."""
    for path in sorted(folder.glob(pattern))[: -count or None]:
        path.unlink()
