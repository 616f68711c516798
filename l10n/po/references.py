"""``#: article.fr.txt:13`` lines and the places they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from l10n.model.unit import Reference
from l10n.po.remarks import one_line

# GNU gettext puts file names with blanks between these two (U+2068, U+2069; since 0.19.8).
_OPEN, _CLOSE = "\u2068", "\u2069"
_REFERENCE = re.compile(
    f"{_OPEN}(?P<isolated>[^{_CLOSE}]*){_CLOSE}(?::(?P<at>[0-9]{{1,9}}))?"
    r"|(?P<plain>[^\s]+?)(?::(?P<line>[0-9]{1,9}))?(?=\s|\Z)"
)


def parse(lines: Iterable[str]) -> tuple[Reference, ...]:
    """All references of some ``#:`` lines; one without a line number gets line 0."""
    return tuple(each for text in lines for each in _places(text))


def _places(text: str) -> Iterator[Reference]:
    if _OPEN not in text and _CLOSE not in text:
        for word in text.split():
            path, _, line = word.rpartition(":")
            numbered = path and line.isascii() and line.isdigit() and len(line) < 10
            yield Reference(path, int(line)) if numbered else Reference(word, 0)
        return
    for found in _REFERENCE.finditer(text):
        yield Reference(
            _plain(found["isolated"] or found["plain"] or ""),
            int(found["at"] or found["line"] or 0),
        )


def occurrence(reference: Reference) -> tuple[str, str]:
    """A reference as polib wants it: the path, in isolates where needed, and the line as text."""
    path = one_line(_plain(reference.path))
    # A backslash at the end of a line would take in the next one (see `remarks.remark`).
    if re.search(r"\s|\\\Z", path) or not path:
        path = f"{_OPEN}{path}{_CLOSE}"
    return path, str(reference.line) if reference.line else ""


def _plain(path: str) -> str:
    """``path`` without isolates, also those that lost their partner."""
    return path.replace(_OPEN, "").replace(_CLOSE, "")
