"""The script that says where a glossary's renderings are attested counts right."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from glossaries.attest import attested, source_of
from glossaries.cldr import cldr_names
from glossaries.parallel import ENOUGH, PAIRS, Tally, tally
from l10n.model.glossary import Glossary
from l10n.terminology import load

ROWS = """\
concept,type,fr,en,de,en_variants,source
missile,weapon,missile,missile,Rakete,,
short_range_missile,weapon,missile à courte portée,short-range missile,Kurzstreckenrakete,,
shell,weapon,obus,shell,Granate,round,own name: example.org
moscow,place,Moscou,Moscow,Moskau,,
merkel,person,Angela Merkel,Angela Merkel,Angela Merkel,,
"""
LINES = {
    "fr-en": [
        ("Les missiles ont volé.", "The missiles flew."),
        ("Un missile est tombé.", "A rocket fell."),
        ("Le missile à courte portée est tombé.", "The short-range missile fell."),
        ("Rien ne s'est passé.", "Nothing missile-like happened."),
    ],
    "fr-de": [("Deux missiles sont tombés.", "Zwei Raketen sind gefallen.")],
    "en-de": [
        ("The first round ended.", "Die erste Runde ist vorbei."),
        ("Angela Merkel spoke.", "Angela Merkel sprach."),
    ],
}


@pytest.fixture
def glossary() -> Glossary:
    read, findings = load([("rows.csv", ROWS.encode())])
    assert findings == []
    return read


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    for pair, lines in LINES.items():
        path = tmp_path / pair / "wmt-news.tsv.xz"
        path.parent.mkdir()
        text = "".join(f"{source}\t{target}\n" for source, target in lines)
        path.write_bytes(lzma.compress(text.encode()))
    return tmp_path


@pytest.fixture
def tallies(glossary: Glossary, corpora: Path) -> dict[str, dict[str, Tally]]:
    return tally(glossary, corpora, {term.concept for term in glossary.terms})


def test_it_counts_sentences_with_both_sides_inflected_or_not(
    tallies: dict[str, dict[str, Tally]],
) -> None:
    """*short-range missile* belongs to the longer concept alone; *rocket* is another rendering."""
    counts = {
        (concept, pair): (one.held.total(), one.seen)
        for concept, pairs in tallies.items()
        for pair, one in pairs.items()
        if one.seen
    }
    assert counts == {
        ("missile", "fr-en"): (1, 2),
        ("missile", "fr-de"): (1, 1),
        ("short_range_missile", "fr-en"): (1, 1),
        ("merkel", "en-de"): (1, 1),
    }
    assert tallies["missile"]["fr-en"].lost == [("Un missile est tombé.", "A rocket fell.")]


def test_an_english_variant_of_one_common_word_is_no_evidence(
    tallies: dict[str, dict[str, Tally]],
) -> None:
    assert tallies["shell"]["en-de"].seen == 0


def test_the_source_names_corpus_pair_and_count_and_keeps_what_is_by_hand(
    glossary: Glossary, tallies: dict[str, dict[str, Tally]]
) -> None:
    names = cldr_names()
    sources = {one.concept: source_of(one, tallies[one.concept], names) for one in glossary.terms}
    assert sources == {
        "missile": "wmt-news fr-en 1, wmt-news fr-de 1",
        "short_range_missile": "wmt-news fr-en 1",
        "shell": "own name: example.org",
        "moscow": "CLDR",
        "merkel": "wmt-news en-de 1",
    }
    unattested = [one.concept for one in glossary.terms if not attested(one, sources[one.concept])]
    assert unattested == ["short_range_missile"]


def test_no_more_sentences_are_looked_at_than_prove_something(
    glossary: Glossary, tmp_path: Path
) -> None:
    for pair in PAIRS:
        path = tmp_path / pair / "wmt-news.tsv.xz"
        path.parent.mkdir()
        path.write_bytes(lzma.compress(b"Moscou et un obus\tMoscow\n" * (3 * ENOUGH)))
    tallies = tally(glossary, tmp_path, {"moscow"})
    assert tallies["moscow"]["fr-en"].seen == ENOUGH
    assert set(tallies) == {"moscow"}


def test_a_folder_without_corpora_is_told(glossary: Glossary, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="Name the folder of the corpora"):
        tally(glossary, tmp_path, {"moscow"})
