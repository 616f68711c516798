"""One line on a terminal that tells how far a long step is; nothing where there is no terminal."""

from __future__ import annotations

import sys
import time
from typing import Self

WIDTH = 30


class Progress:
    """A bar with a note behind it, on standard error, drawn at most ten times a second."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.shown = sys.stderr.isatty()
        self._next = 0.0

    def update(self, share: float, note: str = "") -> None:
        """Draw the bar at a share from 0 to 1."""
        if self.shown and time.monotonic() >= self._next:
            self._next = time.monotonic() + 0.1
            sys.stderr.write(f"\r\x1b[K{self.title} {bar(share)} {note}")
            sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def bar(share: float) -> str:
    """Return a share from 0 to 1 as a bar and a percentage."""
    share = min(1.0, max(0.0, share))
    full = int(share * WIDTH)
    return f"{'━' * full}{'╌' * (WIDTH - full)} {share:4.0%}"
