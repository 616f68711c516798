"""Abbreviations, titles and initials, and the no-break blank that holds some to what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.placeables.typography.changes import Edit
from l10n.placeables.typography.hidden import BOUNDARY
from l10n.placeables.typography.table import BLANK, Typography

_ENDS = re.compile(rf"[)\]»”’\"]{{0,4}}\s*(?:{BOUNDARY}|$)")


def abbreviations(text: str, rules: Typography) -> Iterator[Edit]:
    """The locale's form for every spelling that its table names, blanks of any kind among them."""
    if rules.abbreviations:
        forms = {re.sub(r"\s", "", form): after for form, after in rules.abbreviations.items()}
        pattern = "|".join(
            f"{BLANK}?".join(re.escape(part) for part in re.findall(r"[^.]+\.?", form))
            for form in sorted(forms, key=lambda one: (-len(one), one))
        )
        for match in re.finditer(rf"(?<![\w.])(?:{pattern})(?![\w])", text):
            after = forms[re.sub(r"\s", "", match[0])]
            if not _same_but_blanks(match[0], after):
                if (
                    match[0].endswith(".")
                    and not after.endswith(".")
                    and _ENDS.match(text, match.end())
                ):
                    after += "."
                yield Edit(*match.span(), after)
    yield from _titles(text, rules)
    yield from _initials(text, rules)


def _same_but_blanks(before: str, after: str) -> bool:
    """Whether only the kind of no-break blank differs: both are in use."""
    return before.replace("\u00a0", "\u202f") == after.replace("\u00a0", "\u202f")


def _titles(text: str, rules: Typography) -> Iterator[Edit]:
    if not rules.titles:
        return
    pattern = "|".join(sorted(map(re.escape, rules.titles), key=lambda one: (-len(one), one)))
    for match in re.finditer(rf"(?<![\w.])({pattern})(?P<blank>{BLANK})(?=[^\W\d_a-zà-ÿ])", text):
        blank = match["blank"]
        if blank == " " and rules.title_blank:
            blank = rules.title_blank
        yield Edit(*match.span(), rules.titles[match[1]] + blank)


def _initials(text: str, rules: Typography) -> Iterator[Edit]:
    """*the U.S. and the U.N.* → *the US and the UN*; a stop that ends the sentence stays."""
    if not rules.initials:
        return
    pattern = "|".join(sorted(map(re.escape, rules.initials), key=lambda one: (-len(one), one)))
    openers = "|".join(map(re.escape, rules.openers)) or "(?!)"
    begins = re.compile(rf"[)\]»”’\"]{{0,4}}\s+[“\"«(]?(?:{openers})\b")
    for match in re.finditer(rf"(?<![\w.])(?:{pattern})(?!\w)", text):
        after = rules.initials[match[0]]
        ends = _ENDS.match(text, match.end()) and _is_sentence(text, match.start())
        if ends or begins.match(text, match.end()):
            after += "."
        yield Edit(*match.span(), after)


def _is_sentence(text: str, at: int) -> bool:
    """Whether the sentence around ``at`` begins as one, and is no fragment of a heading or list."""
    start = text.rfind(BOUNDARY, max(0, at - 2000), at) + 1
    return not text[start:at].lstrip(' "“«‘(')[:1].islower()


def bound(text: str, rules: Typography) -> Iterator[Edit]:
    """A no-break blank between *n°* or *§* and the figure behind."""
    if not rules.bound:
        return
    pattern = "|".join(sorted(map(re.escape, rules.bound), key=lambda one: (-len(one), one)))
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?P<blank>{BLANK}?)(?=\d)", text):
        if match["blank"] in (" ", ""):
            yield Edit(*match.span(), match[0].rstrip(" ") + "\u00a0")
