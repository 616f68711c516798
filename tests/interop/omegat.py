"""OmegaT without a window: a project around one catalog, and the translated catalog it makes.

As a translator's project looks: https://omegat.sourceforge.io/manual-standard/en/chapter.project.folder.html
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

_PROJECT = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <glossary_file>__DEFAULT__</glossary_file>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>FR</source_lang>
    <target_lang>DE</target_lang>
    <sentence_seg>false</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""
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


def found(folder: Path, catalog: bytes, typed: Mapping[str, str]) -> Path:
    """A project in ``folder`` with ``source/kim.po``; ``typed`` is what a translator entered."""
    for name in ("source", "target", "tm", "glossary", "dictionary", "omegat"):
        (folder / name).mkdir(parents=True)
    (folder / "omegat.project").write_text(_PROJECT, encoding="utf-8")
    (folder / "source" / "kim.po").write_bytes(catalog)
    if typed:
        (folder / "omegat" / "project_save.tmx").write_bytes(memory(typed))
    return folder


def memory(targets: Mapping[str, str]) -> bytes:
    """Targets by source as OmegaT itself saves them."""
    units = "".join(
        _UNIT.format(source=escape(source), target=escape(target))
        for source, target in targets.items()
    )
    return _MEMORY.format(units=units).encode()


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
