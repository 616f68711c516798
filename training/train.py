"""Train the translator by the clock: the learning rate reaches zero when the time is up."""

from __future__ import annotations

import argparse
import json
import signal
import time
from pathlib import Path
from typing import Any

import numpy as np
import torch
from batches import Stream, collate, load_or_encode
from model import Shape, Translator
from muon import Muon
from options import read_options
from schedule import rate_at
from torch import distributed, multiprocessing


class Trainer:
    """One process of the training: model, optimizers, stream, checkpoints."""

    def __init__(self, options: argparse.Namespace, rank: int) -> None:
        self.options, self.rank = options, rank
        self.work: Path = options.work
        torch.manual_seed(options.seed)
        torch.set_flush_denormal(True)
        torch.set_num_threads(options.threads)
        vocabulary = self.work / "sentencepiece.model"
        self.corpus = load_or_encode(self.work / "mix.tsv", vocabulary, self.work / "mix.npz")
        self.dev = load_or_encode(self.work / "dev.tsv", vocabulary, self.work / "dev.npz")
        shape = Shape(
            options.vocabulary,
            options.width,
            options.heads,
            options.inner,
            options.encoder_layers,
            options.decoder_layers,
        )
        self.model = Translator(shape).to(options.device)
        counts = np.bincount(self.corpus.targets, minlength=shape.vocabulary) + 1.0
        counts[1] += len(self.corpus)
        logs = torch.from_numpy(np.log(counts / counts.sum())).float()
        self.model.bias.data.copy_(logs)
        hidden = [p for n, p in self.model.named_parameters() if p.ndim == 2 and n != "embedding"]
        others = [p for n, p in self.model.named_parameters() if p.ndim < 2 or n == "embedding"]
        self.muon = Muon(hidden, rank, options.processes)
        self.adam = torch.optim.AdamW(others, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.0)
        self.stream = Stream(self.corpus, options.seed, options.processes, options.batch)
        self.step, self.pieces, self.seconds, self.sentences = 0, 0, 0.0, 0
        self.stopping = False

    def agree(self, value: float) -> float:
        """Return the first process's value, so that all agree on the time."""
        shared = torch.tensor([value], dtype=torch.float64)
        if self.options.processes > 1:
            distributed.broadcast(shared, 0)
        return float(shared)

    def update(self, members: np.ndarray, progress: float) -> tuple[float, int]:
        """Make one step; return the plain loss and the number of pieces of all processes."""
        options = self.options
        batch = collate(self.corpus, members).to(options.device)
        total, plain, count = self.model.loss(batch, options.smoothing)
        total.backward()
        parameters = list(self.model.parameters())
        sums = torch.tensor([float(plain.detach()), float(count)], device=options.device)
        flat = torch.cat([*(p.grad.flatten() for p in parameters), sums])
        if options.processes > 1:
            distributed.all_reduce(flat)
        loss, pieces = float(flat[-2]), int(flat[-1])
        flat.div_(pieces)
        norm = float(flat[:-2].norm())
        flat.mul_(min(1.0, options.clip / (norm + 1e-6)))
        at = 0
        for parameter in parameters:
            parameter.grad = flat[at : at + parameter.numel()].view_as(parameter)
            at += parameter.numel()
        factor = rate_at(progress)
        for group in self.adam.param_groups:
            group["lr"] = options.adam_rate * factor
        self.adam.step()
        momentum = min(0.95, 0.85 + self.step / 3000)
        self.muon.step(options.muon_rate * factor, momentum, options.decay)
        self.model.zero_grad(set_to_none=True)
        return loss, pieces

    @torch.no_grad()
    def dev_loss(self) -> dict[str, float]:
        """Return the loss per piece for each target tag over the development pairs."""
        tags = sorted({int(tag) for tag in self.dev.tags})
        sums = torch.zeros(len(tags), 2)
        order = np.argsort(np.diff(self.dev.target_at), kind="stable")
        for number, tag in enumerate(tags):
            members = order[self.dev.tags[order] == tag]
            for start in range(self.rank * 32, len(members), 32 * self.options.processes):
                batch = collate(self.dev, members[start : start + 32]).to(self.options.device)
                _, plain, count = self.model.loss(batch, 0.0)
                sums[number] += torch.tensor([float(plain), float(count)])
        if self.options.processes > 1:
            distributed.all_reduce(sums)
        names = {int(t): n for n, t in self.options.tags.items()}
        return {names[t]: s / c for t, (s, c) in zip(tags, sums.tolist(), strict=True)}

    def state(self) -> dict[str, Any]:
        """Return what a later run needs to go on at this step."""
        return {
            "model": self.model.state_dict(),
            "shape": {name: getattr(self.model.shape, name) for name in Shape.__slots__},
            "adam": self.adam.state_dict(),
            "momenta": self.muon.momenta,
            "step": self.step,
            "pieces": self.pieces,
            "sentences": self.sentences,
            "seconds": self.seconds,
            "pool": self.stream.pool,
        }

    def save(self, name: str, whole: bool) -> None:
        """Write a checkpoint beside the old one, then rename; only the first process does."""
        if self.rank:
            return
        state = self.state()
        if not whole:
            state = {key: state[key] for key in ("model", "shape", "step", "seconds", "pieces")}
        draft = self.work / (name + ".draft")
        torch.save(state, draft)
        draft.replace(self.work / name)

    def resume(self) -> None:
        """Go on from `last.pt` if it is there."""
        path = self.work / "last.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location=self.options.device, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.adam.load_state_dict(state["adam"])
        self.muon.momenta = state["momenta"]
        self.step, self.pieces = state["step"], state["pieces"]
        self.sentences, self.seconds = state["sentences"], state["seconds"]
        self.stream.pool = state["pool"]

    def log(self, **values: object) -> None:
        """Append one line to `log.jsonl`."""
        if self.rank == 0:
            with (self.work / "log.jsonl").open("a", encoding="utf-8") as out:
                out.write(json.dumps({"step": self.step, **values}) + "\n")

    def run(self) -> None:
        """Train until the time is up or the process is asked to end."""
        options = self.options
        total = options.minutes * 60
        before = self.seconds
        began = time.monotonic()
        window = [0.0, 0, 0.0]
        next_dev, next_save = self.seconds + options.dev_every, self.seconds + options.save_every
        next_snapshot = self.seconds + options.snapshot_every
        over = False
        while not over:
            for group in self.stream.groups(self.seconds / total):
                self.seconds = self.agree(before + time.monotonic() - began)
                progress = self.seconds / total
                stop = self.agree(float(self.stopping)) > 0
                over = progress >= 1 or stop or (0 < options.steps <= self.step)
                if over:
                    break
                loss, pieces = self.update(group[self.rank], progress)
                self.step += 1
                self.pieces += pieces
                self.sentences += sum(map(len, group))
                window[0] += loss
                window[1] += pieces
                if self.step % options.log_every == 0:
                    speed = window[1] / max(1e-9, self.seconds - window[2])
                    self.log(
                        seconds=round(self.seconds, 1),
                        loss=round(window[0] / window[1], 4),
                        rate=round(rate_at(progress), 4),
                        pieces=self.pieces,
                        sentences=self.sentences,
                        pieces_per_second=round(speed),
                    )
                    window = [0.0, 0, self.seconds]
                if self.seconds >= next_dev:
                    next_dev = self.seconds + options.dev_every
                    self.log(seconds=round(self.seconds, 1), dev=self.dev_loss())
                if self.seconds >= next_save:
                    next_save = self.seconds + options.save_every
                    self.save("last.pt", whole=True)
                if progress > 0.8 and self.seconds >= next_snapshot:
                    next_snapshot = self.seconds + options.snapshot_every
                    self.save(f"snapshot-{self.step:06d}.pt", whole=False)
        self.save("last.pt", whole=True)
        self.log(seconds=round(self.seconds, 1), dev=self.dev_loss(), stopped=True)


def work_as(rank: int, options: argparse.Namespace) -> None:
    """Run one process of the training."""
    if options.processes > 1:
        distributed.init_process_group(
            "gloo",
            init_method=f"tcp://127.0.0.1:{options.port}",
            rank=rank,
            world_size=options.processes,
        )
    trainer = Trainer(options, rank)

    def stop(_number: int, _frame: object) -> None:
        trainer.stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    trainer.resume()
    trainer.run()
    if options.processes > 1:
        distributed.destroy_process_group()


def main() -> None:
    """Read the options, encode the corpus once, start the processes."""
    options = read_options()
    vocabulary = options.work / "sentencepiece.model"
    for name in ("mix", "dev"):
        load_or_encode(options.work / f"{name}.tsv", vocabulary, options.work / f"{name}.npz")
    if options.processes == 1:
        work_as(0, options)
    else:
        multiprocessing.spawn(work_as, args=(options,), nprocs=options.processes)


if __name__ == "__main__":
    main()
