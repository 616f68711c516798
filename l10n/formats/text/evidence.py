"""How much speaks for a paragraph being page furniture, and how much for running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import category

from l10n.formats.text.address import speaks_to_reader
from l10n.formats.text.language import name_of
from l10n.formats.text.lexicon import Hit, end_of, lexicon, plain_forms
from l10n.formats.text.names import is_agency
from l10n.formats.text.paragraph import Paragraph

_WHOLE, _START, _ANYWHERE = 6.0, 3.0, 2.0
# Tables of phrases that ask the reader for something.
_ASKING = frozenset({"newsletter", "login", "cookies", "sharing", "comments", "advertising"})
_SHORT = 16
_LINKED = ">›»/|→"
_ADDRESS = re.compile(r"https?://|www\.|\w@\w|\bwww\b")
_DATELINE = re.compile(
    r"[^\W\d_a-zß-ÿ][^\d()–—:.!?]{2,40}(?:,\s[^()–—]{0,30})?"
    r"\s?\((?P<agency>[^()]{2,40})\)\s?[-–—:]\s|\([^()]{3,60}\d{4}\)\s?[-–—]\s"
)
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright\b).{0,80}?(?:\b(?:19|20)\d{2}\b|rights reserved|droits réservés|vorbehalten)",
    re.IGNORECASE,
)
_CRUMB = re.compile(r"[^\W\d_][^«»]{1,40}\s[›>»]\Z")
_LENGTH = re.compile(r"\(\d{1,2}:\d{2}(?: min)?\)\Z")
_TAGGED = re.compile(r"\[[^\W\d_][^\[\]]{2,24}\]\s\S")
_DURATION = re.compile(r"\d{1,3}(?:[:h]\d{2})?\s?(?:min|mn|sec|Min|Minuten|minutes)\b\.?\Z")
_TIME_AGO = re.compile(r"\d{1,2}\s?(?:[h:.]\s?\d{2}|h|Uhr|min)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two sums of points, and the strongest single reason on each side."""

    furniture: float
    prose: float
    why_furniture: str
    why_prose: str

    @property
    def is_furniture(self) -> bool:
        return self.furniture >= 3 and self.furniture > self.prose

    @property
    def is_prose(self) -> bool:
        return self.prose >= 4 and self.prose > self.furniture


def weigh(paragraph: Paragraph, language: str) -> Evidence:
    """Weigh ``paragraph`` by itself, wherever it stands, in an article in ``language``."""
    own = speaks_of_article(paragraph)
    furniture = [*([] if own else _phrases(paragraph)), *_shape(paragraph)]
    prose = _prose(paragraph, language)
    if own:
        prose.append((4.0, f"“{own}”"))
    if has_dateline(paragraph):
        prose.append((4.0, "a dateline"))
    if foreign(paragraph, language) and not own:
        points = 4.0 if paragraph.words >= 4 else 2.0
        furniture.append((points, f"in {name_of(paragraph.language)}, not {name_of(language)}"))
    if any(points >= _ANYWHERE for points, _ in furniture):
        if speaks_to_reader(paragraph):
            furniture.append((2.0, "speaks to the reader of the page"))
        if not paragraph.stop:
            furniture.append((1.0, "no full stop"))
        if paragraph.words <= 4:
            furniture.append((1.0, "short"))
    return Evidence(
        sum(points for points, _ in furniture),
        sum(points for points, _ in prose),
        _say(furniture),
        _say(prose),
    )


def foreign(paragraph: Paragraph, language: str) -> bool:
    """Whether it is surely written in another of the languages we know."""
    return bool(paragraph.language) and paragraph.sure and paragraph.language != language


def has_dateline(paragraph: Paragraph) -> bool:
    """Whether it begins as agencies write: *PARIS (AFP) –*, *LONDON, March 12 (Reuters) -*."""
    found = _DATELINE.match(paragraph.text)
    return found is not None and (not found["agency"] or is_agency(found["agency"]))


def speaks_of_article(paragraph: Paragraph) -> str:
    """The words with which a correction or a note of the editors begins; empty for all else."""
    hit = lexicon().body_starts.at(paragraph.folded, 0)
    if hit is None or paragraph.words < 3:
        return ""
    after = paragraph.text[end_of(paragraph.text, hit.end) :]
    marked = ":" in after[:40] or paragraph.text.startswith("*")
    return hit.phrase if hit.end > 2 or marked else ""


def is_notice_of_rights(paragraph: Paragraph) -> bool:
    """*Copyright The Ledger Limited 2024. All rights reserved.*"""
    return paragraph.words <= 20 and _RIGHTS.match(paragraph.text) is not None


def is_crumb(paragraph: Paragraph) -> bool:
    """*Emploi ›*: one step of the path to the article, on a line of its own."""
    return paragraph.words <= 5 and _CRUMB.match(paragraph.text) is not None


def is_section(paragraph: Paragraph) -> bool:
    """Whether it is a known name of a section, alone or two with a sign between."""
    if paragraph.words > 6 or paragraph.sentence:
        return False
    sections = lexicon().sections
    if sections.whole(paragraph.folded):
        return True
    if all(sections.whole(plain_forms(piece)) for piece in paragraph.text.split(" - ")):
        return True
    pieces = re.split(r"\s*[/|>•·–—]\s*", paragraph.text)
    return len(pieces) == 2 and any(sections.whole(plain_forms(piece)) for piece in pieces)


