"""Catalogs in Latin-1, which GNU gettext makes and old tools still want."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from l10n import po
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit

from .catalog import run
from .losses import losses

pytestmark = pytest.mark.interop

UNITS = (
    Unit(Key("title", "Le port rouvre"), "Der Hafen öffnet wieder", State.REVIEWED),
    Unit(Key("", "Il a neigé\u00a0: 5\u00a0%"), "Es schneite: 5\u00a0%", State.STALE,
         previous=Key("", "Il a gelé\u00a0: 5\u00a0%"), comments=("Ümit: prüfen",)),
    Unit(Key("", "Été"), "Sommer, «süß»", State.OBSOLETE),
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A catalog whose every sign Latin-1 has; our guide in the header has others."""
    plain = Catalog("port", Locale("fr"), Locale("de"), UNITS)
    made = po.read(po.render(plain), "port.po").catalog
    found = tmp_path / "port.po"
    found.write_bytes(po.render(replace(made, header_comments=("Für Ümit",))))
    return found


@pytest.mark.parametrize("charset", ["ISO-8859-1", "ISO-8859-15", "CP1252"])
def test_a_catalog_comes_back_from_another_charset_and_becomes_utf_8_again(
    path: Path, charset: str
) -> None:
    before = po.read(path.read_bytes(), "port.po").catalog
    converted = run("msgconv", f"--to-code={charset}", path).stdout
    assert b"\xf6ffnet" in converted
    document = po.read(converted, "port.po")
    assert [warning.code for warning in document.warnings] == ["po-converted"]
    assert losses(before, document.catalog) == []
    # One word more, and all of it is written as UTF-8.
    first, *others = document.catalog.units
    changed = replace(document.catalog, units=(replace(first, target="Offen!"), *others))
    written = po.render(changed, document)
    assert "Für Ümit" in written.decode("utf-8")
    assert b"charset=UTF-8" in written
    assert po.read(written, "port.po").catalog.units[1:] == before.units[1:]


def test_gettext_refuses_to_convert_what_latin_1_lacks(path: Path) -> None:
    data = path.read_bytes().replace(b"Sommer", "„Sommer“".encode())
    path.write_bytes(data)
    done = subprocess.run(
        ["msgconv", "--to-code=ISO-8859-1", "-o", path, path], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert path.read_bytes() == data
