"""Hand-made hard cases: what translators see of them, and that nothing breaks on the way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.formats import read_article
from l10n.formats.html import HTML
from l10n.model.article import Article, Block, Role, shown
from l10n.model.locale import Locale
from l10n.model.span import splice

CASES = sorted(Path(__file__).with_name("hard").glob("*.html"))


def test_there_are_cases() -> None:
    assert len(CASES) >= 15


def _read(data: bytes) -> Article:
    return read_article(data, "hard.fr.html", Locale.parse("fr"))


def _units(article: Article) -> list[str]:
    """One line for each block that is no chrome: its role and what translators see."""
    return [
        f"{block.role}\t{shown(article.text, block.span, block.codes)[0]}"
        for block in article.blocks
        if block.role is not Role.CHROME
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_translators_see_words_and_short_markers(case: Path) -> None:
    gold = case.with_suffix(".units").read_text(encoding="utf-8")
    assert "\n".join(_units(_read(case.read_bytes()))) + "\n" == gold


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_put_back_reads_the_same(case: Path) -> None:
    article = _read(case.read_bytes())
    edits = {
        block.span: HTML.escape(
            shown(article.text, block.span, block.codes)[0], block, article.text
        )
        for block in article.blocks
        if block.role is not Role.CHROME
    }
    edition = splice(article.text, edits)
    assert _units(_read(HTML.encode(edition, article.packed))) == _units(article)
    assert HTML.skeleton(edition) == HTML.skeleton(article.text)


def _of(html: str) -> tuple[Article, Block]:
    text = f"<h1>Un titre</h1><p>{html} Le vote a lieu mardi, malgré les réserves des députés.</p>"
    article = _read(text.encode())
    return article, next(block for block in article.blocks if block.role is Role.BODY)


def test_the_description_of_a_picture_in_a_line_is_translated_with_the_line() -> None:
    article, block = _of('Le drapeau <img src="d.png" alt="rouge &amp; bleu"> flotte.')
    said = 'Die <span>"rot" & blau</span> Fahne weht.'
    written = 'Die <img src="d.png" alt="&quot;rot&quot; &amp; blau"> Fahne weht.'
    assert HTML.escape(said, block, article.text) == written
    assert not list(HTML.untouched(article.text))


def test_a_title_that_repeats_the_words_of_its_link_goes_with_them() -> None:
    article, block = _of('Voir <a href="/r" title="le rapport">le <b>rapport</b></a> ici.')
    said = 'Siehe <a>den "<b>Bericht</b>"</a> hier.'
    assert 'title="den &quot;Bericht&quot;"' in HTML.escape(said, block, article.text)
    assert not list(HTML.untouched(article.text))


def test_a_title_that_says_something_else_stays_and_is_told() -> None:
    article, block = _of('Voir <a href="/r" title="Rapport annuel">le rapport</a> ici.')
    assert 'title="Rapport annuel"' in HTML.escape("Siehe <a>hier</a>.", block, article.text)
    assert [what for _, what in HTML.untouched(article.text)] == [
        "the title of <a> inside a paragraph"
    ]
