"""An edition is the article without chrome, in the words of its catalog, for its locale."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n.errors import UnfinishedError
from l10n.formats import format_named, read_article
from l10n.formats.publication import publish
from l10n.model.article import Role
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.span import splice
from l10n.model.unit import State, Unit
from l10n.workflow.extract import extract
from l10n.workflow.publishing.assemble import assemble
from tests.workflow.newsroom import ARTICLE, Newsroom

FR, EN = Locale("fr"), Locale("en")
CHROME = [4, 5, 6, 7, 8, 25, 28, 29]

MARKDOWN = """\
---
title: "Le missile"
author: Anne Martin
---

# Le missile

Le **ministre** a [visité](https://example.org/a_b) la *base*. Il n'a rien dit.

- Un point
- Deux `points`

> Nous verrons, a dit
> le ministre.

```
code
```
"""


def reviewed(catalog: Catalog, target: dict[str, str] | None = None) -> Catalog:
    from dataclasses import replace

    def done(unit: Unit) -> Unit:
        text = (target or {}).get(unit.source, unit.source)
        state = State.JOINED if text == "⇧" else State.REVIEWED
        return replace(unit, target=text, state=state)

    return replace(catalog, units=tuple(done(unit) for unit in catalog.units))


def test_the_finished_edition_has_no_chrome_and_no_french(newsroom: Newsroom) -> None:
    newsroom.extract()
    newsroom.review_all()
    newsroom.assemble()
    lines = newsroom.edition().splitlines()
    source = ARTICLE.split("\n")
    for number in CHROME:
        left = [line for line in lines if line == source[number - 1]]
        assert not left or number in (7, 8), left
    assert sum(line.startswith("‹Defense & Security›") for line in lines) == 1
    assert "Image source: ‹Wikimedia Commons›" in lines
    assert "First published: September 12, 2023" in lines
    assert "October 17, 2023" in lines


@pytest.mark.parametrize(
    ("tag", "first", "second"),
    [
        ("en", "September 12, 2023", "October 17, 2023"),
        ("en-GB", "12 September 2023", "17 October 2023"),
        ("de", "12. September 2023", "17. Oktober 2023"),
        ("de-AT", "12. September 2023", "17. Oktober 2023"),
        ("de-CH", "12. September 2023", "17. Oktober 2023"),
    ],
)
def test_dates_are_printed_as_the_locale_prints_them(
    newsroom: Newsroom, tag: str, first: str, second: str
) -> None:
    base = tag.partition("-")[0]
    newsroom.extract(base)
    newsroom.review_all(base)
    newsroom.assemble(tag)
    lines = newsroom.edition(tag).splitlines()
    assert any(line.endswith(first) for line in lines)
    assert second in lines


def test_an_edition_is_refused_while_a_unit_is_not_reviewed(newsroom: Newsroom) -> None:
    newsroom.localize()
    newsroom.review_all()
    source = newsroom.catalog().units[5].source
    newsroom.write(ARTICLE.replace(source, source[:-1] + " hier."))
    newsroom.extract()
    (outcome,) = newsroom.assemble()
    assert isinstance(outcome.error, UnfinishedError)
    (finding,) = outcome.error.findings
    assert source[:-1] in finding.message
    assert finding.where.path == "locales/en/LC_MESSAGES/kim.po"
    assert finding.where.line > 0


def test_a_region_differs_from_its_base_only_where_it_says_so(newsroom: Newsroom) -> None:
    newsroom.write(
        ARTICLE.replace("il prend la direction", "le 5 janvier 2023, il prend la direction")
    )
    newsroom.extract("de")
    newsroom.review_all("de")
    source = next(source for source in newsroom.units("de") if "5 janvier" in source)
    newsroom.edit({source: "Am 5. Januar 2023 übernahm er die Leitung."}, "de")
    newsroom.assemble("de", "de-AT")
    assert "5. Januar 2023" in newsroom.edition("de")
    assert "5. Jänner 2023" in newsroom.edition("de-AT")


@pytest.mark.parametrize("blank", ["\u200b", " ", "\u2060\u00a0"])
def test_a_target_that_prints_nothing_is_no_translation(newsroom: Newsroom, blank: str) -> None:
    newsroom.extract()
    newsroom.review_all()
    source = newsroom.catalog().units[7].source
    newsroom.edit({source: blank})
    (outcome,) = newsroom.assemble()
    assert isinstance(outcome.error, UnfinishedError)
    (finding,) = outcome.error.findings
    assert f"untranslated: {source}" in finding.message


def test_joined_units_are_printed_once(newsroom: Newsroom) -> None:
    newsroom.extract()
    newsroom.review_all()
    first, second = (unit.source for unit in newsroom.catalog().units[3:5])
    newsroom.edit({first: "Both in one sentence.", second: "⇧"})
    (outcome,) = newsroom.assemble()
    assert outcome.error is None
    assert "Both in one sentence.\n" in newsroom.edition()
    assert "⇧" not in newsroom.edition()


def test_a_draft_shows_untranslated_sentences_in_brackets_and_counts_them(
    newsroom: Newsroom,
) -> None:
    newsroom.extract()
    newsroom.edit({unit.source: "Done." for unit in newsroom.catalog().units[:10]})
    (outcome,) = newsroom.assemble(draft=True)
    assert outcome.edition
    assert outcome.edition.untranslated == 49
    assert newsroom.edition(draft=True).count("[fr: ") == 49


def test_an_old_edition_stays_when_a_new_one_cannot_be_made(newsroom: Newsroom) -> None:
    newsroom.extract()
    newsroom.review_all()
    newsroom.assemble()
    before = newsroom.edition()
    newsroom.write(ARTICLE.replace("700 kilomètres", "900 kilomètres"))
    newsroom.extract()
    newsroom.assemble()
    assert newsroom.edition() == before


@pytest.mark.parametrize(("name", "text"), [("kim.fr.txt", ARTICLE), ("kim.fr.md", MARKDOWN)])
def test_an_edition_of_the_source_itself_is_the_article_minus_chrome(name: str, text: str) -> None:
    article = read_article(text.encode(), name, FR)
    catalog = reviewed(extract(article, "kim", EN, Glossary()))
    edition = assemble(article, catalog, translated_from=False).edition
    kind = format_named(article.format)
    chrome = {
        block.extent: "" for block in article.blocks if block.role is Role.CHROME or block.repeated
    }
    assert kind.skeleton(edition.text) == kind.skeleton(splice(article.text, chrome))


def test_two_sentences_on_two_lines_of_a_quotation_come_out_on_one() -> None:
    article = read_article(b"> Un jour viendra.\n> Et puis un autre.\n", "kim.fr.md", FR)
    edition = assemble(article, reviewed(extract(article, "kim", EN, Glossary()))).edition
    assert edition.text == "> Un jour viendra. Et puis un autre.\n"


def test_a_page_prints_the_date_that_front_matter_gives_to_programs() -> None:
    text = "---\ntitle: Le missile\ndate: 2024-03-07\n---\n\nUn jour viendra, dit-on ici.\n"
    article = read_article(text.encode(), "kim.fr.md", FR)
    edition = assemble(article, reviewed(extract(article, "kim", EN, Glossary()))).edition
    assert "date: 2024-03-07\n" in edition.text
    assert '<time datetime="2024-03-07">March 7, 2024</time>' in publish(edition, "html").decode()


def test_targets_that_would_change_the_structure_are_named_and_nothing_is_made() -> None:
    article = read_article(MARKDOWN.encode(), "kim.fr.md", FR)
    catalog = extract(article, "kim", EN, Glossary())
    source = next(unit.source for unit in catalog.units if "ministre** a" in unit.source)
    with pytest.raises(UnfinishedError) as error:
        assemble(article, reviewed(catalog, {source: "The minister visited the base."}))
    (finding,) = error.value.findings
    assert source in finding.message


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=20), min_size=9, max_size=9))
def test_whatever_a_target_says_the_structure_is_kept_or_the_unit_is_named(
    words: list[str],
) -> None:
    article = read_article(MARKDOWN.encode(), "kim.fr.md", FR)
    catalog = extract(article, "kim", EN, Glossary())
    targets = {
        unit.source: word for unit, word in zip(catalog.units, words, strict=False) if word.strip()
    }
    kind = format_named(article.format)
    broken: tuple[Finding, ...] = ()
    try:
        edition = assemble(article, reviewed(catalog, targets), translated_from=False).edition
    except UnfinishedError as error:
        broken = error.findings
        edition = None
    assert (edition is None) == bool(broken)
    if edition:
        assert kind.skeleton(edition.text) == kind.skeleton(article.text)


def test_an_article_that_is_in_the_format_asked_for_is_its_own_edition() -> None:
    words = "Un jour viendra, dit-on <b>ici</b>, et personne ne sait encore lequel ce sera."
    for name, text in (("a.fr.html", f"<h1>Titre</h1><p>{words}</p>"), ("a.fr.md", "Un __jour__.")):
        article = read_article(text.encode(), name, FR)
        edition = assemble(article, reviewed(extract(article, "a", EN, Glossary()))).edition
        assert publish(edition, article.format) == publish(edition) != publish(edition, "text")
