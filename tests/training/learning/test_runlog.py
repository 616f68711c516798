"""A resumed run drops from the log what comes again, and nothing else."""

import json
from pathlib import Path

from learning.runlog import Log


def test_what_was_written_after_the_checkpoint_goes(tmp_path: Path) -> None:
    log = Log(tmp_path / "log.jsonl")
    for step in (20, 40, 60):
        log.append(step=step, loss=1.5)
    log.append(step=60, bleu={"fr-en": 12.0})
    log.append(step=60, stopped=True, done=False)
    with log.path.open("a", encoding="utf-8") as out:
        out.write('{"step": 80, "lo')
    log.rewind(40)
    assert [json.loads(line) for line in log.path.read_text("utf-8").splitlines()] == [
        {"step": 20, "loss": 1.5},
        {"step": 40, "loss": 1.5},
        {"step": 60, "bleu": {"fr-en": 12.0}},
    ]


def test_a_stop_leaves_no_trace_in_a_log_that_goes_on(tmp_path: Path) -> None:
    log = Log(tmp_path / "log.jsonl")
    log.append(step=20, loss=1.5)
    before = log.path.read_bytes()
    log.append(step=20, stopped=True, done=False)
    log.rewind(20)
    assert log.path.read_bytes() == before


def test_no_log_is_no_matter(tmp_path: Path) -> None:
    Log(tmp_path / "log.jsonl").rewind(0)
    assert not list(tmp_path.iterdir())