def _is_row_of_links(text: str) -> bool:
    """*Accueil > Monde > Asie*, *Mentions légales | CGU | Contact*: short names with signs between."""
    # A closing quotation mark is no such sign.
    signs = _LINKED.replace("»", "") if "«" in text else _LINKED
    pieces = re.split(rf"\s[{signs}]\s", text)
    if len(pieces) < 2 or is_table_row(text) or any(len(piece.split()) > 5 for piece in pieces):
        return False
    return len(pieces) > 2 or " > " in text or " › " in text


def _is_player(text: str) -> bool:
    """*Le glacier fond / La Matinale / 2 min. / aujourd’hui à 07:12*."""
    pieces = re.split(r"\s[/|·•]\s", text)
    return len(pieces) >= 3 and any(_DURATION.match(piece.strip()) for piece in pieces)


def is_table_row(text: str) -> bool:
    """Whether ``text`` is a row of cells of which one or more hold figures."""
    cells = re.split(r"\t|\s\|\s", text)
    return len(cells) >= 3 and any(
        sum(sign.isdigit() for sign in cell) * 3 >= len(cell.strip()) > 0 for cell in cells
    )


def _phrases(paragraph: Paragraph) -> list[tuple[float, str]]:
    points = {"whole": _WHOLE, "start": _START, "anywhere": _ANYWHERE}
    found: list[tuple[float, str]] = []
    for hit in paragraph.hits:
        worth = points[hit.place]
        if hit.place == "whole" and paragraph.text.endswith((".", "…")) and paragraph.words <= 2:
            worth = 1.0  # «Nein.» may be an answer; a button has no full stop
        if hit.place == "start":
            worth = _start_worth(paragraph, hit)
        elif hit.place == "anywhere" and paragraph.words <= 30:
            worth += min(2, max(0, hit.end - 2))  # three words in a row are no chance
        found.append((worth, f"{hit.kind} phrase “{hit.phrase}”"))
    return found


def _start_worth(paragraph: Paragraph, hit: Hit) -> float:
    """A phrase at the start says more before a colon, and less before a whole sentence."""
    if hit.kind == "tickers" and paragraph.forms.count("#") < 2:
        return 1.0  # «Météo : l’été sera chaud» is a title; a ticker has figures
    after = paragraph.text[end_of(paragraph.text, hit.end) :].lstrip(" \u00a0\u202f")
    if after[:1] in (":", "|", "→", "»", ">") and after[:1]:
        return 5.0
    if not paragraph.sentence:
        # «Suivre le fleuve jusqu’à la mer» may be a title; more than one word must fit.
        alone = hit.end == 1 and paragraph.words >= 5 and not speaks_to_reader(paragraph)
        return 1.5 if alone else 3.5
    if hit.end > 1 and hit.kind in _ASKING and paragraph.words <= _SHORT:
        return 4.0
    # One common word before a long sentence («Partager le pouvoir …») says nothing.
    return _START if hit.end > 1 else (2.0 if paragraph.words <= 8 else 0.5)


def _shape(paragraph: Paragraph) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    text = paragraph.text
    if category(text[:1] or " ") == "So" and paragraph.words <= 14 and not paragraph.item:
        found.append((3.0, f"begins with the sign {text[0]}"))
    if len(text) <= 2 and not set(text) <= set("IVX"):
        found.append((4.0, "one or two signs"))
    if not any(sign.isalpha() for sign in text):
        marks = all(sign in lexicon().ornaments or sign.isspace() for sign in text)
        found.append((6.0 if marks else 3.0, "no letter in it"))
    if not paragraph.stop and _is_row_of_links(text):
        found.append((4.0, "a row of links"))
    if not paragraph.stop and _TAGGED.match(text):
        found.append((3.5, "a link with its kind in brackets"))
    if not paragraph.stop and _is_player(text):
        found.append((4.0, "a row with a time in it"))
    if _ADDRESS.search(text) and paragraph.words <= 12:
        found.append((3.5, "an address"))
    if is_notice_of_rights(paragraph):
        found.append((5.0, "a notice of rights"))
    if is_crumb(paragraph):
        found.append((4.0, "a link of a path"))
    if text.startswith(("@", "#")) and paragraph.words <= 8:
        found.append((3.5, "a handle or a tag"))
    if not paragraph.stop and _LENGTH.search(text[-12:]):
        found.append((3.0, "the length of a video"))
    if paragraph.words <= 6 and _TIME_AGO.match(text):
        found.append((2.0, "a time"))
    return found


def _prose(paragraph: Paragraph, language: str) -> list[tuple[float, str]]:
    found: list[tuple[float, str]] = []
    if foreign(paragraph, language):
        return found
    for least, points in ((40, 6.0), (25, 4.5), (12, 2.5), (6, 1.0)):
        if paragraph.words >= least and paragraph.stop:
            found.append((points, f"{paragraph.words} words of running text"))
            break
    if paragraph.stop and paragraph.words >= 4:
        found.append((2.0, "ends as a sentence"))
    if paragraph.language == language:
        found.append((1.0, f"in {name_of(language)}"))
    if paragraph.words >= 30 and not paragraph.stop:
        found.append((3.5, f"{paragraph.words} words"))
    return found


def _say(reasons: list[tuple[float, str]]) -> str:
    best = sorted(reasons, key=lambda reason: -reason[0])[:2]
    return "; ".join(why for points, why in best if points >= 1)
