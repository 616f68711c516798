"""The models that come with the checkout are whole, and draft what a first trial needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from l10n.engines import engine
from l10n.engines.argos.packages.starter import install_starter, verify_starter
from l10n.engines.base import Engine
from l10n.model.locale import Locale
from tests.workflow.newsroom import CHECKOUT

MODELS = CHECKOUT / "models"
LIMIT = 12_000_000
"""Bytes of all models together: a clone has every version of them for ever."""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages")
    install_starter(MODELS, folder, only=["fr-en", "fr-de", "en-de"])
    return folder


@pytest.fixture(scope="module")
def argos(packages: Path) -> Engine:
    return engine("argos", packages)


def test_every_file_is_the_one_that_was_measured() -> None:
    assert verify_starter(MODELS) == []
    listed = json.loads((MODELS / "MANIFEST.json").read_text(encoding="utf-8"))
    sizes = [file["bytes"] for model in listed["models"] for file in model["shared"]]
    assert 0 < sum(sizes) < LIMIT


WORDS = {
    "en": {"russe": "Russian", "septembre": "September", "Paris": "Paris"},
    "de": {"russe": "russische", "septembre": "September", "Paris": "Paris"},
}


@pytest.mark.parametrize("target", ["en", "de"])
def test_the_attention_that_the_package_names_tells_which_word_became_which(
    argos: Engine, target: str
) -> None:
    sentence = "Le président russe est arrivé à Paris en septembre."
    (draft,) = argos.translate([sentence], Locale("fr"), Locale(target))
    links = {source.of(sentence): made.of(draft.text) for source, made in draft.links}
    assert {word: links.get(word) for word in WORDS[target]} == WORDS[target]


@pytest.mark.parametrize("target", ["en", "de"])
def test_a_plain_sentence_gets_a_draft_with_links_to_its_words(argos: Engine, target: str) -> None:
    sentence = "Le président russe a rencontré le dirigeant nord-coréen en septembre."
    (draft,) = argos.translate([sentence], Locale("fr"), Locale(target))
    assert draft.refused == ""
    assert draft.text != sentence
    assert draft.links
    for source, made in draft.links:
        assert source.of(sentence).strip()
        assert made.of(draft.text).strip()


def test_a_batch_gives_what_its_sentences_give_alone(argos: Engine) -> None:
    sentences = ["Il pleut à Paris.", "La réunion a duré quatre heures.", "Il pleut à Paris."]
    together = argos.translate(sentences, Locale("fr"), Locale("en"))
    assert together[0] == together[2]
    alone = [argos.translate([text], Locale("fr"), Locale("en"))[0] for text in sentences]
    assert [draft.text for draft in together] == [draft.text for draft in alone]


def test_argostranslate_itself_lists_what_is_installed(packages: Path, tmp_path: Path) -> None:
    program = (
        "from argostranslate import package\n"
        "for one in package.get_installed_packages(): print(one.from_code, one.to_code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"ARGOS_PACKAGES_DIR": str(packages), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    listed = json.loads((MODELS / "MANIFEST.json").read_text(encoding="utf-8"))["models"]
    pairs = [f"{package['from']} {package['to']}" for one in listed for package in one["packages"]]
    assert pairs
    assert sorted(done.stdout.splitlines()) == sorted(pairs)
