"""Sentences that a translator joins or splits: printed once, checked together, offered again."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import checks
from l10n.checks.base import CheckContext
from l10n.errors import UnfinishedError
from l10n.formats import read_article
from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import JOINED_MARK, Key, State, Unit
from l10n.workflow.extract import extract
from l10n.workflow.publishing.assemble import Assembled, assemble
from l10n.workflow.publishing.regions import regional
from tests.workflow.newsroom import Newsroom

FR, EN = Locale("fr"), Locale("en")
ONE, TWO, THREE = "Le premier arrive.", "Le deuxième part.", "Le troisième reste."


def article_of(*paragraphs: list[str]) -> Article:
    text = "\n\n".join(" ".join(sentences) for sentences in paragraphs) + "\n"
    return read_article(text.encode(), "articles/kim.fr.md", FR)


def catalog_of(article: Article, targets: dict[str, str], locale: Locale = EN) -> Catalog:
    """Every unit accepted; the source in capitals where ``targets`` has no other text."""

    def accepted(unit: Unit) -> Unit:
        text = targets.get(unit.source, unit.source.upper())
        state = State.JOINED if text == JOINED_MARK else State.REVIEWED
        return replace(unit, target=text, state=state)

    fresh = extract(article, "kim", locale, Glossary())
    return replace(fresh, units=tuple(map(accepted, fresh.units)))


def with_state(catalog: Catalog, source: str, state: State, target: str | None = None) -> Catalog:
    return replace(
        catalog,
        units=tuple(
            replace(unit, state=state, target=unit.target if target is None else target)
            if unit.source == source
            else unit
            for unit in catalog.units
        ),
    )


def edition(article: Article, catalog: Catalog, *, draft: bool = False) -> str:
    return made(article, catalog, draft=draft).edition.text


def made(article: Article, catalog: Catalog, *, draft: bool = False) -> Assembled:
    return assemble(article, catalog, draft=draft, translated_from=False)


def errors(catalog: Catalog) -> list[Finding]:
    """What the checks of work left to do, and of joining, call an error; unit n begins in line n."""
    lines = {unit.key: at for at, unit in enumerate(catalog.units, start=1)}
    context = CheckContext("kim.po", catalog.source_locale, catalog.locale, lines=lines)
    said = checks.run(catalog, context, ("completeness", "joining"))
    return [one for one in said if one.severity is Severity.ERROR]


def joined(article: Article, marked: set[Key]) -> Catalog:
    """The article in capitals, with the units ``marked`` joined to those before them."""
    fresh = catalog_of(article, {})
    targets: dict[Key, str] = {}
    head: Key | None = None
    for unit in fresh.units:
        if unit.key in marked and head is not None:
            targets[head] += f" {unit.target}"
            targets[unit.key] = JOINED_MARK
        else:
            head = unit.key
            targets[head] = unit.target
    return replace(
        fresh,
        units=tuple(
            replace(
                unit,
                target=targets[unit.key],
                state=State.JOINED if targets[unit.key] == JOINED_MARK else State.REVIEWED,
            )
            for unit in fresh.units
        ),
    )


_SENTENCES = [f"Le mot {letter * 3} est dit ici." for letter in "ABCDEFGH"]


@st.composite
def partitions(draw: st.DrawFn) -> tuple[Article, set[Key]]:
    """An article without a repeated sentence, and which of its units are joined to another."""
    sentences = draw(st.permutations(_SENTENCES))
    ends = sorted(draw(st.sets(st.integers(1, len(sentences) - 1), max_size=3)))
    paragraphs = [sentences[a:b] for a, b in pairwise([0, *ends, len(sentences)])]
    inner = [sentence for paragraph in paragraphs for sentence in paragraph[1:]]
    chosen = draw(st.sets(st.sampled_from(inner))) if inner else set()
    return article_of(*paragraphs), {Key("", sentence) for sentence in chosen}


@settings(max_examples=50)
@given(partitions())
def test_however_a_paragraph_is_parted_into_passages_its_edition_is_their_targets_in_order(
    given_: tuple[Article, set[Key]],
) -> None:
    article, marked = given_
    catalog = joined(article, marked)
    assert catalog.count()[State.JOINED] == len(marked)
    assert errors(catalog) == []
    assert edition(article, catalog) == edition(article, catalog_of(article, {}))


@settings(max_examples=50)
@given(
    st.lists(
        st.lists(st.sampled_from(_SENTENCES[:5]), min_size=1, max_size=4), min_size=1, max_size=4
    ),
    st.sets(st.sampled_from(_SENTENCES[:5])),
)
def test_checks_and_assembling_agree_on_which_joins_hold_and_those_that_hold_lose_nothing(
    paragraphs: list[list[str]], chosen: set[str]
) -> None:
    article = article_of(["## Titre"], *paragraphs)
    catalog = joined(article, {Key("", sentence) for sentence in chosen})
    expected = edition(article, catalog_of(article, {}))
    if errors(catalog):
        with pytest.raises(UnfinishedError) as refused:
            made(article, catalog)
        assert {one.code for one in refused.value.findings} == {"joined-alone"}
    else:
        assert edition(article, catalog) == expected


@settings(max_examples=50)
@given(partitions(), st.randoms(use_true_random=False))
def test_a_program_that_sorts_the_file_cannot_make_an_edition_wrong(
    given_: tuple[Article, set[Key]], random: Random
) -> None:
    article, marked = given_
    catalog = joined(article, marked)
    units = random.sample(catalog.units, len(catalog.units))
    try:
        shown = edition(article, replace(catalog, units=tuple(units)))
    except UnfinishedError:
        return
    assert shown == edition(article, catalog)


@settings(max_examples=50)
@given(
    st.lists(
        st.lists(st.sampled_from(_SENTENCES[:5]), min_size=1, max_size=4), min_size=1, max_size=4
    ),
    st.sets(st.sampled_from(_SENTENCES[:5])),
)
def test_a_draft_edition_loses_no_sentence_whatever_is_joined(
    paragraphs: list[list[str]], chosen: set[str]
) -> None:
    article = article_of(["## Titre"], *paragraphs)
    catalog = joined(article, {Key("", sentence) for sentence in chosen})
    shown = edition(article, catalog, draft=True)
    assert JOINED_MARK not in shown
    for sentence in {one for paragraph in paragraphs for one in paragraph}:
        assert shown.upper().count(sentence.upper()) >= sum(
            paragraph.count(sentence) for paragraph in paragraphs
        )


def test_three_sentences_in_one_are_printed_once() -> None:
    article = article_of([ONE, TWO, THREE])
    catalog = catalog_of(article, {ONE: "All at once.", TWO: JOINED_MARK, THREE: JOINED_MARK})
    assert edition(article, catalog) == "All at once.\n"


def test_a_sentence_in_two_is_as_good_as_one() -> None:
    source = "Le 12 mai 2023, le ministre est arrivé avec 152 soldats."
    article = article_of([source, TWO])
    catalog = catalog_of(
        article,
        {source: "The minister arrived on May 12, 2023. He had 152 soldiers.", TWO: "One leaves."},
    )
    context = CheckContext("kim.po", FR, EN)
    assert checks.run(catalog, context) == []
    assert edition(article, catalog).count(".") == 3


def test_sentences_on_several_lines_of_a_quotation_can_be_joined() -> None:
    text = f"> {ONE}\n> {TWO}\n> {THREE}\n"
    article = read_article(text.encode(), "articles/kim.fr.md", FR)
    catalog = catalog_of(article, {ONE: "One and two.", TWO: JOINED_MARK, THREE: "Three."})
    assert edition(article, catalog) == "> One and two. Three.\n"
    assert errors(catalog) == []


@pytest.mark.parametrize(
    ("text", "source", "why"),
    [
        (f"{ONE}\n", ONE, "there is none"),
        (f"{ONE}\n\n{TWO}\n", TWO, "stands in ¶ 1, not in ¶ 2"),
        (f"## {ONE}\n\n{TWO}\n", TWO, "of another kind (heading)"),
        (f"- {ONE}\n- {TWO}\n", TWO, "stands in ¶ 1, not in ¶ 2"),
        (f"{ONE} {TWO}\n\n{THREE} {TWO}\n", TWO, "this sentence also stands in ¶ 2"),
        (f"{ONE} {TWO}\n\n{TWO} {THREE}\n", TWO, "this sentence also begins ¶ 2"),
        (f"{ONE} {TWO}\n\n{ONE}\n", TWO, "the sentence before also stands in ¶ 2"),
        (f"{ONE} {ONE}\n\n{TWO} {ONE}\n", TWO, "stands in ¶ 1, not in ¶ 2"),
    ],
)
def test_a_join_that_cannot_hold_is_said_and_refused(text: str, source: str, why: str) -> None:
    article = read_article(text.encode(), "articles/kim.fr.md", FR)
    catalog = catalog_of(article, {source: JOINED_MARK})
    line = next(at for at, unit in enumerate(catalog.units, 1) if unit.source == source)
    (finding,) = errors(catalog)
    assert (finding.code, finding.where.line) == ("joined-alone", line)
    assert why in finding.message
    assert finding.advice
    with pytest.raises(UnfinishedError) as refused:
        made(article, catalog)
    assert source in refused.value.findings[0].message


def test_a_passage_that_stands_twice_as_a_whole_can_be_joined() -> None:
    article = article_of([ONE, TWO], [THREE, ONE, TWO])
    catalog = catalog_of(article, {ONE: "One and two.", TWO: JOINED_MARK, THREE: "Three."})
    assert errors(catalog) == []
    assert edition(article, catalog) == "One and two.\n\nThree. One and two.\n"


@pytest.mark.parametrize(
    "typed",
    ["↑", "⬆", "⬆️", "⇪", "⇑", " ⇧⇧ ", "(⇧)", "⇧.", "U+21E7", "&#8679;", "^", "🔼", "⇧ Two leaves."],
)
def test_a_sign_that_only_looks_like_the_mark_is_said_and_not_printed(typed: str) -> None:
    article = article_of([ONE, TWO])
    catalog = catalog_of(article, {ONE: "One arrives, two leaves.", TWO: typed})
    assert [(one.code, one.where.line) for one in errors(catalog)] == [("joined-form", 2)]
    with pytest.raises(UnfinishedError):
        made(article, catalog)


@pytest.mark.parametrize("typed", ["⇧", " ⇧", "⇧\n", "\u200b⇧", "⇧\ufe0e", "\u00a0⇧\u2060"])
def test_what_prints_nothing_does_not_spoil_the_mark(typed: str) -> None:
    article = article_of([ONE, TWO])
    catalog = catalog_of(article, {ONE: "One arrives, two leaves.", TWO: typed})
    assert errors(catalog) == []
    assert edition(article, catalog) == "One arrives, two leaves.\n"


def test_an_arrow_of_the_source_is_text() -> None:
    source = "La touche ⇧ du clavier."
    article = article_of([source])
    catalog = catalog_of(article, {source: "The ⇧ key."})
    assert errors(catalog) == []
    assert edition(article, catalog) == "The ⇧ key.\n"


def test_what_is_joined_to_an_open_sentence_is_as_open_as_that() -> None:
    article = article_of([ONE, TWO])
    catalog = catalog_of(article, {TWO: JOINED_MARK})
    catalog = with_state(catalog, ONE, State.UNTRANSLATED, "")
    assert [(one.code, one.where.line) for one in errors(catalog)] == [
        ("untranslated", 1),
        ("joined-open", 2),
    ]
    draft = made(article, catalog, draft=True)
    assert draft.edition.text == f"[fr: {ONE}] [fr: {TWO}]\n"
    assert draft.untranslated == 2


@pytest.mark.parametrize(
    ("state", "code"), [(State.STALE, "stale"), (State.PRETRANSLATED, "not-reviewed")]
)
def test_a_fuzzy_mark_is_joined_but_waits_for_a_person(state: State, code: str) -> None:
    article = article_of([ONE, TWO])
    targets = {ONE: "The first comes in 2023, the second goes.", TWO: JOINED_MARK}
    catalog = with_state(catalog_of(article, targets), TWO, state)
    context = CheckContext("kim.po", FR, EN, lines={catalog.units[1].key: 7})
    said = [one for one in checks.run(catalog, context) if one.where.line]
    assert [(one.code, one.where.line) for one in said] == [(code, 7)]
    with pytest.raises(UnfinishedError):
        made(article, catalog)
    assert edition(article, catalog, draft=True) == "The first comes in 2023, the second goes.\n"


def test_numbers_dates_and_codes_are_looked_for_in_the_whole_passage() -> None:
    first = "Le 12 mai 2023, il est venu."
    second = "Il avait 152 hommes, voir [ici](https://example.org/a)."
    targets = {
        first: "He came with 152 men on May 12, 2023 ([see](https://example.org/a)).",
        second: JOINED_MARK,
    }
    article = article_of([first, second])
    assert checks.run(catalog_of(article, targets), CheckContext("kim.po", FR, EN)) == []
    targets[first] = "He came on May 12, 2023."
    said = checks.run(catalog_of(article, targets), CheckContext("kim.po", FR, EN))
    assert {one.code for one in said} == {"code-missing", "number-missing"}


def test_a_link_of_a_joined_sentence_may_stand_in_the_target_before_and_is_not_blamed() -> None:
    first, second, third = "Voir [un](/a).", "Puis [deux](/b).", "Enfin **trois**."
    targets = {first: "See [two](/b) after [one](/a).", second: JOINED_MARK, third: "Three."}
    article = article_of([first, second, third])
    with pytest.raises(UnfinishedError) as refused:
        made(article, catalog_of(article, targets))
    (finding,) = refused.value.findings
    assert third in finding.message


def test_a_sentence_that_came_between_two_joined_ones_is_never_lost() -> None:
    """The article has changed since the catalog was made, and nobody has run extract."""
    catalog = catalog_of(article_of([ONE, TWO]), {ONE: "One and two.", TWO: JOINED_MARK})
    for now in ([ONE, THREE, TWO], [TWO], [ONE], [TWO, ONE]):
        with pytest.raises(UnfinishedError):
            made(article_of(now), catalog)
    assert edition(article_of([TWO]), catalog, draft=True) == f"[fr: {TWO}]\n"


def test_a_region_joins_and_parts_only_where_it_has_both_sentences() -> None:
    article = article_of([ONE, TWO])
    german, austria = Locale("de"), Locale("de-AT")
    whole = {ONE: "Eins und zwei.", TWO: JOINED_MARK}
    parted = {ONE: "Eins.", TWO: "Zwei."}
    for base, own in ((whole, parted), (parted, whole)):
        both = catalog_of(article, own, austria)
        one = replace(both, units=both.units[1:])
        full = regional(catalog_of(article, base, german), both, austria)
        assert edition(article, full) == " ".join(own[s] for s in own if own[s] != "⇧") + "\n"
        half = regional(catalog_of(article, base, german), one, austria)
        with pytest.raises(UnfinishedError):
            made(article, half)


def test_a_draft_of_joined_sentences_says_all_of_them(newsroom: Newsroom) -> None:
    newsroom.article = newsroom.article.with_name("kim.fr.md")
    newsroom.write(f"{ONE} {TWO} {THREE}\n")
    newsroom.extract()
    newsroom.edit({TWO: JOINED_MARK})
    newsroom.localize()
    units = newsroom.units()
    assert units[ONE].target == "Lē prēmïēr årrïvē. Lē dēųxïèmē pårt."
    assert units[TWO].state is State.JOINED
    before = newsroom.snapshot(hidden=True)
    newsroom.localize()
    assert newsroom.snapshot(hidden=True) == before


def test_accepting_the_draft_of_the_first_sentence_for_both_is_an_error(
    newsroom: Newsroom,
) -> None:
    newsroom.article = newsroom.article.with_name("kim.fr.md")
    newsroom.write(f"{ONE} {TWO}\n")
    newsroom.localize()
    first, second = newsroom.catalog().units
    text = newsroom.po().read_text("utf-8").replace("#, fuzzy\n", "")
    text = text.replace(f'msgstr "{second.target}"', 'msgstr "⇧"')
    newsroom.po().write_text(text, encoding="utf-8")
    assert newsroom.catalog().units[0].target == first.target
    assert [one.code for one in errors(newsroom.catalog())] == ["joined-short"]


def test_the_whole_of_two_sentences_is_no_draft_of_the_first_in_another_role(
    newsroom: Newsroom,
) -> None:
    newsroom.article = newsroom.article.with_name("kim.fr.md")
    newsroom.write(f"{ONE} {TWO}\n")
    newsroom.extract()
    newsroom.edit({ONE: "One and two.", TWO: JOINED_MARK})
    newsroom.write(f"{ONE} {TWO}\n\n- {ONE}\n")
    newsroom.extract()
    targets = {unit.key: unit.target for unit in newsroom.catalog().units}
    assert targets[Key("", ONE)] == "One and two."
    assert targets[Key("list-item", ONE)] == ""


def test_a_joined_passage_is_offered_whole_in_another_article(newsroom: Newsroom) -> None:
    newsroom.article = newsroom.article.with_name("kim.fr.md")
    newsroom.write(f"{ONE} {TWO} {THREE}\n")
    newsroom.extract()
    newsroom.edit({ONE: "Both of them.", TWO: JOINED_MARK, THREE: "Then."})
    newsroom.article = newsroom.article.with_name("other.fr.md")
    newsroom.write(f"# Autre\n\n{ONE} {TWO} Enfin.\n\n{TWO} Fin.\n")
    newsroom.localize()
    other = newsroom.po().with_name("other.po")
    assert "Both of them." not in other.read_text("utf-8"), "it does not stand alone there"
    newsroom.write(f"# Autre\n\n{ONE} {TWO} Enfin.\n\n{THREE} Fin.\n")
    newsroom.localize(redo=True)
    text = other.read_text("utf-8")
    assert "engine=memory model=kim" in text
    assert f'#, fuzzy\nmsgid "{ONE}"\nmsgstr "Both of them."' in text
    assert f'#, fuzzy\nmsgid "{TWO}"\nmsgstr "⇧"' in text
    before = newsroom.snapshot(hidden=True)
    newsroom.localize(redo=True)
    assert newsroom.snapshot(hidden=True) == before


@pytest.mark.parametrize("typed", ["⇧", " ⇧ ", "⇧\ufe0f", "\u200b⇧"])
def test_the_mark_is_read_from_a_file_as_editors_write_it(newsroom: Newsroom, typed: str) -> None:
    newsroom.article = newsroom.article.with_name("kim.fr.md")
    newsroom.write(f"{ONE} {TWO}\n")
    newsroom.extract()
    newsroom.edit({ONE: "One and two.", TWO: typed})
    assert newsroom.units()[TWO].state is State.JOINED
    newsroom.extract()
    assert newsroom.units()[TWO].target == typed
    (outcome,) = newsroom.assemble()
    assert outcome.error is None
    assert newsroom.edition().startswith("One and two.\n")
