"""Missing terms are written by an engine that can begin with them, and nothing else is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.pseudo import PseudoEngine
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.model.translation import Continued, Opening, Translation
from l10n.terminology import Matcher, load, right
from l10n.workflow.drafting.redecode import Redecoded, keeps, redecode

FR, EN = Locale("fr"), Locale("en")
GLOSSARY = """\
concept,type,fr,en,pos
black_sea,place,mer Noire,Black Sea,proper noun
shell,weapon,obus,shell,noun
drone,weapon,drone,drone,noun
"""


class Scripted(PseudoEngine):
    """Goes on as a table says: what it writes behind an opening, by the opening's last word."""

    def __init__(self, rest: Mapping[str, str], *pairs: str, behind: float = -0.5) -> None:
        self.rest = rest
        self.pairs = pairs
        self.behind = behind
        self.asked: list[list[Opening]] = []

    def continue_with(
        self, openings: Sequence[Opening], source: Locale, target: Locale
    ) -> list[Continued]:
        self.asked.append(list(openings))
        return [self._made(one) for one in openings]

    def _made(self, opening: Opening) -> Continued:
        way = opening.ways[0]
        text = way + self.rest[way.rsplit(" ", 1)[-1]]
        made = Translation(text, linked(opening.text, text, self.pairs), score=-0.6)
        return Continued(made, self.behind)


def linked(source: str, draft: str, pairs: Sequence[str]) -> tuple[tuple[Span, Span], ...]:
    """Links from ``source words=draft words``; what the draft does not have is left out."""
    found = []
    for pair in pairs:
        left, right = pair.split("=")
        if right in draft:
            origin = Span(source.index(left), source.index(left) + len(left))
            found.append((origin, Span(draft.index(right), draft.index(right) + len(right))))
    return tuple(found)


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    found, findings = load([("small.csv", GLOSSARY.encode())])
    assert not findings
    return found


def run(
    glossary: Glossary, engine: PseudoEngine, source: str, draft: str, *pairs: str
) -> Redecoded:
    matcher = Matcher(glossary, "fr")
    made = Translation(draft, linked(source, draft, pairs), score=-0.5)
    matches = [matcher.find(source)]
    return redecode([source], [made], matches, engine, FR, matcher.targets(EN))[0]


def test_a_missing_term_is_begun_with_where_its_words_stand(glossary: Glossary):
    engine = Scripted({"Sea": " today."})
    made = run(glossary, engine, "Il va en mer Noire.", "He goes to the sombre water.",
               "mer Noire=sombre")  # fmt: skip
    assert made.translation.text == "He goes to the Black Sea today."
    assert made.concepts == ("black_sea",)
    assert len(engine.asked) == 1


def test_a_term_that_is_there_asks_for_nothing(glossary: Glossary):
    engine = Scripted({})
    made = run(glossary, engine, "Il va en mer Noire.", "He goes to the Black Sea.")
    assert made.translation.text == "He goes to the Black Sea."
    assert engine.asked == []


def test_two_terms_are_put_right_from_left_to_right(glossary: Glossary):
    pairs = ("drones=Bees", "obus=grenades")
    engine = Scripted({"Drones": " and grenades fly.", "shell": "s fly."}, *pairs)
    made = run(glossary, engine, "Des drones et des obus volent.", "Bees and grenades fly.", *pairs)
    assert made.translation.text == "Drones and shells fly."
    assert made.concepts == ("drone", "shell")
    assert [len(batch) for batch in engine.asked] == [1, 1]


@pytest.mark.parametrize(
    ("rest", "behind"),
    [
        (" today, today, today and today.", -0.5),  # doubled
        (" on 4 May.", -0.5),  # a number from nowhere
        ("", -0.5),  # cut short
        (" today.", -3.0),  # far less likely
    ],
)
def test_what_makes_the_sentence_worse_is_not_taken(glossary: Glossary, rest: str, behind: float):
    draft = "He goes to the sombre water."
    made = run(glossary, Scripted({"Sea": rest}, behind=behind), "Il va en mer Noire.", draft,
               "mer Noire=sombre")  # fmt: skip
    assert made.translation.text == draft
    assert made.concepts == ()


