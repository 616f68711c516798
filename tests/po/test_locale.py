"""What becomes of a file does not depend on the locale of the machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from l10n import po
from l10n.errors import InputError

HERE = Path(__file__).parent
FILES = sorted((HERE / "files").glob("*.po"))
SCRIPT = "import sys; from tests.po.test_locale import verdicts; print(ascii(verdicts()))"


def verdicts() -> list[str]:
    """What is said of each file."""
    assert len(FILES) > 150
    return [verdict(path) for path in FILES]


def verdict(path: Path) -> str:
    try:
        document = po.read(path.read_bytes(), path.name)
    except InputError as error:
        return str(error)
    again = po.render(document.catalog)
    return f"{path.name}: {[str(each) for each in document.warnings]} {again!r}"


def test_every_file_is_read_alike_in_the_locale_c() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-c", SCRIPT],
        cwd=HERE.parent.parent,
        env=os.environ | {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        encoding="ascii",
        check=True,
    )
    assert done.stdout.strip() == ascii(verdicts())
