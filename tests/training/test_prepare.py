"""The training mix is clean, weighted, free of duplicates and of held-out sentences."""

import csv
import lzma
from pathlib import Path

import pytest
from checking.grammar import write_corpora
from hypothesis import given
from hypothesis import strategies as st
from prepare import LEXICON, MixRow, Pair, favour, lexicon, mix, read_mix
from text.cleaning import acceptable, clean, german_quotes, straight_quotes
from text.heldout import HeldOut
from text.terms import Concept

TRAINING = Path(__file__).parents[2] / "training"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet="ab \"«»“”„(),.'", max_size=30))
def test_quotation_marks_change_but_no_letter_does(text: str) -> None:
    letters = [c for c in clean(text) if c.isalnum()]
    for rewritten in (straight_quotes(clean(text)), german_quotes(clean(text))):
        assert [c for c in rewritten if c.isalnum()] == letters


@pytest.mark.parametrize(
    ("text", "straight", "german"),
    [
        ("« Non », dit-il.", '"Non", dit-il.', "„Non“, dit-il."),
        ('Er sagte: "Nein".', 'Er sagte: "Nein".', "Er sagte: „Nein“."),
        ("the “old” and the “new”", 'the "old" and the "new"', "the „old“ and the „new“"),
        ('(voir "ici")', '(voir "ici")', "(voir „ici“)"),
        ('un écran de 15"', 'un écran de 15"', 'un écran de 15"'),
    ],
)
def test_quotation_marks_are_written_one_way(text: str, straight: str, german: str) -> None:
    assert straight_quotes(text) == straight
    assert german_quotes(text) == german


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("", "Something"),
        ("Voir <a href='x'>la page</a> du ministère", "See the ministry's page"),
        ("Une phrase qui est bien plus longue que sa traduction ne peut l'être.", "Short one."),
        ("1 2 3 4 5 6 7", "1 2 3 4 5 6 7"),
        ("This line was never translated.", "This line was never translated."),
    ],
)
def test_what_is_no_translation_is_left_out(source: str, target: str) -> None:
    assert not acceptable(source, target)


def test_a_name_may_stay_as_it_is() -> None:
    assert acceptable("Wikimedia Commons", "Wikimedia Commons")


def test_a_sentence_close_to_a_held_out_one_is_found() -> None:
    held_out = HeldOut(["Le port de la ville est fermé depuis hier soir à cause de la tempête."])
    assert held_out.close_to("Le port de la ville est fermé depuis hier soir, dit le maire.")
    assert not held_out.close_to("Le port de la capitale rouvre demain matin après la tempête.")


def test_corpora_become_one_mix(tmp_path: Path) -> None:
    """Duplicates and held-out sentences go; every line that was read is accounted for."""
    lines = [
        "Le ministre a signé l'accord.\tThe minister signed the agreement.",
        "Le ministre a signé l’accord.\tThe minister signed the agreement.",
        "Le  ministre a signé l'accord.\tThe minister signed the agreement.",
        "Elle a ouvert la séance à midi.\tShe opened the session at noon.",
        "\t",
    ]
    for folder in ("dev", "test", "fr-en"):
        (tmp_path / folder).mkdir()
    with lzma.open(tmp_path / "fr-en" / "news.tsv.xz", "wt", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    held_out = "Elle a ouvert la séance à midi.\tShe opened the meeting at noon.\n"
    (tmp_path / "test" / "set.fr-en.tsv").write_text(held_out, encoding="utf-8")
    (tmp_path / "dev" / "set.fr-en.tsv").write_text("", encoding="utf-8")
    pairs, report = mix(tmp_path, [MixRow("fr-en", "news", 2.0, 4.0)], seed=1)
    assert {pair.target for pair in pairs} == {"The minister signed the agreement."}
    assert (pairs[0].early, pairs[0].late) == (2.0, 4.0)
    counts = {key: value for key, value in report[0].items() if isinstance(value, int)}
    assert counts.pop("read") == len(lines) == sum(counts.values())
    assert counts["near_held_out"] == 1


def test_the_mix_is_the_same_for_any_number_of_processes(tmp_path: Path) -> None:
    write_corpora(tmp_path, train=300, held_out=30)
    rows = [MixRow(direction, "grammar", 1.0, 2.0) for direction in ("fr-en", "fr-de")]
    alone = mix(tmp_path, rows, seed=1)
    assert mix(tmp_path, rows, seed=1, processes=2) == alone
    assert sum(count.get("near_held_out", 0) for count in alone[1]) > 0


def test_what_speaks_of_the_subject_weighs_more() -> None:
    told = Pair("fr-en", "L'ONU vote.", "The UN votes.", 1, 0.5)
    other = Pair("fr-en", "Il dort.", "He sleeps.", 1, 0.5)
    weighted = favour([told, other], [Concept("organisation", {"fr": ("ONU",)})], 3)
    assert [(pair.early, pair.late) for pair in weighted] == [(3, 1.5), (1, 0.5)]


def test_terms_become_pairs_of_their_own() -> None:
    concept = Concept("organisation", {"fr": ("ONU", "Nations unies"), "en": ("UN",)})
    assert lexicon([concept, concept], ["fr-en", "fr-de", "fr-en"]) == [
        Pair("fr-en", "ONU", "UN", LEXICON, LEXICON),
        Pair("fr-en", "Nations unies", "UN", LEXICON, LEXICON),
    ]


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "test").mkdir()
    with pytest.raises(FileNotFoundError, match=r"absent\.tsv"):
        mix(tmp_path, [MixRow("fr-en", "absent", 1.0, 1.0)], seed=1)


def test_the_mix_table_is_well_formed() -> None:
    """Each corpus stands once for its pair, with weights that are not negative."""
    rows = read_mix(TRAINING / "mix.tsv")
    assert len(rows) > 10
    assert len({(row.direction, row.corpus) for row in rows}) == len(rows)
    assert all(row.early >= 0 and row.late >= 0 for row in rows)
    assert {row.licence for row in rows} == {"open", "research"}
    with (TRAINING / "mix.tsv").open(encoding="utf-8", newline="") as lines:
        assert all(len(fields) == 5 for fields in csv.reader(lines, delimiter="\t"))
