"""Learn the profile of a site from articles whose roles an editor has put right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from l10n import storage
from l10n.errors import UsageError
from l10n.formats.sites import forms_by_line
from l10n.formats.text.lexicon import lexicon, plain_forms
from l10n.model.article import Article, Role
from l10n.model.site import Site
from l10n.project import CONFIG, Project, Source
from l10n.project.sites import refuse_name, write_site
from l10n.workflow.files import read_source

# What else repeats is of the articles (the name of an author, a picture library), unless an editor
# gave it its role.
_LEARNED = frozenset({Role.CHROME, Role.HEADING})
_LABEL_SIGNS = 60
_LABEL_WORDS = 5
_MARKS = 3
_OWN_WORDS = 4

_Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """An article by its lines: the words and the role of each that is not blank, in order."""

    article: Article
    forms: Mapping[int, _Forms]
    roles: Mapping[int, Role]
    given: Collection[int] = ()
    """The lines whose role an editor gave."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A profile, and what it was learned from."""

    site: Site
    articles: tuple[str, ...]
    text: str
    """All of ``l10n.toml`` with the profile in it."""
    written: bool


def learn_site(
    project: Project, name: str, sources: Sequence[Source], files: Sequence[str], *, write: bool
) -> Learned:
    """Learn the profile ``name`` from ``sources`` and put it into the project's ``l10n.toml``.

    ``files`` are patterns of file names that tell the site, where its lines do not; without any, a
    profile of this name keeps those that it has. Raises `UsageError` when there are too few articles, or nothing in them tells the site.
    """
    refuse_name(name)
    if len(sources) < 2:
        raise UsageError(
            "one article does not show what repeats on the pages of a site.",
            advice="Name two or more; five are better.",
            code="site-articles",
        )
    pages = [
        page_of(read_source(project, source), project.overrides(source.path)) for source in sources
    ]
    known = next((site.files for site in project.sites if site.name == name), ())
    site = profile_of(name, pages, files or known)
    config = project.root / CONFIG
    before = storage.read(config)
    text = write_site(before.decode("utf-8"), site)
    written = write and storage.write(config, text.encode("utf-8"), expected=before)
    return Learned(site, tuple(page.article.path for page in pages), text, written)


def page_of(article: Article, given: Collection[int] = ()) -> Page:
    """The lines of ``article`` with their roles; the first block on a line counts."""
    roles: dict[int, Role] = {}
    at, line = 0, 1
    for block in article.blocks:
        line += article.text.count("\n", at, block.extent.start)
        at = block.extent.start
        for number in range(line, line + max(1, block.extent.of(article.text).count("\n"))):
            roles.setdefault(number, block.role)
    return Page(article, forms_by_line(article.text), roles, given)


def profile_of(name: str, pages: Sequence[Page], files: Sequence[str] = ()) -> Site:
    """What the lines that repeat over ``pages`` say: those that are the same thing on each.

    Raises `UsageError` when no line of theirs tells the site and ``files`` is empty.
    """
    tail = _tail(pages)
    seen = _Seen()
    for index, page in enumerate(pages):
        seen.add(index, page, _last(page, tail))
    match = seen.marks(len(pages))
    if not (match or files):
        raise UsageError(
            "no line that repeats on these pages tells their site from others.",
            advice='Say how its files are called: --files "courrier-*".',
            code="site-match",
        )
    return Site(name, match, tuple(files), seen.lines(), tuple(_pattern(line) for line in tail))


