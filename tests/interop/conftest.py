"""The catalog that other programs get to read, as a file."""

from pathlib import Path

import pytest

from l10n import po

from .catalog import catalog


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """``port.po`` in a folder of its own."""
    found = tmp_path / "port.po"
    found.write_bytes(po.render(catalog()))
    return found
