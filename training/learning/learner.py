"""The model with its optimizers: one step, the development loss, and its state in a checkpoint."""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np
import torch
from text.encoding import Corpus

from learning.batches import collate
from learning.model import Batch, Shape, Translator
from learning.muon import Muon
from learning.schedule import rate_at

Checkpoint = dict[str, Any]


def shape_of(options: argparse.Namespace) -> Shape:
    """Return the sizes that the options ask for."""
    return Shape(
        options.vocabulary,
        options.width,
        options.heads,
        options.inner,
        options.encoder_layers,
        options.decoder_layers,
    )


class Learner:
    """Nothing here waits for an accelerator, except `take_losses` and `dev_losses`."""

    def __init__(self, options: argparse.Namespace, corpus: Corpus) -> None:
        self.options = options
        self.on_cpu = options.device == "cpu"
        # Tensor cores like widths that are multiples of eight.
        self.multiple = 1 if self.on_cpu else 8
        self.model = Translator(shape_of(options), options.dropout)
        counts = np.bincount(corpus.targets, minlength=options.vocabulary) + 1.0
        counts[1] += len(corpus)
        self.model.bias.data.copy_(torch.from_numpy(np.log(counts / counts.sum())).float())
        self.model.to(options.device)
        if options.compile:
            self.model.encode = torch.compile(self.model.encode, dynamic=True)
            self.model.decode = torch.compile(self.model.decode, dynamic=True)
        named = list(self.model.named_parameters())
        self.muon = Muon(p for n, p in named if p.ndim == 2 and n != "embedding")
        others = [p for n, p in named if p.ndim < 2 or n == "embedding"]
        self.adam = torch.optim.AdamW(
            others, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0, fused=self.fused
        )
        # Plain loss and alignment loss since they were last taken.
        self.losses = torch.zeros(2, dtype=torch.float64, device=options.device)

    @property
    def fused(self) -> bool | None:
        """Whether Adam runs as one kernel."""
        return None if self.on_cpu else True

    def autocast(self) -> torch.autocast:
        """Return the context in which the model runs; its weights stay float32."""
        low = self.options.precision == "bfloat16"
        return torch.autocast(self.options.device.split(":")[0], torch.bfloat16, enabled=low)

    def update(self, batch: Batch, pieces: int, step: int, progress: float) -> None:
        """Make one step with a batch of so many target pieces."""
        options = self.options
        with self.autocast():
            total, plain, linked = self.model.loss(batch.to(options.device), options.smoothing)
        cost = total + options.alignment_weight * linked if options.alignments else total
        (cost / pieces).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), options.clip)
        factor = rate_at(progress)
        for group in self.adam.param_groups:
            group["lr"] = options.adam_rate * factor
        self.adam.step()
        momentum = min(0.95, 0.85 + step / 3000)
        self.muon.step(options.muon_rate * factor, momentum, options.decay)
        self.model.zero_grad(set_to_none=True)
        self.losses += torch.stack([plain.detach(), linked.detach()])

    def take_losses(self) -> tuple[float, float]:
        """Return the plain and the alignment loss since the last call, summed over pieces."""
        plain, linked = self.losses.tolist()
        self.losses.zero_()
        return plain, linked

    @torch.no_grad()
    def dev_losses(self, dev: Corpus) -> dict[str, float]:
        """Return the loss per piece of each direction of the development pairs."""
        self.model.eval()
        lengths = dev.lengths()[1]
        order = np.argsort(lengths, kind="stable")
        losses = {}
        for number, name in enumerate(dev.names.tolist()):
            members = order[dev.directions[order] == number]
            total = torch.zeros((), dtype=torch.float64, device=self.options.device)
            for part in np.array_split(members, -(-len(members) // 32)):
                batch = Batch.of(collate(dev, part, self.multiple)).to(self.options.device)
                with self.autocast():
                    total += self.model.loss(batch, 0.0)[1]
            losses[name] = float(total) / int(lengths[members].sum() + len(members))
        self.model.train()
        return losses

    def weights(self) -> Checkpoint:
        """Return the model alone, to be exported or averaged.

        Half precision is finer than int8 needs, and half the bytes to keep or to carry.
        """
        weights = {name: weight.half() for name, weight in self.model.state_dict().items()}
        return self._described() | {"model": weights}

    def _described(self) -> Checkpoint:
        shape = self.model.shape
        return {
            "shape": {name: getattr(shape, name) for name in Shape.__slots__},
            "guided": self.options.alignments is not None,
        }

    def state(self) -> Checkpoint:
        """Return all that `restore` needs to go on as if there had been no stop."""
        state = self._described() | {
            "model": self.model.state_dict(),
            "adam": self.adam.state_dict(),
            "momenta": self.muon.momenta,
            "losses": self.losses,
            "random": torch.get_rng_state(),
        }
        if not self.on_cpu:
            state["random_there"] = torch.cuda.get_rng_state()
        return state

    def restore(self, state: Checkpoint) -> None:
        """Take over a state, whichever kind of machine wrote it; raises ValueError on misfit."""
        if state["shape"] != self._described()["shape"]:
            raise ValueError(f"the checkpoint is of another shape: {state['shape']}")
        self.model.load_state_dict(state["model"])
        for group in state["adam"]["param_groups"]:
            group["fused"] = self.fused
        self.adam.load_state_dict(state["adam"])
        for mine, saved in zip(self.muon.momenta, state["momenta"], strict=True):
            mine.copy_(saved)
        if "random" in state:
            self.losses.copy_(state["losses"])
            torch.set_rng_state(state["random"])
        if "random_there" in state and not self.on_cpu:
            torch.cuda.set_rng_state(state["random_there"])
