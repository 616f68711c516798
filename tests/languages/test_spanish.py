"""Spanish is data alone: one file and a catalog, and the article is published."""

from pathlib import Path

import pytest

from l10n import po
from l10n.formats import read_article
from l10n.formats.publication import publish
from l10n.model.locale import Locale
from l10n.placeables import find, write
from l10n.workflow.publishing.assemble import assemble

CHECKOUT = Path(__file__).parents[2]
SPANISH = Locale("es")


def test_the_article_is_published_in_spanish() -> None:
    path = CHECKOUT / "articles" / "article.fr.txt"
    catalog = CHECKOUT / "locales" / "es" / "LC_MESSAGES" / "article.po"
    article = read_article(path.read_bytes(), path.name, Locale("fr"))
    read = po.read(catalog.read_bytes(), catalog.name, article="article").catalog
    edition = publish(assemble(article, read).edition).decode().splitlines()
    assert edition[:5] == [
        "Defensa y seguridad",
        "Por qué son posibles las entregas de armas norcoreanas a Rusia",
        "Fuente de la imagen: Wikimedia Commons",
        "Publicado por primera vez el 12 de septiembre de 2023",
        "17 de octubre de 2023",
    ]
    assert edition[-1] == (
        "Traducido del francés. El original se publicó el 12 de septiembre de 2023."
    )


PROSE = [
    ("du 28 février au 3 mars 2023", "del 28 de febrero al 3 de marzo de 2023"),
    ("les 3 et 4 mai", "los días 3 y 4 de mayo"),
    ("14 h 30", "14:30"),
    ("1,5 million d’euros", "1,5\u00a0millones de euros"),
    ("3 milliards de dollars", "3000\u00a0millones de dólares"),
    ("12,5 %", "12,5\u00a0%"),
    ("1 234 567", "1.234.567"),
    ("XXIe siècle", "siglo XXI"),
]


@pytest.mark.parametrize(("french", "spanish"), PROSE)
def test_dates_and_numbers_are_written_as_spain_writes_them(french: str, spanish: str) -> None:
    (found,) = find(f"Voici : {french}.", "fr")
    assert write(found, SPANISH) == spanish
