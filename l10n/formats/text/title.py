"""Which paragraph of a dump is the title of the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

from l10n.formats.text.evidence import Evidence, foreign, is_crumb, is_section
from l10n.formats.text.lexicon import lexicon
from l10n.formats.text.names import is_house, read_name, read_names
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.section import names_site
from l10n.model.article import Role

_SITE_MARKS = (" | ", " - ", " – ", " — ", " • ", " · ", " : ", " / ")
_LONG_WORD = 4
_KICKER = 4
_FARTHEST = 2000
# A page prints its title in the tab, the path, above, below and behind buttons; a table more often.
_COPIES = 8


def find_title(
    paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence], language: str
) -> tuple[int, str] | None:
    """The index of the title and why it is one; None when no paragraph looks like one.

    A title stands before most of the running text, has no full stop, shares words with the body,
    and is often followed by a byline or a date.
    """
    prose = [e.is_prose for e in evidence]
    weight = [p.words if isp else 0 for p, isp in zip(paragraphs, prose, strict=True)]
    before = [0, *accumulate(weight)]
    total = before[-1]
    vocabulary = {
        form
        for p, isp in zip(paragraphs, prose, strict=True)
        if isp
        for form in p.forms
        if len(form) >= _LONG_WORD
    }
    copies = Counter(paragraph.folded for paragraph in paragraphs)
    tabs = [paragraph.text for paragraph in paragraphs[:12]]
    scores: dict[int, tuple[float, str]] = {}
    for i, paragraph in enumerate(paragraphs[:_FARTHEST]):
        if total and before[i] > total / 2:
            break
        if copies[paragraph.folded] > _COPIES:
            continue
        if not _may_be(paragraph, evidence[i]) or (prose[i] and before[i + 1] == total):
            continue
        score, why = _score(paragraph, language, vocabulary)
        score += _followed(paragraphs, i)
        score -= 4 * _is_byline(paragraph)
        score += 2.5 * _is_signed_above(paragraphs, i)
        score -= 5 * names_site(paragraphs, i)
        score -= 4 * (i > 0 and is_crumb(paragraphs[i - 1]))
        score -= 3 * sum(w >= 12 for w in weight[max(0, i - 12) : i])
        above = next((j for j in (i - 1, i - 2) if j in scores), None)
        if above is not None and paragraphs[above].words >= 4:
            score -= 0 if _is_kicker(paragraphs[above], paragraph, vocabulary) else 2.5
        if i and paragraph.text.endswith(".") and _is_credit(paragraphs[i - 1]):
            continue  # rather what a picture shows
        if _below_section(paragraphs, i):
            score, why = score + 2, f"{why}, below the section" if why else "below the section"
        if i + 1 < len(paragraphs) and _is_menu(paragraphs[i + 1]):
            score -= 2  # the name of the site above its menu
        if i + 1 < len(paragraphs) and paragraphs[i + 1].words >= 30 and prose[i + 1]:
            score += 1
        if any(_is_tab(text, paragraph.text) for text in tabs):
            score += 4
        scores[i] = score, why
    best = max(scores, key=lambda i: (scores[i][0], -i), default=None)
    if best is None or scores[best][0] <= 0:
        return None
    above = best - 1
    if above in scores and _is_dek_of(paragraphs[best], paragraphs[above], language):
        return above, "above the standfirst"
    return best, scores[best][1]


def _is_signed_above(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether *By …* stands above it, as letters to subscribers have it, and it is no post."""
    return lexicon().after_names.isdisjoint(paragraphs[i].forms[:4]) and any(
        part.role is Role.BYLINE and part.label_span
        for paragraph in paragraphs[max(0, i - 2) : i]
        for part in paragraph.parts
    )


