"""From attention over pieces to links between words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from l10n.engines.argos import libraries
from l10n.engines.words import words
from l10n.model.span import Span

Links = tuple[tuple[Span, Span], ...]


def link(
    source: str,
    source_pieces: Sequence[Span],
    target: str,
    target_pieces: Sequence[Span],
    attention: Sequence[Sequence[float]],
) -> Links:
    """Pair each word of ``target`` with the word of ``source`` that was looked at most.

    ``attention[t][s]`` is the weight of source piece ``s`` while target piece ``t`` was written.
    A number, code or name that stands in both texts letter by letter is linked to itself, because
    attention is least sure where a word is copied piece by piece. Words are linked to words and
    signs to signs: attention rests on commas and full stops without meaning them.
    """
    source_words, target_words = words(source), words(target)
    if not source_words or not target_words:
        return ()
    weights = _word_weights(
        _owners(source_pieces, source_words),
        _owners(target_pieces, target_words),
        attention,
        (len(target_words), len(source_words)),
    )
    standing: dict[str, list[int]] = {}
    of_kind: dict[bool, list[int]] = {True: [], False: []}
    for number, word in enumerate(source_words):
        folded = word.of(source).casefold()
        standing.setdefault(folded, []).append(number)
        of_kind[_is_sign(folded)].append(number)
    found: list[tuple[Span, Span]] = []
    for target_word, row in zip(target_words, weights, strict=True):
        shown = target_word.of(target).casefold()
        same = standing.get(shown, []) if _telling(shown) else []
        alike = same or of_kind[_is_sign(shown)]
        best = max(alike, key=row.__getitem__, default=None)
        if best is not None and (same or row[best] > 0):
            found.append((source_words[best], target_word))
    return tuple(found)


def compose(first: Links, second: Links) -> Links:
    """Chain links source→bridge and bridge→target to source→target (a pivot).

    A target word linked to several words of the bridge takes the one that overlaps most.
    """
    found: list[tuple[Span, Span]] = []
    for bridge, target in second:
        overlaps = [
            (min(bridge.end, middle.end) - max(bridge.start, middle.start), -source.start, source)
            for source, middle in first
            if middle.overlaps(bridge)
        ]
        if overlaps:
            found.append((max(overlaps)[2], target))
    return tuple(found)


def shifted(links: Links, source_by: int, target_by: int) -> Links:
    """Return ``links`` moved by a number of code points on each side."""
    return tuple((s.shifted(source_by), t.shifted(target_by)) for s, t in links)


def _telling(word: str) -> bool:
    return len(word) >= 4 or _is_sign(word) or any(sign.isdigit() for sign in word)


def _is_sign(word: str) -> bool:
    return not any(sign.isalnum() for sign in word)


def _owners(pieces: Sequence[Span], found: Sequence[Span]) -> list[list[tuple[int, float]]]:
    """Tell for each piece which words it belongs to, with the share of the piece in each."""
    owners: list[list[tuple[int, float]]] = []
    first = 0
    for piece in pieces:
        while first < len(found) and found[first].end <= piece.start:
            first += 1
        shares: list[tuple[int, float]] = []
        number = first
        while number < len(found) and found[number].start < max(piece.end, piece.start + 1):
            common = min(piece.end, found[number].end) - max(piece.start, found[number].start)
            shares.append((number, float(max(common, 1))))
            number += 1
        total = sum(share for _, share in shares)
        owners.append([(number, share / total) for number, share in shares])
    return owners


def _word_weights(
    source_owners: Sequence[Sequence[tuple[int, float]]],
    target_owners: Sequence[Sequence[tuple[int, float]]],
    attention: Sequence[Sequence[float]],
    shape: tuple[int, int],
) -> list[list[float]]:
    """The attention between words; the source's end, which has no owner, is left out."""
    numpy = libraries.numpy()
    rows = min(len(target_owners), len(attention))
    if not rows or not source_owners:
        return [[0.0] * shape[1] for _ in range(shape[0])]
    looked = numpy.asarray(attention[:rows], dtype=float)[:, : len(source_owners)]
    left = _shares(target_owners[:rows], shape[0]).T
    right = _shares(source_owners[: looked.shape[1]], shape[1])
    weights: list[list[float]] = (left @ looked @ right).tolist()
    return weights


def _shares(owners: Sequence[Sequence[tuple[int, float]]], count: int) -> Any:
    """`_owners` as a matrix, pieces by words."""
    matrix = libraries.numpy().zeros((len(owners), count))
    for piece, shares in enumerate(owners):
        for word, share in shares:
            matrix[piece, word] += share
    return matrix
