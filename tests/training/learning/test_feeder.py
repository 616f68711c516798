"""What is made ahead arrives in order, errors too, and the thread ends."""

import threading
from collections.abc import Iterator

import pytest
from learning.feeder import ahead


def test_items_arrive_in_order() -> None:
    assert list(ahead(iter(range(100)), depth=3)) == list(range(100))


def test_an_error_arrives_after_the_items_before_it() -> None:
    def failing() -> Iterator[int]:
        yield 1
        raise ValueError("no more")

    items = ahead(failing())
    assert next(items) == 1
    with pytest.raises(ValueError, match="no more"):
        next(items)


def test_closing_ends_the_thread_of_endless_items() -> None:
    before = threading.active_count()
    made = 0

    def endless() -> Iterator[int]:
        nonlocal made
        while True:
            made += 1
            yield made

    items = ahead(endless(), depth=4)
    assert next(items) == 1
    items.close()
    assert threading.active_count() == before
    assert made <= 7, "no more is made ahead than was asked for"
