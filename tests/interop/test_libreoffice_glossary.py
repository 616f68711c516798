"""Glossary files survive LibreOffice, the spreadsheet that people open them with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from l10n.model.glossary import Rendering
from l10n.terminology import load
from l10n.terminology.csvtext import render
from tests.terminology.exchange.test_tbx import KIM
from tests.terminology.exchange.values import placeless

from .catalog import run

pytestmark = pytest.mark.interop

GLOSSARIES = sorted((Path(__file__).parents[2] / "glossaries").glob("*.csv"))
# Comma, quotation mark, UTF-8 (76); quoted cells are text, and nothing is taken for a date.
CSV = "Text - txt - csv (StarCalc)"
READING, WRITING = f"{CSV}:44,34,76,1,,0,true,false", f"csv:{CSV}:44,34,76,1,,0,false,true,false"

# Formulas, what looks like a date or a truth value, a list that begins like a formula.
ODD = render(
    [
        KIM,
        replace(
            KIM,
            concept="odd",
            renderings={
                "fr": Rendering("=1+1", ("+33", "-x"), short="12/09"),
                "en": Rendering("TRUE", ("1,852",), short="@SUM(A1)"),
                "de": Rendering("12.09.2023", short="'=x"),
            },
            note='“a”, "b"; 50\u202f%',
            source="2023-09-12",
        ),
    ]
)


def saved(paths: list[Path], folder: Path) -> dict[str, bytes]:
    """The files as LibreOffice saves them again, after keeping them as spreadsheets; by name."""
    soffice = ("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless")
    sheets, texts = folder / "sheets", folder / "texts"
    run(*soffice, f"--infilter={READING}", "--convert-to", "ods", "--outdir", sheets, *paths)
    kept = [sheets / f"{path.stem}.ods" for path in paths]
    run(*soffice, "--convert-to", WRITING, "--outdir", texts, *kept)
    return {path.name: (texts / path.name).read_bytes() for path in paths}


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every glossary of the project and an odd one, once through LibreOffice."""
    folder = tmp_path_factory.mktemp("libreoffice")
    odd = folder / "odd.csv"
    odd.write_bytes(ODD)
    return saved([*GLOSSARIES, odd], folder)


@pytest.mark.parametrize("path", GLOSSARIES, ids=lambda path: path.stem)
def test_a_glossary_says_the_same_after_it(again: dict[str, bytes], path: Path) -> None:
    assert len(GLOSSARIES) >= 8
    before, _ = load([(path.name, path.read_bytes())])
    after, findings = load([(path.name, again[path.name])])
    assert placeless(after) == placeless(before)
    assert not [finding for finding in findings if finding.code == "glossary-formula"]


def test_formulas_and_dates_are_still_what_they_were(again: dict[str, bytes]) -> None:
    before, _ = load([("odd.csv", ODD)])
    after, _ = load([("odd.csv", again["odd.csv"])])
    assert placeless(after) == placeless(before)
