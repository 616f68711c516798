"""The real article comes apart into its 56 sentences."""

from __future__ import annotations

from pathlib import Path

from l10n.segmentation import split

ROOT = Path(__file__).parent.parent.parent
ARTICLE = ROOT / "articles" / "article.fr.txt"
EXPECTED = Path(__file__).parent / "data" / "article.fr.tsv"


def expected() -> dict[int, list[str]]:
    rows = EXPECTED.read_text("utf-8").splitlines()
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return {int(line): beginnings for line, *beginnings in cells}


def test_every_prose_line_has_exactly_the_sentences_listed() -> None:
    lines = ARTICLE.read_text("utf-8").splitlines()
    for number, beginnings in expected().items():
        line = lines[number - 1]
        sentences = [span.of(line) for span in split(line, "fr")]
        assert len(sentences) == len(beginnings), number
        for sentence, beginning in zip(sentences, beginnings, strict=True):
            assert sentence.startswith(beginning), number
            assert sentence[-1] in '."', number


def test_the_article_has_fourteen_body_and_two_bio_paragraphs_of_56_sentences() -> None:
    assert len(expected()) == 16
    assert sum(len(beginnings) for beginnings in expected().values()) == 56


def test_its_short_lines_stay_whole() -> None:
    lines = ARTICLE.read_text("utf-8").splitlines()
    for number in (1, 2, 3, 9, 10):
        line = lines[number - 1]
        assert [span.of(line) for span in split(line, "fr")] == [line]
