"""The pinned list: a hash that is known stays known, whatever an index or a user's list says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.engines.argos.packages.index import Offer
from l10n.engines.argos.packages.pins import (
    SHIPPED,
    load_pins,
    own_list,
    published_bleu,
    recorded,
    renewed,
    save_pins,
)
from l10n.errors import BrokenError

FR_EN = "3b3052fee6bb1e8e8e632a26a723eb2a2c7710dfe73ba61ffd9b83e85d4f14c1"
MIRROR = "https://mirror.example/index.json"
NEW = Offer("fr", "en", "7.0", ("https://mirror.example/new",))
SEEN = replace(NEW, size=7, sha256="a" * 64)


@pytest.fixture(autouse=True)
def official(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX", raising=False)


def test_the_shipped_list_is_sound_and_knows_the_pairs_of_the_product(tmp_path: Path):
    pins = load_pins(tmp_path / "packages")
    assert len(pins.offers) == len(json.loads(SHIPPED.read_bytes())["packages"]) > 10
    fr_en, en_de = pins.offer("fr", "en"), pins.offer("en", "de")
    assert fr_en is not None
    assert (fr_en.size, fr_en.sha256) == (66_585_033, FR_EN)
    assert en_de is not None
    assert en_de.sha256
    assert all(link.startswith("https://") for offer in pins.offers for link in offer.links)
    assert published_bleu("fr", "en")["FLORES"] == 39.5
    assert published_bleu("fr", "de") == {}


def test_what_is_recorded_is_there_in_the_next_run(tmp_path: Path):
    models = tmp_path / "packages"
    pins = recorded(renewed(load_pins(models), [NEW]), SEEN)
    assert save_pins(pins, models) == own_list(models)
    found = load_pins(models).offer("fr", "en")
    assert found is not None
    assert (found.version, found.size, found.sha256) == ("7.0", 7, "a" * 64)


def test_a_renewed_list_forgets_no_hash(tmp_path: Path):
    models = tmp_path / "packages"
    save_pins(recorded(renewed(load_pins(models), [NEW]), SEEN), models)
    newer = replace(NEW, version="8.0")
    save_pins(renewed(load_pins(models), [newer]), models)
    again = renewed(load_pins(models), [NEW])
    found = again.offer("fr", "en")
    assert found is not None
    assert found.sha256 == "a" * 64
    assert again.known["translate-fr_en-1.9"].sha256 == FR_EN


def test_no_later_word_changes_a_hash_that_was_shipped(tmp_path: Path):
    models = tmp_path / "packages"
    lie = Offer("fr", "en", "1.9", ("https://mirror.example/x",), 5, "b" * 64)
    save_pins(recorded(renewed(load_pins(models), [lie]), lie), models)
    found = load_pins(models).offer("fr", "en")
    assert found is not None
    assert (found.size, found.sha256) == (66_585_033, FR_EN)


def test_a_mirror_has_its_own_addresses_and_the_same_hashes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    models = tmp_path / "packages"
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", MIRROR)
    pins = load_pins(models)
    assert pins.offers == ()
    save_pins(renewed(pins, [Offer("fr", "en", "1.9", ("https://mirror.example/x",))]), models)
    found = load_pins(models).offer("fr", "en")
    assert found is not None
    assert found.links == ("https://mirror.example/x",)
    assert found.sha256 == FR_EN
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX")
    official_again = load_pins(models).offer("fr", "en")
    assert official_again is not None
    assert official_again.links[0].startswith("https://argos-net.com/")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"index": 1}',
        '{"index": "x", "packages": [{}]}',
        '{"index": "x", "packages": [{"from_code": "fr", "to_code": "en",'
        ' "package_version": "1", "links": [], "sha256": "short"}]}',
        '{"index": "x", "packages": [{"from_code": "fr", "to_code": "en",'
        ' "package_version": "1", "links": [], "bytes": -1}]}',
    ],
)
def test_a_list_that_cannot_be_read_is_named(text: str, tmp_path: Path):
    path = own_list(tmp_path / "packages")
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(BrokenError, match="cannot be read") as caught:
        load_pins(tmp_path / "packages")
    assert caught.value.where is not None
    assert caught.value.where.path == str(path)
