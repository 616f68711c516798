"""The locks: every package pinned and hashed, nothing heavy, nothing that is bound to a place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock")
HEAVY = {"stanza", "spacy", "minisbd", "torch", "torchvision", "tensorflow"}

_PIN = re.compile(
    r"^(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[\w.!+]+)(?: ; (?P<marker>.+?))? \\$"
)


def pins(lock: str) -> list[tuple[str, str, str, int]]:
    """Return name, version, marker and number of hashes of every entry of a lock."""
    found: list[tuple[str, str, str, int]] = []
    for line in (ROOT / lock).read_text(encoding="utf-8").splitlines():
        if line.lstrip().startswith("#") or not line:
            continue
        if re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line):
            name, version, marker, hashes = found[-1]
            found[-1] = (name, version, marker, hashes + 1)
            continue
        pin = _PIN.fullmatch(line)
        assert pin, f"{lock} has a line that is neither a pin nor a hash: {line}"
        found.append((pin["name"], pin["version"], pin["marker"] or "", 0))
    return found


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed(lock: str):
    found = pins(lock)
    assert len(found) > 20
    assert [name for name, _, _, hashes in found if not hashes] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--index|--find-links|^-e|file:| @ ", text, re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_nothing_that_brings_pytorch_is_locked(lock: str):
    assert not HEAVY & {name for name, _, _, _ in pins(lock)}


def test_both_locks_agree_on_what_they_share():
    run, dev = ({(n, m): v for n, v, m, _ in pins(lock)} for lock in LOCKS)
    shared = run.keys() & dev.keys()
    assert shared
    assert {key: run[key] for key in shared} == {key: dev[key] for key in shared}
    # What only one lock needs everywhere has another marker there, and still one version.
    versions = [
        {name: {v for (n, _), v in lock.items() if n == name} for name, _ in lock}
        for lock in (run, dev)
    ]
    both = versions[0].keys() & versions[1].keys()
    assert {name: versions[0][name] for name in both} == {name: versions[1][name] for name in both}


def test_what_the_project_asks_for_is_locked():
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [
        *project["project"]["dependencies"],
        *(line for extra in project["project"]["optional-dependencies"].values() for line in extra),
    ]
    developed = project["dependency-groups"]["dev"]
    for lock, lines in zip(LOCKS, (asked, developed), strict=True):
        names = {re.split(r"[<>=\[;]", line)[0].lower() for line in lines}
        assert names <= {name for name, _, _, _ in pins(lock)}
