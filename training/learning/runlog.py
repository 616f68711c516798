"""The log of a training, one JSON object a line, which a resumed run goes on with."""

from __future__ import annotations

import json
from pathlib import Path


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
