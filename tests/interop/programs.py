"""The programs that the tests of this folder run, and the version of each that is installed."""

from __future__ import annotations

import importlib.metadata
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

_COMMANDS = {
    "GNU gettext": "msgfmt",
    "translate-toolkit": "pofilter",
    "Java": "java",
    "LibreOffice": "soffice",
    "git": "git",
    "Chromium": "chromium",
}
_VERSION = re.compile(r"\d+(\.\d+)+")


def versions() -> Iterator[tuple[str, str]]:
    """Name and version of each program; of one that is not there, the word *missing*."""
    for name, program in _COMMANDS.items():
        yield name, _said(program)
    yield "OmegaT", _omegat()
    yield "polib", importlib.metadata.version("polib")


def _said(program: str) -> str:
    if shutil.which(program) is None:
        return "missing"
    done = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    found = _VERSION.search(done.stdout)
    return found[0] if found else "unknown"


def _omegat() -> str:
    """OmegaT has no option that prints its version; its archive has a file that says it."""
    program = shutil.which("omegat")
    if program is None:
        return "missing"
    script = Path(program).read_text(encoding="utf-8", errors="replace")
    archive = re.search(r"-jar\s+(\S+\.jar)", script)
    if not archive:
        return "unknown"
    with zipfile.ZipFile(archive[1]) as jar:
        text = jar.read("org/omegat/Version.properties").decode()
    parts = dict(re.findall(r"^(version|update)=(.*)$", text, re.M))
    return ".".join(parts.values()) or "unknown"
