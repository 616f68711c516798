"""Split a text into sentences: see it as a reader does, find the ends, map them back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.model.span import Span
from l10n.segmentation.boundaries import boundaries
from l10n.segmentation.offsets import restored, single_blanks, without_codes
from l10n.segmentation.quotations import canonical
from l10n.segmentation.rules import Rules, rules_for

_ODD_WHITE = re.compile(r"[^\S ]")


def split(text: str, language: str, codes: Sequence[Span] = ()) -> list[Span]:
    """The sentences of ``text``, as spans in code points, in order, without overlap.

    They have no white space at either end (no-break spaces and line ends are white space) and
    cover all else. ``language`` is ``fr``, ``de`` or ``en``; `UsageError` for any other.

    ``codes`` are the spans of inline markup in ``text``. The splitter does not see them: a
    sentence never ends inside one, and markup changes no boundary. Where a boundary falls beside
    a code, the code is of the sentence that it touches, else of the one behind. A code that holds
    a line end (a line break with the next line's prefix) counts as white space. Raises
    ``ValueError`` when a code leaves the text.

    >>> [span.of("Il est 10 h. Partons !") for span in split("Il est 10 h. Partons !", "fr")]
    ['Il est 10 h.', 'Partons !']
    """
    rules = rules_for(language)
    if not codes:
        return _sentences(text, rules)
    visible = without_codes(text, codes)
    return restored(visible, _sentences(visible.text, rules))


def _sentences(text: str, rules: Rules) -> list[Span]:
    begin = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if begin >= end:
        return []
    # One blank for each odd white space keeps the offsets.
    plain = (_ODD_WHITE.sub(" ", text) if _ODD_WHITE.search(text) else text)[begin:end]
    if "  " not in plain:
        spans = _between(plain, rules)
        return [span.shifted(begin) for span in spans] if begin else spans
    single, offsets = single_blanks(plain)
    return [
        Span(begin + offsets[span.start], begin + offsets[span.end - 1] + 1)
        for span in _between(single, rules)
    ]


def _between(text: str, rules: Rules) -> list[Span]:
    """The spans between the boundaries of ``text``, which begins and ends without a blank."""
    spans = []
    begin = 0
    for end, start in boundaries(canonical(text, rules), rules):
        spans.append(Span(begin, end))
        begin = start
    spans.append(Span(begin, len(text)))
    return spans
