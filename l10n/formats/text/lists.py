"""Lists of the article that bear no marks: key points under their heading, notes, contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.formats.text.evidence import Evidence, foreign
from l10n.formats.text.lexicon import lexicon
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Role

_NOTE = re.compile(r"\W{0,2}(?:\d{1,3}\b|[¹²³⁴⁵⁶⁷⁸⁹]|\*)")
_SKIPPED = 2
_MIN_WORDS = 3
_MAX_WORDS = 35
_CONTENTS_WORDS = 16


def find_lists(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    language: str,
    after: int,
    last: int,
    verdicts: list[Verdict | None],
) -> None:
    """Mark the headings of lists from ``after`` on, and their items where no sign marks them.

    Key points stand above ``last``, the last running text; notes may follow it.
    """
    for i in range(after, len(paragraphs)):
        hit = lexicon().lists.whole(paragraphs[i].folded)
        if hit is None or verdicts[i] or evidence[i].is_furniture:
            continue
        if hit.kind == "notes":
            _mark_notes(paragraphs, i, verdicts)
        elif i < last:
            _mark_points(paragraphs, evidence, language, i, last, verdicts)


def _mark_notes(paragraphs: Sequence[Paragraph], i: int, verdicts: list[Verdict | None]) -> None:
    why = f"under “{paragraphs[i].text}”"
    for j in range(i + 1, len(paragraphs)):
        if verdicts[j] or not _NOTE.match(paragraphs[j].text) or paragraphs[j].words < _MIN_WORDS:
            break
        verdicts[i] = Verdict(Role.HEADING, "heads the notes", level=2)
        marked = paragraphs[j].item > 0
        verdicts[j] = Verdict(Role.LIST_ITEM, why, level=1) if marked else Verdict(Role.BODY, why)


def _mark_points(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    language: str,
    i: int,
    last: int,
    verdicts: list[Verdict | None],
) -> None:
    at = i + 1
    while (
        at <= last
        and at - i <= _SKIPPED
        and (evidence[at].is_furniture or paragraphs[at].words < _MIN_WORDS)
    ):
        at += 1
    end = at
    while (
        end < last
        and not (verdicts[end] or paragraphs[end].parts or paragraphs[end].item)
        and not (evidence[end].is_furniture or paragraphs[end].stop)
        and _MIN_WORDS <= paragraphs[end].words <= _MAX_WORDS
        and not foreign(paragraphs[end], language)
    ):
        end += 1
    if end - at >= 2:
        for j in range(at, end):
            why = f"in the list under “{paragraphs[i].text}”"
            verdicts[j] = Verdict(Role.LIST_ITEM, why, level=1)
    elif at > last or not (paragraphs[at].item or evidence[at].is_prose or paragraphs[at].sentence):
        return
    verdicts[i] = Verdict(Role.HEADING, "heads a list or a summary", level=2)


def find_contents(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    after: int,
    verdicts: list[Verdict | None],
) -> None:
    """Mark a table of contents: two lines or more that stand again further down, one by one."""
    last_at: dict[tuple[str, ...], int] = {}
    for i in range(after, len(paragraphs)):
        if 1 <= paragraphs[i].words <= _CONTENTS_WORDS and not paragraphs[i].parts:
            last_at[paragraphs[i].folded] = i
    run: list[int] = []
    for i in range(after, len(paragraphs)):
        again = last_at.get(paragraphs[i].folded, i)
        if again > i + 1 and not verdicts[i] and again + 1 < len(paragraphs):
            run.append(i)
            continue
        _close(run, paragraphs, evidence, last_at, verdicts)
        run = []
    _close(run, paragraphs, evidence, last_at, verdicts)


def _close(
    run: Sequence[int],
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    last_at: dict[tuple[str, ...], int],
    verdicts: list[Verdict | None],
) -> None:
    """Mark ``run`` if text stands below each of the copies."""
    copies = [last_at[paragraphs[i].folded] for i in run]
    if len(run) >= 2 and sum(evidence[at + 1].is_prose for at in copies) * 2 > len(run):
        for i in run:
            verdicts[i] = Verdict(Role.CHROME, "in the table of contents")
