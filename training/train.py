"""Train the translator until its budget is used up; the learning rate reaches zero then."""

from __future__ import annotations

import argparse
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import torch
from learning import checkpoints
from learning.batches import Alignments, collate, load_alignments
from learning.feeder import ahead
from learning.learner import Learner
from learning.model import Batch
from learning.options import read_options
from learning.runlog import Log
from learning.schedule import crossed, rate_at
from learning.stream import Position, Stream
from progress import Progress
from text.encoding import Corpus, load_or_encode

SNAPSHOTS_FROM = 0.8
"""Share of the budget after which snapshots for an average are kept."""


class Run:
    """One training, from wherever its folder says that it stands."""

    def __init__(
        self, options: argparse.Namespace, corpus: Corpus, dev: Corpus, links: Alignments | None
    ) -> None:
        self.options, self.corpus, self.dev, self.links = options, corpus, dev, links
        self.work: Path = options.work
        self.learner = Learner(options, corpus)
        self.stream = Stream(corpus, options.seed, options.batch)
        self.log = Log(self.work / "log.jsonl")
        self.position = Position()
        self.step, self.sentences, self.seconds, self.best = 0, 0, 0.0, float("inf")
        # Since the last line of the log: target pieces, those with links; and when that was.
        self.window = {"pieces": 0, "linked": 0.0, "since": 0.0}
        self.stopping = False

    def progress(self, pieces: int) -> float:
        """Return the share of the budget that is used after so many target pieces."""
        if self.options.pieces:
            return float(pieces / self.options.pieces)
        return self.seconds / (60 * self.options.minutes)

    def batches(self) -> Iterator[tuple[Batch, int, float, Position]]:
        """Yield from here on: a batch, its sentences, its pieces with links, the position after."""
        learner = self.learner
        for members, position in self.stream.batches(self.position, self.progress):
            arrays = collate(self.corpus, members, learner.multiple, self.links)
            batch = Batch.of(arrays, pinned=not learner.on_cpu)
            yield batch, len(members), float(arrays.shares.sum()), position

    def key(self) -> list[int]:
        """Return what a position within a pool depends on."""
        return [len(self.corpus), len(self.corpus.targets), self.options.seed, self.options.batch]

    def save(self) -> None:
        """Write `last.pt`."""
        state = self.learner.state() | {
            "step": self.step,
            "sentences": self.sentences,
            "seconds": self.seconds,
            "pieces": self.position.pieces,
            "pool": self.position.pool,
            "drawn": self.position.drawn,
            "used": self.position.used,
            "key": self.key(),
            "window": self.window,
        }
        checkpoints.save(self.work / "last.pt", state)

    def resume(self) -> None:
        """Go on from `last.pt` if it is there."""
        state = checkpoints.load(self.work / "last.pt")
        self.log.rewind(state["step"] if state else -1)
        if not state:
            return
        self.learner.restore(state)
        self.step, self.sentences, self.seconds = (
            state[name] for name in ("step", "sentences", "seconds")
        )
        self.window = state.get("window", self.window | {"since": self.seconds})
        if state.get("key") == self.key():
            self.position = Position(state["pool"], state["drawn"], state["used"], state["pieces"])
        else:
            # Other batches than before, or a checkpoint of an older form: begin at the next pool.
            begun = state.get("used", 0) > 0
            self.position = Position(state["pool"] + begun, pieces=state["pieces"])
        best = checkpoints.load(self.work / "best.pt")
        self.best = best["mean"] if best else self.best

    def keep(self, name: str, **more: float) -> None:
        """Write the weights under a name."""
        state = self.learner.weights() | {"step": self.step, "pieces": self.position.pieces} | more
        checkpoints.save(self.work / name, state)

    def report(self) -> str:
        """Write a line of the log and begin a new window; return it in short."""
        plain, linked = self.learner.take_losses()
        pieces, before = self.window["pieces"], self.window["since"]
        values = {"seconds": round(self.seconds, 1), "loss": round(plain / pieces, 4)}
        if self.window["linked"]:
            values["alignment"] = round(linked / self.window["linked"], 4)
        values["rate"] = round(rate_at(self.progress(self.position.pieces)), 4)
        values |= {"pieces": self.position.pieces, "sentences": self.sentences}
        speed = round(pieces / max(1e-9, self.seconds - before))
        self.log.append(step=self.step, **values, pieces_per_second=speed)
        self.window = {"pieces": 0, "linked": 0.0, "since": self.seconds}
        return f"step {self.step}, loss {values['loss']:.3f}, {speed} pieces/s"

    def measure(self) -> None:
        """Log the development losses; keep the best checkpoint."""
        losses = {name: round(loss, 4) for name, loss in self.learner.dev_losses(self.dev).items()}
        mean = sum(losses.values()) / len(losses)
        self.log.append(step=self.step, seconds=round(self.seconds, 1), dev=losses)
        if mean < self.best:
            self.best = mean
            self.keep("best.pt", mean=mean)

    def go(self) -> bool:
        """Train until the budget or the slice is over or a signal comes; tell if all is done."""
        options = self.options
        began, before = time.monotonic(), self.seconds
        slice_end = began + 60 * (options.slice_minutes or float("inf"))
        next_save = began + options.save_every
        last = self.progress(self.position.pieces)
        note = ""
        with closing(ahead(self.batches())) as feed, Progress("training") as line:
            while last < 1 and not self.stopping and time.monotonic() < slice_end:
                batch, sentences, linked, position = next(feed)
                pieces = position.pieces - self.position.pieces
                self.learner.update(batch, pieces, self.step, last)
                self.step += 1
                self.sentences += sentences
                self.position = position
                self.window["pieces"] += pieces
                self.window["linked"] += linked
                self.seconds = before + time.monotonic() - began
                now = self.progress(position.pieces)
                if self.step % options.log_every == 0:
                    note = self.report()
                if crossed(last, now, options.dev_times):
                    self.measure()
                rest = 1 - SNAPSHOTS_FROM
                ends = ((share - SNAPSHOTS_FROM) / rest for share in (last, now))
                if crossed(*ends, options.snapshots):
                    self.keep(f"snapshot-{self.step:07d}.pt")
                    checkpoints.keep_newest(self.work, "snapshot-*.pt", options.snapshots)
                if time.monotonic() >= next_save:
                    next_save = time.monotonic() + options.save_every
                    self.save()
                line.update(now, note)
                last = now
                if 0 < options.steps <= self.step:
                    break
        self.save()
        self.log.append(step=self.step, stopped=True, done=last >= 1)
        return last >= 1


def main() -> None:
    """Read the options and train."""
    options = read_options()
    try:
        train(options)
    except (OSError, ValueError) as error:
        raise SystemExit(f"train.py: {error}") from error


def train(options: argparse.Namespace) -> None:
    """Encode the corpora once, go on from the last checkpoint, say how far it came.

    Raises OSError and ValueError where a file is missing or does not fit.
    """
    torch.manual_seed(options.seed)
    # A trained model has many numbers near zero, and processors are slow with denormal ones.
    torch.set_flush_denormal(True)
    torch.set_num_threads(options.threads)
    vocabulary = options.work / "sentencepiece.model"
    corpus, dev = (
        load_or_encode(options.work / f"{name}.tsv", vocabulary, options.work / f"{name}.npz")
        for name in ("mix", "dev")
    )
    links = load_alignments(options.alignments, corpus) if options.alignments else None
    run = Run(options, corpus, dev, links)

    def stop(_number: int, _frame: object) -> None:
        run.stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    run.resume()
    done = run.go()
    print(
        f"{'done' if done else 'not done yet, go on with the same command'}: step {run.step}, "
        f"{run.position.pieces} target pieces, {run.seconds / 60:.1f} minutes"
    )


if __name__ == "__main__":
    main()
