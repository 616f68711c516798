"""The card's table tells of every corpus how much of it was used, how often, and under which licence."""

from card import table

COUNTS = {
    ("fr-en", "news"): {"kept": 1200},
    ("fr-de", "news"): {"kept": 300},
    ("fr-en", "law"): {"kept": 40, "unfit": 2},
}
MIX = {
    ("fr-en", "news"): {"early": "2", "late": "4"},
    ("fr-de", "news"): {"early": "3", "late": "4"},
    ("fr-en", "law"): {"early": "0.2", "late": "0"},
}
SOURCES = {
    ("fr-en", "law"): {"domain": "EU law", "licence": "EU reuse"},
    ("fr-de", "news"): {"domain": "news", "licence": "research use"},
}


def test_a_row_has_pairs_weights_and_licence_and_the_largest_corpus_is_first():
    assert table(COUNTS, MIX, SOURCES).splitlines() == [
        "| corpus | text | fr→de | fr→en | seen (early / late) | licence |",
        "| --- | --- | ---: | ---: | --- | --- |",
        "| news | news | 300 | 1,200 | fr-de 3/4 · fr-en 2/4 | research use |",
        "| law | EU law | – | 40 | fr-en 0.2/0 | EU reuse |",
        "| **all** |  | **300** | **1,240** |  |  |",
    ]


def test_a_corpus_that_the_list_of_sources_does_not_know_is_still_named():
    assert "| law | – | 40 | 0.2/0 | – |" in table({("fr-en", "law"): {"kept": 40}}, MIX, {})
