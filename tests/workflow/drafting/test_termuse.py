"""What became of the glossary's terms is told of every article, and adds up."""

from __future__ import annotations

import json

from l10n.cli.output import as_json
from l10n.cli.summary import show_outcomes, terms_in_words
from l10n.model.locale import Locale
from l10n.model.unit import Key
from l10n.po import provenance
from l10n.terminology import TermReport
from l10n.workflow.drafting.termuse import FailedTerm, TermUse, UnitTerms, summed
from tests.workflow.newsroom import Newsroom


def test_every_term_of_a_drafted_article_is_accounted_for(newsroom: Newsroom) -> None:
    (outcome,) = newsroom.localize("en")
    terms = outcome.terms
    assert terms.requested > 100
    found = terms.satisfied + terms.redecoded + terms.replaced + len(terms.failed)
    assert found == terms.requested
    sources = {unit.key for unit in newsroom.catalog("en").units}
    assert {failed.key for failed in terms.failed} <= sources
    assert {failed.concept for failed in terms.failed}


def test_the_provenance_of_each_unit_adds_up_to_the_outcome(newsroom: Newsroom) -> None:
    (outcome,) = newsroom.localize("en")
    requested = 0
    for unit in newsroom.catalog("en").units:
        if unit.origin and unit.origin.note:
            counts = dict(part.split(":") for part in unit.origin.note.split(","))
            assert list(counts) == ["terms", "satisfied", "redecoded", "replaced", "failed"]
            total = int(counts.pop("terms"))
            assert total == sum(map(int, counts.values()))
            requested += total
    assert requested == outcome.terms.requested


def test_a_provenance_line_from_before_is_read_and_kept() -> None:
    line = (
        "l10n: engine=argos model=m-1 glossary=00000000 source=000000000000"
        " draft=ffffffffffff note=terms:3,replaced:1,failed:1"
    )
    origin = provenance.parse(line)
    assert origin
    assert origin.note == "terms:3,replaced:1,failed:1"
    assert provenance.line(origin) == line


def test_the_units_of_a_run_are_summed() -> None:
    one, other = Key("", "Poutine parle."), Key("title", "Kim")
    units = [
        UnitTerms("kim", Locale("en"), one, TermReport(("a", "b"), ("a",), failed=("b",))),
        UnitTerms("kim", Locale("en"), other, TermReport(("a", "c"), (), ("a",), ("c",))),
    ]
    assert summed(units) == TermUse(4, 1, 1, 1, (FailedTerm("b", one),))
    assert summed([]) == TermUse()


def test_a_summary_counts_terms_and_names_what_failed(newsroom: Newsroom, capsys) -> None:
    (outcome,) = newsroom.localize("en")
    show_outcomes([outcome], quiet=False, verbose=False)
    said = capsys.readouterr()
    assert f"terms    {terms_in_words(outcome.terms)}" in said.out
    assert f"no place for {outcome.terms.failed[0].concept}: " in said.err
    shown = json.loads(as_json(outcome))["terms"]
    assert shown["requested"] == outcome.terms.requested
    assert shown["failed"][0]["concept"] == outcome.terms.failed[0].concept
    assert shown["failed"][0]["key"]["source"] == outcome.terms.failed[0].key.source


def test_nothing_is_said_of_what_did_not_happen() -> None:
    assert terms_in_words(TermUse(3, 3)) == "3 asked for in drafts: 3 there"
    use = TermUse(4, 1, 1, 1, (FailedTerm("b", Key("", "x")),))
    assert terms_in_words(use) == (
        "4 asked for in drafts: 1 there, 1 written anew, 1 put in place, 1 missing"
    )
