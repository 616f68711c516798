"""What an edition says of itself to search engines and other programs: plain words and values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from l10n.formats.markers import MARKER
from l10n.formats.publication.known import dek, known, plain
from l10n.model.article import Role
from l10n.model.edition import Edition

# What search engines show of a description, and what sites show of a shared link.
LONGEST_DESCRIPTION = 200

_BLANKS = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")
_AT_THE_END = " ,;:–—-\u00a0\u202f"


@dataclass(frozen=True, slots=True)
class About:
    """The metadata of one edition, without any markup. Empty means not known."""

    title: str
    description: str
    authors: tuple[str, ...]
    byline: str
    section: str
    published: date | None
    updated: date | None


def about(edition: Edition) -> About:
    """All that is known of ``edition``.

    The description is its dek, else the first sentence of its text; a long one ends with a word. The
    title of an edition without one is its article's name.
    """
    found = known(edition)
    titles = (piece.text for piece in edition.pieces if piece.role is Role.TITLE)
    title = found.title or next(titles, "")
    described = dek(edition) or edition.opening
    return About(
        title=_words(title, edition) or edition.article,
        description=_cut(_words(described, edition)),
        authors=edition.authors or ((found.author,) if found.author else ()),
        byline=found.author or "",
        section=_words(found.section or "", edition),
        published=found.first_published or found.published,
        updated=found.updated,
    )


def _words(text: str, edition: Edition) -> str:
    """``text`` on one line, without the codes that formats with a page around it show."""
    if edition.format == "markdown":
        text = plain(text) if text and text == edition.opening else text
    elif edition.format != "text":
        text = MARKER.sub("", text)
    return _BLANKS.sub(" ", text).strip(" ")


def _cut(text: str) -> str:
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    kept = text[: LONGEST_DESCRIPTION - 1].rpartition(" ")[0] or text[: LONGEST_DESCRIPTION - 2]
    return f"{kept.rstrip(_AT_THE_END)}\u00a0…"
