"""An article in another language than its name says is found; quotations and names are no alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.errors import InputError
from l10n.formats import read_article
from l10n.formats.doubts import doubts
from l10n.formats.tongues import language_findings, refuse_same_language
from l10n.model.article import Article
from l10n.model.finding import Severity
from l10n.model.locale import Locale

DUMPS = Path(__file__).parent / "dumps"
FR = "Le gouvernement a présenté hier son projet de loi, et les députés en débattront dans la semaine qui vient."
DE = "Die Regierung hat gestern ihren Gesetzentwurf vorgelegt, und die Abgeordneten werden in der nächsten Woche über ihn beraten."
EN = "The government presented its bill yesterday, and the members of parliament will debate it in the week that is to come."
IT = (
    "Il governo italiano presenterà domani mattina alla Camera nuovi provvedimenti contro povertà,"
    " disoccupazione giovanile, evasione fiscale; secondo fonti parlamentari, nessun partito"
    " dell’opposizione voterà questi provvedimenti, considerati troppo costosi, poco efficaci, privi"
    " di coperture finanziarie, scritti senza ascoltare imprese, sindacati, amministrazioni locali."
)


def article(*paragraphs: str, suffix: str = "md", language: str = "fr") -> Article:
    text = "# Le projet de loi\n\n" + "\n\n".join(paragraphs) + "\n"
    return read_article(text.encode(), f"loi.{language}.{suffix}", Locale.parse(language))


def test_articles_in_the_language_of_their_name_raise_no_doubt() -> None:
    found = sorted(DUMPS.glob("*.txt"))
    assert found
    for path in found:
        locale = Locale.parse(path.name.split(".")[1])
        assert doubts(read_article(path.read_bytes(), path.name, locale)) == []


def test_an_article_in_another_language_is_named_with_numbers() -> None:
    (finding,) = language_findings(article(DE, DE, DE, FR))
    assert finding.code == "language-other"
    assert finding.severity is Severity.WARNING
    assert str(finding.where) == "loi.fr.md:3"
    assert "the file's name says French" in finding.message
    assert "3 of 4 paragraphs are in German, 1 in French" in finding.message


def test_an_article_that_is_in_the_target_language_already_is_refused() -> None:
    with pytest.raises(InputError, match="is in German already: 3 of 3 paragraphs") as caught:
        refuse_same_language(article(DE, DE, DE), Locale.parse("de-AT"))
    assert caught.value.code == "article-language"
    assert caught.value.advice
    refuse_same_language(article(DE, DE, DE), Locale.parse("en"))
    refuse_same_language(article(FR, FR, DE), Locale.parse("de"))


def test_three_languages_are_named_each_with_its_lines() -> None:
    german, english = language_findings(article(FR, DE, FR, EN, FR, DE, FR))
    assert "2 of 7 paragraphs are in German, not in French (lines 5, 13)" in german.message
    assert "1 of 7 paragraphs is in English, not in French (line 9)" in english.message


def test_a_language_that_we_do_not_know_is_named_as_another() -> None:
    (finding,) = language_findings(article(FR, FR, IT, FR, FR))
    assert "1 of 5 paragraphs is in another language" in finding.message


@pytest.mark.parametrize("quoted", [f"« {DE} »", f"„{DE}“", f"“{EN}”", f'Il a dit : "{EN}"'])
def test_a_quotation_is_no_alarm(quoted: str) -> None:
    assert language_findings(article(FR, quoted, FR)) == []
    assert language_findings(article(FR, f"> {DE}", FR)) == []


def test_names_are_no_alarm() -> None:
    names = (
        "La Frankfurter Allgemeine Zeitung, le Guardian, la Deutsche Bank et la Bundesnetzagentur."
    )
    assert language_findings(article(FR, names, FR)) == []
    assert language_findings(article(FR, ", ".join(["Kim Jong Un"] * 20), FR)) == []


def test_paragraphs_of_a_dump_that_are_left_out_for_their_language_are_named() -> None:
    dump = f"Le projet de loi\n{FR}\n{FR}\n{EN}\n{EN}\n{FR}\n"
    (finding,) = language_findings(read_article(dump.encode(), "loi.fr.txt", Locale.parse("fr")))
    assert "2 of 5 paragraphs are in English" in finding.message
    assert "(lines 4, 5); 2 of them left out as page furniture" in finding.message


def test_a_dump_without_a_line_in_its_language_says_in_which_it_is() -> None:
    with pytest.raises(InputError, match="most are in German"):
        read_article(f"Titel\n{DE}\n{DE}\n".encode(), "loi.fr.txt", Locale.parse("fr"))


def test_wrong_letters_are_a_warning_with_the_command_to_run() -> None:
    found = doubts(article(FR.replace("é", "Ã©"), FR))
    (finding,) = found
    assert finding.code == "mojibake"
    assert finding.severity is Severity.WARNING
    assert str(finding.where) == "loi.fr.md:3"
    assert "“prÃ©sentÃ©” should read “présenté”" in finding.message
    assert "in 3 places" in finding.message
    assert "l10n repair loi.fr.md --dry-run" in finding.advice


def test_lost_letters_are_counted() -> None:
    (finding,) = doubts(article(FR, FR.replace("é", "\ufffd")))
    assert finding.code == "letters-lost"
    assert "5 letters were lost" in finding.message
    assert finding.where.line == 5


@pytest.mark.parametrize(
    ("suffix", "text", "line"),
    [
        ("md", f"---\ntitle: Le projet\n\n{FR}\n", 1),
        ("md", f"+++\ntitle = 'Le projet'\n\n{FR}\n", 1),
        ("html", f"<h1>Le projet</h1>\n<p>{FR}</p>\n<p>Voir <a href='https", 3),
    ],
)
def test_what_was_cut_off_is_a_warning(suffix: str, text: str, line: int) -> None:
    (finding,) = doubts(read_article(text.encode(), f"loi.fr.{suffix}", Locale("fr")))
    assert (finding.code, finding.where.line) == ("article-cut", line)


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        ("md", f"---\n\nAttention : {FR}\n"),
        ("md", f"---\ntitle: Le projet\n---\n\n{FR}\n"),
        ("html", f"<h1>Le projet</h1><p>{FR} Deux < trois"),
    ],
)
def test_what_is_whole_raises_no_doubt(suffix: str, text: str) -> None:
    assert doubts(read_article(text.encode(), f"loi.fr.{suffix}", Locale("fr"))) == []


@pytest.mark.parametrize(("name", "right"), [("loi.fr.md", "loi.de.md"), ("loi.md", "loi.de.md")])
def test_an_article_in_the_language_of_its_edition_is_told_its_right_name(name, right) -> None:
    text = f"# Das Gesetz\n\n{DE}\n\n{DE}\n"
    article = read_article(text.encode(), f"articles/{name}", Locale("fr"))
    with pytest.raises(InputError) as caught:
        refuse_same_language(article, Locale("de"))
    assert caught.value.advice.startswith(f"Name it {right},")
