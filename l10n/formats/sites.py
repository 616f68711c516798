"""Which lines of a page the profile of its site gives a role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from l10n.formats.base import Format
from l10n.formats.text.lexicon import plain_forms
from l10n.formats.text.verdict import GIVEN
from l10n.model.article import Block, Metadata, Role
from l10n.model.locale import Locale
from l10n.model.site import Site

# Roles that an article has once; a second line of the kind is left to the reader of the page.
_ONCE = frozenset({Role.SECTION, Role.TITLE, Role.DEK})
# A longer line is a paragraph, which no pattern is about.
_LENGTH = 500

_Forms = tuple[str, ...]


class Patterns:
    """Patterns of lines, found in time that does not depend on how many have no ``*``."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self._whole: set[_Forms] = set()
        self._open: list[tuple[_Forms, ...]] = []
        for pattern in patterns:
            pieces = tuple(plain_forms(piece) for piece in pattern.split("*"))
            if len(pieces) > 1:
                self._open.append(pieces)
            elif pieces[0]:
                self._whole.add(pieces[0])

    def fit(self, forms: _Forms) -> bool:
        """Whether a line with the words ``forms`` is one of these."""
        return forms in self._whole or any(_fits(pieces, forms) for pieces in self._open)


def forms_by_line(text: str) -> dict[int, _Forms]:
    """The words of every line that is not blank, by its number from 1."""
    found = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            found[number] = plain_forms(line) if len(line) <= _LENGTH else ()
    return found


def site_of(path: str, text: str, sites: Sequence[Site]) -> Site | None:
    """The first of ``sites`` that the file name or a line of ``text`` belongs to."""
    if not sites:
        return None
    lines = set(forms_by_line(text).values()) - {()}
    name = PurePosixPath(path).name
    for site in sites:
        if any(fnmatchcase(name, pattern) or fnmatchcase(path, pattern) for pattern in site.files):
            return site
        patterns = Patterns(site.match)
        if any(patterns.fit(forms) for forms in lines):
            return site
    return None


def roles_of(text: str, site: Site) -> Mapping[int, Role]:
    """The roles that ``site`` gives the lines of ``text``, by line number from 1."""
    lines = forms_by_line(text)
    given: dict[int, Role] = {}
    for role, patterns in site.lines.items():
        known = Patterns(patterns)
        for number, forms in lines.items():
            if forms and number not in given and known.fit(forms):
                given[number] = role
                if role in _ONCE:
                    break
    below = Patterns(site.tail)
    tail = max((number for number, forms in lines.items() if forms and below.fit(forms)), default=0)
    if tail:
        given |= {number: Role.CHROME for number in lines if number >= tail}
    return given


def parse_with(
    kind: Format,
    text: str,
    path: str,
    locale: Locale,
    overrides: Mapping[int, Role],
    sites: Sequence[Site],
) -> tuple[tuple[Block, ...], Metadata]:
    """Parse ``text`` with what the profile of its site says; ``overrides`` go before that."""
    site = site_of(path, text, sites)
    if site is None:
        return kind.parse(text, locale, overrides)
    said = roles_of(text, site)
    blocks, metadata = kind.parse(text, locale, {**said, **overrides})
    named: list[Block] = []
    at, line = 0, 1
    for block in blocks:
        line += text.count("\n", at, block.extent.start)
        at = block.extent.start
        if said.get(line) is block.role and line not in overrides and block.reason == GIVEN:
            block = replace(block, reason=f"the profile of {site.name} says so")
        named.append(block)
    return tuple(named), metadata


def _fits(pieces: Sequence[_Forms], forms: _Forms) -> bool:
    """Whether ``forms`` begins and ends with the outer ``pieces`` and has the inner ones in order."""
    first, last = pieces[0], pieces[-1]
    end = len(forms) - len(last)
    if end < len(first) or forms[: len(first)] != first or forms[end:] != last:
        return False
    at = len(first)
    for piece in pieces[1:-1]:
        while at + len(piece) <= end and forms[at : at + len(piece)] != piece:
            at += 1
        if at + len(piece) > end:
            return False
        at += len(piece)
    return True
