"""Two runs that change one catalog at the same time keep each other's edits, or are told to wait."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak.scene import texts

CHECKOUT = Path(__file__).parents[2]
EDITS = 25
HEADER = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'

# A writer accepts its own units, one a time, as a command does: locked, read, merged, written. It
# prints those that it was not refused.
_WRITER = """
import sys
from pathlib import Path
from l10n import storage
from l10n.errors import ConflictError
root, name, edits, wait = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
path = root / "kim.po"
print("ready", flush=True)
sys.stdin.readline()
for number in range(edits):
    text = f"{name}{number}"
    try:
        with storage.lock(root, wait=wait):
            data = storage.read(path)
            old = f'msgid "{text}"\\nmsgstr ""'.encode()
            new = f'msgid "{text}"\\nmsgstr "‹{text}›"'.encode()
            assert old in data
            storage.write(path, data.replace(old, new), expected=data)
    except ConflictError as error:
        assert error.exit_code == 4 and error.code == "locked", error
    else:
        print(text, flush=True)
"""


def compete(root: Path, wait: float) -> tuple[list[str], list[str]]:
    """Let two writers loose on one catalog; return what they wrote, and what the catalog has."""
    (root / "l10n.toml").touch()
    units = [f'msgid "{name}{number}"\nmsgstr ""\n' for name in "ab" for number in range(EDITS)]
    (root / "kim.po").write_text(HEADER + "\n".join(units), encoding="utf-8")
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(root), name, str(EDITS), str(wait)],
            cwd=CHECKOUT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ab"
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    written: list[str] = []
    for writer in writers:
        said, _ = writer.communicate()
        assert writer.returncode == 0
        written += [f"‹{text}›" for text in said.split()]
    return sorted(written), sorted(texts((root / "kim.po").read_bytes()))


def test_two_writers_keep_all_their_edits(tmp_path: Path) -> None:
    written, kept = compete(tmp_path, wait=60)
    assert len(written) == 2 * EDITS
    assert kept == written


@pytest.mark.soak
@pytest.mark.parametrize("number", range(20))
def test_twenty_rounds_of_two_writers_keep_every_edit_that_was_not_refused(
    tmp_path: Path, number: int
) -> None:
    # In every other round nobody waits, and who comes second is told so.
    written, kept = compete(tmp_path, wait=60 * (number % 2))
    assert kept == written
    assert len(written) >= EDITS
