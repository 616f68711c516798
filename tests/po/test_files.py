"""Each file of ``files/`` is read, warned of or refused as ``files/manifest.toml`` says."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path
from typing import Any

import pytest

from l10n import po
from l10n.errors import InputError
from l10n.po import Document

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
def test_when_one_unit_changes_all_others_of_an_odd_file_stay(name: str) -> None:
    document = read(name)
    if not document.catalog.units:
        return
    first = dataclasses.replace(document.catalog.units[0], notes=("new „note“",))
    changed = dataclasses.replace(document.catalog, units=(first, *document.catalog.units[1:]))
    written = po.render(changed, document)
    again = po.read(written, f"{name}.po")
    assert again.catalog.units == changed.units
    assert again.trailing.strip() == document.trailing.strip()
    raw = [entry.raw for entry in again.entries]
    assert [
        entry.raw
        for entry in document.entries
        if (entry.context or "", entry.msgid) != (first.context, first.source)
        and entry.raw not in raw
    ] == []
