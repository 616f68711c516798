"""What assembling again would change in an edition: sentence by sentence, and the words inside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import partial

from l10n.errors import L10nError
from l10n.executors import run_all
from l10n.formats import readable
from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.segmentation import split
from l10n.workflow.job import Job
from l10n.workflow.publishing.copies import copy_for, ready
from l10n.workflow.publishing.editions import make
from l10n.workflow.written import Freshness

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_ALIKE = 0.4
"""The ratio from which on two sentences are one that was changed, and not two."""


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence that would be changed, or, with one of the texts empty, come or go.

    ``line`` and ``new_line`` are 1-based in the edition on disk and in the one to be; for a
    sentence that comes or goes, the place where it would stand. ``gone`` and ``added`` are the
    stretches of ``before`` and ``after`` that the other does not have, in order.
    """

    line: int
    new_line: int
    before: str
    after: str
    gone: tuple[Span, ...] = ()
    added: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What would change in one edition; `CURRENT` means nothing would."""

    article: str
    locale: Locale
    path: str = ""
    edition: Freshness = Freshness.CURRENT
    changes: tuple[Change, ...] = ()
    """Empty for an `OUTDATED` edition in which only blanks or line ends differ."""
    error: L10nError | None = None


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of a text and the lines they begin in."""

    texts: list[str] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    last: int = 1

    def line(self, at: int) -> int:
        return self.lines[at] if at < len(self.lines) else self.last


def corrections_all(
    jobs: Sequence[Job], executor: Executor, *, draft: bool = False
) -> list[Correction]:
    """What assembling each edition of ``jobs`` would change on disk. Nothing is written."""
    one = partial(_corrections, draft=draft)
    return [found for several in run_all(executor, one, jobs) for found in several]


def changes(before: str, after: str, language: str) -> list[Change]:
    """The sentences in which two editions in ``language`` differ, in order.

    A sentence that only moved goes here and comes there. Blanks and empty lines do not count.
    """
    old, new = _sentences(before, language), _sentences(after, language)
    matcher = SequenceMatcher(None, old.texts, new.texts, autojunk=False)
    found: list[Change] = []
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind != "equal":
            found += _hunk(old, range(first, last), new, range(new_first, new_last))
    return found


def _corrections(job: Job, *, draft: bool) -> list[Correction]:
    return [_correction(job, locale, draft=draft) for locale in job.editions]


def _correction(job: Job, locale: Locale, *, draft: bool) -> Correction:
    path = job.project.shown(job.path(locale, draft=draft))
    correction = Correction(job.source.name, locale, path)
    try:
        article, stored = ready(job)
        made = make(job, copy_for(job, article, stored.catalog, stored, locale), draft=draft)
    except L10nError as error:
        return replace(correction, error=error)
    correction = replace(correction, edition=made.before)
    if made.before is not Freshness.OUTDATED:
        return correction
    # Somebody may have saved it in another encoding; what cannot be read shows as a difference.
    before, after = readable(made.present or b"", path), readable(made.data, path)
    told = changes(before, after, locale.language)
    return replace(correction, changes=tuple(told))


def _sentences(text: str, language: str) -> _Sentences:
    texts, lines = [], []
    number = 0
    for number, line in enumerate(text.split("\n"), 1):
        for span in split(line, language):
            texts.append(span.of(line))
            lines.append(number)
    return _Sentences(texts, lines, number)


def _hunk(old: _Sentences, gone: range, new: _Sentences, added: range) -> Iterator[Change]:
    """The changes of one stretch: sentences alike are paired, in order; the others come and go."""
    for at, there in _paired(old.texts, gone, new.texts, added):
        yield _change(
            old.line(at if at is not None else gone.stop),
            new.line(there if there is not None else added.stop),
            old.texts[at] if at is not None else "",
            new.texts[there] if there is not None else "",
        )


def _paired(
    old: Sequence[str], gone: range, new: Sequence[str], added: range
) -> Iterator[tuple[int | None, int | None]]:
    open_ = added.start
    for at in gone:
        best = max(
            ((_likeness(old[at], new[there]), -there) for there in range(open_, added.stop)),
            default=(0.0, 0),
        )
        if best[0] < _ALIKE:
            yield at, None
            continue
        there = -best[1]
        yield from ((None, between) for between in range(open_, there))
        yield at, there
        open_ = there + 1
    yield from ((None, there) for there in range(open_, added.stop))


def _likeness(before: str, after: str) -> float:
    matcher = SequenceMatcher(None, _TOKEN.findall(before), _TOKEN.findall(after), autojunk=False)
    # The upper bound is cheap, and most pairs of sentences do not reach the mark.
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0


def _change(line: int, new_line: int, before: str, after: str) -> Change:
    if not before or not after:
        return Change(line, new_line, before, after)
    old, new = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    matcher = SequenceMatcher(None, [one[0] for one in old], [one[0] for one in new], False)
    gone, added = [], []
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "equal":
            continue
        if first < last:
            gone.append(Span(old[first].start(), old[last - 1].end()))
        if new_first < new_last:
            added.append(Span(new[new_first].start(), new[new_last - 1].end()))
    return Change(line, new_line, before, after, tuple(gone), tuple(added))
