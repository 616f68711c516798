"""Nothing of the body disappears without being said (law 8)."""

from __future__ import annotations

from l10n.formats import read_article
from l10n.formats.omissions import count_left_out, left_out
from l10n.model.article import Role
from l10n.model.finding import Severity
from l10n.model.locale import Locale

PAGE = """\
Accueil
Monde
Le sommet s’achève sans accord
Par Anne Le Goff
Les chefs d’État se sont quittés dans la nuit sans signer le texte que la présidence proposait.
Inscrivez-vous à notre newsletter et recevez chaque matin dans votre boîte mail toute notre actualité.
Une nouvelle rencontre est prévue en mars, dans une ville qui n’a pas encore été choisie.
Subscribe to our weekly newsletter and never miss a story about the world we live in today.
Mentions légales
"""


def page(overrides: dict[int, Role] | None = None) -> tuple[int, list[str], list[str]]:
    article = read_article(
        PAGE.encode(), "articles/sommet.fr.txt", Locale.parse("fr"), overrides or {}
    )
    found = left_out(article)
    assert all(f.code == "chrome-long" and f.severity is Severity.WARNING for f in found)
    return count_left_out(article), [str(f.where) for f in found], [f.advice for f in found]


def test_every_line_left_out_is_counted() -> None:
    assert page()[0] == 4


def test_a_long_line_in_the_language_of_the_article_is_a_finding_that_says_what_to_do() -> None:
    _, where, advice = page()
    assert where == ["articles/sommet.fr.txt:6"]
    assert '[roles."sommet.fr.txt"]' in advice[0]
    assert '6 = "body"' in advice[0]


def test_a_line_whose_role_a_person_gave_is_no_finding() -> None:
    assert page({6: Role.CHROME})[1] == []
    assert page({6: Role.BODY})[0] == 3


def test_a_second_copy_is_left_out_and_counted() -> None:
    doubled = PAGE.replace("Par Anne", "Image Source : AFP\nImage Source : AFP\nPar Anne")
    article = read_article(doubled.encode(), "a.fr.txt", Locale.parse("fr"))
    assert count_left_out(article) == 5


def test_what_a_format_keeps_is_told_with_advice_that_fits_the_format() -> None:
    words = "Un jour viendra, dit-on ici, et personne ne sait encore lequel ce sera."
    texts = {
        "a.fr.md": f"Titre\n=====\n\n{words}\n\n<!-- note -->\n\n<script>alert('Bonjour')</script>\n",
        "a.fr.html": f"<h1>Titre</h1><p>{words}</p><svg><text>Une légende</text></svg>",
    }
    for name, text in texts.items():
        found = left_out(read_article(text.encode(), name, Locale("fr")))
        advice = {one.advice for one in found if one.code == "not-translated"}
        assert all(("YAML" in one) == name.endswith(".md") for one in advice)
        assert advice or name.endswith(".md")


def test_the_title_of_a_picture_that_stands_alone_is_told() -> None:
    text = '# Le port\n\n![Un navire](a.jpg "La rade")\n\n![Un chat](b.jpg "Le chat") dort ici.\n'
    (found,) = left_out(read_article(text.encode(), "a.fr.md", Locale("fr")))
    assert found.message.startswith("the title of a picture is not translated")
    assert found.where.line == 3


def test_a_line_whose_language_is_a_guess_is_told() -> None:
    names = (
        "Le Musée Guggenheim Bilbao, Kunsthaus Graz, Tate Modern, Hamburger Bahnhof, Whitechapel "
        "Gallery, Museum of Modern Art, National Gallery of Ireland"
    )
    text = PAGE.replace("Mentions légales", f"Mentions légales\n{names}")
    where = [
        one.where.line for one in left_out(read_article(text.encode(), "a.fr.txt", Locale("fr")))
    ]
    assert where == [6, 10]


def test_long_chrome_is_told_in_a_language_of_which_we_have_no_words() -> None:
    text = """\
El puente del puerto cierra
El alcalde de la ciudad dijo que las obras terminarán en la primavera de este año.
© 2024 El Diario. Queda prohibida la reproducción de la obra sin la autorización del autor.
"""
    (found,) = left_out(read_article(text.encode(), "a.es.txt", Locale("es")))
    assert (found.code, found.where.line) == ("chrome-long", 3)
