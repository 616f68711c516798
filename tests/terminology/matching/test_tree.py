"""A text is read once for all phrases: the work grows with the text, not with the glossary."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import pytest

from l10n.model.finding import Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.terminology import Matcher
from l10n.terminology.matching.phrases import phrase
from l10n.terminology.matching.tree import Tree
from l10n.terminology.matching.words import Word, words


class Counted(Sequence[Word]):
    """Words that count how often one of them is looked at."""

    def __init__(self, found: Sequence[Word]) -> None:
        self.found = found
        self.looks = 0

    def __getitem__(self, at: int) -> Word:  # type: ignore[override]
        self.looks += 1
        return self.found[at]

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[Word]:
        for word in self.found:
            self.looks += 1
            yield word


def term(number: int, form: str) -> Term:
    return Term(f"t{number}", "term", {"fr": Rendering(form)}, Where("g.csv", number + 2))


def tree(forms: Sequence[str]) -> Tree:
    made = Tree()
    for number, form in enumerate(forms):
        one = term(number, form)
        compiled = phrase(form, one, "fr", one.renderings["fr"])
        assert compiled
        made.add(number, compiled, preferred=True)
    return made


def looks(made: Tree, text: str) -> int:
    counted = Counted(words(text))
    list(made.find(counted))
    return counted.looks


FORMS = [f"ministre de la chose{n}" for n in range(300)] + [
    f"chose{n} balistique" for n in range(300)
]


def sentence(chance: random.Random, length: int) -> str:
    some = [
        "ministre",
        "de",
        "la",
        "chose7",
        "chose299",
        "balistique",
        "russe",
        "le",
        "et",
        "parle",
    ]
    return " ".join(chance.choice(some) for _ in range(length))


@pytest.mark.parametrize("text", ["random", "ministre de la " * 900, "ministre russe " * 1350])
def test_twice_the_text_is_twice_the_work(text: str) -> None:
    made = tree(FORMS)
    whole = sentence(random.Random(1), 2700) if text == "random" else text
    half = whole[: len(whole) // 2]
    assert looks(made, whole) <= 2.1 * looks(made, half) + 20


def test_the_work_does_not_grow_with_the_glossary() -> None:
    text = sentence(random.Random(2), 2000)
    few = [form for form in FORMS if form.endswith(("chose7", "chose7 balistique", "chose299"))]
    assert looks(tree(FORMS), text) <= 1.2 * looks(tree(few + FORMS[:10]), text)


def test_context_is_looked_for_once_a_text() -> None:
    """Many homographs in one text do not make each of them read all of it again."""
    terms = (
        Term("pit", "term", {"fr": Rendering("mine")}, Where("g.csv", 2), context=("charbon",)),
        Term("bomb", "term", {"fr": Rendering("mine")}, Where("g.csv", 3), context=("soldat",)),
    )
    built = Matcher(Glossary(terms), "fr")
    found = built.find("la mine de charbon " * 3000)
    assert len(found) == 3000
    assert {match.term.concept for match in found} == {"pit"}
