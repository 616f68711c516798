"""What each paragraph is, from its own evidence and from where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from l10n.formats.text.biography import find_bios
from l10n.formats.text.boxes import find_boxes, in_boxes
from l10n.formats.text.comments import find_comments
from l10n.formats.text.evidence import Evidence, weigh
from l10n.formats.text.head import read_head
from l10n.formats.text.inner import inner_role
from l10n.formats.text.interview import is_interview
from l10n.formats.text.lists import find_contents, find_lists
from l10n.formats.text.paragraph import Paragraph
from l10n.formats.text.section import find_section
from l10n.formats.text.tail import cut_tail, settle_statements
from l10n.formats.text.title import cites, find_title, is_copy
from l10n.formats.text.verdict import GIVEN, Verdict
from l10n.model.article import Label, Role

_KEPT_ONCE = (Role.SECTION, Role.IMAGE_CREDIT, Role.BYLINE, Role.DATE)


def judge(
    paragraphs: Sequence[Paragraph], language: str, given: Mapping[int, Role]
) -> list[Verdict]:
    """One verdict for each paragraph; ``given`` holds roles by index, which always win."""
    evidence = in_boxes(paragraphs, [weigh(paragraph, language) for paragraph in paragraphs])
    verdicts: list[Verdict | None] = [
        Verdict(given[i], GIVEN, level=_level(given[i])) if i in given else None
        for i in range(len(paragraphs))
    ]
    title = _title(paragraphs, evidence, language, given, verdicts)
    after = 0 if title is None else title + 1
    if title is not None:
        _section(paragraphs, evidence, title, verdicts)
        _before_title(paragraphs, evidence, title, verdicts)
    find_bios(paragraphs, evidence, after, verdicts)
    taken = [verdict is not None for verdict in verdicts]
    for i, heading in find_boxes(paragraphs, evidence, after, taken).items():
        if not verdicts[i] and not paragraphs[i].parts:
            verdicts[i] = Verdict(Role.CHROME, f"in the list under “{heading}”")
    for i, heading in find_comments(paragraphs, _middle(evidence, paragraphs)).items():
        if not verdicts[i]:
            verdicts[i] = Verdict(Role.CHROME, f"a reader’s comment under “{heading}”")
    body = [
        i
        for i in range(after, len(paragraphs))
        if (not verdicts[i] and evidence[i].is_prose) or _is_body(verdicts[i])
    ]
    cut_tail(paragraphs, evidence, body, verdicts)
    find_contents(paragraphs, evidence, after, verdicts)
    find_lists(paragraphs, evidence, language, after, body[-1] if body else 0, verdicts)
    first, last = read_head(paragraphs, evidence, language, after, body, verdicts)
    interview = is_interview(
        paragraphs[max(0, after - 4) : first],
        [paragraphs[i] for i in range(first, last + 1) if paragraphs[i].sentence],
    )
    for i in range(first, len(paragraphs)):
        if verdicts[i] is None:
            verdicts[i] = inner_role(paragraphs, evidence, i, last, language, interview=interview)
    judged = [verdict or _rest(paragraphs[i], evidence[i]) for i, verdict in enumerate(verdicts)]
    return _without_copies(paragraphs, settle_statements(paragraphs, judged, first, last))


def _middle(evidence: Sequence[Evidence], paragraphs: Sequence[Paragraph]) -> int:
    """The index behind the first half of all running text."""
    weights = [
        paragraph.words if here.is_prose else 0
        for paragraph, here in zip(paragraphs, evidence, strict=True)
    ]
    so_far, half = 0, sum(weights) / 2
    for i, weight in enumerate(weights):
        so_far += weight
        if so_far > half:
            return i + 1
    return len(paragraphs)


def _is_body(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.role in (Role.BODY, Role.QUOTE, Role.LIST_ITEM)


def _level(role: Role) -> int:
    return {Role.HEADING: 2, Role.LIST_ITEM: 1}.get(role, 0)


def _title(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    language: str,
    given: Mapping[int, Role],
    verdicts: list[Verdict | None],
) -> int | None:
    named = [i for i, role in given.items() if role is Role.TITLE]
    if named:
        title: int | None = min(named)
    else:
        found = find_title(paragraphs, evidence, language)
        title = None
        if found and verdicts[found[0]] is None:
            title, why = found
            verdicts[title] = Verdict(Role.TITLE, why or "stands above the body")
    if title is not None:
        for i, paragraph in enumerate(paragraphs):
            if i > title and verdicts[i] is None and cites(paragraph, paragraphs[title]):
                verdicts[i] = Verdict(Role.CHROME, "tells how to cite the article")
            if i != title and verdicts[i] is None and is_copy(paragraph, paragraphs[title]):
                same = paragraph.folded == paragraphs[title].folded
                role = Role.TITLE if same else Role.CHROME
                verdicts[i] = Verdict(role, "the title again", repeated=same)
    return title


def _section(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    title: int,
    verdicts: list[Verdict | None],
) -> None:
    """Mark the section: the short line above the title, or a known name near it; and its copies."""
    given = [i for i, verdict in enumerate(verdicts) if verdict and verdict.role is Role.SECTION]
    if given:
        at = given[0]
    else:
        found = find_section(paragraphs, evidence, title, verdicts)
        if found is None:
            return
        at, why = found
        verdicts[at] = Verdict(Role.SECTION, why)
    for i, paragraph in enumerate(paragraphs):
        if i != at and verdicts[i] is None and paragraph.folded == paragraphs[at].folded:
            if i > title:
                verdicts[i] = Verdict(Role.SECTION, "the section again", repeated=True)
            elif i < at:
                verdicts[i] = Verdict(Role.CHROME, "the section as an item of the menu")


def _before_title(
    paragraphs: Sequence[Paragraph],
    evidence: Sequence[Evidence],
    title: int,
    verdicts: list[Verdict | None],
) -> None:
    dated = any(
        part.date and part.label is not Label.UPDATED
        for paragraph in paragraphs[title:]
        for part in paragraph.parts
    )
    for i in range(title):
        parts = paragraphs[i].parts
        if verdicts[i] is None and dated and parts and not any(part.label_span for part in parts):
            if parts[0].role is Role.DATE:
                verdicts[i] = Verdict(Role.CHROME, "the day the page was read; a date follows")
        elif verdicts[i] is None and not parts:
            credited = i > 0 and any(p.role is Role.IMAGE_CREDIT for p in paragraphs[i - 1].parts)
            if credited and paragraphs[i].sentence and not evidence[i].is_furniture:
                verdicts[i] = Verdict(Role.CAPTION, "below a picture credit")
                continue
            why = evidence[i].why_furniture if evidence[i].is_furniture else ""
            verdicts[i] = Verdict(Role.CHROME, why or "stands above the title")


def _rest(paragraph: Paragraph, evidence: Evidence) -> Verdict:
    """A paragraph above the body of a dump that has no title."""
    if paragraph.parts:
        return Verdict(paragraph.parts[0].role, "states nothing else")
    return Verdict(Role.CHROME, evidence.why_furniture or "stands above the body")


def _without_copies(paragraphs: Sequence[Paragraph], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Keep one copy of what a page prints above and below the article: credit, section, byline."""
    seen: set[tuple[Role, tuple[str, ...]]] = set()
    kept: list[Verdict] = []
    for paragraph, verdict in zip(paragraphs, verdicts, strict=True):
        key = (verdict.role, paragraph.folded)
        if verdict.role in _KEPT_ONCE and verdict.reason != GIVEN and not verdict.repeated:
            if key in seen:
                verdict = replace(verdict, reason=f"the {verdict.role} again", repeated=True)
            seen.add(key)
        kept.append(verdict)
    return kept
