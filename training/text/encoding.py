"""The training mix as arrays of piece ids, kept beside the mix so that it is encoded once."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Corpus:
    """Encoded pairs: ids in two flat arrays with offsets, then one value for each pair.

    Pair i has the source pieces `sources[source_at[i] : source_at[i + 1]]`, without tag and end
    mark; `directions[i]` is an index into `names` (fr-en, fr-de …), `tags[i]` the id of the
    target's control symbol, `early` and `late` its weights.
    """

    sources: NDArray[np.uint16]
    source_at: NDArray[np.int64]
    targets: NDArray[np.uint16]
    target_at: NDArray[np.int64]
    tags: NDArray[np.int32]
    early: NDArray[np.float32]
    late: NDArray[np.float32]
    directions: NDArray[np.uint8]
    names: NDArray[np.str_]

    def __len__(self) -> int:
        return len(self.tags)

    def lengths(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the pieces of each source and target, without end marks."""
        return np.diff(self.source_at), np.diff(self.target_at)


def flat(lists: list[list[int]]) -> tuple[NDArray[np.uint16], NDArray[np.int64]]:
    """Join lists of ids; return them and where each begins, one offset more than lists."""
    at = np.zeros(len(lists) + 1, dtype=np.int64)
    np.cumsum([len(ids) for ids in lists], out=at[1:])
    return np.fromiter((i for ids in lists for i in ids), np.uint16, int(at[-1])), at


def encode_mix(mix: Path, vocabulary: Path) -> Corpus:
    """Encode `mix.tsv` (direction, early, late, source, target) with the SentencePiece model."""
    import sentencepiece

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    if pieces.get_piece_size() > 2**16:
        raise ValueError(f"{vocabulary} has more than 65,536 pieces")
    with mix.open(encoding="utf-8") as rows:
        table = [row.rstrip("\n").split("\t") for row in rows]
    if not table:
        raise ValueError(f"{mix} is empty")
    names, directions = np.unique([row[0] for row in table], return_inverse=True)
    tag_of = np.array([pieces.piece_to_id(f"__{name.split('-')[1]}__") for name in names])
    return Corpus(
        *flat(pieces.encode([row[3] for row in table], num_threads=2)),
        *flat(pieces.encode([row[4] for row in table], num_threads=2)),
        tag_of[directions].astype(np.int32),
        np.array([float(row[1]) for row in table], dtype=np.float32),
        np.array([float(row[2]) for row in table], dtype=np.float32),
        directions.astype(np.uint8),
        names,
    )


def load_or_encode(mix: Path, vocabulary: Path, cache: Path) -> Corpus:
    """Return the encoded mix, from the cache when it is newer than mix and vocabulary.

    Where there is no mix, the cache is enough: it is what to carry to another machine.
    """
    newest = max(path.stat().st_mtime for path in (mix, vocabulary) if path.exists())
    if cache.exists() and (not mix.exists() or cache.stat().st_mtime > newest):
        found = load(cache)
        if found is not None:
            return found
    corpus = encode_mix(mix, vocabulary)
    draft = cache.with_suffix(".draft.npz")
    np.savez_compressed(
        draft, **{field.name: getattr(corpus, field.name) for field in fields(corpus)}
    )
    draft.replace(cache)
    return corpus


def load(cache: Path) -> Corpus | None:
    """Return what a cache holds; none where it is of an older form or cut off."""
    try:
        with cache.open("rb") as file, np.load(file) as arrays:
            return Corpus(**{field.name: arrays[field.name] for field in fields(Corpus)})
    except (KeyError, OSError, ValueError, EOFError, zipfile.BadZipFile):
        return None
