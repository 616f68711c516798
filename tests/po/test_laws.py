"""What must hold for every catalog that is written and every file that is read."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from l10n import po
from l10n.model.catalog import Catalog
from l10n.model.unit import State

from .catalogs import catalogs, texts


@given(catalogs())
def test_a_catalog_that_is_written_is_read_back_as_it_was(catalog: Catalog) -> None:
    assert po.read(po.render(catalog), "kim.po").catalog == catalog


@given(catalogs())
def test_an_untouched_catalog_is_written_back_byte_for_byte(catalog: Catalog) -> None:
    document = po.read(po.render(catalog), "kim.po")
    assert po.render(document.catalog, document) == document.data
    assert po.render(document.catalog) == document.data


@given(catalogs(min_units=1), st.data(), st.booleans())
def test_one_changed_entry_leaves_all_other_bytes_as_they_were(
    catalog: Catalog, data: st.DataObject, windows: bool
) -> None:
    written = po.render(catalog)
    document = po.read(written.replace(b"\n", b"\r\n") if windows else written, "kim.po")
    at = data.draw(st.integers(0, len(catalog.units) - 1))
    units = list(document.catalog.units)
    units[at] = dataclasses.replace(units[at], target=data.draw(texts), state=State.REVIEWED)
    changed = po.render(dataclasses.replace(document.catalog, units=tuple(units)), document)
    again = po.read(changed, "kim.po")
    if catalog.units[at].state is not State.OBSOLETE:
        # An obsolete one that lives again moves up in the file.
        before = document.data[: document.data.index(document.entries[at].raw.encode())]
        assert changed.startswith(before)
    old = {entry.raw for entry in document.entries} - {document.entries[at].raw}
    assert old <= {entry.raw for entry in again.entries}
    assert again.eol == document.eol