class _Seen:
    """The lines and labels of several pages, in the order in which they came."""

    def __init__(self) -> None:
        self._shown: dict[_Forms, str] = {}
        self._roles: dict[_Forms, set[Role]] = {}
        self._homes: dict[_Forms, set[int]] = {}
        self._above: set[_Forms] = set()
        self._given: dict[_Forms, set[Role]] = {}
        self._labels: dict[_Forms, set[tuple[int, _Forms]]] = {}

    def add(self, index: int, page: Page, end: int) -> None:
        """Take in page number ``index``, whose tail begins on line ``end``."""
        texts = page.article.text.split("\n")
        for number, role in page.roles.items():
            forms = page.forms.get(number, ())
            if not forms:
                continue
            text = " ".join(texts[number - 1].split())
            label = _label(text)
            start = (*plain_forms(label), "*") if label else ()
            self._shown.setdefault(forms, _pattern(text))
            self._homes.setdefault(forms, set()).add(index)
            for key in (forms, start):
                if number in page.given:
                    self._given.setdefault(key, set()).add(role)
                self._roles.setdefault(key, set()).add(role)
            if number < end:
                self._above.add(forms)
                if start:
                    self._shown.setdefault(start, f"{_pattern(label)} *")
                    self._labels.setdefault(start, set()).add((index, forms))

    def role(self, forms: _Forms) -> Role | None:
        """What a line always is; what an editor said of it on one page goes for the others."""
        roles = self._given.get(forms) or self._roles[forms]
        return next(iter(roles)) if len(roles) == 1 else None

    def lines(self) -> dict[Role, tuple[str, ...]]:
        """Patterns of the lines above the tails that repeat and always are the same thing."""
        begins = [
            start
            for start, uses in self._labels.items()
            if _repeats(uses) and self.role(start) is Role.CHROME
        ]
        found: dict[Role, list[_Forms]] = {Role.CHROME: list(begins)}
        for forms, homes in self._homes.items():
            role = self.role(forms)
            if (
                len(homes) > 1
                and role is not None
                and (role in _LEARNED or forms in self._given)
                and forms in self._above
                # The name of a section stands in the menu, and above the title of its articles.
                and not lexicon().sections.whole(forms)
                and not any(forms[: len(start) - 1] == start[:-1] for start in begins)
            ):
                found.setdefault(role, []).append(forms)
        rank = {forms: at for at, forms in enumerate(self._shown)}
        return {
            role: tuple(self._shown[forms] for forms in sorted(found[role], key=rank.__getitem__))
            for role in Role
            if found.get(role)
        }

    def marks(self, count: int) -> tuple[str, ...]:
        """Up to three lines of page furniture that all ``count`` pages have and few sites print."""
        everywhere = [
            forms
            for forms, homes in self._homes.items()
            if len(homes) == count
            and self.role(forms) is Role.CHROME
            and len(forms) > 1
            and not _is_common(forms)
        ]
        # The longest lines say most.
        everywhere.sort(key=lambda forms: -len(forms))
        return tuple(self._shown[forms] for forms in everywhere[:_MARKS])


def _repeats(uses: Collection[tuple[int, _Forms]]) -> bool:
    """Whether a label stands on several pages with other words behind it."""
    return len({page for page, _ in uses}) > 1 and len({forms for _, forms in uses}) > 1


def _label(text: str) -> str:
    """The words up to the first colon or stroke, where they are few and more follows."""
    for at, sign in enumerate(text[:_LABEL_SIGNS]):
        if sign in ":|":
            few = 1 <= len(plain_forms(text[:at])) <= _LABEL_WORDS
            return text[: at + 1] if few and plain_forms(text[at:]) else ""
    return ""


def _pattern(text: str) -> str:
    """``text`` with ``#`` for its numbers, and no star that would stand for words."""
    parts = ("#" if digits else "".join(run) for digits, run in groupby(text, key=str.isdecimal))
    return "".join(parts).replace("*", " ").strip()


def _tail(pages: Sequence[Page]) -> tuple[str, ...]:
    """The first line of the page furniture with which every page ends, as it stands; or nothing.

    It stands once on every page, below its body, and all that follows it is chrome.
    """
    candidates: Counter[_Forms] = Counter()
    texts: dict[_Forms, tuple[int, str]] = {}
    for page in pages:
        seen = Counter(page.forms.values())
        lines = page.article.text.split("\n")
        below = [number for number in page.roles if page.roles[number] is not Role.CHROME]
        for number in sorted(page.forms):
            forms = page.forms[number]
            if number > max(below, default=0) and forms and seen[forms] == 1:
                candidates[forms] += 1
                texts.setdefault(forms, (len(texts), " ".join(lines[number - 1].split())))
    common = [forms for forms, count in candidates.items() if count == len(pages)]
    first = min(common, key=lambda forms: texts[forms][0], default=None)
    return (texts[first][1],) if first else ()


def _last(page: Page, tail: Sequence[str]) -> int:
    """The line of ``page`` on which its tail begins; one behind the page without one."""
    starts = {plain_forms(line) for line in tail}
    end = max(page.forms, default=0) + 1
    return max((number for number, forms in page.forms.items() if forms in starts), default=end)


def _is_common(forms: _Forms) -> bool:
    """Whether many sites print such a line: phrases of ours leave few words of its own."""
    lex = lexicon()
    whole = (lex.whole, lex.beside, lex.headers, lex.sections, lex.lists)
    if any(phrases.whole(forms) for phrases in whole):
        return True
    start = lex.start.at(forms, 0)
    begun = start.end if start else 0
    known = begun + sum(hit.end for hit in lex.anywhere.all(forms[begun:]))
    return bool(known) and len(forms) - known < _OWN_WORDS
