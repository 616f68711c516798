"""Where on a page the article stands: its body's element, and the paragraphs that are surely of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from l10n.formats.html.deks import deks_of
from l10n.formats.html.elements import TEXT_BOXES
from l10n.formats.html.extractor import Opinion
from l10n.formats.html.names import is_body, is_box, is_furniture
from l10n.formats.html.page import Page
from l10n.formats.html.sights import Sight, linked_part, look_at, words_say
from l10n.formats.html.tree import Element
from l10n.formats.text.boxes import header_of
from l10n.formats.text.evidence import weigh
from l10n.formats.text.language import NAMES

_PARTS = (TEXT_BOXES | {"ul", "ol", "dl", "tr", "tbody", "thead", "table"}) - {"td"}
IN_BOX = "in a box of the page"
_BOX_WORDS = 60

_BOXES = frozenset(("div", "section", "aside", "fieldset", "td"))
_PROSE_WORDS = 8
_LONG = 25


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the body stands, as numbers of paragraphs."""

    container: Element
    first: int
    """The first and …"""
    last: int
    """… last paragraph that is surely of the body; -1 where there is none."""
    sights: tuple[Sight, ...]
    sure: tuple[bool, ...]
    deks: frozenset[int]
    """Running text between the title and who wrote the article, or set in bold before the rest."""


def find_scope(page: Page, opinion: Opinion, language: str) -> Scope:
    """Find the element that holds nearly all of the running text which is of the article."""
    seen = [look_at(one, language) for one in page.paragraphs]
    linked = [linked_part(one) for one in page.paragraphs]
    prose = [
        link < 0.5 and ((one.stop and one.words >= _PROSE_WORDS) or one.words >= _LONG)
        for one, link in zip(seen, linked, strict=True)
    ]
    reasons = _reasons(
        page, [one.words if is_prose else 0 for one, is_prose in zip(seen, prose, strict=True)]
    )
    sights: list[Sight] = []
    for number, one in enumerate(seen):
        boxed = reasons[number]
        evidence = weigh(one, language) if language in NAMES else None
        words = "" if boxed else words_say(one, evidence)
        sights.append(
            Sight(one, linked[number], prose[number], boxed or words, bool(boxed), evidence)
        )
    sights = _boxes(page, sights)
    own = [sight.prose and not sight.furniture for sight in sights]
    sure = _agreed(own, opinion, sights)
    container = _container(
        page, [one.look.words if ok else 0 for one, ok in zip(sights, sure, strict=True)]
    )
    inside = [
        number
        for number, (one, ok) in enumerate(zip(page.paragraphs, sure, strict=True))
        if ok and container.first <= one.run.first < container.behind
    ]
    deks = deks_of(page, inside, sights, container)
    inside = inside[len(deks) :]
    first, last = (inside[0], inside[-1]) if inside else (-1, -1)
    return Scope(container, first, last, tuple(sights), tuple(sure), frozenset(deks))


def _boxes(page: Page, sights: list[Sight]) -> list[Sight]:
    """What stands in a small element beside what is surely of the page goes with it."""
    count: dict[Element, int] = dict.fromkeys(page.elements, 0)
    asking = dict(count)
    words = dict(count)
    for one, sight in zip(page.paragraphs, sights, strict=True):
        count[one.owner] += 1
        words[one.owner] += sight.look.words
        # A figure, a time or a sign alone says nothing of what stands beside it.
        said = sum(map(str.isalpha, one.words)) > 1 and header_of(sight.look) != "bio"
        asking[one.owner] += bool(sight.furniture and not sight.boxed and said)
    for element in reversed(page.elements):
        if element.parent:
            for sums in (count, asking, words):
                sums[element.parent] += sums[element]
    box: dict[Element, bool] = {}
    for element in page.elements:
        above = element.parent is not None and box[element.parent]
        small = count[element] >= 2 and words[element] < _BOX_WORDS
        fits = element.name in _BOXES and small and asking[element] * 3 >= count[element]
        box[element] = above or (fits and not is_box(element.tag))
    return [
        replace(sight, furniture=IN_BOX, boxed=True)
        if box[one.owner] and not sight.boxed
        else sight
        for one, sight in zip(page.paragraphs, sights, strict=True)
    ]


def _reasons(page: Page, mass: Sequence[int]) -> list[str]:
    """For each paragraph why an element around it is no part of the article.

    What holds most of the running text is the article, whatever it is called.
    """
    weight = _weights(page, mass)
    total = weight[page.elements[0]]
    why: dict[Element, str] = {}
    for element in page.elements:
        above = why.get(element.parent, "") if element.parent else ""
        # The foot of a quotation says whose words they are.
        quoted = element.name == "footer" and element.within("blockquote")
        own = is_furniture(element.tag) if element.tag and not above and not quoted else ""
        if own and total and weight[element] >= 0.4 * total:
            own = ""
        why[element] = above or own
    found = []
    for one in page.paragraphs:
        wrapped = (is_furniture(token) for token in one.inline.wrappers)
        found.append(why[one.owner] or next((reason for reason in wrapped if reason), ""))
    return found


def _weights(page: Page, mass: Sequence[int]) -> dict[Element, int]:
    """How many of the words that ``mass`` counts stand in each element."""
    weight = dict.fromkeys(page.elements, 0)
    for one, words in zip(page.paragraphs, mass, strict=True):
        weight[one.owner] += words
    for element in reversed(page.elements):
        if element.parent:
            weight[element.parent] += weight[element]
    return weight


def _agreed(own: list[bool], opinion: Opinion, sights: Sequence[Sight]) -> list[bool]:
    """What the extractor takes as well, unless it takes too little of the page to be believed."""
    if not any(opinion.accepted):
        return own
    both = [a and b for a, b in zip(own, opinion.accepted, strict=True)]
    words = [sight.look.words for sight in sights]
    ours = sum(count for count, ok in zip(words, own, strict=True) if ok)
    shared = sum(count for count, ok in zip(words, both, strict=True) if ok)
    return both if shared >= 0.4 * ours else own


def _container(page: Page, mass: Sequence[int]) -> Element:
    """The innermost element with nearly all of the words that ``mass`` counts."""
    weight = _weights(page, mass)
    here = page.elements[0]
    total = weight[here]
    if not total:
        return here
    heaviest: dict[Element, Element] = {}
    for element in page.elements[1:]:
        parent = element.parent
        if parent and (parent not in heaviest or weight[element] > weight[heaviest[parent]]):
            heaviest[parent] = element
    while here in heaviest and weight[heaviest[here]] >= 0.85 * total:
        if is_body(here.tag) if here.tag else False:
            break
        here = heaviest[here]
    while here.parent and here.name in _PARTS:
        here = here.parent
    return here
