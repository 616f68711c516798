"""ß in locales that write ss. Never the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.table import Typography

_SHARP = re.compile("[ßẞ]")
_WORD = re.compile(r"[^\W\d_]+")


def sharp_s(rules: Typography) -> Rule:
    """Ss for ß, SS among capitals; names of persons keep it (Bundeskanzlei, Schreibweisungen).

    A name is known by itself (*Graß*) or by the first name or title before it. The letter alone is
    spoken of, not written with.
    """
    if not rules.sharp_s:
        return nothing
    names, behind = {*rules.sharp_s_names}, {*rules.sharp_s_behind}

    def rule(text: str) -> Iterator[Edit]:
        if _SHARP.search(text) is None:
            return
        for word in _WORD.finditer(text):
            said = word[0]
            if ("ß" not in said and "ẞ" not in said) or len(said) == 1:
                continue
            if said in names or said.removesuffix("s") in names:
                continue
            if said[0].isupper() and _word_before(text, word.start()) in behind:
                continue
            capitals = said.replace("ß", "").isupper()
            for sign in _SHARP.finditer(said):
                at = word.start() + sign.start()
                loud = capitals or sign[0] == "ẞ"
                yield Edit(at, at + 1, rules.sharp_s.upper() if loud else rules.sharp_s)

    return rule


def _word_before(text: str, at: int) -> str:
    found = re.search(r"([\w.]{1,40})[ \u00a0\u202f]$", text[max(0, at - 42) : at])
    return found[1].rsplit("-", 1)[-1] if found else ""
