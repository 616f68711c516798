"""A translation memory of any program, read into pairs of one source and one target language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from l10n.bilingual.characters import named
from l10n.bilingual.others import refuse_others, root_called
from l10n.bilingual.returned import Returned, ReturnedUnit
from l10n.bilingual.sayings import Sayings
from l10n.bilingual.tmx.writing import ROLE, STATE
from l10n.errors import UnknownLocaleError
from l10n.model.locale import Locale
from l10n.model.unit import Key, State
from l10n.xmlreading import Element, Kind, bare_doctype, elements

TMX = Kind(
    name="TMX",
    entries=frozenset({"tu"}),
    heads=frozenset({"header"}),
    doctype=bare_doctype("tmx", r"(?:https?://[\w./-]{0,200}/)?tmx[\w.-]{0,40}\.dtd"),
    most=2_000_000,
)


# What ends the language in a tag: ``en-AU``, ``zh_Hans``.
_LANGUAGE = re.compile("[-_]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A source with a target, as one entry of a memory has them."""

    source: str
    target: str
    reviewed: bool = True
    """False for our own drafts; a memory of others holds what somebody confirmed."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is kept of a ``<tu>``: the text of each language, and what is said of it."""

    texts: tuple[tuple[Locale, str], ...]
    role: str
    state: State
    notes: tuple[str, ...]
    line: int


def read(
    data: bytes, path: str, *, source: Locale | None = None, locale: Locale | None = None
) -> Returned:
    """The pairs of a TMX 1.1–1.4 file; only our own say the role of a text.

    ``source`` is the language to translate from (default: the header's ``srclang``), ``locale`` the
    one to translate into (default: the only other one in the file). The later of two entries with
    the same source counts, as in the programs that write them.

    Raises `InputError` as `xmlreading.elements` does, and for what is no TMX, or a language that is
    not there or has to be chosen.
    """
    header, entries = _parsed(data, path)
    sayings = Sayings(path, TMX.name)
    first = source or _source(header, entries, path, sayings)
    second = locale or _target(first, header, entries, path)
    units: dict[Key, ReturnedUnit] = {}
    for entry in entries:
        unit = _unit(entry, first, second)
        if unit is not None:
            units.pop(unit.key, None)
            units[unit.key] = unit
    if not units:
        sayings.add("empty", 0, f"the file has nothing from {first} into {second}.")
    return Returned(path, "", first, second, tuple(units.values()), sayings.findings())


def pairs(data: bytes, path: str, source: Locale) -> dict[Locale, list[Pair]]:
    """All that a TMX 1.1–1.4 file has from ``source``, by base locale and in the order of the file.

    Nothing is dropped, not even what is said twice. What the header says to be the source counts
    for nothing: an entry is taken from ``source``, or a region of it, into each other language; of
    several regions the bare language wins, else the first. Raises `InputError` as `read` does.
    """
    found: dict[Locale, list[Pair]] = {}
    for entry in _parsed(data, path)[1]:
        texts = {locale.language: text for locale, text in reversed(entry.texts)}
        texts |= {locale.language: text for locale, text in entry.texts if locale.base is None}
        first = texts.pop(source.language, "")
        for language, text in texts.items():
            if first.strip() and text.strip():
                done = entry.state is State.REVIEWED
                found.setdefault(Locale(language), []).append(Pair(first, text, done))
    return found


def _parsed(data: bytes, path: str) -> tuple[Element, list[_Entry]]:
    """The header, and every entry in more than one language; raises as `read` does."""
    refuse_others(data, path, TMX)
    stream = elements(path, data, TMX)
    header = next(stream)
    if header.tag != "tmx":
        message = f"this is {root_called(header.tag)}, no TMX file."
        raise TMX.error(path, header.line, message, "Export the memory as TMX 1.4.", "root")
    entries: list[_Entry] = []
    for element in stream:
        if element.tag == "header":
            header = element
        elif len((entry := _entry(element)).texts) > 1:
            entries.append(entry)
    return header, entries


