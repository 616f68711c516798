"""Guards: what an engine must not be believed, and what only looks wrong."""

from __future__ import annotations

import pytest

from l10n.engines.guards import already, evidence, loop, refusal

REFUSED = [
    ("Le chat dort.", "", "empty"),
    ("Le chat dort.", "  \n", "empty"),
    ("Le chat dort.", "The cat \ufffd sleeps.", "no text"),
    ("La Russie a signé.", "Россия подписала.", "Cyrillic"),
    ("Le ministre a parlé.", "The minister said said said said.", "repeats"),
    (
        "Le ministre a parlé à Séoul.",
        "The President of the President of the President of the Republic.",
        "repeats",
    ),
    (
        "La Russie et la Corée du Nord ont signé.",
        "La Russie et la Corée du Nord ont signé.",
        "once",
    ),
    ("Livraisons d'armes nucléaires", "Livraisons d'armes nucléaires", "once"),
    ("Les États-Unis", "Les États-Unis", "once"),
    ("Oui, bien sûr.", "Yes, " + "and so it went on and on in many other words " * 2, "too long"),
    (
        "Les analystes estiment que la fourniture d'armes par la Corée du Nord est une possibilité.",
        "Analysts.",
        "too short",
    ),
    ("Le canon de 152 mm a tiré.", "The gun has fired.", "lost 152"),
    ("Il y a 1 250 obus et 75 canons.", "There are shells and guns.", "lost 1 250, 75"),
]

FINE = [
    ("Le chat dort.", "The cat sleeps."),
    ("Wikimedia Commons", "Wikimedia Commons"),
    ("KN-23", "KN-23"),
    ("152 mm", "152 mm"),
    ("Kim Jong Un", "Kim Jong Un"),
    ("Frederic Spohr", "Frederic Spohr"),
    ("Defense & Security", "Defense & Security"),
    ("The Financial Times and the BBC", "The Financial Times and the BBC"),
    ("Opinion", "Opinion"),
    ("La lettre grecque μ", "The Greek letter μ"),
    ("Il écrit « Москва ».", "He writes “Москва”."),
    ("Non, non, non, non !", "No, no, no, no!"),
    ("« Très très très très loin »", "“Far far far far away”"),
    ("Oui.", "Yes, indeed."),
    ("Le Mississippi et les couscous", "The Mississippi and the couscous"),
    ("« Hahaha », dit-il.", "“Hahahaha”, he said."),
    ("Il a 75 ans.", "He is seventy-five."),
    ("Le 12 septembre 2023, il pleut.", "It rains."),
    ("1 2 3 4 1 2 3 4 1 2 3 4", "1 2 3 4 1 2 3 4 1 2 3 4"),
]


@pytest.mark.parametrize(("source", "draft", "reason"), REFUSED)
def test_noise_is_no_draft(source: str, draft: str, reason: str):
    assert reason in refusal(source, draft, "fr", "en")


@pytest.mark.parametrize(("source", "draft"), FINE)
def test_what_only_looks_wrong_is_a_draft(source: str, draft: str):
    assert refusal(source, draft, "fr", "en") == ""


def test_the_same_noun_in_french_and_german_is_no_untranslated_text():
    assert refusal("Analyse", "Analyse", "fr", "de") == ""


@pytest.mark.parametrize(
    ("text", "stuck"),
    [
        ("a b c a b c a b c", "a b c"),
        ("so it goes and so it goes again", ""),
        ("no no no", ""),
        ("no no no no", "no"),
        (". . . . . . . .", ""),
        ("", ""),
    ],
)
def test_a_loop_is_a_run_that_comes_again_and_again(text: str, stuck: str):
    assert " ".join(sorted(loop(text.split()))) == " ".join(sorted(stuck.split()))


def test_a_long_text_around_one_phrase_is_a_loop_too():
    words = []
    for number in range(10):
        words += ["the", "north", "korean", f"w{number}"]
    assert loop(words) == ("the", "north", "korean")


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [("Le chat et la souris", "fr", 3), ("Kim Jong Un", "fr", 0), ("the end of it", "en", 3)],
)
def test_evidence_counts_words_of_one_language_only(text: str, language: str, count: int):
    assert evidence(text, language) == count


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("The Financial Times and the BBC", True),
        ("Kim Jong Un", False),
        ("Le Financial Times and the BBC", False),
        ("Wikimedia Commons", False),
        ("Il a dit « the end of the war ».", False),
    ],
)
def test_a_line_is_in_the_target_language_when_nothing_speaks_for_the_source(
    text: str, there: bool
):
    assert already(text, "fr", "en") is there
