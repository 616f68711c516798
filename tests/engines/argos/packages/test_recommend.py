"""Recommendations: what is there, what would be better and its price, and nothing asked for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from l10n.engines.argos.packages.card import scores
from l10n.engines.argos.packages.installed import installed
from l10n.engines.argos.packages.pins import load_pins, recorded, renewed, save_pins
from l10n.engines.argos.packages.recommend import Advice, recommend
from l10n.engines.argos.packages.starter import Starter

CARD = """# A card

| set | pair | sentences | BLEU | chrF |
|---|---|---:|---:|---:|
| newstest (test) | fr→en | 3,003 | 14.4 | 41.7 |
| newstest (test) | fr→de | 1,026 | 8.9 | 37.3 |
| newstest2013 (development) | fr→en | 3,000 | 14.3 | 40.1 |

| corpus | pairs |
|---|---|
| fr→en | 7 |
"""


@pytest.fixture(autouse=True)
def official(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX", raising=False)


def put(models: Path, pair: str, version: str, card: str = "") -> None:
    source, target = pair.split("-")
    folder = models / f"translate-{source}_{target}-{version.replace('.', '_')}"
    folder.mkdir(parents=True)
    metadata = {"from_code": source, "to_code": target, "package_version": version}
    (folder / "metadata.json").write_text(json.dumps(metadata))
    if card:
        (folder / "README.md").write_text(card, encoding="utf-8")


def about(pair: str, models: Path, starters: tuple[Starter, ...] = ()) -> Advice:
    source, target = pair.split("-")
    return recommend([(source, target)], models, starters)[0]


def test_where_nothing_is_installed_the_official_package_and_its_price_are_named(tmp_path: Path):
    advice = about("fr-en", tmp_path / "packages")
    assert advice.installed == ()
    assert advice.better is not None
    assert advice.better.packages == ("translate-fr_en-1.9",)
    assert advice.better.download == 66_585_033
    assert advice.better.published == ("fr→en: FLORES BLEU 39.5, newstest2014 BLEU 35.3",)
    assert advice.better.commands == ("l10n models install fr en",)


def test_a_starter_is_known_by_its_manifest_and_its_card_is_read(tmp_path: Path):
    put(tmp_path, "fr-en", "1.0", CARD)
    advice = about("fr-en", tmp_path, (Starter("fr", "en", "translate-fr_en-1_0", ()),))
    assert [one.kind for one in advice.installed] == ["starter"]
    assert advice.installed[0].scores == ("newstest (test): BLEU 14.4, chrF 41.7",)
    assert advice.installed[0].bytes > len(CARD)
    assert advice.reason.startswith("A starter package")


def test_when_the_official_package_is_there_nothing_better_is_known(tmp_path: Path):
    put(tmp_path, "fr-en", "1.9")
    advice = about("fr-en", tmp_path)
    assert [one.kind for one in advice.installed] == ["official"]
    assert advice.better is None


def test_the_way_through_english_counts_only_what_is_missing(tmp_path: Path):
    put(tmp_path, "fr-en", "1.9")
    advice = about("fr-de", tmp_path)
    assert advice.installed == ()
    assert advice.better is not None
    assert advice.better.packages == ("translate-en_de-1.3",)
    assert advice.better.download == 150_508_297
    assert "nobody published a figure for fr→de" in advice.better.note
    put(tmp_path, "en-de", "1.3")
    assert [one.label for one in about("fr-de", tmp_path).installed] == [
        "translate-fr_en-1.9",
        "translate-en_de-1.3",
    ]


def test_a_direct_package_must_go_before_the_way_through_english_serves(tmp_path: Path):
    for pair, version in (("fr-de", "1.0"), ("fr-en", "1.9"), ("en-de", "1.3")):
        put(tmp_path, pair, version)
    better = about("fr-de", tmp_path).better
    assert better is not None
    assert better.packages == ()
    assert better.commands == ("l10n models remove fr-de",)


def test_an_older_version_and_a_package_of_ones_own_are_told_apart(tmp_path: Path):
    put(tmp_path / "a", "fr-en", "1.2")
    assert about("fr-en", tmp_path / "a").reason == "There is a newer version."
    put(tmp_path / "b", "fr-en", "20.0")
    assert "is not known" in about("fr-en", tmp_path / "b").reason


def test_a_pair_that_the_list_does_not_know_gets_no_promise(tmp_path: Path):
    advice = about("fr-xx", tmp_path)
    assert advice.better is None
    assert "--update" in advice.reason


def test_a_size_that_is_not_known_is_not_made_up(tmp_path: Path):
    better = about("fr-nl", tmp_path / "packages").better
    assert better is not None
    assert better.download is None


def test_a_package_that_was_recorded_counts_as_official(tmp_path: Path):
    models = tmp_path / "packages"
    offer = load_pins(models).offers[0]
    save_pins(recorded(renewed(load_pins(models), [offer]), offer), models)
    put(models, f"{offer.source}-{offer.target}", offer.version)
    assert about(f"{offer.source}-{offer.target}", models).installed[0].kind == "official"


@pytest.mark.parametrize("card", ["", "| set |", "|||\n|\n| pair | set | BLEU |\n| fr→en |", "\0"])
def test_a_card_without_scores_has_none(card: str, tmp_path: Path):
    put(tmp_path, "fr-en", "1.0", card)
    assert scores(installed(tmp_path)[0]) == ()
