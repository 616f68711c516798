"""Glossary files survive LibreOffice, the spreadsheet that people open them with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from l10n.model.glossary import Rendering
from l10n.terminology import load
from l10n.terminology.csvfiles.writing import render
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


@pytest.fixture(scope="module")
def again(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes]]:
    """Every glossary of the project and an odd one, by name: before LibreOffice, and after.

    It opens them, keeps them as spreadsheets, opens those and saves them as text.
    """
    folder = tmp_path_factory.mktemp("libreoffice")
    ods, csv = folder / "ods", folder / "csv"
    before = {path.name: path.read_bytes() for path in GLOSSARIES} | {"odd.csv": ODD}
    for name, content in before.items():
        (folder / name).write_bytes(content)
    texts = [folder / name for name in before]
    sheets = [ods / f"{text.stem}.ods" for text in texts]
    soffice = ("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless")
    run(*soffice, f"--infilter={READING}", "--convert-to", "ods", "--outdir", ods, *texts)
    run(*soffice, "--convert-to", WRITING, "--outdir", csv, *sheets)
    return {name: (content, (csv / name).read_bytes()) for name, content in before.items()}


def test_all_glossaries_were_tried(again: dict[str, tuple[bytes, bytes]]) -> None:
    assert len(again) >= 9


@pytest.mark.parametrize("name", [path.name for path in GLOSSARIES] + ["odd.csv"])
def test_a_glossary_says_the_same_after_it(
    again: dict[str, tuple[bytes, bytes]], name: str
) -> None:
    """Formulas, dates, quotes and lists too."""
    before, wrong = load([(name, again[name][0])])
    after, findings = load([(name, again[name][1])])
    assert placeless(after) == placeless(before)
    assert findings == wrong
