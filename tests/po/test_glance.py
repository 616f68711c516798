"""What is seen of a PO file at a glance is what reading it shows, or nothing is said."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from l10n import po
from l10n.errors import InputError
from l10n.model.catalog import Catalog

from .catalogs import catalogs

FILES = sorted((Path(__file__).parent / "files").glob("*.po"))


def read(data: bytes) -> frozenset[str]:
    """The living sources of a file that can be read."""
    catalog = po.read(data, "kim.po").catalog
    return frozenset(key.source for key in catalog.living())


@given(catalogs(), st.booleans())
def test_what_we_wrote_is_seen_as_it_is_read(catalog: Catalog, windows: bool) -> None:
    data = po.render(catalog)
    data = data.replace(b"\n", b"\r\n") if windows else data
    seen = po.sources(data)
    assert seen is None or seen - {""} == read(data)


def test_a_file_of_any_tool_is_seen_as_it_is_read_or_not_at_all() -> None:
    """A source that reading shows must never be missed: the file would not be read."""
    told = 0
    for path in FILES:
        seen = po.sources(path.read_bytes())
        try:
            living = read(path.read_bytes())
        except InputError:
            continue
        if seen is not None:
            told += 1
            assert living <= seen, path.name
    assert told > 10


@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd_to_be_looked_at(data: bytes) -> None:
    po.sources(data)
    po.sources(b'"charset=UTF-8"\n' + data)
