"""Catalogs that Hypothesis thinks of, with every odd sign, come back whole from other programs."""

from __future__ import annotations

import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings

from l10n import po
from l10n.model.catalog import Catalog
from tests.po.catalogs import catalogs

from .losses import losses

pytestmark = pytest.mark.interop

LOSSLESS = (
    ("msgcat",),
    ("msgcat", "--no-wrap"),
    ("msgcat", "--width=20"),
    ("msgcat", "--escape"),
    ("msgcat", "--indent"),
    ("msgattrib",),
    ("msguniq",),
    ("msgconv", "--to-code=UTF-8"),
)


def plain(catalog: Catalog) -> Catalog:
    """``catalog`` without flags of ``#=`` lines, which gettext 0.21 takes for remarks."""
    return replace(
        catalog,
        units=tuple(
            replace(unit, flags=tuple(flag for flag in unit.flags if flag[0] != "="))
            for unit in catalog.units
        ),
    )


@pytest.mark.parametrize("command", LOSSLESS, ids=" ".join)
def test_every_unit_of_any_catalog_comes_back_from(command: tuple[str, ...]) -> None:
    @given(catalogs(min_units=1))
    @settings(max_examples=25)
    def comes_back(catalog: Catalog) -> None:
        data = po.render(plain(catalog))
        done = subprocess.run([*command, "-"], input=data, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        lost = losses(po.read(data, "kim.po").catalog, po.read(done.stdout, "kim.po").catalog)
        # “fuzzy” and “no-wrap” are the only flags that all programs know; a place that is named
        # twice is named once.
        assert set(lost) <= {"flags", "references"}

    comes_back()
