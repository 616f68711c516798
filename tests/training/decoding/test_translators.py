"""The models of the project can be evaluated as packages and as they are stored."""

import json
from pathlib import Path

import pytest
from decoding.search import Search
from decoding.translators import Built, Packages, stored

MODELS = Path(__file__).parents[3] / "models"
TEXTS = ["Le président est à Paris.", "Il pleut."]


def test_stored_packages_translate_through_the_products_engine() -> None:
    done: list[int] = []
    with stored(MODELS, threads=1) as engine:
        drafts = engine.translate(TEXTS, "fr", "en", done.append)
    assert sum(done) == len(TEXTS)
    assert all(draft.text or draft.refused for draft in drafts)


def test_a_stored_model_translates_without_the_product() -> None:
    model = json.loads((MODELS / "MANIFEST.json").read_text("utf-8"))["models"][0]
    done: list[int] = []
    engine = Built(MODELS / model["name"], threads=1, search=Search(beam=2))
    drafts = engine.translate(TEXTS, "fr", model["packages"][0]["to"], done.append)
    assert sum(done) == len(TEXTS)
    assert all(draft.text and "__" not in draft.text for draft in drafts)


def test_what_is_missing_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such folder"):
        Packages(tmp_path / "none", threads=1)
    with pytest.raises(RuntimeError, match="No installed package translates from fr to en"):
        Packages(tmp_path, threads=1).translate(TEXTS, "fr", "en", print)
    with pytest.raises(RuntimeError, match="no starter packages"), stored(tmp_path, threads=1):
        pass
