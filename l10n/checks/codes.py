"""Codes: addresses, placeholders, designations and Markdown of the source are in the target."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from unicodedata import category

from l10n.checks.base import CheckContext
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.placeables.designations import carries, find_designations

CODES = ("code-control", "code-extra", "code-missing")

# What must be in the target letter by letter, and as often. Earlier patterns hide their text from
# later ones: a star in an address is no emphasis.
_EXACT = (
    ("code", re.compile(r"(?<!`)(`+)(?!`).{1,2000}?(?<!`)\1(?!`)")),
    ("link target", re.compile(r"\]\(\s*<?(?P<it>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)")),
    ("footnote mark", re.compile(r"\[\^[^\]\s]+\]")),
    ("address", re.compile(r"(?:https?://|www\.)[^\s<>\"“”„«»]*[^\s<>\"“”„«»'’.,;:!?)\]*_]")),
    ("mail address", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")),
    ("tag", re.compile(r"</?[a-zA-Z][^<>]*>")),
    ("placeholder", re.compile(r"\{\w*\}|%\(\w+\)[sd]|(?<![\d%])%[sd]\b|\$\{\w+\}")),
)
# Emphasis counts marks, not words, because words move. CommonMark's flanking rules, simplified.
_MARKS = (
    ("bold", re.compile(r"\*\*(?=\S)|(?<=\S)\*\*|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")),
    ("strikethrough", re.compile(r"~~(?=\S)|(?<=\S)~~")),
    ("emphasis", re.compile(r"\*(?=\S)|(?<=\S)\*|(?<!\w)_(?=\S)|(?<=\S)_(?!\w)")),
)
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")


def _is_control(sign: str) -> bool:
    # Half of a surrogate pair (Cs) is no sign at all: no file can hold it.
    return category(sign) in ("Cc", "Cs") and sign not in "\t\n"


def codes(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """``code-missing``, ``code-extra`` and ``code-control``."""
    where = context.where(passage)
    source, target = _codes(passage.source), _codes(passage.target)
    for (kind, form), count in sorted((source - target).items()):
        yield Finding(
            "code-missing",
            Severity.ERROR,
            where,
            f"The {kind} “{form}” is not in the translation{_times(count)}.",
            "Put it where it belongs, unchanged.",
        )
    for (kind, form), count in sorted((target - source).items()):
        yield Finding(
            "code-extra",
            Severity.ERROR,
            where,
            f"The translation has a {kind} “{form}” that the source has not{_times(count)}.",
            "Take it out.",
        )
    if hidden := sorted({sign for sign in passage.target if _is_control(sign)}):
        yield Finding(
            "code-control",
            Severity.ERROR,
            where,
            f"The translation holds control characters: {', '.join(f'U+{ord(s):04X}' for s in hidden)}.",
            "Delete them; they print nothing, and some programs obey them.",
        )
    wanted = find_designations(_without_codes(passage.source))
    given = find_designations(_without_codes(passage.target))
    added = [
        one.form
        for one in given
        if not carries(passage.source, one, context.source_locale.tag)
        and not any(w.digits == one.digits for w in wanted)
    ]
    for form in dict.fromkeys(
        one.form for one in wanted if not carries(passage.target, one, context.locale.tag)
    ):
        instead = f", which has “{added[0]}”" if added else ""
        yield Finding(
            "code-missing",
            Severity.ERROR,
            where,
            f"The designation “{form}” is not in the translation{instead}.",
            f"Write “{form}”.",
        )
        added = []
    for form in dict.fromkeys(added):
        yield Finding(
            "code-extra",
            Severity.WARNING,
            where,
            f"The translation has the designation “{form}” that the source has not.",
            "Compare it with the source.",
        )


def _codes(text: str) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    text = _ESCAPED.sub(" ", text)
    for kind, pattern in _EXACT:
        for match in pattern.finditer(text):
            form = match["it"] if "it" in pattern.groupindex else match[0]
            found[kind, form] += bool(form)
        text = pattern.sub(" ", text)
    for kind, pattern in _MARKS:
        pairs = len(pattern.findall(text)) // 2  # one lone star is a star
        if pairs:
            found[kind, _SIGNS[kind]] += pairs
        text = pattern.sub("", text)
    return +found


_SIGNS = {"bold": "**", "strikethrough": "~~", "emphasis": "*"}


def _without_codes(text: str) -> str:
    for _, pattern in _EXACT:
        text = pattern.sub(" ", text)
    return text


def _times(count: int) -> str:
    return f" ({count} times)" if count > 1 else ""
