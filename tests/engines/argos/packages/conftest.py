"""A server of the test's own, which no proxy stands before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .serving import Site, serving


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A web server on loopback, empty."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving() as found:
        yield found
