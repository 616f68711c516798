"""Text and attributes that cannot break out of the HTML around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from l10n.model.locale import Locale
from l10n.model.span import Span

# HTML has no place for these, not even as references (section 13.2.3.5 of the standard).
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE_SCHEMES = ("http:", "https:", "mailto:", "tel:")

# Opens what is still in the language named.
DRAFT = '<span class="draft" lang="{}">'


def shown(text: str) -> str:
    """``text`` as HTML text or the value of a quoted attribute."""
    return escape(_FORBIDDEN.sub("\ufffd", text))


def marked(text: str, foreign: Iterable[Span], language: Locale) -> str:
    """``text`` as HTML, with the stretches ``foreign`` marked as being in ``language``."""
    pieces: list[str] = []
    at = 0
    for span in sorted(foreign):
        start, end = max(span.start, at), min(span.end, len(text))
        if start >= end:
            continue
        words = shown(text[start:end])
        pieces += shown(text[at:start]), f"{DRAFT.format(shown(language.tag))}{words}</span>"
        at = end
    return "".join((*pieces, shown(text[at:])))


def address(url: str) -> str | None:
    """``url`` as the value of an attribute; ``None`` when following it could run a program.

    Browsers ignore blanks and control signs in a scheme, so they are taken out first.
    """
    bare = re.sub(r"[\x00-\x20]+", "", url)
    scheme = _SCHEME.match(bare)
    if scheme and scheme[0].lower() not in _SAFE_SCHEMES:
        return None
    return shown(bare)
