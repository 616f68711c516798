"""An edition prints codes that can be read in one way only as they should be."""

from __future__ import annotations

from l10n.formats import read_article
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import State, Unit
from l10n.workflow.publishing.assemble import assemble
from l10n.workflow.publishing.mended import mended
from l10n.workflow.units import source_units

ARTICLE = "# Titre\n\nLe **chat** dort. Voir [là](https://a.org).\n"
TYPED = {
    "Titre": "Title",
    "Le **chat** dort.": "The ** cat ** sleeps.",
    "Voir [là](https://a.org).": "See [there] (https://a.org).",
}


def test_markup_that_was_typed_amiss_is_printed_right_and_kept_in_the_catalog() -> None:
    article = read_article(ARTICLE.encode(), "a.fr.md", Locale("fr"))
    units = tuple(
        Unit(one.key, TYPED[one.key.source], State.REVIEWED) for one in source_units(article)
    )
    catalog = Catalog("a", article.locale, Locale("en"), units)
    text = assemble(article, mended(catalog, article.format)).edition.text
    assert text == "# Title\n\nThe **cat** sleeps. See [there](https://a.org).\n"
    assert [unit.target for unit in catalog.units] == list(TYPED.values())


def test_a_catalog_that_is_right_is_the_same_catalog() -> None:
    article = read_article(ARTICLE.encode(), "a.fr.md", Locale("fr"))
    units = tuple(Unit(one.key, one.key.source, State.REVIEWED) for one in source_units(article))
    catalog = Catalog("a", article.locale, Locale("en"), units)
    assert mended(catalog, "markdown") is catalog


def test_markup_typed_amiss_is_printed_right_also_where_links_change_places() -> None:
    source = "Deux <a>copies</a> et un <a2>film</a2>."
    page = '<p>Deux <a href="a">copies</a> et un <a href="b">film</a>.</p>'
    article = read_article(page.encode(), "a.fr.html", Locale("fr"))
    units = tuple(
        Unit(one.key, "Ein <lien2>Film</lien2>, zwei <a>Kopien</a>.", State.REVIEWED)
        for one in source_units(article)
    )
    assert [unit.key.source for unit in units] == [source]
    catalog = Catalog("a", article.locale, Locale("de"), units)
    right = mended(catalog, article.format).units[0].target
    assert right == "Ein <a2>Film</a2>, zwei <a>Kopien</a>."
