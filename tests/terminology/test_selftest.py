"""A glossary is tried on its own sentences: the concept is in each example, in no counterexample."""

from __future__ import annotations

import pytest

from l10n.model.finding import Severity, Where
from l10n.model.locale import Locale
from l10n.terminology import load
from l10n.terminology.selftest import SelfTest, selftest

HEAD = (
    "concept,type,fr,en,en-GB,de,fr_variants,en_forbidden,context,"
    "fr_examples,fr_counterexamples,en_examples,de_examples,de_counterexamples"
)
MINE = "mine,weapon,mine,mine,,Mine,,,soldat"
PIT = "pit,place,mine,mine,,Bergwerk,,,charbon,Le charbon de la mine.,,,,"


def tried(*rows: str, source: str = "fr", only: set[str] | None = None) -> SelfTest:
    content = "\n".join((HEAD, *rows, "")).encode()
    glossary, findings = load([("glossaries/g.csv", content)])
    assert findings == []
    return selftest(glossary, Locale(source), only)


def test_sentences_that_hold_bring_no_finding_and_are_counted() -> None:
    """The source by the matcher, with context; the targets in inflected forms and compounds."""
    done = tried(
        PIT,
        f"{MINE},Un soldat pose des mines.|Les mines du soldat,Le charbon de la mine.,"
        "They laid mines.,Die Minen|ein Minenfeld,Die Mienen der Leute.",
    )
    assert done.findings == ()
    assert (done.concepts, done.examples, done.counterexamples) == (2, 6, 2)


@pytest.mark.parametrize(
    ("cells", "code", "said"),
    [
        # Another concept is found in it.
        ("Le charbon de la mine.,,,,", "glossary-example", "pit (“mine”)"),
        ("Un soldat pose un obus.,,,,", "glossary-example", "no concept"),
        (",,They laid bombs.,,", "glossary-example", "en_examples"),
        (",,,Sie legten Bomben.,", "glossary-example", "de_examples"),
        (",Le soldat et la mine.,,,", "glossary-counterexample", "“mine”"),
        (",,,,Sie legten Minen.", "glossary-counterexample", "“Minen”"),
    ],
)
def test_a_sentence_that_fails_is_named_at_its_row(cells: str, code: str, said: str) -> None:
    (finding,) = tried(PIT, f"{MINE},{cells}").findings
    sentence = cells.strip(",")
    assert (finding.code, finding.severity) == (code, Severity.ERROR)
    assert finding.where == Where("glossaries/g.csv", 3)
    assert sentence in finding.message
    assert said in finding.message
    assert finding.advice


def test_a_forbidden_form_in_an_example_is_a_contradiction() -> None:
    (finding,) = tried(
        "a,weapon,missile,missile,,Rakete,,rocket,,,,A missile is no rocket.,,"
    ).findings
    assert finding.code == "glossary-example"
    assert "“rocket”, which is forbidden" in finding.message


def test_the_source_language_of_the_project_decides_which_side_is_matched() -> None:
    """From German, both meanings are told apart by their German words alone."""
    row = f"{MINE},Le charbon de la mine.,,,,"
    assert len(tried(row, PIT, source="fr").findings) == 1
    assert tried(row, PIT, source="de").findings == ()


def test_a_region_is_not_tried_on_the_sentences_of_its_language() -> None:
    done = tried("d,military,défense,defense,defence,Abwehr,,,,,,A defense pact.,,")
    assert (done.sentences, done.findings) == (1, ())


def test_single_concepts_can_be_tried() -> None:
    assert tried(PIT, f"{MINE},Un obus.,,,,", only={"pit"}).findings == ()


def test_a_glossary_without_sentences_has_tried_nothing() -> None:
    assert tried(f"{MINE},,,,,") == SelfTest(0, 0, 0, ())
