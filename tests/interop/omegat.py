"""OmegaT without a window, and what a translator types into one of its projects.

A project: https://omegat.sourceforge.io/manual-standard/en/chapter.project.folder.html
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

_MEMORY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" \
creationtoolversion="3.6.0_10" segtype="paragraph" srclang="FR"/>
  <body>
{units}  </body>
</tmx>
"""
_UNIT = """\
    <tu>
      <tuv lang="FR"><seg>{source}</seg></tuv>
      <tuv lang="DE" changeid="anna" changedate="20260105T090000Z"><seg>{target}</seg></tuv>
    </tu>
"""


def type_in(project: Path, targets: Mapping[str, str]) -> None:
    """Leave targets by source in ``project``, as OmegaT itself saves what a translator types."""
    units = "".join(
        _UNIT.format(source=escape(source), target=escape(target))
        for source, target in targets.items()
    )
    save = project / "omegat" / "project_save.tmx"
    save.write_text(_MEMORY.format(units=units), encoding="utf-8")


def translate(project: Path) -> Path:
    """Have OmegaT make the translated documents; return the folder where they lie.

    It touches nothing outside the project but its settings, which lie beside it.
    """
    home = project.with_name(f"{project.name}-home")
    options = f"-Djava.awt.headless=true -Duser.home={home}"
    done = subprocess.run(
        ["omegat", project, "--mode=console-translate", f"--config-dir={home}"],
        env={**os.environ, "JAVA_TOOL_OPTIONS": options},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return project / "target"
