"""The same source is the same in every article: what people reviewed judges the rest."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l10n.checks.base import CheckContext
from l10n.checks.terms.inconsistent import Usage, inconsistent, usages
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding, Where
from l10n.model.locale import Locale
from l10n.model.unit import JOINED_MARK, Key, State, Unit

SOURCE = "Le Kremlin dément tout."


def of(
    name: str,
    *rows: tuple[str, str],
    role: str = "",
    state: State = State.REVIEWED,
    tag: str = "en",
) -> tuple[Usage, ...]:
    """The usages of a catalog of these sources and targets, in lines 1, 2, 3 …"""
    units = tuple(
        Unit(Key(role, source), target, State.JOINED if target == JOINED_MARK else state)
        for source, target in rows
    )
    catalog = Catalog(name, Locale("fr"), Locale.parse(tag), units)
    lines = {unit.key: at for at, unit in enumerate(units, start=1)}
    context = CheckContext(f"{name}.po", catalog.source_locale, catalog.locale, lines=lines)
    return usages(tuple(catalog.passages()), context)


def said(*found: tuple[Usage, ...]) -> list[Finding]:
    return inconsistent(one for each in found for one in each)


def test_the_one_that_differs_is_told_with_the_place_of_the_others() -> None:
    first, second = of("a", (SOURCE, "The Kremlin denies it all.")), of("b", (SOURCE, "No."))
    third = of("c", (SOURCE, "The Kremlin denies it all."))
    (finding,) = said(first, second, third)
    assert (finding.code, finding.where) == ("term-inconsistent", Where("b.po", 1))
    assert finding.related == Where("a.po", 1)
    assert "“The Kremlin denies it all.”" in finding.advice


def test_among_equals_the_first_by_name_is_right() -> None:
    (finding,) = said(of("b", (SOURCE, "Two.")), of("a", (SOURCE, "One.")))
    assert finding.where == Where("b.po", 1)


def test_what_nobody_reviewed_judges_nothing_and_is_judged() -> None:
    draft = of("a", (SOURCE, "Draft."), state=State.PRETRANSLATED)
    other = of("b", (SOURCE, "Another draft."), state=State.PRETRANSLATED)
    assert said(draft, other) == []
    (first, second) = said(draft, other, of("c", (SOURCE, "Reviewed.")))
    assert {first.where.path, second.where.path} == {"a.po", "b.po"}


def test_what_is_stale_or_untranslated_does_not_count() -> None:
    right = of("a", (SOURCE, "Reviewed."))
    assert said(right, of("b", (SOURCE, "Old."), state=State.STALE)) == []
    assert said(right, of("b", (SOURCE, ""), state=State.UNTRANSLATED)) == []


def test_a_title_may_say_it_otherwise_than_a_sentence() -> None:
    assert said(of("a", (SOURCE, "One.")), of("b", (SOURCE, "Two."), role="title")) == []


def test_languages_and_regions_are_not_compared() -> None:
    english = of("a", (SOURCE, "One."))
    assert said(english, of("b", (SOURCE, "Eins."), tag="de")) == []
    assert said(english, of("b", (SOURCE, "Uno."), tag="en-GB")) == []


def test_joined_sentences_are_one_and_no_other() -> None:
    joined = of("a", (SOURCE, "Both."), ("Il ne dit rien.", JOINED_MARK))
    assert said(joined, of("b", (SOURCE, "One.")), of("c", ("Il ne dit rien.", "Two."))) == []
    other = of("b", (SOURCE, "Two in one."), ("Il ne dit rien.", JOINED_MARK))
    assert len(said(joined, other)) == 1


def test_typography_makes_no_difference() -> None:
    curly = of("a", ("L’ONU se tait\u00a0aussi.", "The “UN” is silent."))
    straight = of("b", ("L'ONU se tait aussi.", 'The "UN" is silent.'))
    assert said(curly, straight) == []


def test_two_words_of_the_body_may_mean_anything_but_a_section_is_a_section() -> None:
    assert said(of("a", ("Et pourquoi ?", "Why?")), of("b", ("Et pourquoi ?", "How come?"))) == []
    sections = of("a", ("Défense", "Defense"), role="section")
    assert len(said(sections, of("b", ("Défense", "Defence"), role="section"))) == 1


USAGES = st.lists(
    st.builds(
        Usage,
        st.just(("fr", "en")),
        st.sampled_from(["", "title"]),
        st.sampled_from(["Un.", "Deux."]),
        st.just("Un."),
        st.sampled_from(["One.", "Two.", "Three."]),
        st.builds(Where, st.sampled_from(["a.po", "b.po"]), st.integers(1, 30)),
        st.booleans(),
    ),
    max_size=12,
    unique_by=lambda one: one.where,
)


@given(USAGES, st.randoms(use_true_random=False))
def test_the_order_in_which_catalogs_are_read_is_of_no_account(found, random):
    shuffled = list(found)
    random.shuffle(shuffled)
    assert inconsistent(shuffled) == inconsistent(found)


@given(USAGES)
def test_who_does_as_advised_is_left_alone(found):
    told = {one.where: one.advice for one in inconsistent(found)}
    mended = [
        Usage(
            one.locales, one.role, one.source, one.first,
            told[one.where].split("“")[1].split("”")[0] if one.where in told else one.target,
            one.where, one.reviewed,
        )
        for one in found
    ]  # fmt: skip
    assert inconsistent(mended) == []
