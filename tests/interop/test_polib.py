"""Catalogs survive polib, the object model of other Python tools."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import polib
import pytest

from l10n.model.unit import State

from .catalog import UNITS, units_of

pytestmark = pytest.mark.interop


def test_polib_reads_and_writes_our_catalog(path: Path) -> None:
    """What polib 1.2 is known to lose: the previous text of obsolete entries."""
    polib.pofile(str(path), wrapwidth=0).save()
    assert units_of(path.read_bytes()) == tuple(
        dataclasses.replace(unit, previous=None) if unit.state is State.OBSOLETE else unit
        for unit in UNITS
    )
