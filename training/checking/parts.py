"""Try what only needs a tiny trained model: moved heads, low precision, guided attention."""

# ruff: noqa: S101
from __future__ import annotations

import sys
import tempfile
from argparse import Namespace
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece
import torch
from averaging import average
from export import Head, export, to_front
from learning.batches import Alignments, collate
from learning.learner import Learner
from learning.model import Batch, Translator
from text.encoding import Corpus, load_or_encode

TEXTS = [
    "Le juge décrit le jardin devant la foule.",
    "Demain, la reine vend la lettre sans un mot.",
]


def trained(work: Path) -> Translator:
    """Return the model of the last checkpoint."""
    weights, shape = average([work / "last.pt"])
    model = Translator(shape).eval()
    model.load_state_dict(weights)
    return model


def heads_move(work: Path, dev: Corpus) -> str:
    """Whichever head stands first, translations and losses are the same."""
    model = trained(work)
    shape = model.shape
    batch = Batch.of(collate(dev, np.arange(20)))
    vocabulary = work / "sentencepiece.model"
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(vocabulary))
    sources = [pieces.encode(text, out_type=str) for text in TEXTS]
    expected = float(model.loss(batch, 0.1)[0].detach())
    results, looks = set(), []
    for number in (None, *range(shape.heads)):
        chosen = None if number is None else Head(shape.decoder_layers - 1, number)
        if chosen:
            weights = to_front(average([work / "last.pt"])[0], shape, chosen)
            moved = Translator(shape).eval()
            moved.load_state_dict(weights)
            assert abs(float(moved.loss(batch, 0.1)[0].detach()) - expected) < 1e-3 * expected
        with tempfile.TemporaryDirectory() as out:
            export([work / "last.pt"], vocabulary, Path(out), None, chosen)
            answers = ctranslate2.Translator(out, intra_threads=1).translate_batch(
                sources, target_prefix=[["__de__"]] * len(sources), return_attention=True
            )
        results.add(tuple(" ".join(answer.hypotheses[0]) for answer in answers))
        looks.append(np.array(answers[0].attention[0]))
    assert len(results) == 1, f"moving heads changed translations: {results}"
    mean = np.mean(looks[1:], axis=0)
    assert np.allclose(mean, looks[0], atol=1e-3), "the heads' mean is not the layer's attention"
    assert not np.allclose(looks[1], mean, atol=0.05), "one head looks like all"
    return f"{shape.heads} heads moved to the front"


def low_precision(work: Path, dev: Corpus) -> str:
    """In bfloat16 losses and gradients are about those of float32."""
    batch = Batch.of(collate(dev, np.arange(40), multiple=8))
    found = []
    for low in (False, True):
        model = trained(work)
        with torch.autocast("cpu", torch.bfloat16, enabled=low):
            total, plain, _ = model.loss(batch, 0.05)
        total.backward()
        gradient = torch.cat([p.grad.flatten() for p in model.parameters()])
        assert gradient.dtype == plain.dtype == torch.float32
        found.append((float(plain.detach()), gradient))
    (exact, straight), (rough, bent) = found
    alike = float(torch.cosine_similarity(straight, bent, dim=0))
    assert rough != exact, "nothing was computed in bfloat16"
    assert abs(rough - exact) < 0.05 * exact, f"losses {exact} and {rough}"
    assert alike > 0.95, f"gradients are only {alike:.3f} alike"
    return f"bfloat16 gradients {alike:.3f} alike"


def guided(work: Path, corpus: Corpus) -> str:
    """A head learns to look where the links say; without links nothing asks it to."""
    sources, targets = corpus.lengths()
    # Any links will do: each target piece to the source piece of the same number, from the end.
    source, target = (
        np.concatenate(parts)
        for parts in zip(
            *(
                (s - 1 - np.minimum(np.arange(t), s - 1), np.arange(t))
                for s, t in zip(sources, targets, strict=True)
            ),
            strict=True,
        )
    )
    links = Alignments(corpus.target_at, source, target)
    members = np.arange(0, len(corpus), 20)
    arrays = collate(corpus, members, alignments=links)
    assert not len(collate(corpus, members).links)
    assert len(arrays.links) == arrays.shares.sum() == targets[members].sum()
    shape = trained(work).shape
    options = Namespace(
        **{name: getattr(shape, name) for name in shape.__slots__},
        device="cpu",
        compile=False,
        precision="float32",
        dropout=0.0,
        alignments=Path("links.npz"),
        alignment_weight=0.5,
        smoothing=0.05,
        clip=2.0,
        adam_rate=5e-3,
        muon_rate=0.02,
        decay=0.05,
    )
    torch.manual_seed(1)
    learner = Learner(options, corpus)
    losses = []
    for step in range(40):
        learner.update(Batch.of(arrays), len(arrays.gold), step, 0.2)
        losses.append(learner.take_losses()[1] / len(arrays.links))
    assert losses[-1] < 0.6 * losses[0], f"alignment loss {losses[0]:.2f} to {losses[-1]:.2f}"
    assert learner.state()["guided"]
    return f"guided head {losses[0]:.2f} to {losses[-1]:.2f} nats"


def main() -> None:
    """Run the checks on the folder of a training."""
    work = Path(sys.argv[1])
    torch.set_num_threads(1)
    vocabulary = work / "sentencepiece.model"
    corpus, dev = (
        load_or_encode(work / f"{name}.tsv", vocabulary, work / f"{name}.npz")
        for name in ("mix", "dev")
    )
    print("; ".join([heads_move(work, dev), low_precision(work, dev), guided(work, corpus)]))


if __name__ == "__main__":
    main()
