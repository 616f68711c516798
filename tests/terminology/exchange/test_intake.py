"""An import adds and corrects, says what it changes, and never settles a contradiction itself."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings

from l10n.errors import InputError
from l10n.model.finding import Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.terminology.csvfiles.writing import render
from l10n.terminology.exchange import Kind, Taken, compare, exchange_named, verify
from tests.terminology.exchange.values import glossaries, placeless

TANK = Term(
    "tank",
    "weapon",
    {
        "fr": Rendering("char", ("blindé",)),
        "de": Rendering("Panzer", ("Kampfpanzer",), ("Tank",), gender="m"),
    },
    Where("military.csv", 2),
    note="Tracked.",
)


def taken(incoming: Term, *known: Term) -> Taken:
    (one,) = compare(Glossary((incoming,)), Glossary(known or (TANK,)), "fr").taken
    return one


def term(concept: str, fr: str, de: str = "", **more: object) -> Term:
    renderings = {"fr": Rendering(fr)} | ({"de": Rendering(de)} if de else {})
    return replace(
        Term(concept, "", renderings, Where("in.tbx", 9)),
        **more,  # type: ignore[arg-type]
    )


@given(glossaries())
@settings(max_examples=30)
def test_a_glossary_brings_nothing_to_itself(glossary: Glossary) -> None:
    assert {one.kind for one in compare(glossary, glossary, "fr").taken} <= {Kind.UNCHANGED}


@given(glossaries())
@settings(max_examples=30)
def test_into_an_empty_glossary_all_is_new_as_it_is(glossary: Glossary) -> None:
    intake = compare(glossary, Glossary(), "fr")
    assert tuple(one.merged for one in intake.of(Kind.NEW)) == glossary.terms


@given(glossaries(), glossaries())
@settings(max_examples=30)
def test_an_import_twice_brings_nothing_the_second_time(one: Glossary, other: Glossary) -> None:
    """What was taken in is known; what was left out is left out again."""
    first = compare(other, one, "fr")
    merged = {term.concept: term for term in one.terms}
    chosen = [*first.of(Kind.NEW), *first.of(Kind.CHANGED)]
    merged |= {each.merged.concept: each.merged for each in chosen}
    again = compare(other, Glossary(tuple(merged.values())), "fr")
    for before, after in zip(first.taken, again.taken, strict=True):
        if before in chosen:
            assert after.kind in (Kind.UNCHANGED, Kind.CONTRADICTING)


@given(glossaries(), glossaries())
@settings(max_examples=30)
def test_an_import_removes_no_form(one: Glossary, other: Glossary) -> None:
    for each in compare(other, one, "fr").of(Kind.CHANGED):
        assert each.known
        for tag, before in each.known.renderings.items():
            after = each.merged.renderings[tag]
            assert {*before.admitted} - {before.preferred, before.short} <= {*after.admitted}
            assert {*before.forbidden} <= {*after.forbidden}


def test_the_same_concept_under_its_name_is_unchanged_when_it_says_less() -> None:
    assert taken(term("tank", "char", "Panzer")).kind is Kind.UNCHANGED


def test_the_same_concept_under_another_name_is_known_by_its_terms() -> None:
    one = taken(term("c17", "Char", "Kampfpanzer"))
    assert (one.kind, one.merged.concept) == (Kind.CHANGED, "tank")
    assert one.reasons[-1] == "fr: “char” → “Char”"


def test_what_changes_is_said_in_words() -> None:
    one = taken(term("tank", "char", "Panzerwagen", note="Heavy.", type="vehicle"))
    assert one.kind is Kind.CHANGED
    assert one.reasons == (
        "type: “weapon” → “vehicle”",
        "note: “Tracked.” → “Heavy.”",
        "de: “Panzer” → “Panzerwagen”",
    )
    assert one.merged.renderings["de"].variants == ("Kampfpanzer",)
    assert one.merged.renderings["de"].gender == "m"


def test_a_new_concept_is_new() -> None:
    assert taken(term("ship", "navire", "Schiff")).kind is Kind.NEW


@pytest.mark.parametrize(
    ("rendering", "said"),
    [
        (Rendering("Tank"), "de: “Tank” is forbidden in the glossary and right in the file"),
        (
            Rendering("Panzer", forbidden=("Kampfpanzer",)),
            "de: “Kampfpanzer” is right in the glossary and forbidden in the file",
        ),
    ],
)
def test_right_here_and_forbidden_there_is_a_contradiction(rendering: Rendering, said: str) -> None:
    one = taken(replace(TANK, renderings={"de": rendering}))
    assert (one.kind, one.reasons, one.merged) == (Kind.CONTRADICTING, (said,), TANK)


def test_another_translation_of_a_known_term_is_a_contradiction_unless_context_tells() -> None:
    one = taken(term("chariot", "char", "Streitwagen"))
    assert one.kind is Kind.CONTRADICTING
    assert one.reasons == ("“char” is tank already: de “Panzer”, fr “char”",)
    told = term("chariot", "char", "Streitwagen", context=("Rome",))
    assert taken(told).kind is Kind.NEW


def test_two_entries_of_a_file_for_one_concept_are_not_both_taken() -> None:
    first = term("a", "char", "Panzer", note="One.")
    intake = compare(Glossary((first, replace(first, note="Two."), first)), Glossary((TANK,)), "fr")
    kinds = [one.kind for one in intake.taken]
    assert kinds == [Kind.CHANGED, Kind.CONTRADICTING, Kind.UNCHANGED]
    assert "in.tbx:9 says something else" in intake.taken[1].reasons[-1]


def test_what_a_row_cannot_say_is_refused_before_it_is_written() -> None:
    good = render([TANK])
    verify("x.csv", None, good, [TANK])
    other = replace(TANK, renderings={"fr": Rendering("char", ("a", "b")), "de": Rendering("x")})
    with pytest.raises(InputError, match="cannot say") as caught:
        verify("x.csv", None, good, [other])
    assert caught.value.where == TANK.where
    with pytest.raises(InputError, match="cannot say"):
        verify("x.csv", good, render([replace(TANK, concept="y")]), [])


@given(glossaries())
@settings(max_examples=20)
def test_csv_to_tbx_to_csv_is_the_identity(glossary: Glossary) -> None:
    csv, tbx = exchange_named("csv"), exchange_named("tbx")
    if glossary.terms:
        first = csv.write(glossary, None)
        loaded, _ = csv.read("g.csv", first.encode(), None)
        through, _ = tbx.read("g.tbx", tbx.write(loaded, None).encode(), None)
        assert placeless(through) == placeless(loaded)
        second, _ = csv.read("g.csv", csv.write(through, None).encode(), None)
        assert placeless(second) == placeless(loaded)


def test_twenty_times_the_concepts_take_twenty_times_the_time() -> None:
    def seconds(count: int) -> float:
        known = Glossary(tuple(term(f"k{at}", "char", f"x{at}") for at in range(count)))
        incoming = Glossary(tuple(term(f"n{at}", "char", f"y{at}") for at in range(count)))
        began = time.process_time()
        compare(incoming, known, "fr")
        return time.process_time() - began

    small = min(seconds(200) for _ in range(3))
    assert seconds(4_000) < 20 * small * 3
