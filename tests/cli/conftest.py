"""A newsroom that is the current folder."""

from pathlib import Path

import pytest

from tests.workflow.newsroom import Newsroom


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """The real article in a new project; commands run in its folder."""
    room = Newsroom.founded(tmp_path)
    monkeypatch.chdir(tmp_path)
    return room
