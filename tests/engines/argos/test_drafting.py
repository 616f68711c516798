"""Drafting: what fails is tried in other ways, no more often than needed, in one batch each."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.engines.argos.drafting import Drafter
from l10n.engines.argos.engine import ArgosEngine
from l10n.engines.argos.runner import Runner
from l10n.engines.argos.search import Search
from l10n.model.locale import Locale

from .. import tiny_package

WORDS = {"chat": "cat", "noir": "black", "maison": "house", "dans": "in"}


class Watched:
    """A package whose searches are written down."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.searches: list[tuple[list[str], Search]] = []
        decode = Runner.decode

        def watching(runner: Runner, texts: list[str], tokenizer: object, search: Search) -> object:
            self.searches.append((list(texts), search))
            return decode(runner, texts, tokenizer, search)  # type: ignore[arg-type]

        monkeypatch.setattr(Runner, "decode", watching)
        self.engine = ArgosEngine(folder, threads=1)
        (package,) = self.engine._way(Locale("fr"), Locale("en"))
        self.drafter: Drafter = self.engine._drafter(package)


def test_good_drafts_are_decoded_once(built: Path, monkeypatch: pytest.MonkeyPatch):
    watched = Watched(built, monkeypatch)
    drafts = watched.drafter.translate(["le chat noir", "la maison en 2023"])
    assert [draft.text for draft in drafts] == ["le cat black", "la house en 2023"]
    assert [texts for texts, _ in watched.searches] == [["le chat noir", "la maison en 2023"]]


@pytest.fixture(scope="module")
def short_sighted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that loses the thread behind seven pieces."""
    folder = tmp_path_factory.mktemp("packages")
    tiny_package.build(folder / "translate-fr_en-1_0", "fr", "en", WORDS, steady=7)
    return folder


LONG = "chat noir dans maison, chat noir dans maison"
SHORT = "chat noir dans maison"


def test_what_loops_is_tried_without_repeats_then_in_halves(
    short_sighted: Path, monkeypatch: pytest.MonkeyPatch
):
    watched = Watched(short_sighted, monkeypatch)
    long, short = watched.drafter.translate([LONG, SHORT])
    assert short.text == "cat black in house"
    assert long.refused == ""
    assert long.text == "cat black in house, cat black in house"
    assert [(s.of(LONG), t.of(long.text)) for s, t in long.links][-2:] == [
        ("dans", "in"),
        ("maison", "house"),
    ]
    first, again, parts = watched.searches
    assert first[0] == [LONG, SHORT]
    assert (again[0], again[1].forbid_repeats) == ([LONG], 3)
    assert parts[0] == ["chat noir dans maison,", SHORT]


def test_what_fails_otherwise_is_looked_for_in_a_wider_beam_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    words = WORDS | {"152": "oui", "122": "oui"}
    tiny_package.build(tmp_path / "translate-fr_en-1_0", "fr", "en", words)
    watched = Watched(tmp_path, monkeypatch)
    texts = ["le canon 152", "le chat", "le canon 122"]
    drafts = watched.drafter.translate(texts)
    assert [draft.refused for draft in drafts] == ["it has lost 152", "", "it has lost 122"]
    (first, _), (again, wider) = watched.searches
    assert (first, again) == (texts, ["le canon 152", "le canon 122"])
    assert (wider.widening, wider.forbid_repeats) == (2, 0)
