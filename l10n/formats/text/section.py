"""Which line above the title names the section of the paper, and which only introduce the title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.formats.text.evidence import Evidence, is_notice_of_rights, is_section
from l10n.formats.text.lexicon import lexicon, plain_forms
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Role

_FOOT = 200
"""How many of the last lines the foot of a page may have."""
_NEAR = 3
_WORDS = 5
NUMBERED = re.compile(r"\W*(?:n[°ºr]|no|nr|num[ée]ro|nummer)?\W*\d[\d/.-]*\Z", re.IGNORECASE)
"""The number of a press release or an issue alone on a line: *Nr. 45/2024*."""


def find_section(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    title: int,
    verdicts: Sequence[Verdict | None],
) -> tuple[int, str] | None:
    """The index of the section and why: near above the title, else near below it.

    Among the short lines above the title an item of the menu goes before a known topic, that
    before a kind of article (*Interview*), and that before the unknown line right above.
    """
    best: tuple[float, int, str] | None = None
    steps = distance = 0
    menu = _menu(paragraphs, title)
    for i in range(title - 1, -1, -1):
        paragraph = paragraphs[i]
        if verdicts[i] or paragraph.parts or evidence[i].is_furniture:
            steps += not paragraph.parts
            if steps >= _NEAR:
                break
            continue
        if NUMBERED.match(paragraph.text) or names_site(paragraphs, i):
            continue
        if paragraph.sentence and any(p.role is Role.IMAGE_CREDIT for p in paragraphs[i - 1].parts):
            continue  # the caption of a picture above the title
        known = is_section(paragraph)
        if not known and (paragraph.words > _WORDS or paragraph.stop):
            break
        points = 2.0 if known and not lexicon().genres.whole(paragraph.folded) else 1.0 * known
        if best and points == 2.0 and best[1] != i + 1:
            points = 0.9  # an item of a menu, apart from the kind of the article
        if best and best[0] == 0.5 and i and known and is_section(paragraphs[i - 1]):
            points = 0.4  # the last item of a menu; the line right above the title is the section
        why = "a known section" if known else "the short line above the title"
        if any(paragraph.folded == below.folded for below in paragraphs[title + 1 : title + 6]):
            points, why = points + 2, "stands above and below the title"
        elif menu.get(paragraph.folded, i) < i:
            points, why = points + 2, "an item of the menu, above the title"
        elif not known and not distance and _heads_text(paragraphs, title, paragraph):
            points, why = 2.5, "the place above the title with which a text begins"
        elif not known and (steps or distance):
            points = 0
        elif not known:
            points = 0.5
        if points and (best is None or points > best[0]):
            best = points, i, why
        distance += 1
        if steps or distance >= _NEAR:
            break
    if best:
        return best[1], best[2]
    for i in range(title + 1, min(title + 1 + _NEAR, len(paragraphs))):
        if not verdicts[i] and is_section(paragraphs[i]) and not evidence[i].is_furniture:
            return i, "a known section"
    return None


def names_site(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether the foot of the page names it as who owns the page, or with an address."""
    name = paragraphs[i].text
    for paragraph in paragraphs[max(i + 1, len(paragraphs) // 2, len(paragraphs) - _FOOT) :]:
        if name in paragraph.text and (
            is_notice_of_rights(paragraph)
            or (paragraph.text.startswith(f"{name}, ") and "#" in paragraph.forms)
        ):
            return True
    return False


def _heads_text(paragraphs: Sequence[Paragraph], title: int, place: Paragraph) -> bool:
    """Whether the title or a paragraph soon below begins with the words of ``place``."""
    count = len(place.folded)
    return 0 < count <= 2 and any(
        paragraph.words > count and paragraph.folded[:count] == place.folded
        for paragraph in paragraphs[title : title + 12]
    )


def _menu(paragraphs: Sequence[Paragraph], title: int) -> dict[tuple[str, ...], int]:
    """Where a short line, or a link in a row of them, stands first above the title."""
    first: dict[tuple[str, ...], int] = {}
    for i, paragraph in enumerate(paragraphs[:title]):
        if paragraph.words > 20 or paragraph.stop:
            continue
        for piece in (paragraph.text, *re.split(r"\s*[/|>›»•·]\s*|\s[-–—]\s", paragraph.text)):
            first.setdefault(plain_forms(piece), i)
    return first