def _below_section(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether a known section stands above, with a date or one short line between at most."""
    at = i - 1
    while at >= 0 and i - at < 4 and _says_when(paragraphs[at]):
        at -= 1
    if at >= 0 and is_section(paragraphs[at]):
        return True
    if paragraphs[i].stop and not paragraphs[i].question:
        return False
    above = at - 1
    short = at >= 0 and paragraphs[at].words <= _KICKER and not paragraphs[at].stop
    return above >= 0 and short and is_section(paragraphs[above])


def _says_when(paragraph: Paragraph) -> bool:
    return bool(paragraph.parts) or set(paragraph.forms) == {"#"}


def _is_kicker(above: Paragraph, paragraph: Paragraph, vocabulary: set[str]) -> bool:
    """Whether the line above only introduces the title: *Entscheidung im Bundesrat*."""
    own = [form for form in above.forms if len(form) >= _LONG_WORD]
    shared = sum(form in vocabulary for form in own)
    return above.words <= _KICKER and above.words < paragraph.words and shared * 2 <= len(own)


def _is_credit(paragraph: Paragraph) -> bool:
    return any(part.role is Role.IMAGE_CREDIT for part in paragraph.parts)


def _is_menu(paragraph: Paragraph) -> bool:
    return any(hit.kind == "navigation" and hit.place == "whole" for hit in paragraph.hits)


def _is_dek_of(paragraph: Paragraph, above: Paragraph, language: str) -> bool:
    """Whether what looks most like a title is the standfirst of the shorter one above it."""
    if foreign(above, language) or _is_byline(above) or above.words >= paragraph.words:
        return False
    if paragraph.stop and paragraph.text.endswith("."):
        return above.words >= 2
    return above.words >= 5 and paragraph.words >= 15


def is_copy(paragraph: Paragraph, title: Paragraph) -> bool:
    """Whether ``paragraph`` is the title again, alone or with the name of the site behind it."""
    return paragraph.folded == title.folded or _is_tab(paragraph.text, title.text)


def cites(paragraph: Paragraph, title: Paragraph) -> bool:
    """Whether ``paragraph`` names the article by its whole title, as a note on how to cite does."""
    return (
        title.words >= 4
        and title.words + 2 <= paragraph.words <= title.words + 30
        and title.text in paragraph.text
        and any(sign in paragraph.text for sign in '«“„"')
        and any(form in ("#", "doi") for form in paragraph.forms)
    )


def _is_tab(text: str, title: str) -> bool:
    # «Changement d’heure : pourquoi …» is no tab of the topic «Changement d’heure».
    marks = _SITE_MARKS if len(title.split()) > _KICKER else _SITE_MARKS[:-2]
    return any(text.startswith(title + mark) and len(text) < len(title) + 60 for mark in marks)


def _may_be(paragraph: Paragraph, evidence: Evidence) -> bool:
    if paragraph.parts or evidence.is_furniture or paragraph.item or not paragraph.words:
        return False
    if paragraph.words > 35 or (paragraph.stop and paragraph.words > 24):
        return False
    return not (is_section(paragraph) and paragraph.words <= 3)


def _score(paragraph: Paragraph, language: str, vocabulary: set[str]) -> tuple[float, str]:
    score = 0.0
    why: list[str] = []
    if paragraph.language == language:
        score += 2
    elif foreign(paragraph, language):
        score -= 4
    words = paragraph.words
    score += 3 if 4 <= words <= 18 else 1.5 if 3 <= words <= 26 else 0 if words == 2 else -2
    if not paragraph.stop:
        score, why = score + 2, ["no full stop"]
    elif paragraph.text.endswith("."):
        score -= 3
    own = [form for form in paragraph.forms if len(form) >= _LONG_WORD]
    if own:
        shared = sum(form in vocabulary for form in own)
        score += 4 * shared / max(len(own), 2)
        why += [f"{shared} of its {len(own)} long words are in the body"] if shared else []
    return score, ", ".join(why)


def _is_byline(paragraph: Paragraph) -> bool:
    """A name alone, or with a post behind a comma: *Anne Le Goff, chercheuse associée*."""
    several = read_names(paragraph.text, 0)
    joined = not {"et", "und", "and", "&"}.isdisjoint(paragraph.forms)
    if several and several.end == len(paragraph.text) and len(several.people) > 1 and joined:
        return True
    name = read_name(paragraph.text)
    if name is None or paragraph.stop:
        return False
    small = lexicon().function_words.get(paragraph.language, frozenset())
    if is_house(name.of(paragraph.text)) or paragraph.forms[0] in small:
        return False  # «Das Meer, das zu schnell wird», «Au Sénégal, les récolteuses de sel»
    rest = paragraph.text[name.end :]
    # «Small Court, Long Shadow» is a title; a post or a place in small letters follows a name.
    return rest[:2].strip() == "," and rest[2:3].islower() if rest else paragraph.words <= 3


def _followed(paragraphs: Sequence[Paragraph], i: int) -> float:
    """Points for a byline or date soon after."""
    for distance, paragraph in enumerate(paragraphs[i + 1 : i + 5]):
        if any(part.role in (Role.BYLINE, Role.DATE) for part in paragraph.parts):
            return (4.0, 3.0, 2.0, 1.0)[distance]
    return 0.0
