"""ß in locales that write ss. Never the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit
from l10n.placeables.typography.table import Typography

_SHARP = re.compile("[ßẞ]")


def sharp_s(text: str, rules: Typography) -> Iterator[Edit]:
    """Ss for ß, SS among capitals; names of persons keep it (Bundeskanzlei, Schreibweisungen).

    A name is known by itself (*Graß*) or by the first name or title before it.
    """
    if not rules.sharp_s:
        return
    names, behind = {*rules.sharp_s_names}, {*rules.sharp_s_behind}
    for word in re.finditer(r"[^\W\d_]+", text):
        said = word[0]
        if "ß" not in said and "ẞ" not in said:
            continue
        if said in names or said.removesuffix("s") in names:
            continue
        if said[0].isupper() and _word_before(text, word.start()) in behind:
            continue
        capitals = said.replace("ß", "").isupper() and len(said) > 1
        for sign in _SHARP.finditer(said):
            at = word.start() + sign.start()
            loud = capitals or sign[0] == "ẞ"
            yield Edit(at, at + 1, rules.sharp_s.upper() if loud else rules.sharp_s)


def _word_before(text: str, at: int) -> str:
    found = re.search(r"([\w.]{1,40})[ \u00a0\u202f]$", text[max(0, at - 42) : at])
    return found[1].rsplit("-", 1)[-1] if found else ""
