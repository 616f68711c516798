"""What a run leaves in its folder: checkpoints that are whole or not there, and the log."""

from __future__ import annotations

import json
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


class Log:
    """The lines of `log.jsonl`, one JSON object each."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def append(self, **values: object) -> None:
        """Add a line."""
        with self.path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(values) + "\n")

    def rewind(self, step: int) -> None:
        """Drop what was written after a checkpoint: it will come again.

        The mark of a stop goes too, and a line that a kill cut off. Scores, which `evaluate.py`
        adds, stay.
        """
        if not self.path.exists():
            return
        kept = []
        for line in self.path.read_text("utf-8").splitlines():
            try:
                values = json.loads(line)
            except json.JSONDecodeError:
                continue
            over = "stopped" in values and "dev" not in values
            if "bleu" in values or (values["step"] <= step and not over):
                kept.append(line + "\n")
        draft = self.path.with_name(self.path.name + ".draft")
        draft.write_text("".join(kept), encoding="utf-8")
        draft.replace(self.path)
