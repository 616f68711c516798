"""Signs that a file is open in an editor: the files that editors lay beside what they work on."""

from __future__ import annotations

import re
from pathlib import Path

# LibreOffice; vim (a second one ends in "o", and so on); Emacs: its lock is
# a link that leads nowhere, its autosave stands between two "#"; Kate.
_SIGNS = (
    (re.compile(r"\.~lock\.(.+)#\Z"), "LibreOffice"),
    (re.compile(r"\.(.+)\.sw[a-p]\Z"), "vim"),
    (re.compile(r"\.#(.+)\Z"), "Emacs"),
    (re.compile(r"#(.+)#\Z"), "Emacs"),
    (re.compile(r"\.(.+)\.kate-swp\Z"), "Kate"),
)


def open_files(folder: Path) -> list[tuple[Path, str]]:
    """The files of ``folder`` that look open in an editor, with its name; sorted.

    A sign may have outlived its editor, so this is a warning and no more. Poedit, gedit and others
    leave none; their saves are seen when a file is replaced (`l10n.storage.write`).
    """
    try:
        names = {entry.name for entry in folder.iterdir()}
    except OSError:
        return []
    found = {
        (folder / match[1], editor)
        for name in names
        for sign, editor in _SIGNS
        if (match := sign.match(name)) and match[1] in names
    }
    return sorted(found)
