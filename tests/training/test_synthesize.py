"""Synthetic pairs are filtered, and their making can be broken off and gone on with."""

import lzma
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from decoding.search import bound
from decoding.translators import Draft, Tell
from synthesize import Plan, default_name, read_inputs, read_options, synthesize
from text.slices import GrowingFile
from text.soundpairs import unfit

from l10n.engines.guards import evidence

ORIGINAL = "The minister has signed the agreement with the 35 countries of the union."
MADE = "Le ministre a signé l'accord avec les 35 pays de l'union."


@pytest.mark.parametrize(
    ("made", "problem"),
    [
        (MADE, ""),
        (" ", "empty"),
        ("Oui.", "length"),
        (MADE[:30] + " de la de la de la de la", "loop"),
        ("Le minister a signed the agreement avec les 35 countries de l'union.", "copied"),
        ("Der Minister hat das Abkommen mit den 35 Staaten der Union unterzeichnet.", "language"),
        (MADE.replace("35", "53"), "numbers"),
        ("<b>" + MADE, "unacceptable"),
    ],
)
def test_what_is_not_fit_to_train_on_is_named(made: str, problem: str) -> None:
    assert unfit(ORIGINAL, made, ("en", "fr"), evidence) == problem


def test_a_plan_says_which_side_is_new() -> None:
    made = Plan("en-de", "fr", tag="¤")
    assert made.direction == "fr-de"
    assert made.languages == ("en", "fr")
    assert made.pair("the house", "das Haus", "la maison") == "¤ la maison\tdas Haus"
    distilled = Plan("en-de", "de", distil=True)
    assert distilled.direction == "en-de"
    assert distilled.pair("the house", "das Haus", "ein Haus") == "the house\tein Haus"
    assert default_name(made, sample=True) == "synthetic-en-sample-tagged.tsv.xz"


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    (tmp_path / "en-de").mkdir()
    rows = "".join(f"This is sentence {n}.\tDas ist Satz {n}.\n" for n in (11, 12, 13, 12, 14))
    (tmp_path / "en-de" / "news.tsv").write_text(rows, encoding="utf-8")
    (tmp_path / "en-de" / "synthetic-x.tsv").write_text("No\tNein\n", encoding="utf-8")
    table = "pair\tsource\tearly\tlate\nen-de\tnews\t1\t1\nen-de\tsynthetic-x\t1\t1\n"
    (tmp_path / "mix.tsv").write_text(table, encoding="utf-8")
    return tmp_path


def test_inputs_are_distinct_and_not_synthetic_themselves(corpora: Path) -> None:
    found = read_inputs(corpora, corpora / "mix.tsv", "en-de", [])
    assert [source[-3:] for source, _ in found] == ["11.", "12.", "13.", "14."]
    with pytest.raises(ValueError, match="no en-de corpus called books"):
        read_inputs(corpora, corpora / "mix.tsv", "en-de", ["books"])
    with pytest.raises(ValueError, match="names no fr-de corpus"):
        read_inputs(corpora, corpora / "mix.tsv", "fr-de", [])


class WordByWord:
    """An engine that knows three words of French."""

    def translate(self, texts: Sequence[str], source: str, target: str, tell: Tell) -> list[Draft]:
        words = {"This": "Voici", "is": "la", "sentence": "phrase"}
        tell(len(texts))
        return [Draft(" ".join(words.get(word, word) for word in text.split())) for text in texts]


def test_a_run_that_was_broken_off_ends_as_one_that_was_not(corpora: Path) -> None:
    """Even when a kill left half a line behind the last slice."""
    inputs = read_inputs(corpora, corpora / "mix.tsv", "en-de", [])
    plan = Plan("en-de", "fr")
    never = float("inf")
    whole = GrowingFile(corpora / "fr-de" / "whole.tsv.xz", {"seed": 1})
    assert synthesize(WordByWord(), inputs, plan, whole, 3, never, evidence)
    whole.finish()

    path = corpora / "fr-de" / "parts.tsv.xz"
    first = GrowingFile(path, {"seed": 1})
    assert synthesize(WordByWord(), inputs[:3], plan, first, 3, never, evidence)
    assert not synthesize(WordByWord(), inputs, plan, first, 3, time.monotonic(), evidence)
    with first.part.open("a", encoding="utf-8") as part:
        part.write("Voici la phr")
    second = GrowingFile(path, {"seed": 1})
    assert second.done == 3
    assert synthesize(WordByWord(), inputs, plan, second, 3, never, evidence)
    second.finish()

    lines = lzma.decompress(path.read_bytes()).decode().splitlines()
    assert lines == [f"Voici la phrase {n}.\tDas ist Satz {n}." for n in (11, 12, 13, 14)]
    assert path.read_bytes() == whole.out.read_bytes()
    assert sorted(p.name for p in path.parent.iterdir()) == ["parts.tsv.xz", "whole.tsv.xz"]


def test_a_file_is_not_gone_on_with_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "fr-de" / "new.tsv.xz"
    GrowingFile(path, {"seed": 1}).append(["a\tb"], 1, Counter(kept=1))
    with pytest.raises(ValueError, match="other settings"):
        GrowingFile(path, {"seed": 2})
    again = GrowingFile(path, {"seed": 1})
    assert (again.done, again.counts) == (1, Counter(kept=1))
    again.part.write_text("")
    with pytest.raises(ValueError, match="shorter than"):
        GrowingFile(path, {"seed": 1})
    again.index.write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="cannot be read"):
        GrowingFile(path, {"seed": 1})
    path.write_bytes(b"")
    with pytest.raises(ValueError, match="there already"):
        GrowingFile(path, {"seed": 1})


def test_the_command_line_is_checked() -> None:
    base = ["--built", "m", "--corpora", "c"]
    assert read_options([*base, "--source-of", "en-de", "--make", "fr"]).make == "fr"
    for wrong in (
        ["--source-of", "en-de"],
        ["--distil", "ende"],
        ["--distil", "fr-en", "--make", "fr"],
    ):
        with pytest.raises(SystemExit):
            read_options([*base, *wrong])


@pytest.mark.parametrize(("pieces", "most"), [(1, 42), (16, 42), (17, 74), (32, 74), (200, 522)])
def test_the_bound_is_the_products(pieces: int, most: int) -> None:
    assert bound(pieces) == most
