"""Tiny packages, built once: fr→en with a target prefix, en→de without."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import tiny_package

FR_EN = {"chat": "cat", "noir": "black", "maison": "house", "Russie": "Russia"}
EN_DE = {"cat": "Katze", "black": "schwarze", "house": "Haus", "Russia": "Russland"}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two packages as argostranslate lays them out. Never written to by tests."""
    folder = tmp_path_factory.mktemp("built")
    tiny_package.build(folder / "translate-fr_en-1_0", "fr", "en", FR_EN, prefix="__en__")
    tiny_package.build(folder / "translate-en_de-1_0", "en", "de", EN_DE)
    return folder


@pytest.fixture(scope="session")
def archive(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package fr→en as a file."""
    file = tmp_path_factory.mktemp("files") / "fr_en.argosmodel"
    return tiny_package.pack(built / "translate-fr_en-1_0", file)
