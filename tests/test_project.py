"""The project file says where things lie; what it says wrongly is refused by name."""

from pathlib import Path

import pytest

from l10n.errors import InputError, UsageError
from l10n.model.article import Role
from l10n.model.locale import Locale
from l10n.project import find_config, load_project


def project_file(folder: Path, text: str = "") -> Path:
    config = folder / "l10n.toml"
    config.write_text(text, encoding="utf-8")
    return config


def test_an_empty_file_is_a_project_from_french_into_english_and_german(tmp_path: Path) -> None:
    project = load_project(project_file(tmp_path))
    assert project.source == Locale("fr")
    assert project.targets == (Locale("en"), Locale("de"))
    assert project.catalog("kim", Locale("de-AT")) == (
        tmp_path / "locales/de_AT/LC_MESSAGES/kim.po"
    )
    assert project.edition("kim", Locale("de"), ".txt", draft=True) == (
        tmp_path / "out/draft/de/kim.txt"
    )


def test_the_nearest_project_file_upwards_counts(tmp_path: Path) -> None:
    config = project_file(tmp_path)
    inner = tmp_path / "articles" / "2024"
    inner.mkdir(parents=True)
    assert find_config(inner) == config


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('sorce = "fr"', "sorce"),
        ("[edition]\ntranslated = true", "edition.translated"),
        ('targets = "en"', "targets"),
        ('targets = ["tlh"]', "tlh"),
        ('[edition]\ntranslated_from = "yes"', "translated_from"),
        ('[roles."kim.txt"]\n0 = "body"', "0"),
        ('[roles."kim.txt"]\n3 = "lead"', "lead"),
        ("folders = 3", "folders"),
        ("style = 3", "style"),
        ("[style.tlh]\nquotes = '»…«'", "tlh"),
    ],
)
def test_what_we_do_not_understand_is_refused_by_name(
    tmp_path: Path, text: str, named: str
) -> None:
    with pytest.raises(UsageError) as error:
        load_project(project_file(tmp_path, text))
    assert named in str(error.value)


def test_a_file_that_is_no_toml_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no valid TOML"):
        load_project(project_file(tmp_path, "targets = ["))


def test_a_file_in_another_encoding_is_said_to_be_so(tmp_path: Path) -> None:
    config = tmp_path / "l10n.toml"
    config.write_bytes('source = "fr" # é'.encode("latin-1"))
    with pytest.raises(InputError, match="UTF-8"):
        load_project(config)


def test_an_article_is_named_without_language_and_suffix(tmp_path: Path) -> None:
    project = load_project(project_file(tmp_path))
    folder = tmp_path / "articles" / "2024"
    folder.mkdir(parents=True)
    for name in ("kim.de.txt", "v2.0.md", "README.md"):
        (folder / name).touch()
    sources = project.sources([".txt", ".md"])
    assert [(source.name, source.locale.tag) for source in sources] == [
        ("2024/kim", "de"),
        ("2024/v2.0", "fr"),
    ]


def test_two_articles_may_not_share_a_name(tmp_path: Path) -> None:
    project = load_project(project_file(tmp_path))
    (tmp_path / "articles").mkdir()
    for name in ("kim.fr.txt", "kim.md"):
        (tmp_path / "articles" / name).touch()
    with pytest.raises(UsageError, match="share"):
        project.sources([".txt", ".md"])


def test_roles_are_found_by_the_path_that_people_write(tmp_path: Path) -> None:
    project = load_project(project_file(tmp_path, '[roles."kim.txt"]\n3 = "body"'))
    assert project.overrides(tmp_path / "articles" / "kim.txt") == {3: Role.BODY}
    assert project.overrides(tmp_path / "articles" / "putin.txt") == {}


def test_house_style_goes_from_all_editions_to_a_language_to_a_region(tmp_path: Path) -> None:
    text = """
    [style]
    times = "24"
    [style.de-DE]
    times = "dots"
    quotes = "»…«"
    [style.de-AT]
    quotes = "„…“"
    """
    project = load_project(project_file(tmp_path, text))
    assert project.house_style(Locale("en")) == {"times": "24"}
    assert project.house_style(Locale("de")) == {"times": "dots", "quotes": "»…«"}
    assert project.house_style(Locale("de-AT")) == {"times": "dots", "quotes": "„…“"}


def test_the_environment_goes_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = project_file(tmp_path, '[folders]\npackages = "here"')
    assert load_project(config).folders["packages"] == tmp_path / "here"
    monkeypatch.setenv("L10N_PACKAGES", str(tmp_path / "there"))
    assert load_project(config).folders["packages"] == tmp_path / "there"
