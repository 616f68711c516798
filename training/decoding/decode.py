"""Translate with a checkpoint in PyTorch alone, many sentences at once: beam search or sampling.

What CTranslate2 does, for machines that have no build of it (a GPU lent for an hour): scores and
ends of hypotheses are as there, so that float32 finds the same translations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import torch
from learning.model import MAX_POSITIONS, Shape, Translator
from torch import Tensor

from decoding.search import Search, bound
from decoding.steps import Steps

UNKNOWN, END = 0, 1
"""Ids of the unknown and of the end-of-sentence piece; the latter also starts the decoder."""

LONGEST_SOURCE = MAX_POSITIONS - 2
"""Pieces of a source that are looked at; the position table has no more."""

NEVER = -1e10


@torch.no_grad()
def beam_search(
    model: Translator, source: Tensor, lengths: Tensor, tag: int, search: Search
) -> list[list[int]]:
    """Return the best translation of each row: ids without tag and end mark.

    `source` [sentences, pieces] with end marks, `lengths` [sentences] with them too. A hypothesis
    is worth its log-probability / (pieces ** length penalty), tag and end mark counted. A sentence
    is done when as many hypotheses have ended as the beam is wide (CTranslate2's rule), or at its
    bound.
    """
    beam, device, count = search.beam, source.device, len(source)
    bounds = bound(lengths - 1).clamp(max=MAX_POSITIONS - 1)
    steps = Steps(model, source, lengths, beam)
    steps.next(torch.full((count * beam,), END, device=device))
    here = torch.arange(count, device=device)
    ids = torch.full((count, beam), tag, device=device)
    written = torch.zeros(count, beam, 0, dtype=torch.long, device=device)
    scores = torch.full((count, beam), NEVER, device=device)
    scores[:, 0] = 0.0
    best = torch.full((count,), 2 * NEVER, device=device)
    results = torch.full((count, int(bounds.max()) + 1), END, device=device)
    ended_so_far = torch.zeros(count, dtype=torch.long, device=device)
    order = torch.arange(2 * beam, device=device)
    for step in range(1, int(bounds.max())):
        logits = steps.next(ids.flatten())
        if search.no_repeat:
            forbid_repeats(logits, written.flatten(0, 1), search.no_repeat)
        chances = logits.log_softmax(-1).view(len(here), beam, -1) + scores[:, :, None]
        values, found = chances.flatten(1).topk(2 * beam)
        origins, found = found // logits.shape[-1], found % logits.shape[-1]
        if step == 1:  # else the end mark, likely as a second choice, makes empty translations
            empty = (found == END) & (order > 0)
            found, values = found.masked_fill(empty, UNKNOWN), values.masked_fill(empty, NEVER)
        last = bounds[here] == step + 1
        ended = (found[:, :beam] == END) | last[:, None]
        worth = (values[:, :beam] / (step + 1) ** search.length_penalty).masked_fill(
            ~ended, 2 * NEVER
        )
        top, which = worth.max(1)
        better = (top > best[here]) & (ended_so_far[here] < beam)
        rows = here[better]
        best[rows] = top[better]
        pick = torch.arange(len(here), device=device)[better], which[better]
        results[rows, : step - 1] = written[pick[0], origins[pick]]
        results[rows, step - 1] = found[pick]
        results[rows, step] = END
        ended_so_far[here] += ended.sum(1)
        # The best candidates that have not ended go on, those of the first half first.
        keep = torch.where(found == END, order + 2 * beam, order).argsort(1)[:, :beam]
        ids, scores = found.gather(1, keep), values.gather(1, keep)
        origins = origins.gather(1, keep)
        written = torch.cat(
            [written.gather(1, origins[:, :, None].expand(-1, -1, step - 1)), ids[:, :, None]], 2
        )
        # The clock of a GPU is not stopped for a handful of sentences.
        if device.type == "cpu" or step % 4 == 0:
            going = (ended_so_far[here] < beam) & (bounds[here] > step + 1)
            left = int(going.sum())
            if left == 0:
                break
            if left <= 0.8 * len(here):
                origins = origins[going]
                steps.keep(going, origins)
                here, ids, scores, written = (x[going] for x in (here, ids, scores, written))
                continue
        steps.reorder(origins)
    return [row[: row.index(END)] if END in row else row for row in results.tolist()]


@torch.no_grad()
def sample(
    model: Translator, source: Tensor, lengths: Tensor, tag: int, search: Search, seed: int
) -> list[list[int]]:
    """Draw one translation of each row, piece by piece, as likely as the model says.

    With `temperature` the likely pieces gain (below 1) or lose (above 1); with `top_k` only so many
    of the likeliest are drawn from. Equal seeds give equal draws on one device.
    """
    device, count = source.device, len(source)
    chances = torch.Generator(device).manual_seed(seed)
    bounds = bound(lengths - 1).clamp(max=MAX_POSITIONS - 1)
    steps = Steps(model, source, lengths, 1)
    steps.next(torch.full((count,), END, device=device))
    here = torch.arange(count, device=device)
    ids = torch.full((count,), tag, device=device)
    results = torch.full((count, int(bounds.max()) + 1), END, device=device)
    done = torch.zeros(count, dtype=torch.bool, device=device)
    for step in range(1, int(bounds.max())):
        logits = steps.next(ids) / search.temperature
        if search.no_repeat:
            forbid_repeats(logits, results[here, : step - 1], search.no_repeat)
        if search.top_k:
            logits = logits.masked_fill(logits < logits.topk(search.top_k).values[:, -1:], -1e9)
        # The largest of the logits, each with Gumbel noise, is a draw from their softmax.
        noise = torch.empty_like(logits).exponential_(generator=chances).log_()
        ids = (logits - noise).argmax(-1).masked_fill(done, END)
        results[here, step - 1] = ids
        done |= (ids == END) | (bounds[here] <= step + 1)
        if device.type == "cpu" or step % 4 == 0:
            left = int((~done).sum())
            if left == 0:
                break
            if left <= 0.8 * len(here):
                steps.keep(~done, None)
                here, ids, done = here[~done], ids[~done], done[~done]
    return [row[: row.index(END)] if END in row else row for row in results.tolist()]


def forbid_repeats(logits: Tensor, written: Tensor, size: int) -> None:
    """Make impossible, in place, every piece that would write `size` pieces a second time."""
    if written.shape[1] < size:
        return
    runs = written.unfold(1, size, 1)
    again = (runs[:, :, :-1] == written[:, None, written.shape[1] - size + 1 :]).all(-1)
    spare = logits.shape[1]
    bar = torch.zeros(len(logits), spare + 1, device=logits.device)
    bar.scatter_(1, torch.where(again, runs[:, :, -1], spare), -1e9)
    logits += bar[:, :spare]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A trained model in memory, with its pieces."""

    model: Translator
    pieces: object
    device: str

    @classmethod
    def load(cls, path: Path, vocabulary: Path, device: str = "") -> Checkpoint:
        """Load `last.pt` or a snapshot; `device` is the GPU when there is one, else the CPU."""
        import sentencepiece

        device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        state = torch.load(path, map_location=device, weights_only=True)
        model = Translator(Shape(**state["shape"])).to(device)
        model.load_state_dict(state["model"])
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
        if pieces.get_piece_size() != model.shape.vocabulary:
            raise ValueError(
                f"{vocabulary} has {pieces.get_piece_size()} pieces, the model of {path} has "
                f"{model.shape.vocabulary}: they do not belong together"
            )
        return cls(model.eval(), pieces, device)

    def translate(
        self,
        texts: Sequence[str],
        target: str,
        search: Search,
        *,
        seed: int = 1,
        batch: int = 0,
        tell: Callable[[int], object] = lambda _: None,
    ) -> list[str]:
        """Translate sentences into language `target`, in order.

        `batch` is the source pieces decoded together, padding included (0: what suits the device);
        `tell` is called with the number of sentences of each batch that is done. On a GPU the
        matrices are multiplied in bfloat16. A source of over 510 pieces is cut off there.
        """
        tag = self.pieces.piece_to_id(f"__{target}__")
        if tag == UNKNOWN:
            raise ValueError(f"the vocabulary has no __{target}__: it was not made for this target")
        encoded = [ids[:LONGEST_SOURCE] for ids in self.pieces.encode(list(texts))]
        results = [""] * len(encoded)
        gpu = self.device.startswith("cuda")
        half = torch.autocast("cuda", torch.bfloat16) if gpu else nullcontext()
        for number, members in enumerate(batches(encoded, batch or (65536 if gpu else 1500))):
            source, lengths = padded([encoded[n] for n in members], self.device)
            with half:
                if search.temperature:
                    # Each batch its own seed, so that draws do not depend on the batches before.
                    found = sample(
                        self.model, source, lengths, tag, search, seed * 1_000_003 + number
                    )
                else:
                    found = beam_search(self.model, source, lengths, tag, search)
            for member, ids in zip(members, found, strict=True):
                results[member] = self.pieces.decode(ids)
            tell(len(members))
        return results


def batches(encoded: Sequence[Sequence[int]], pieces: int) -> Iterator[list[int]]:
    """Yield numbers of sentences of like length, `pieces` a batch with padding, longest first."""
    members: list[int] = []
    for number in sorted(range(len(encoded)), key=lambda n: (-len(encoded[n]), n)):
        if members and (len(members) + 1) * (len(encoded[members[0]]) + 1) > pieces:
            yield members
            members = []
        members.append(number)
    if members:
        yield members


def padded(sentences: Sequence[Sequence[int]], device: str) -> tuple[Tensor, Tensor]:
    """Return ids [sentences, longest + 1], ended and padded with end marks, and their lengths."""
    ids = torch.full((len(sentences), max(map(len, sentences)) + 1), END)
    for row, sentence in enumerate(sentences):
        ids[row, : len(sentence)] = torch.tensor(sentence, dtype=torch.long)
    return ids.to(device), torch.tensor([len(s) + 1 for s in sentences], device=device)
