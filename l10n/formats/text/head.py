"""What stands between the title and the body: standfirst, byline, dates, picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from l10n.formats.text.captions import credit_at, is_caption
from l10n.formats.text.evidence import Evidence, foreign, has_dateline, is_section
from l10n.formats.text.inner import CLOCK
from l10n.formats.text.lexicon import lexicon, plain_forms
from l10n.formats.text.names import PLACE, read_names
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.part import Part
from l10n.formats.text.section import NUMBERED
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Label, Role
from l10n.model.span import Span

_DEK_WORDS = 60
_BODY = (Role.BODY, Role.QUOTE, Role.HEADING, Role.LIST_ITEM)
_GENRE = re.compile(r"([^\W\d_]{4,}(?:\s[^\W\d_]+)?)\s?(?:[-–—:.|])\s")
_TWO_SENTENCES = re.compile(r"[.!?…»”]\s[^\W\d_a-zß-ÿ]")
_HEAD = 12
_SCENE_WORDS = 30
_FAR = 40
_CHAPTER = re.compile(r"[IVX]{1,4}\.\s\S")
_TOOLS = frozenset({"sharing", "reading", "login", "comments"})
_AFTER_DEK = frozenset({"sharing", "reading"})


def read_head(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    language: str,
    after: int,
    body: Sequence[int],
    verdicts: list[Verdict | None],
) -> tuple[int, int]:
    """Judge the paragraphs from ``after`` (behind the title) to the first of the body.

    ``body`` holds the indices of what may be body. Returns where the body begins and the index of
    its last paragraph.
    """
    dek = any(verdict and verdict.role is Role.DEK for verdict in verdicts)
    signed = any(part.label_span for part in _bylines(paragraphs[after : after + _HEAD]))
    last = body[-1] if body else len(paragraphs) - 1
    i = after
    while i < len(paragraphs):
        if verdicts[i] is not None:
            if verdicts[i].role in _BODY:  # type: ignore[union-attr]
                return i, max(last, i)
            i += 1
            continue
        paragraph = paragraphs[i]
        running = evidence[i].is_prose or (
            paragraph.sentence and not paragraph.parts and not foreign(paragraph, language)
        )
        why_dek = "" if dek else _is_dek(paragraphs, evidence, language, after, i)
        why_caption = is_caption(paragraphs, i)
        if paragraph.parts:
            verdicts[i] = Verdict(paragraph.parts[0].role, _stated(paragraph))
        elif i > after and _is_post(paragraphs, i, verdicts):
            verdicts[i] = Verdict(Role.CHROME, "the post of the author")
        elif not signed and _is_name(paragraphs, i):
            verdicts[i] = Verdict(Role.BYLINE, "a name beside the date")
        elif evidence[i].is_furniture or (
            evidence[i].furniture >= 3 and paragraph.words <= 10 and not paragraph.question
        ):
            verdicts[i] = Verdict(Role.CHROME, evidence[i].why_furniture)
        elif why_caption and (
            not why_dek
            or i > after
            or credit_at(paragraph.text) is not None
            or _is_scene(paragraphs, i)
        ):
            verdicts[i] = Verdict(Role.CAPTION, why_caption)
        elif why_dek:
            verdicts[i], dek = Verdict(Role.DEK, why_dek), True
        elif dek and i > after and _is_below_credit(paragraphs, i):
            verdicts[i] = Verdict(Role.CAPTION, "between a picture credit and the byline")
        elif running or i >= last:
            return i, last
        elif paragraph.words <= 3 and is_section(paragraph):
            verdicts[i] = Verdict(Role.CHROME, "a second section")
        elif _opens_body(paragraphs, evidence, i, verdicts):
            return i, last
        else:
            verdicts[i] = Verdict(
                Role.CHROME, evidence[i].why_furniture or "between title and body"
            )
        i += 1
    return i, last


def _bylines(paragraphs: Sequence[Paragraph]) -> Iterator[Part]:
    for paragraph in paragraphs:
        yield from (part for part in paragraph.parts if part.role is Role.BYLINE)


def _is_dek(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    language: str,
    after: int,
    i: int,
) -> str:
    paragraph = paragraphs[i]
    if (
        paragraph.parts
        or evidence[i].is_furniture
        or has_dateline(paragraph)
        or paragraph.item
        or not 5 <= paragraph.words <= _DEK_WORDS
        or i - after > _FAR
        or foreign(paragraph, language)
    ):
        return ""
    if lexicon().dek_starts.at(paragraph.folded, 0) and ":" in paragraph.text[:30]:
        return "a summary by its label"
    if any(
        evidence[j].is_prose and not paragraphs[j].parts and not is_caption(paragraphs, j)
        for j in range(after, i)
    ):
        return ""
    genre = _GENRE.match(paragraph.text)
    if genre and genre[1].isupper() and lexicon().sections.whole(plain_forms(genre[1])):
        return f"begins with its genre, “{genre[1]}”"
    follow = _next_mark(paragraphs, evidence, i)
    known = {part.role for p in paragraphs[after:i] for part in p.parts}
    if follow in ("the byline", "the date") and known >= {Role.BYLINE, Role.DATE}:
        return ""
    if follow:
        return f"between the title and {follow}"
    if not paragraph.stop and i + 1 < len(paragraphs) and paragraph.words >= 8:
        return "below the title, no full stop" if evidence[i + 1].is_prose else ""
    return ""


def _is_scene(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether one short sentence stands right above *Photo : …*, and the byline only below that."""
    below = paragraphs[i + 1 : i + 3]
    credited = below and any(p.role is Role.IMAGE_CREDIT and p.label_span for p in below[0].parts)
    signed = len(below) > 1 and bool(below[1].parts)
    paragraph = paragraphs[i]
    single = not _TWO_SENTENCES.search(paragraph.text) and paragraph.words <= 14
    return bool(credited) and single and signed is not paragraph.stop


