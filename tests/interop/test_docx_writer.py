"""LibreOffice Writer opens our editions of documents, and we read the documents it writes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from l10n.formats import read_article
from l10n.formats.docx import DOCX, framed, readable
from l10n.model.article import Article, shown
from l10n.model.locale import Locale
from l10n.model.span import splice
from l10n.workflow.units import source_units
from tests.formats.docx.test_real_document import real_document
from tests.formats.docx.wordprocessing import document

from .catalog import run

pytestmark = pytest.mark.interop

CHECKOUT = Path(__file__).parents[2]
HARD = CHECKOUT / "tests" / "formats" / "docx" / "hard"
# What Writer leaves out when it writes plain text: text boxes, and notes below the page.
_LACKS = {
    "a text box and its twin for old programs": "Dans la boîté",
    "a text box in the run that has the words": "Uné boîté",
    "a text box between two sentences": "Uné boîté",
    "footnotes are marks in the text, and blocks of their own": "Sélon l ONU Séoul",
}
# Here it puts in what it counts itself: pages, notes, what a field says.
_COUNTS = (
    "a simple field that is a page number",
    "a field in a field",
    "footnotes are marks in the text, and blocks of their own",
)
_WORD = re.compile(r"[^\W\d_]+")


def _article(data: bytes) -> Article:
    return read_article(data, "article.fr.docx", Locale("fr"))


def _dump() -> Article:
    path = CHECKOUT / "articles" / "article.fr.txt"
    return read_article(path.read_bytes(), path.name, Locale("fr"))


def _edition(data: bytes) -> bytes:
    """An edition in which every word is another, its marks as they were."""
    article = _article(data)
    edits = {
        block.span: DOCX.escape(
            shown(article.text, block.span, block.codes)[0].replace("e", "é"), block, article.text
        )
        for block in article.blocks
        if block.date is None
    }
    text = framed(splice(article.text, edits), Locale("de"), banner="Entwurf", origin="Ende")
    return DOCX.encode(text, data)


def _cases() -> list[dict[str, str]]:
    found = [
        case
        for path in sorted(HARD.glob("*.toml"))
        for case in tomllib.loads(path.read_text("utf-8"))["case"]
    ]
    assert len(found) > 30
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each edition as plain text, and the real article as Writer saves it."""
    folder = tmp_path_factory.mktemp("writer")
    real = real_document(_dump())
    (folder / "real.docx").write_bytes(real)
    files = {"edition": _edition(real)}
    for number, case in enumerate(_cases()):
        kept = {key: case[key] for key in ("notes", "comments", "links") if key in case}
        files[f"case{number}"] = _edition(document(case["body"], **kept))  # type: ignore[arg-type]
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    soffice = ("soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless")
    paths = [folder / f"{name}.docx" for name in files]
    run(*soffice, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder / "txt", *paths)
    saved = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", folder / "saved")
    run(*soffice, *saved, folder / "real.docx")
    return folder


def test_the_german_words_of_the_edition_are_what_it_shows(folder: Path) -> None:
    shows = (folder / "txt" / "edition.txt").read_text("utf-8-sig")
    wanted = readable((folder / "edition.docx").read_bytes(), "edition.docx")
    assert shows.split() == wanted.split()
    assert len(wanted) > 5000


def test_the_words_of_every_hard_case_are_what_it_shows(folder: Path) -> None:
    cases = _cases()
    assert {*_LACKS, *_COUNTS} <= {case["name"] for case in cases}
    for number, case in enumerate(cases):
        shows = (folder / "txt" / f"case{number}.txt").read_text("utf-8-sig")
        assert shows.startswith("Entwurf"), case["name"]
        words = set(_WORD.findall(shows))
        lacks = set(_WORD.findall(_LACKS.get(case["name"], "")))
        assert not lacks or not lacks <= words, case["name"]
        for line in readable((folder / f"case{number}.docx").read_bytes(), "a.docx").splitlines():
            own = set(_WORD.findall(line))
            assert own <= words | lacks or _letters(line) in _letters(shows), (case["name"], line)
            if not own & lacks and case["name"] not in _COUNTS:
                assert _letters(line) in _letters(shows), (case["name"], line)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_a_document_that_it_saved_gives_the_same_units(folder: Path) -> None:
    before = [unit.key for unit in source_units(_article((folder / "real.docx").read_bytes()))]
    saved = (folder / "saved" / "real.docx").read_bytes()
    article = _article(saved)
    assert [unit.key for unit in source_units(article)] == before
    assert DOCX.encode(article.text, saved) == saved
