"""A newsroom for every test that wants one."""

from pathlib import Path

import pytest

from tests.workflow.newsroom import Newsroom


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """The real article in a new project."""
    return Newsroom.founded(tmp_path)
