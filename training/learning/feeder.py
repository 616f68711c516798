"""Make items ahead of their use, in a thread of its own."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from typing import TypeVar

Item = TypeVar("Item")


class _Over:
    """The last thing in the queue: why nothing more comes."""

    def __init__(self, error: BaseException | None) -> None:
        self.error = error


def ahead(items: Iterator[Item], depth: int = 8) -> Iterator[Item]:
    """Yield the items in order while up to `depth` more are made; errors arrive in their place.

    The thread ends when the items do, or when the iterator that this returns is closed.
    """
    made: queue.Queue[Item | _Over] = queue.Queue(depth)
    closed = threading.Event()

    def put(item: Item | _Over) -> None:
        while not closed.is_set():
            try:
                made.put(item, timeout=0.1)
                return
            except queue.Full:
                continue

    def work() -> None:
        error: BaseException | None = None
        try:
            for item in items:
                put(item)
                if closed.is_set():
                    return
        except BaseException as caught:
            error = caught
        put(_Over(error))

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        while True:
            item = made.get()
            if not isinstance(item, _Over):
                yield item
            elif item.error:
                raise item.error
            else:
                return
    finally:
        closed.set()
        thread.join()
