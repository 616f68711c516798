"""A profile is learned from the pages of a site: what repeats on them and always is the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.errors import UsageError
from l10n.model.article import Role
from l10n.model.site import Site
from l10n.project import Project, load_project
from l10n.project.sites import toml_of, write_site
from l10n.workflow.files import read_source
from l10n.workflow.sites import Learned, learn_site

PAGE = """\
Le Ponant libre
{menu}
{section}
{title}
Coup de projecteur
Par {author}
Publié le 1{number} mars 2024 à 07h45
Le rendez-vous des lecteurs : {teaser}
{body}
Le kiosque du Ponant
{teaser}
Mentions légales
© 2024 Le Ponant libre
"""
STORIES = (
    ("Économie", "La criée de Port-Navalo ferme ses portes", "Anne Le Goff", "trois places"),
    ("Politique", "Le conseil vote le budget à une voix près", "Luc Morvan", "une visite du port"),
    ("Société", "Une école sans téléphone depuis la rentrée", "Anne Le Goff", "les phares"),
)
BODY = (
    "La dernière séance a eu lieu jeudi matin, devant une trentaine de personnes venues de loin.\n"
    "Personne ne sait encore ce qui se passera dans les mois qui viennent, dit le voisin {number}."
)
CONFIG = '# Notre journal.\nsource = "fr"\n\n[roles."page1.fr.txt"]\n5 = "chrome"\n8 = "chrome"\n'


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "l10n.toml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    for number, (section, title, author, teaser) in enumerate(STORIES, start=1):
        page = PAGE.format(
            menu="\n".join(story[0] for story in STORIES),
            section=section,
            title=title,
            author=author,
            number=number,
            teaser=teaser,
            body=BODY.format(number=number),
        )
        (tmp_path / "articles" / f"page{number}.fr.txt").write_text(page, encoding="utf-8")
    # The menu has three lines: the corrected lines stand two lower.
    config = CONFIG.replace("5 =", "7 =").replace("8 =", "10 =")
    (tmp_path / "l10n.toml").write_text(config, encoding="utf-8")
    return load_project(tmp_path / "l10n.toml")


def learn(project: Project, *numbers: int, write: bool = True) -> Learned:
    paths = [project.folders["articles"] / f"page{number}.fr.txt" for number in numbers]
    return learn_site(
        project, "ponant", [project.source_of(path) for path in paths], [], write=write
    )


def test_what_repeats_on_the_pages_is_learned(project: Project) -> None:
    site = learn(project, 1, 2).site
    assert "Le Ponant libre" in site.match
    assert site.tail == ("Le kiosque du Ponant",)
    assert "Coup de projecteur" in site.lines[Role.CHROME]


def test_one_correction_goes_for_all_pages_and_for_other_words_behind_the_label(
    project: Project,
) -> None:
    assert "Le rendez-vous des lecteurs : *" in learn(project, 1, 2).site.lines[Role.CHROME]


def test_what_is_of_the_articles_is_not_learned(project: Project) -> None:
    site = learn(project, 1, 2, 3).site
    learned = {line for lines in site.lines.values() for line in lines}
    assert not {story[0] for story in STORIES} & learned
    assert not any("Le Goff" in line or "Publié" in line for line in learned)
    assert set(site.lines) <= {Role.CHROME, Role.HEADING}


def test_the_next_page_of_the_site_is_read_by_its_profile(project: Project) -> None:
    third = project.source_of(project.folders["articles"] / "page3.fr.txt")
    learn(project, 1, 2)
    article = read_source(load_project(project.root / "l10n.toml"), third)
    label = next(b for b in article.blocks if b.span.of(article.text).startswith("Le rendez"))
    assert (label.role, label.reason) == (Role.CHROME, "the profile of ponant says so")
    assert article.metadata.title == STORIES[2][1]
    assert article.metadata.section == "Société"
    assert sum(block.role is Role.BODY for block in article.blocks) == 2


def test_a_profile_is_put_beside_the_rest_of_the_file_and_replaced(project: Project) -> None:
    config = project.root / "l10n.toml"
    before = config.read_text(encoding="utf-8")
    learn(project, 1, 2)
    once = config.read_text(encoding="utf-8")
    assert once.startswith(before)
    assert not learn(project, 1, 2).written
    assert config.read_text(encoding="utf-8") == once


def test_learning_again_keeps_the_names_of_the_files(project: Project) -> None:
    sources = [
        project.source_of(project.folders["articles"] / f"page{number}.fr.txt") for number in (1, 2)
    ]
    learn_site(project, "ponant", sources, ["page*"], write=True)
    again = load_project(project.root / "l10n.toml")
    assert learn_site(again, "ponant", sources, [], write=True).site.files == ("page*",)


def test_a_dry_run_writes_nothing(project: Project) -> None:
    before = (project.root / "l10n.toml").read_bytes()
    assert not learn(project, 1, 2, write=False).written
    assert (project.root / "l10n.toml").read_bytes() == before


def test_one_article_is_too_few(project: Project) -> None:
    with pytest.raises(UsageError, match="one article"):
        learn(project, 1)


def test_pages_with_nothing_in_common_ask_for_the_names_of_files(project: Project) -> None:
    folder = project.folders["articles"]
    for number in (1, 2):
        (folder / f"page{number}.fr.txt").write_text(BODY.format(number=number), encoding="utf-8")
    with pytest.raises(UsageError, match="--files"):
        learn(project, 1, 2)


def test_a_written_profile_reads_back(tmp_path: Path) -> None:
    site = Site(
        "a-b",
        match=('Le "Ponant" \\ libre', "x"),
        files=("ponant-*",),
        lines={Role.BYLINE: ("Signé *",), Role.CHROME: ("[Publicité], fermer", "© #")},
        tail=("Fin",),
    )
    config = tmp_path / "l10n.toml"
    text = write_site('source = "fr"\n[sites.a-b.lines]\nchrome = [\n  "alt",\n]\n[style]\n', site)
    config.write_text(text, encoding="utf-8")
    assert load_project(config).sites == (site,)
    assert text == f'source = "fr"\n[style]\n\n{toml_of(site)}'


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("sites = 3", "sites"),
        ("[sites.x]\nmatch = ['a']\nlabels = ['b']", "sites.x.labels"),
        ("[sites.x]\ntail = ['a']", "which articles"),
        ("[sites.x]\nmatch = ['*']", "match"),
        ("[sites.x]\nmatch = 'a'", "match"),
        ("[sites.x]\nmatch = ['a']\nlines = 3", "sites.x.lines"),
        ("[sites.x]\nmatch = ['a']\n[sites.x.lines]\nlead = ['b']", "lead"),
    ],
)
def test_what_a_profile_says_wrongly_is_refused_by_name(
    tmp_path: Path, text: str, named: str
) -> None:
    (tmp_path / "l10n.toml").write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        load_project(tmp_path / "l10n.toml")
    assert named in f"{error.value} {error.value.advice}"