def _source(header: Element, entries: Sequence[_Entry], path: str, sayings: Sayings) -> Locale:
    """What the file translates from, as its header says; raises where it does not."""
    said = header.attributes.get("srclang", "")
    first = _locale(said)
    if first is None:
        message = f"the file does not say what it translates from (srclang is “{said[:40]}”)."
        advice = "Name the source language."
        raise TMX.error(path, header.line, message, advice, "language")
    if not entries or first.language in {locale.language for locale in _locales(entries)}:
        return first
    # translate-toolkit writes “en” whatever the file is in; the source comes first in each entry.
    meant = entries[0].texts[0][0]
    message = f"the header says that the file translates from {first}, but nothing in it does."
    sayings.add("language", header.line, message, f"It was read as from {meant}.")
    return meant


def _target(source: Locale, header: Element, entries: Sequence[_Entry], path: str) -> Locale:
    """The one other language of the file; raises where there are several, or none."""
    others = sorted(one for one in _locales(entries) if one.language != source.language)
    if len(others) == 1:
        return others[0]
    told = ", ".join(one.tag for one in others) or "no language that we publish in"
    raise TMX.error(
        path,
        header.line,
        f"beside {source} the file has {told}.",
        "Name the target language." if others else "Name the right file.",
        "language",
    )


def _locales(entries: Sequence[_Entry]) -> set[Locale]:
    return {locale for entry in entries for locale, _ in entry.texts}


def _entry(element: Element) -> _Entry:
    texts: dict[Locale, str] = {}
    others: list[tuple[str, str]] = []
    for tuv in element.children:
        segment = next((one for one in tuv.children if one.tag == "seg"), None)
        if tuv.tag != "tuv" or segment is None:
            continue
        # ``xml:lang``, or ``lang`` as TMX 1.1 has it.
        tag, text = tuv.attributes.get("lang", ""), "".join(_words(segment))
        locale = _locale(tag)
        if locale is not None:
            texts.setdefault(locale, text)
        else:
            others.append((tag, text))
    for tag, text in others:
        # A region that we have no data for (``en-AU``) is its language, where nothing else is.
        locale = _locale(_LANGUAGE.split(tag.strip())[0])
        if locale is not None and locale.language not in {one.language for one in texts}:
            texts[locale] = text
    said = _property(element, STATE)
    waits = said in (State.PRETRANSLATED, State.STALE)
    notes = (child.text for child in element.children if child.tag == "note")
    return _Entry(
        texts=tuple(texts.items()),
        role=_property(element, ROLE),
        # What our own files say; a memory of others holds what somebody confirmed.
        state=State(said) if waits else State.REVIEWED,
        notes=tuple(note for note in notes if note),
        line=element.line,
    )


def _unit(entry: _Entry, source: Locale, target: Locale) -> ReturnedUnit | None:
    first, second = _in(entry, source), _in(entry, target)
    if not first or not second:
        return None
    return ReturnedUnit(Key(entry.role, first), second, entry.state, entry.notes, entry.line)


def _in(entry: _Entry, wanted: Locale) -> str:
    """The text in ``wanted``, else in its language without a region, else in any region of it."""
    texts = dict(entry.texts)
    near = [text for locale, text in entry.texts if locale.language == wanted.language]
    return texts.get(wanted) or texts.get(Locale(wanted.language)) or (near or [""])[0]


def _property(entry: Element, kind: str) -> str:
    """What ``<prop type="…">`` says; empty where there is none."""
    found = (one for one in entry.children if one.tag == "prop")
    return next((one.text for one in found if one.attributes.get("type") == kind), "")


def _words(element: Element) -> Iterator[str]:
    """The text of a segment: native codes as they stand, marks with what they hold."""
    for one in element.content:
        if isinstance(one, str):
            yield one
        elif one.tag == "ph" and one.attributes.get("type") == "x-char":
            yield named(one.text)
        else:
            yield from _words(one)


@lru_cache(maxsize=256)
def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag)
    except UnknownLocaleError:
        return None