def _is_below_credit(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """Whether one short sentence stands right below *Photo : …* and right above the byline."""
    if i + 1 == len(paragraphs):
        return False
    above, below = paragraphs[i - 1].parts, paragraphs[i + 1].parts
    signed = any(part.role in (Role.BYLINE, Role.DATE) for part in below)
    return (
        any(part.role is Role.IMAGE_CREDIT for part in above)
        and (signed or _is_name(paragraphs, i + 1))
        and paragraphs[i].words <= _SCENE_WORDS
        and not _TWO_SENTENCES.search(paragraphs[i].text)
    )


def _next_mark(paragraphs: Sequence[Paragraph], evidence: Sequence[Evidence], i: int) -> str:
    """What parts the standfirst from the body: a byline, a date, share buttons, a picture."""
    for j in range(i + 1, min(i + 8, len(paragraphs))):
        roles = {part.role for part in paragraphs[j].parts}
        if roles & {Role.BYLINE, Role.DATE}:
            return "the byline" if Role.BYLINE in roles else "the date"
        if evidence[j].is_furniture and Role.IMAGE_CREDIT not in roles:
            if _AFTER_DEK & {hit.kind for hit in paragraphs[j].hits if hit.place != "anywhere"}:
                return "the share buttons"
            continue
        if Role.IMAGE_CREDIT in roles or is_caption(paragraphs, j):
            if j == i + 1 and Role.IMAGE_CREDIT in roles and paragraphs[i].words < 8:
                return ""
            return "the picture"
        if evidence[j].is_prose:
            return ""
    return ""


def _is_name(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """A name alone, or with a post behind a comma, next to a date or a byline."""
    text = paragraphs[i].text
    if paragraphs[i].words > 12 or (paragraphs[i].stop and paragraphs[i].words > 3):
        return False
    names = read_names(text, 0)
    if names is None or not (names.people or lexicon().agencies.all(paragraphs[i].folded)):
        return False
    if paragraphs[i].hits or _is_menu_of(names.people, text):
        return False
    if any(
        paragraph.folded == paragraphs[i].folded for paragraph in paragraphs[max(0, i - _HEAD) : i]
    ):
        return False  # a section or a tag that stands above, too
    rest = text[names.end :].strip(" .")
    post = rest.partition(" ")[0].casefold() in lexicon().after_names
    if rest and rest[0] not in ",(|/–—-·•" and not post and not PLACE.match(rest):
        return False
    if i and lexicon().labels[Label.BYLINE].whole(paragraphs[i - 1].folded):
        return True
    near = [*paragraphs[max(0, i - 2) : i], *paragraphs[i + 1 : i + 3]]
    return any(part.role in (Role.DATE, Role.BYLINE) for p in near for part in p.parts)


def _is_post(paragraphs: Sequence[Paragraph], i: int, verdicts: Sequence[Verdict | None]) -> bool:
    """Whether the line below a byline says what its author does: *Health reporter, Leeds*."""
    above = verdicts[i - 1]
    words = paragraphs[i].forms[:4]
    return (
        above is not None
        and above.role is Role.BYLINE
        and paragraphs[i].words <= 8
        and not (paragraphs[i].stop or paragraphs[i].parts)
        and any(word in lexicon().after_names for word in words)
    )


def _is_menu_of(people: Sequence[Span], text: str) -> bool:
    """Whether a word of the names is a button by itself: *Share Tweet Email Print*."""
    words = " ".join(span.of(text) for span in people).split()
    buttons = sum(lexicon().whole.whole(plain_forms(word)) is not None for word in words)
    return buttons * 2 >= len(words) > 0


def _opens_body(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    i: int,
    verdicts: Sequence[Verdict | None],
) -> bool:
    """Whether the body begins with this heading or list item."""
    if paragraphs[i].item:
        return True
    if CLOCK.match(paragraphs[i].text):
        return any(here.is_prose for here in evidence[i + 1 : i + 3])
    if NUMBERED.match(paragraphs[i].text):
        return False
    if _CHAPTER.match(paragraphs[i].text):
        return True
    above = {hit.kind for hit in paragraphs[i - 1].hits} if i else set()
    if above & _TOOLS and evidence[i - 1].is_furniture:
        return False  # one more button
    following = i + 1
    return (
        following < len(paragraphs)
        and verdicts[following] is None
        and evidence[following].is_prose
        and paragraphs[i].words >= 2
        and not is_section(paragraphs[i])
    )


def _stated(paragraph: Paragraph) -> str:
    return ", ".join(part.label.value for part in paragraph.parts) + " and nothing else"