def test_another_term_must_not_be_lost(glossary: Glossary):
    draft = "In the sombre water the drone flies."
    made = run(glossary, Scripted({"Sea": " the bee flies."}), "En mer Noire, le drone vole.",
               draft, "mer Noire=sombre")  # fmt: skip
    assert made.translation.text == draft


def test_an_engine_that_cannot_be_told_how_to_begin_leaves_all_as_it_is(glossary: Glossary):
    made = run(glossary, PseudoEngine(), "En mer Noire.", "In the sombre water.")
    assert made.translation.text == "In the sombre water."
    assert made.concepts == ()


def test_a_refused_draft_asks_for_nothing(glossary: Glossary):
    engine = Scripted({})
    refused = Translation("", refused="it is empty")
    matcher = Matcher(glossary, "fr")
    source = "En mer Noire."
    made = redecode([source], [refused], [matcher.find(source)], engine, FR, matcher.targets(EN))[0]
    assert made.translation == refused
    assert engine.asked == []


class Wild(PseudoEngine):
    """Goes on with anything, linked to anything."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data

    def continue_with(
        self, openings: Sequence[Opening], source: Locale, target: Locale
    ) -> list[Continued]:
        return [self._made(one) for one in openings]

    def _made(self, opening: Opening) -> Continued:
        text = self.data.draw(st.sampled_from([*opening.ways, ""])) + self.data.draw(RESTS)
        links = self.data.draw(st.lists(st.tuples(SPANS, SPANS), max_size=4))
        inside = tuple((origin, to) for origin, to in links if to.end <= len(text))
        return Continued(Translation(text, inside, -0.5), -0.5)


RESTS = st.sampled_from(["", ".", " shell drone.", " Black Sea", " drone 12.", "s and the sea"])
SPANS = st.tuples(st.integers(0, 30), st.integers(0, 8)).map(lambda at: Span(at[0], sum(at)))


@given(st.data())
def test_whatever_an_engine_writes_no_fewer_terms_are_right(
    glossary: Glossary, data: st.DataObject
):
    matcher = Matcher(glossary, "fr")
    targets = matcher.targets(EN)
    source = "Un drone, un obus en mer Noire."
    matches = matcher.find(source)
    words = ["a", "drone", "shell", "Black", "Sea", "the", "bee", "in"]
    draft = " ".join(data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=9)))
    links = data.draw(st.lists(st.tuples(SPANS, SPANS), max_size=6))
    inside = tuple((origin, to) for origin, to in links if to.end <= len(draft))
    free = Translation(draft, inside, -0.5)
    (made,) = redecode([source], [free], [matches], Wild(data), FR, targets)
    before = right(free, matches, targets)
    after = right(made.translation, matches, targets)
    assert len(after) >= len(before)
    assert made.translation == free or made.concepts
    assert keeps(source, draft, made.translation.text, "en")


@pytest.mark.parametrize(
    ("source", "old", "new", "kept"),
    [
        ("Un obus de 152 mm", "A grenade of 152 mm", "A shell of 152 mm", True),
        ("Un obus de 152 mm", "A grenade of 152 mm", "A shell of 125 mm", False),
        ("Le missile KN-23", "The rocket KN-23", "The missile KN-24", False),
        ("Voir https://a.org/b", "See https://a.org/b", "See https://a.org", False),
        ("Un obus de 80 cm et de 5 kg", "A grenade of 80 cm", "A shell of 80 cm and 5 kg", True),
        ("Un obus de 80 cm et de 5 kg", "A grenade of 80 cm", "A shell of 5 kg", False),
        ("Le 12 mai 2023", "On 12 May 2023", "May 12, 2023", True),
    ],
)
def test_numbers_designations_and_addresses_are_kept(source: str, old: str, new: str, kept: bool):
    assert keeps(source, old, new, "en") is kept
