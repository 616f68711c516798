"""Bring in the libraries of the extra `mt`, late and without the traces they leave."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from l10n.errors import MissingError

# Neither `argostranslate.translate` nor its `sbd` may ever be imported here: they pull in stanza
# and spacy, and so PyTorch (1.4 GB, four seconds), to cut sentences that are already cut.


def argos_package(models: Path) -> ModuleType:
    """Return `argostranslate.package`, which knows the package format.

    At its import argostranslate creates a data, a configuration and a cache folder in the home;
    it gets a temporary one, which is gone when this returns. Raises `MissingError` without `mt`.
    """
    with _somewhere_else(models), _explained("argostranslate"):
        from argostranslate import package
    return package  # type: ignore[no-any-return]


def argos_settings(models: Path) -> Any:
    """Return `argostranslate.settings`: device and beam size, which `ARGOS_…` variables may set."""
    with _somewhere_else(models), _explained("argostranslate"):
        from argostranslate import settings
    return settings


def ctranslate2() -> Any:
    """Return the module `ctranslate2`; raise `MissingError` without `mt`."""
    with _explained("ctranslate2"):
        import ctranslate2 as module
    return module


def numpy() -> Any:
    """Return the module `numpy`, which CTranslate2 brings along; raise `MissingError` without."""
    with _explained("numpy"):
        import numpy as module
    return module


@contextmanager
def _explained(library: str) -> Iterator[None]:
    try:
        yield
    except ImportError as error:
        raise MissingError(
            f"Machine translation needs {library}, which cannot be loaded ({error}).",
            advice="Install the extra: pip install --no-deps --require-hashes -r requirements.lock"
            ' in a checkout, or: pip install "article-l10n[mt]"',
            code="mt-missing",
        ) from error


@contextmanager
def _somewhere_else(models: Path) -> Iterator[None]:
    """Point the folders that argostranslate makes at its import to one that does not stay."""
    import sys

    if "argostranslate.settings" in sys.modules:
        yield
        return
    with tempfile.TemporaryDirectory(prefix="l10n-argos-") as folder:
        changes = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), folder)
        changes["ARGOS_PACKAGES_DIR"] = str(models) if models.is_dir() else folder
        before = {name: os.environ.get(name) for name in changes}
        os.environ.update(changes)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
