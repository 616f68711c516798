"""What a page says of its article as a whole: what it prints first, then what its head states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from l10n.formats.html.head import day_of
from l10n.formats.html.imprint import read_stated
from l10n.formats.html.judging import Judged
from l10n.formats.html.page import Page
from l10n.formats.html.stated import Stated
from l10n.formats.html.title import tab_titles, words_of
from l10n.formats.text.biography import subject_of
from l10n.formats.text.names import read_names
from l10n.formats.text.verdict import Verdict
from l10n.model.article import Block, Label, Metadata, Role, shown
from l10n.model.dates import read_date


def metadata_of(
    judged: Judged, verdicts: Sequence[Verdict], blocks: Sequence[Block], language: str
) -> Metadata:
    """Title, section, author, dates and credit, as they stand on the page."""
    page = judged.page
    stated = list(_all_stated(page, verdicts, language))
    dates = _dates(judged, stated)
    return Metadata(
        title=_title(judged, blocks),
        section=_words(page, blocks, Role.SECTION) or page.first("section") or None,
        author=_author(judged, stated),
        first_published=dates.get(Label.FIRST_PUBLISHED),
        published=dates.get(Label.PUBLISHED),
        updated=dates.get(Label.UPDATED),
        image_credit=_words(page, blocks, Role.IMAGE_CREDIT),
    )


def _all_stated(page: Page, verdicts: Sequence[Verdict], language: str) -> Iterator[Stated]:
    for one, verdict in zip(page.paragraphs, verdicts, strict=True):
        if verdict.role in (Role.BYLINE, Role.DATE):
            yield from read_stated(one, verdict, language)


def _words(page: Page, blocks: Sequence[Block], role: Role) -> str | None:
    for block in blocks:
        if block.role is role:
            return shown(page.text, block.span, ())[0] if not block.codes else _plain(page, block)
    return None


def _plain(page: Page, block: Block) -> str:
    """The words of ``block`` without its codes."""
    pieces: list[str] = []
    at = block.span.start
    for code in block.codes:
        pieces.append(page.text[at : code.span.start])
        pieces.append((code.shown or "") if code.is_text else "")
        at = code.span.end
    return " ".join("".join((*pieces, page.text[at : block.span.end])).split(" ")).strip()


def _title(judged: Judged, blocks: Sequence[Block]) -> str | None:
    """As it is printed; where tags stand between its words, as the head punctuates the same words."""
    printed = next((block for block in blocks if block.role is Role.TITLE), None)
    if printed is None:
        return _stated_title(judged)
    words = _plain(judged.page, printed)
    if not all(code.is_text for code in printed.codes):
        told = [one.value for one in judged.page.stated if one.kind == "title"]
        told += tab_titles(judged.page)
        return next((value for value in told if words_of(value) == words_of(words)), words)
    return words


def _stated_title(judged: Judged) -> str | None:
    told = judged.page.first("title")
    tabs = tab_titles(judged.page)
    site = judged.page.first("site")
    bare = [one for one in tabs[1:] if one != site]
    return told or judged.opinion.title or max(bare, key=len, default="") or next(iter(tabs), None)


def _author(judged: Judged, stated: Sequence[Stated]) -> str | None:
    printed = list(dict.fromkeys(one.author for one in stated if one.author))
    if printed:
        # One line each, or the same name again below the text.
        several = [name for name in printed[1:] if name not in printed[0]]
        return ", ".join((printed[0], *several))
    for at, verdict in enumerate(judged.verdicts):
        if verdict.role is Role.AUTHOR_BIO and (name := subject_of(judged.scope.sights[at].look)):
            if not any(said.kind == "author" for said in judged.page.stated):
                return name
            break
    told: list[str] = []
    for kind in ("JSON-LD author", ""):
        for said in judged.page.stated:
            fits = said.kind == "author" and (not kind or said.where == kind)
            if fits and _is_person(said.value) and said.value not in told:
                told.append(said.value)
        if told:
            return ", ".join(told)
    opinion = judged.opinion.author.replace("; ", ", ")
    return opinion if opinion and _is_person(opinion) else None


def _is_person(value: str) -> bool:
    if "://" in value or value.startswith("@"):
        return False
    names = read_names(value, 0, single=True)
    return bool(names and names.people)


def _dates(judged: Judged, stated: Sequence[Stated]) -> dict[Label, date]:
    found: dict[Label, date] = {}
    for one in stated:
        if one.role is Role.DATE and one.date and one.label:
            known = found.setdefault(one.label, one.date)
            later = one.label is Label.PUBLISHED and one.date > known
            if later and Label.UPDATED not in found:
                found[Label.UPDATED] = one.date
    for label, kind in ((Label.PUBLISHED, "published"), (Label.UPDATED, "updated")):
        days = (_day(said.value) for said in judged.page.stated if said.kind == kind)
        day = next((one for one in days if one), None)
        if (
            day
            and label not in found
            and not (label is Label.PUBLISHED and found.get(Label.FIRST_PUBLISHED) == day)
        ):
            found[label] = day
    if found.get(Label.UPDATED) and found.get(Label.UPDATED) == found.get(Label.PUBLISHED):
        printed = any(one.label is Label.UPDATED for one in stated)
        if not printed:
            del found[Label.UPDATED]
    if not found and (day := day_of(judged.opinion.date)) and _in_head(judged.page, day):
        found[Label.PUBLISHED] = day
    return found


def _in_head(page: Page, day: date) -> bool:
    """Whether the head names ``day``, in an address most often; the extractor takes any other day
    out of the text, where it may be one that the article tells of."""
    end = page.text.casefold().find("</head")
    return end > 0 and any(
        f"{day:%Y{sign}%m{sign}%d}" in page.text[:end] for sign in ("-", "/", "")
    )


def _day(value: str) -> date | None:
    day = day_of(value)
    if day:
        return day
    read = read_date(value, "en")
    return read[0] if read else None
