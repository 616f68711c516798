"""Strange things that Word writes: what translators see of them, and nothing lost on the way back."""

from __future__ import annotations

import io
import tomllib
from pathlib import Path
from typing import Any

import docx
import pytest

from l10n.formats import read_article
from l10n.formats.docx import DOCX
from l10n.model.article import Article, shown
from l10n.model.locale import Locale
from l10n.model.span import splice
from tests.formats.docx.wordprocessing import document

_FILES = sorted(Path(__file__).parent.joinpath("hard").glob("*.toml"))
_CASES = [case for path in _FILES for case in tomllib.loads(path.read_text("utf-8"))["case"]]


def test_the_cases_were_found() -> None:
    assert len(_FILES) >= 3
    assert len(_CASES) >= 35


def _data(case: dict[str, Any]) -> bytes:
    kept = ("notes", "header", "comments", "links")
    return document(case["body"], **{key: case[key] for key in kept if key in case})


def _article(data: bytes) -> Article:
    return read_article(data, "article.fr.docx", Locale("fr"))


def _words(article: Article) -> list[str]:
    return [shown(article.text, block.span, block.codes)[0] for block in article.blocks]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_translators_see(case: dict[str, Any]) -> None:
    assert _words(_article(_data(case))) == case["shown"]


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_words_that_are_put_back_read_the_same(case: dict[str, Any]) -> None:
    data = _data(case)
    article = _article(data)
    assert DOCX.encode(article.text, data) == data
    edits = {
        block.span: DOCX.escape(words, block, article.text)
        for block, words in zip(article.blocks, _words(article), strict=True)
    }
    edition = DOCX.encode(splice(article.text, edits), data)
    assert _words(_article(edition)) == case["shown"]
    assert DOCX.skeleton(_article(edition).text) == DOCX.skeleton(article.text)
    docx.Document(io.BytesIO(edition))


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case["name"])
def test_longer_words_lose_no_mark(case: dict[str, Any]) -> None:
    data = _data(case)
    article = _article(data)
    longer = [words.replace("e", "eè & <e").replace(" ", "  ") for words in case["shown"]]
    edits = {
        block.span: DOCX.escape(words, block, article.text)
        for block, words in zip(article.blocks, longer, strict=True)
    }
    edition = _article(DOCX.encode(splice(article.text, edits), data))
    assert DOCX.skeleton(edition.text) == DOCX.skeleton(article.text)
    assert _words(edition) == longer
