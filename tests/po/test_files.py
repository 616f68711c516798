"""Each file of ``files/`` is read, warned of or refused as ``files/manifest.toml`` says."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any

import pytest

from l10n import po
from l10n.errors import InputError
from l10n.model.unit import Key, State, Unit
from l10n.po import Document
from l10n.po.document import unit_of
from l10n.po.header import says_utf8

FILES = Path(__file__).parent / "files"
CASES: dict[str, dict[str, Any]] = tomllib.loads((FILES / "manifest.toml").read_text("utf-8"))
READABLE = [name for name, case in CASES.items() if case["expect"] != "refuse"]
REFUSED = [name for name, case in CASES.items() if case["expect"] == "refuse"]


def read(name: str) -> Document:
    return po.read((FILES / f"{name}.po").read_bytes(), f"{name}.po")


def said(document: Document) -> str:
    """Every text that the document's values hold."""
    pieces = [value for field in document.catalog.header for value in field]
    pieces += document.catalog.header_comments
    pieces.append(document.trailing)
    for entry in document.entries:
        pieces += [entry.msgid, *entry.msgstrs, *entry.comments, *entry.notes, *entry.references]
        pieces += entry.flags
        pieces += entry.previous or ()
    return "\0".join(piece or "" for piece in pieces)


def test_every_file_has_its_case() -> None:
    assert {path.stem for path in FILES.glob("*.po")} == set(CASES)
    assert len(READABLE) > 60
    assert len(REFUSED) > 80


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_file_is_refused_with_its_line_and_a_next_step(name: str) -> None:
    with pytest.raises(InputError) as caught:
        read(name)
    error, case = caught.value, CASES[name]
    assert error.where is not None
    assert (error.code, error.where.path, error.where.line) == (
        case["code"],
        f"{name}.po",
        case.get("line", 0),
    )
    assert error.exit_code == 2
    assert "Nothing was changed." in error.message
    assert f"l10n check {name}.po" in error.advice


@pytest.mark.parametrize("name", READABLE)
def test_an_odd_file_is_read_and_loses_nothing(name: str) -> None:
    document, case = read(name), CASES[name]
    codes = [warning.code for warning in document.warnings]
    assert codes == ([case["code"]] if case["expect"] == "warn" else [])
    for text in case.get("keep", []):
        assert text in said(document)


@pytest.mark.parametrize("name", READABLE)
def test_an_odd_file_is_written_back_byte_for_byte(name: str) -> None:
    document = read(name)
    assert po.render(document.catalog, document) == document.data


@pytest.mark.parametrize("name", READABLE)
def test_an_odd_file_written_anew_means_the_same(name: str) -> None:
    document = read(name)
    with_header = dataclasses.replace(
        document.catalog, header=document.catalog.header or (("Language", "de"),)
    )
    again = po.read(po.render(with_header), f"{name}.po").catalog
    assert again.units == document.catalog.units
    assert again.header == with_header.header


@pytest.mark.parametrize("name", READABLE)
def test_when_one_unit_changes_nothing_else_of_an_odd_file_does(name: str) -> None:
    """But for what cannot stay: a BOM, and another charset with its name in the header."""
    document = read(name)
    for at, old in enumerate(document.catalog.units):
        new = dataclasses.replace(old, notes=(*old.notes, "new „note“"))
        units = [*document.catalog.units]
        units[at] = new
        changed = dataclasses.replace(document.catalog, units=tuple(units))
        written = po.render(changed, document)
        assert po.read(written, f"{name}.po").catalog.units == changed.units
        [entry] = [each for each in document.entries if unit_of(each) == old]
        text = document.data.decode(document.charset).removeprefix("\ufeff")
        if document.header and document.header.raw not in written.decode():
            assert not says_utf8(document.header.msgstrs[0])
            text = text.replace(document.header.raw, po.read(written, "").header.raw)
        before, _, behind = text.partition(entry.raw)
        # An entry that shared its line with others gets one of its own.
        assert written.decode().startswith(before if "\n" in entry.gap else before.rstrip(" "))
        assert written.decode().endswith(behind if behind[:1] in "\r\n" else behind.lstrip(" "))


def test_a_new_unit_follows_the_one_before_it_and_all_others_stay() -> None:
    document = read("obsolete-first")
    living = [unit for unit in document.catalog.units if unit.state != "obsolete"]
    gone = document.catalog.units[len(living) :]
    new = Unit(Key("", "La fin"), "Das Ende", State.REVIEWED)
    units = (living[0], new, *living[1:], *gone)
    written = po.render(dataclasses.replace(document.catalog, units=units), document)
    first = document.entries[1]
    assert written.decode() == document.data.decode().replace(
        first.raw, f'{first.raw}\n\nmsgid "La fin"\nmsgstr "Das Ende"'
    )


def test_units_in_another_order_come_as_the_catalog_has_them() -> None:
    document = read("plural-forms")
    units = (*document.catalog.units[::-1], Unit(Key("", "A"), "B", State.OBSOLETE))
    written = po.render(dataclasses.replace(document.catalog, units=units), document)
    again = po.read(written, "kim.po")
    assert again.catalog.units == units
    assert {entry.raw for entry in document.entries} < {entry.raw for entry in again.entries}
