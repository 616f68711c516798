"""A file that grows slice by slice and can be gone on with after a kill at any moment."""

from __future__ import annotations

import json
import lzma
import os
from collections import Counter
from pathlib import Path
from typing import Any


class GrowingFile:
    """Lines on their way to `<name>.tsv.xz`, with an index of how far they are.

    `<name>.part.tsv` holds the lines, `<name>.index.json` what was asked for, how many inputs are
    done, and how many bytes of the part belong to them: what a kill left behind these is cut off.
    """

    def __init__(self, out: Path, settings: dict[str, Any]) -> None:
        """Begin or go on. Raises `ValueError` when the file was begun with other settings."""
        if not out.name.endswith(".tsv.xz"):
            raise ValueError(f"{out}: a corpus is called <name>.tsv.xz")
        stem = out.name.removesuffix(".tsv.xz")
        self.out, self.settings = out, settings
        self.part = out.with_name(stem + ".part.tsv")
        self.index = out.with_name(stem + ".index.json")
        self.done, self._bytes = 0, 0
        self.counts: Counter[str] = Counter()
        if out.exists():
            raise ValueError(f"{out} is there already; remove it to make it again")
        if self.index.exists():
            self._resume()
        out.parent.mkdir(parents=True, exist_ok=True)
        with self.part.open("ab") as part:
            part.truncate(self._bytes)

    def _resume(self) -> None:
        try:
            state = json.loads(self.index.read_text("utf-8"))
            self.done, self._bytes = int(state["done"]), int(state["bytes"])
            self.counts = Counter(state["counts"])
            before = state["settings"]
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(
                f"{self.index} cannot be read ({error}); remove it to begin"
            ) from error
        if before != json.loads(json.dumps(self.settings)):
            raise ValueError(
                f"{self.part} was begun with other settings ({before}); remove it and "
                f"{self.index.name} to begin again"
            )
        if not self.part.exists() or self.part.stat().st_size < self._bytes:
            raise ValueError(f"{self.part} is shorter than {self.index.name} says; remove both")

    def append(self, lines: list[str], inputs: int, counts: Counter[str]) -> None:
        """Add the lines that `inputs` more inputs gave, so that they outlast a kill."""
        with self.part.open("ab") as part:
            part.write("".join(line + "\n" for line in lines).encode())
            part.flush()
            os.fsync(part.fileno())
            self._bytes = part.tell()
        self.done += inputs
        self.counts += counts
        state = {
            "settings": self.settings,
            "done": self.done,
            "bytes": self._bytes,
            "counts": dict(sorted(self.counts.items())),
        }
        draft = self.index.with_name(self.index.name + ".draft")
        draft.write_text(json.dumps(state, indent=1) + "\n", encoding="utf-8")
        draft.replace(self.index)

    def finish(self) -> None:
        """Compress all into the corpus, then remove part and index."""
        draft = self.out.with_name(self.out.name + ".draft")
        with self.part.open("rb") as lines, lzma.open(draft, "wb", preset=6) as out:
            while block := lines.read(1 << 20):
                out.write(block)
        draft.replace(self.out)
        self.part.unlink()
        self.index.unlink(missing_ok=True)
