"""An article that was translated before becomes a reviewed catalog, at the command line."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from l10n.cli import app
from l10n.model.unit import State
from tests.workflow.newsroom import CHECKOUT, Newsroom

Run = Callable[..., Result]
DUMPS = CHECKOUT / "tests" / "formats" / "dumps"


@pytest.fixture
def run(newsroom: Newsroom) -> Run:
    return lambda *words: CliRunner().invoke(app, words)


@pytest.fixture
def german(newsroom: Newsroom) -> str:
    """The reviewed German edition of the article, as a file in the project's folder."""
    newsroom.extract("de")
    reviewed = CHECKOUT / "locales" / "de" / "LC_MESSAGES" / "article.po"
    newsroom.po("de").write_bytes(
        reviewed.read_bytes()
        .replace(b"articles/article.fr.txt", b"articles/kim.fr.txt")
        .replace(b"Project-Id-Version: article\\n", b"Project-Id-Version: kim\\n")
    )
    newsroom.assemble("de")
    edition = newsroom.edition("de")
    newsroom.po("de").unlink()
    (newsroom.project.root / "kim.de.txt").write_text(edition, encoding="utf-8")
    return edition


def test_our_own_edition_gives_back_the_catalog_it_was_made_from(
    newsroom: Newsroom, run: Run, german: str
) -> None:
    result = run("align", "articles/kim.fr.txt", "kim.de.txt")
    assert result.exit_code == 0
    assert "kim  de  59 reviewed" in result.stdout
    newsroom.assemble("de")
    assert newsroom.edition("de") == german
    before = newsroom.po("de").read_bytes()
    assert "59 the same as they were" in run("align", "articles/kim.fr.txt", "kim.de.txt").stdout
    assert newsroom.po("de").read_bytes() == before


def test_a_dry_run_writes_nothing_and_json_says_all(
    newsroom: Newsroom, run: Run, german: str
) -> None:
    result = run("align", "articles/kim.fr.txt", "kim.de.txt", "--dry-run", "--json")
    said = json.loads(result.stdout)
    assert said["counts"] == {"reviewed": 59}
    assert len(said["sentences"]) == 59
    assert not newsroom.po("de").exists()


def test_what_a_person_wrote_stays(newsroom: Newsroom, run: Run, german: str) -> None:
    newsroom.extract("de")
    chosen = list(newsroom.units("de"))[7]
    newsroom.edit({chosen: "Das habe ich selbst geschrieben."}, "de")
    result = run("align", "articles/kim.fr.txt", "kim.de.txt")
    assert "58 reviewed, 1 kept as a person has them" in result.stdout
    assert "translated otherwise already, kept: Das habe ich selbst" in result.stderr
    assert newsroom.units("de")[chosen].target == "Das habe ich selbst geschrieben."


def test_what_has_no_partner_is_said_and_kept(newsroom: Newsroom, run: Run, german: str) -> None:
    lines = german.splitlines()
    dropped = "Selbst der Iran, der Russland mit Drohnen unterstützt, enthielt sich der Stimme."
    added = "Die Fähre zur Insel fällt an jedem zweiten Sonntag im Winter aus."
    text = german.replace(f" {dropped}", "").replace(lines[9], f"{lines[9]} {added}")
    assert text.count(added) == 1
    (newsroom.project.root / "kim.de.txt").write_text(text, encoding="utf-8")
    result = run("align", "articles/kim.fr.txt", "kim.de.txt", "--verbose")
    assert result.exit_code == 0
    assert "not in the translation: Même l'Iran" in result.stderr
    assert f"not in the source: {added}" in result.stderr
    iran = next(one for one in newsroom.catalog("de").units if one.source.startswith("Même l'Iran"))
    assert iran.state is State.UNTRANSLATED
    comments = [text for one in newsroom.catalog("de").units for text in one.comments]
    assert f"kim.de.txt goes on, without a source: “{added}”" in comments


def test_sentences_that_the_translator_joined_or_split(
    newsroom: Newsroom, run: Run, german: str
) -> None:
    one = "Es ist Kim Jong Uns erste Auslandsreise seit vier Jahren. Der nordkoreanische"
    text = german.replace(
        one, "Es ist Kim Jong Uns erste Auslandsreise seit vier Jahren, und der nordkoreanische"
    )
    two = ", und die Zusammensetzung von Kims Delegation"
    text = text.replace(two, ". Auch die Zusammensetzung von Kims Delegation")
    assert text.count("Auch die Zusammensetzung") == text.count("Jahren, und der") == 1
    (newsroom.project.root / "kim.de.txt").write_text(text, encoding="utf-8")
    result = run("align", "articles/kim.fr.txt", "kim.de.txt")
    assert "55 reviewed" in result.stdout or "56 reviewed" in result.stdout
    units = newsroom.catalog("de").units
    at = next(n for n, one in enumerate(units) if one.source.startswith("Il s'agit de la première"))
    assert units[at].target.endswith("in Wostotschny ein.")
    assert units[at + 1].state is State.JOINED
    split = next(one for one in units if one.source.startswith("Les analystes estiment"))
    assert ". Auch die" in split.target


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("kim.de.txt", "articles/kim.fr.txt"), "they are swapped"),
        (("articles/kim.fr.txt", "kim.de.txt", "-l", "en"), "this is in German, not in English"),
        (("articles/kim.fr.txt", "kim.de.txt", "-l", "fr"), "both are in fr"),
        (("articles/kim.fr.txt", "articles/kim.fr.txt", "-l", "de"), "this is the source itself"),
        (("articles/kim.fr.txt", "handel.de.txt"), "this is no translation of"),
        (("articles/kim.fr.txt", "empty.de.txt"), "the file is empty"),
        (("articles/kim.fr.txt", "there.is.none"), "there is no such file"),
        (("articles/kim.fr.txt", "copy.txt"), "does not tell which language"),
        (("articles/kim.fr.txt", "kim.de.txt", "-l", "eo"), "is not a locale we know"),
    ],
)
def test_two_files_that_do_not_fit_are_refused(
    newsroom: Newsroom, run: Run, german: str, words: tuple[str, ...], said: str
) -> None:
    root = newsroom.project.root
    (root / "handel.de.txt").write_bytes((DUMPS / "handel.de.txt").read_bytes())
    (root / "empty.de.txt").write_bytes(b"")
    (root / "copy.txt").write_text(german, encoding="utf-8")
    before = newsroom.snapshot()
    result = run("align", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert newsroom.snapshot() == before
