"""ß in locales that write ss. Never the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit, Rule, nothing
from l10n.placeables.typography.neighbours import BLANKS, word_before
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
            at = word.start()
            first = word_before(text, at).rsplit("-", 1)[-1] if text[at - 1 : at] in BLANKS else ""
            if said[0].isupper() and first in behind:
                continue
            capitals = said.replace("ß", "").isupper()
            for sign in _SHARP.finditer(said):
                loud = capitals or sign[0] == "ẞ"
                yield Edit(
                    at + sign.start(),
                    at + sign.end(),
                    rules.sharp_s.upper() if loud else rules.sharp_s,
                )

    return rule
