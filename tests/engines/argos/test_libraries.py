"""Libraries: loaded late, and without the traces that argostranslate leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def run(code: str, home: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home / "mine")},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_environment_is_as_it_was_and_home_is_untouched(tmp_path: Path):
    code = (
        "import os\n"
        "before = dict(os.environ)\n"
        "from pathlib import Path\n"
        "from l10n.engines.argos.libraries import argos_package\n"
        "print(argos_package(Path('nowhere')).__name__)\n"
        "after = {k: v for k, v in os.environ.items() if k != 'KMP_DUPLICATE_LIB_OK'}\n"
        "before.pop('KMP_DUPLICATE_LIB_OK', None)\n"
        "assert before == after\n"
    )
    assert run(code, tmp_path) == "argostranslate.package"
    assert list(tmp_path.iterdir()) == []


def test_the_door_loads_no_library(tmp_path: Path):
    code = (
        "import sys\n"
        "import l10n.engines, l10n.engines.argos.engine, l10n.engines.argos.packages.store\n"
        "print({'ctranslate2', 'sentencepiece', 'argostranslate', 'numpy'} & sys.modules.keys())\n"
    )
    assert run(code, tmp_path) == "set()"
