"""What other programs make of our files is read as its translator meant it."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.bilingual import tmx, xliff
from l10n.bilingual.returned import Returned, ReturnedUnit
from l10n.model.locale import Locale

DATA = Path(__file__).parent / "data"
FILES = sorted(path for path in DATA.iterdir() if path.suffix not in (".expected", ".md"))


def row(unit: ReturnedUnit) -> str:
    state = unit.state if unit.stated else f"({unit.state})"
    parts = [state, unit.key.context, unit.key.source, unit.target.strip()]
    parts += [" / ".join(unit.comments)] if unit.comments else []
    return " | ".join(parts).replace("  ", " ").rstrip()


def read(path: Path) -> Returned:
    if path.suffix == ".tmx":
        return tmx.read(path.read_bytes(), path.name)
    return xliff.read(path.read_bytes(), path.name)


def test_there_are_files_of_many_programs() -> None:
    assert len({path.stem for path in FILES}) >= 9


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_is_read_as_its_translator_meant_it(path: Path) -> None:
    expected = path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    returned = read(path)
    assert [row(unit) for unit in returned.units] == expected
    assert returned.warnings == ()
    assert not returned.untouched
    assert returned.article == ("" if path.suffix == ".tmx" else "port")
    assert (returned.source_locale, returned.locale) == (Locale("fr"), Locale("de"))
