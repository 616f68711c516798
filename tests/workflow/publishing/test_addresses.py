"""Editions point to each other, and stay where they were published."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from l10n.errors import InputError
from l10n.model.locale import Locale
from l10n.workflow.publishing.slugs import keep_slug, read_slugs
from tests.workflow.newsroom import Newsroom
from tests.workflow.reviewed import reviewed

PATTERN = "https://example.org/{lang}/{slug}"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A short article, reviewed in German, in a project that knows its addresses."""
    room = reviewed(tmp_path)
    room.project = replace(room.project, url=PATTERN)
    return room


def page(room: Newsroom, tag: str) -> str:
    path = room.project.edition("kim", Locale(tag), ".html", draft=False)
    return path.read_text("utf-8")


def links(html: str) -> dict[str, str]:
    return dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html))


def test_every_edition_points_to_the_same_set_and_to_itself(newsroom: Newsroom) -> None:
    newsroom.assemble("de", "de-AT", "de-CH", to="html")
    sets = {tag: links(page(newsroom, tag)) for tag in ("de", "de-AT", "de-CH")}
    assert sets["de"] == sets["de-AT"] == sets["de-CH"]
    assert list(sets["de"]) == ["de", "de-AT", "de-CH", "fr", "x-default"]
    assert sets["de"]["x-default"] == sets["de"]["fr"]
    for tag, alternates in sets.items():
        assert f'<link rel="canonical" href="{alternates[tag]}">' in page(newsroom, tag)
        assert alternates[tag].startswith(f"https://example.org/{tag}/")
    made = newsroom.assemble("de", "de-AT", "de-CH", to="html")
    assert not any(one.edition and one.edition.changed for one in made)


def test_a_slug_stays_when_the_title_is_corrected(newsroom: Newsroom) -> None:
    newsroom.assemble("de", to="html")
    before = dict(read_slugs(newsroom.project, Locale("de")))
    title = next(unit for unit in newsroom.catalog("de").units if unit.context == "title")
    newsroom.edit({title.source: "Ein ganz anderer Titel"}, "de")
    newsroom.assemble("de", to="html")
    assert "<h1>Ein ganz anderer Titel</h1>" in page(newsroom, "de")
    assert read_slugs(newsroom.project, Locale("de")) == before
    assert before["kim"] in links(page(newsroom, "de"))["de"]


def test_a_draft_has_no_address_and_keeps_no_slug(newsroom: Newsroom) -> None:
    (made,) = newsroom.assemble("de", draft=True, to="html")
    assert made.edition
    text = (newsroom.project.root / made.edition.path).read_text("utf-8")
    assert not links(text)
    assert "canonical" not in text
    assert not newsroom.project.slugs(Locale("de")).exists()


def test_markdown_says_slug_and_address_in_its_front_matter(newsroom: Newsroom) -> None:
    newsroom.assemble("de", to="markdown")
    path = newsroom.project.edition("kim", Locale("de"), ".md", draft=False)
    head = yaml.safe_load(path.read_text("utf-8").split("---\n")[1])
    assert head["slug"] == read_slugs(newsroom.project, Locale("de"))["kim"]
    assert head["canonical"] == f"https://example.org/de/{head['slug']}"
    assert head["lang"] == "de"


def test_the_original_is_named_in_the_linked_data(newsroom: Newsroom) -> None:
    newsroom.assemble("de", to="html")
    script = re.search(r'ld\+json">\n(.*?)</script>', page(newsroom, "de"), re.DOTALL)
    assert script
    data = json.loads(script[1])
    assert data["translationOfWork"]["url"] == links(page(newsroom, "de"))["fr"]
    assert data["inLanguage"] == "de"


def test_a_source_format_without_addresses_keeps_no_slugs(tmp_path: Path) -> None:
    room = reviewed(tmp_path)
    room.assemble("de")
    assert not room.project.slugs(Locale("de")).exists()


def test_articles_of_one_title_have_two_slugs(newsroom: Newsroom) -> None:
    project, german = newsroom.project, Locale("de")
    assert keep_slug(project, german, "a", "Titel") == "titel"
    assert keep_slug(project, german, "b", "Titel") == "titel-2"
    assert keep_slug(project, german, "a", "Neuer Titel") == "titel"
    assert project.slugs(german).read_text("utf-8") == "a\ttitel\nb\ttitel-2\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [("a titel\n", 1), ("a\ttitel\na\tb\n", 2), ("a\tx\nb\tx\n", 2), ("a\tTitel\n", 1), ("a\t../x\n", 1)],
)  # fmt: skip
def test_a_table_of_slugs_that_cannot_be_right_is_refused(
    newsroom: Newsroom, text: str, line: int
) -> None:
    path = newsroom.project.slugs(Locale("de"))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read_slugs(newsroom.project, Locale("de"))
    assert refused.value.where
    assert refused.value.where.line == line
