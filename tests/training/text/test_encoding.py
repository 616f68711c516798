"""The mix as numbers says what the mix says as text, and is made again where it has to be."""

import os
import sys
from pathlib import Path

import numpy as np
import pytest
import sentencepiece
import vocabulary
from checking.grammar import every_sentence
from text.encoding import load_or_encode


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a mix of two directions and its vocabulary."""
    folder = tmp_path_factory.mktemp("work")
    rows = [
        f"fr-{language}\t2\t0.5\t{sentence['fr']}\t{sentence[language]}\n"
        for sentence in list(every_sentence())[::60]
        for language in ("en", "de")
    ]
    (folder / "mix.tsv").write_text("".join(rows), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["vocabulary.py", "--work", str(folder), "--size", "420"])
        vocabulary.main()
    return folder


def test_the_pieces_of_a_pair_are_its_sentences(work: Path, tmp_path: Path) -> None:
    model = work / "sentencepiece.model"
    corpus = load_or_encode(work / "mix.tsv", model, tmp_path / "mix.npz")
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model))
    rows = [row.split("\t") for row in (work / "mix.tsv").read_text("utf-8").splitlines()]
    assert len(corpus) == len(rows) > 100
    for number, (direction, early, late, source, target) in list(enumerate(rows))[::50]:
        for ids, at, text in (
            (corpus.sources, corpus.source_at, source),
            (corpus.targets, corpus.target_at, target),
        ):
            assert pieces.decode(ids[at[number] : at[number + 1]].tolist()) == text
        assert corpus.names[corpus.directions[number]] == direction
        assert pieces.id_to_piece(int(corpus.tags[number])) == f"__{direction[3:]}__"
        assert (corpus.early[number], corpus.late[number]) == (float(early), float(late))


def test_the_cache_is_enough_to_train_from_elsewhere(work: Path, tmp_path: Path) -> None:
    model, cache = work / "sentencepiece.model", tmp_path / "mix.npz"
    made = load_or_encode(work / "mix.tsv", model, cache)
    found = load_or_encode(tmp_path / "mix.tsv", model, cache)
    assert np.array_equal(found.sources, made.sources)
    assert [path.name for path in tmp_path.iterdir()] == ["mix.npz"], "no draft stays"


@pytest.mark.parametrize("damage", ["older form", "cut off", "older than the mix"])
def test_a_cache_that_cannot_serve_is_made_again(work: Path, tmp_path: Path, damage: str) -> None:
    model, cache = work / "sentencepiece.model", tmp_path / "mix.npz"
    made = load_or_encode(work / "mix.tsv", model, cache)
    if damage == "older form":
        np.savez(cache, sources=made.sources)
    elif damage == "cut off":
        cache.write_bytes(cache.read_bytes()[:1000])
    else:
        np.savez(cache, sources=made.targets)
        os.utime(cache, (0, 0))
    assert np.array_equal(load_or_encode(work / "mix.tsv", model, cache).sources, made.sources)


def test_an_empty_mix_is_named(work: Path, tmp_path: Path) -> None:
    (tmp_path / "mix.tsv").write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match=r"mix\.tsv is empty"):
        load_or_encode(tmp_path / "mix.tsv", work / "sentencepiece.model", tmp_path / "mix.npz")
