"""`l10n sites learn` prints the profile it learned, and says whether it was written."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from l10n.cli import app
from l10n.project import load_project
from tests.workflow.newsroom import ARTICLE, Newsroom


@pytest.fixture
def pages(newsroom: Newsroom) -> list[str]:
    """Two articles of one site: the real one, and itself under another title."""
    other = newsroom.article.with_name("other.fr.txt")
    title = ARTICLE.splitlines()[1]
    other.write_text(ARTICLE.replace(title, "Un autre titre pour un autre jour"), encoding="utf-8")
    return [str(newsroom.article), str(other)]


def learn(*words: str) -> str:
    result = CliRunner().invoke(app, ["sites", "learn", *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_profile_is_printed_and_written(newsroom: Newsroom, pages: list[str]) -> None:
    assert "[sites.world]" in learn("world", *pages)
    (site,) = load_project(newsroom.project.root / "l10n.toml").sites
    assert site.name == "world"
    assert site.match


def test_a_dry_run_prints_and_writes_nothing(newsroom: Newsroom, pages: list[str]) -> None:
    before = (newsroom.project.root / "l10n.toml").read_bytes()
    assert "[sites.world]" in learn("world", *pages, "--files", "world-*", "--dry-run")
    assert (newsroom.project.root / "l10n.toml").read_bytes() == before


def test_programs_get_json(pages: list[str]) -> None:
    told = json.loads(learn("world", *pages, "--json"))
    assert told["name"] == "world"
    assert told["written"] is True
    assert told["lines"]["chrome"] or told["tail"]


@pytest.mark.parametrize(("name", "count"), [("le monde", 2), ("world", 1)])
def test_what_cannot_be_learned_is_a_usage_error(pages: list[str], name: str, count: int) -> None:
    assert CliRunner().invoke(app, ["sites", "learn", name, *pages[:count]]).exit_code == 2
