"""Codes: addresses, placeholders, designations and Markdown of the source are in the target."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from unicodedata import category

from l10n.checks.base import CheckContext
from l10n.masking import Marks, mend, read_marks
from l10n.model.article import CodeKind
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity, Where
from l10n.placeables.designations import carries, find_designations

CODES = (
    "code-control",
    "code-extra",
    "code-missing",
    "code-nesting",
    "code-swapped",
    "code-title",
    "code-typo",
)

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
_TITLE = re.compile(r"[ \t](?P<quote>[\"'])(?P<title>.{1,500})(?P=quote)\)$")
_WORD = re.compile(r"[^\W\d_]{2,}")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")


def _is_control(sign: str) -> bool:
    # Half of a surrogate pair (Cs) is no sign at all: no file can hold it.
    return category(sign) in ("Cc", "Cs") and sign not in "\t\n"


def codes(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """``code-missing``, ``code-extra``, ``code-control``, and what else can be wrong with markup.

    Codes that can be put right in one way only are a warning, ``code-typo``, which says what to
    write; an edition has them put right, and so they are judged no further.
    """
    where = context.where(passage)
    mended = mend(passage.source, passage.target)
    if mended is not None:
        yield Finding(
            "code-typo",
            Severity.WARNING,
            where,
            "The codes of the translation are not those of the source, but can be read in one way"
            " only.",
            f"Write “{mended}”.",
        )
    yield from _compared(passage.source, mended or passage.target, where)
    if mended is None:
        yield from _nested(passage, where)
    if hidden := sorted({sign for sign in passage.target if _is_control(sign)}):
        yield Finding(
            "code-control",
            Severity.ERROR,
            where,
            f"The translation holds control characters: {', '.join(f'U+{ord(s):04X}' for s in hidden)}.",
            "Delete them; they print nothing, and some programs obey them.",
        )
    yield from _designations(passage, context)


def _compared(source: str, target: str, where: Where) -> Iterator[Finding]:
    """What of the source's codes is missing, and what the translation has more."""
    wanted, given = _codes(source), _codes(target)
    missing, extra = wanted - given, given - wanted
    lost = Counter(kind for kind, _ in missing.elements())
    more = Counter(kind for kind, _ in extra.elements())
    for (kind, form), count in sorted(missing.items()):
        advice = "Put it where it belongs, unchanged."
        if lost[kind] == more[kind] == 1:
            other = next(form for own, form in extra if own == kind)
            advice = f"Write “{form}” instead of “{other}”."
        yield Finding(
            "code-missing",
            Severity.ERROR,
            where,
            f"The {kind} “{form}” is not in the translation{_times(count)}.",
            advice,
        )
    for (kind, form), count in sorted(extra.items()):
        yield Finding(
            "code-extra",
            Severity.ERROR,
            where,
            f"The translation has a {kind} “{form}” that the source has not{_times(count)}.",
            "Take it out.",
        )


def _nested(passage: Passage, where: Where) -> Iterator[Finding]:
    """Pairs that cross, links whose words have changed places, titles left in the source."""
    source, target = read_marks(passage.source), read_marks(passage.target)
    for mark in target.crossed if not source.crossed else ():
        opening = target.marks[mark.mate].form
        yield Finding(
            "code-nesting",
            Severity.ERROR,
            where,
            f"“{mark.form}” closes “{opening}” while another pair is still open in it.",
            "Close first what was opened last.",
        )
    if source.forms() != target.forms():
        return
    before, after = _enclosed(source, passage.source), _enclosed(target, passage.target)
    for one, other in combinations(sorted(before.keys() & after.keys()), 2):
        if before[one] != before[other] and (before[one], before[other]) == (
            after[other],
            after[one],
        ):
            yield Finding(
                "code-swapped",
                Severity.WARNING,
                where,
                f"“{before[one]}” and “{before[other]}” have changed codes: “{one}” and “{other}”.",
                "Give each the code that it has in the source.",
            )
    there = {mark.form for mark in target.marks}
    for mark in source.marks:
        title = _TITLE.search(mark.form)
        if title and mark.form in there and len(_WORD.findall(title["title"])) > 1:
            yield Finding(
                "code-title",
                Severity.WARNING,
                where,
                f"The title of a link is still in the source language: “{title['title']}”.",
                "Translate it between its quotation marks; readers see it.",
            )


def _enclosed(marks: Marks, words: str) -> dict[str, str]:
    """The words of each pair whose form is there once; of links, by their address."""
    found: dict[str, list[str]] = {}
    for mark in marks.marks:
        if mark.kind is CodeKind.OPEN and mark.mate >= 0:
            closing = marks.marks[mark.mate]
            form = closing.form if mark.name == "link" else mark.form
            found.setdefault(form, []).append(words[mark.span.end : closing.span.start])
    return {form: inside[0] for form, inside in found.items() if len(inside) == 1}


def _designations(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    where = context.where(passage)
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
