"""XLIFF 1.2 as translators' programs give it back, read into targets and states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from l10n.bilingual.languages import locale_of
from l10n.bilingual.naming import id_of
from l10n.bilingual.others import refuse_others, root_called
from l10n.bilingual.returned import Returned, ReturnedUnit
from l10n.bilingual.xliff.seal import is_seal, seal
from l10n.bilingual.xliff.states import shows, state_of
from l10n.bilingual.xliff.text import codes, collapsed, words
from l10n.bilingual.xliff.writing import OURS, PEOPLE
from l10n.model.article import Role
from l10n.model.finding import Finding, Severity, Where
from l10n.model.locale import Locale
from l10n.model.unit import Key, State
from l10n.xmlreading import Element, Kind, bare_doctype, elements

XLIFF = Kind(
    name="XLIFF",
    entries=frozenset({"trans-unit", "header"}),
    heads=frozenset({"file", "group"}),
    doctype=bare_doctype("xliff", r"[^\"'<>\[\]]*xliff[\w.-]*\.dtd"),
)

_ROLES = ("", *Role)
# What translate-toolkit's po2xliff makes of a catalog: the header as a unit, notes under this name.
_PO_HEADER = "x-gettext-domain-header"
_EVERYBODY = (PEOPLE, "po-translator")
_PROVENANCE = "l10n: engine="
_NAMED = 20
"""Units with the same warning that are named one by one."""


def read(
    data: bytes, path: str, *, article: str | None = None, locale: Locale | None = None
) -> Returned:
    """Every unit of an XLIFF 1.0–1.2 file, whoever wrote it.

    ``article`` chooses a ``<file>`` by its ``original`` where there are several. ``locale`` is the
    one that the file must be in; it stands in where the file names no target language.

    Raises `InputError` with path and line as `xmlreading.elements` does, and for what is no XLIFF,
    XLIFF 2, several files to choose from, a language that we do not know or that is the wrong one,
    and one id or one source with two translations. Nothing in the file is believed to be complete:
    which units are missing, the caller knows from the catalog.
    """
    refuse_others(data, path, XLIFF)
    stream = elements(path, data, XLIFF)
    _check_root(next(stream), path)
    files = _files(stream)
    chosen = _choose(files, path, article)
    source_locale = locale_of(XLIFF, path, chosen.head, "source-language", None)
    target_locale = locale_of(XLIFF, path, chosen.head, "target-language", locale)
    reader = _Reader(path, chosen.spaces)
    units = tuple(reader.units(chosen.units))
    return Returned(
        path=path,
        article=chosen.head.attributes.get("original", ""),
        source_locale=source_locale,
        locale=target_locale,
        units=units,
        warnings=tuple(reader.warnings),
        untouched=chosen.sealed == seal((unit.id, unit.target, unit.state) for unit in units),
    )


@dataclass(slots=True)
class _File:
    """One ``<file>``: its head, and its units as they stand there."""

    head: Element
    units: list[Element] = field(default_factory=list)
    sealed: str = ""
    """What `seal` gave when we wrote the file; empty in files of others."""

    @property
    def spaces(self) -> bool:
        """Whether blanks and line ends count in every text."""
        return self.head.attributes.get("space") == "preserve"


def _check_root(root: Element, path: str) -> None:
    if root.tag != "xliff":
        message = f"this is {root_called(root.tag)}, no XLIFF file."
        raise XLIFF.error(path, root.line, message, "Export the translation as XLIFF 1.2.", "root")
    version = root.attributes.get("version", "")
    if not version.startswith("1."):
        told = f"XLIFF {version}" if version else "XLIFF of no version"
        message = f"this is {told}; we read XLIFF 1.2, which is another format."
        advice = "Nothing was read. In your program, save or export it as XLIFF 1.2."
        raise XLIFF.error(path, root.line, message, advice, "version")


def _files(stream: Iterator[Element]) -> list[_File]:
    files: list[_File] = []
    for element in stream:
        if element.tag == "file":
            files.append(_File(element))
        elif element.tag == "trans-unit" and files:
            files[-1].units.append(element)
        elif element.tag == "header" and files:
            notes = (child.text for child in element.children if child.tag == "note")
            files[-1].sealed = next(filter(is_seal, notes), "")
    return files


def _choose(files: list[_File], path: str, article: str | None) -> _File:
    if not files:
        raise XLIFF.error(path, 0, "the file has no <file>.", "Export it again.", "no-file")
    if len(files) == 1:
        return files[0]
    named = [file for file in files if file.head.attributes.get("original") == article]
    if len(named) == 1:
        return named[0]
    originals = ", ".join(f"“{file.head.attributes.get('original', '')}”" for file in files[:9])
    raise XLIFF.error(
        path,
        files[1].head.line,
        f"the file holds {len(files)} translations: {originals}.",
        "Nothing was read. Name the article, or export each translation into a file of its own.",
        "files",
    )


class _Reader:
    """Reads the units of one file; remembers what has to be said."""

    def __init__(self, path: str, spaces: bool) -> None:
        self.path = path
        self.spaces = spaces
        self.warnings: list[Finding] = []
        self._by_id: dict[str, ReturnedUnit] = {}
        self._by_key: dict[Key, ReturnedUnit] = {}
        self._lost = 0

    def units(self, found: list[Element]) -> Iterator[ReturnedUnit]:
        for element in found:
            if element.attributes.get("restype") == _PO_HEADER:
                continue
            unit = self.unit(element)
            if unit is None:
                continue
            same = self._by_key.get(unit.key) or (self._by_id.get(unit.id) if unit.id else None)
            if same is None:
                self._by_key[unit.key] = unit
                if unit.id:
                    self._by_id[unit.id] = unit
                yield unit
            elif (same.key, same.target, same.state) != (unit.key, unit.target, unit.state):
                raise XLIFF.error(
                    self.path,
                    unit.line,
                    f"“{unit.key.source[:60]}” stands on line {same.line} already, under the same"
                    " name or with another translation, and only one can count.",
                    f"Nothing was read. Keep one of the two (lines {same.line} and {unit.line}).",
                    "duplicate",
                )
        if not found:
            self.warn("empty", 0, "the file has no units.", "Check that it is the right one.")
        if self._lost > _NAMED:
            message = f"so it is with {self._lost - _NAMED} more units."
            self.warn("code", 0, message, "")

    def unit(self, element: Element) -> ReturnedUnit | None:
        parts = {child.tag: child for child in reversed(element.children)}
        source = parts.get("source")
        if source is None:
            self.warn("source", element.line, "a unit has no source.", "It was left out.")
            return None
        lost: list[str] = []
        known = codes(source)
        raw = words(source, {}, [])
        empty = Element("target", {}, element.line)
        target_element = parts.get("target", empty)
        target = words(target_element, known, lost)
        key, as_is = self.key(element, raw)
        if not as_is:
            target = collapsed(target)
        if lost:
            self.say_lost(element, key, lost)
        state, stated = State.UNTRANSLATED, True
        if shows(target):
            state, stated = state_of(
                key.source,
                target,
                state=target_element.attributes.get("state", ""),
                qualifier=target_element.attributes.get("state-qualifier", ""),
                approved=element.attributes.get("approved", ""),
                others=_others(element),
            )
        return ReturnedUnit(
            key=key,
            target=target,
            state=state,
            comments=tuple(_comments(element)),
            line=element.line,
            id=element.attributes.get("id", ""),
            stated=stated,
        )

    def key(self, element: Element, raw: str) -> tuple[Key, bool]:
        """The key that the id confirms, else the likeliest; and whether blanks stand as they were."""
        name = element.attributes.get("id", "")
        context = element.attributes.get("resname", "")
        for source in dict.fromkeys((raw, collapsed(raw))):
            for role in dict.fromkeys((context, *_ROLES)):
                if id_of(Key(role, source)) == name:
                    return Key(role, source), source == raw
        preserve = self.spaces or element.attributes.get("space") == "preserve"
        as_is = preserve or "\n" not in raw
        return Key(context if context in _ROLES else "", raw if as_is else collapsed(raw)), as_is

    def say_lost(self, element: Element, key: Key, lost: list[str]) -> None:
        self._lost += 1
        if self._lost > _NAMED:
            return
        tags = ", ".join(dict.fromkeys(f"<{tag}>" for tag in lost))
        message = f"“{key.source[:60]}”: codes that stand for no text were left out: {tags}."
        self.warn("code", element.line, message, "Check that nothing is missing there.")

    def warn(self, code: str, line: int, message: str, advice: str) -> None:
        where = Where(self.path, line)
        self.warnings.append(Finding(f"xliff-{code}", Severity.WARNING, where, message, advice))


def _others(element: Element) -> tuple[str, ...]:
    """States in the words of Trados (``sdl:seg-defs``) and memoQ (``mq:status``)."""
    found = [
        segment.attributes["conf"]
        for child in element.children
        if child.tag == "seg-defs"
        for segment in child.children
        if "conf" in segment.attributes
    ]
    if not found and "status" in element.attributes:
        found.append(element.attributes["status"])
    return tuple(found)


def _comments(element: Element) -> Iterator[str]:
    """What people noted; a name that the program does not write for everybody goes before."""
    for child in element.children:
        if child.tag == "comments":  # memoQ
            for note in child.children:
                yield from _signed(words(note, {}, []), note.attributes.get("creatoruser", ""))
        if child.tag != "note":
            continue
        text = words(child, {}, [])
        author = child.attributes.get("from", "")
        if author != OURS and (author or not text.startswith("role: ")):
            yield from _signed(text, "" if author in _EVERYBODY else author)


def _signed(text: str, author: str) -> list[str]:
    if not text.strip():
        return []
    lines = (f"{author}: {text}" if author else text).split("\n")
    return [line for line in lines if not line.startswith(_PROVENANCE)]
