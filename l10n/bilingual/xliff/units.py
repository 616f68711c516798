"""The units of an XLIFF file, one by one: key, target, state, comments."""

from __future__ import annotations

import re

from l10n.bilingual.naming import id_of
from l10n.bilingual.returned import ReturnedUnit
from l10n.bilingual.sayings import Sayings
from l10n.bilingual.xliff.comments import comments
from l10n.bilingual.xliff.states import state_of
from l10n.bilingual.xliff.text import codes, collapsed, words
from l10n.errors import InputError
from l10n.model.article import Role
from l10n.model.finding import Finding
from l10n.model.unit import Key, State, visible
from l10n.xmlreading import Element, Kind

_ROLES = ("", *Role)
_OURS = re.compile(r"u[0-9a-f]{16}\Z")
# What translate-toolkit's po2xliff makes of a catalog's header.
_PO_HEADER = "x-gettext-domain-header"
_THEIRS = ("status", "confirmed")
"""``mq:status`` of memoQ, ``m:confirmed`` of Phrase."""


class Units:
    """Collects the units of one file; remembers what has to be said, and what forbids to go on."""

    def __init__(self, path: str, kind: Kind, *, preserve: bool) -> None:
        self._path = path
        self._kind = kind
        self._preserve = preserve
        """Whether blanks and line ends count in every text."""
        self._sayings = Sayings(path, kind.name)
        self._units: list[ReturnedUnit] = []
        self._by_id: dict[str, ReturnedUnit] = {}
        self._by_key: dict[Key, ReturnedUnit] = {}
        self._problem: InputError | None = None

    def take(self, element: Element) -> None:
        """Take in one ``<trans-unit>``."""
        if element.attributes.get("restype") == _PO_HEADER:
            return
        unit = self._unit(element)
        if unit is None:
            return
        same = self._by_key.get(unit.key) or (self._by_id.get(unit.id) if unit.id else None)
        if same is None:
            self._units.append(unit)
            self._by_key[unit.key] = unit
            if unit.id:
                self._by_id[unit.id] = unit
        elif (same.key, same.target, same.state) != (unit.key, unit.target, unit.state):
            self._problem = self._problem or self._duplicate(unit, same.line)

    def done(self) -> tuple[tuple[ReturnedUnit, ...], tuple[Finding, ...]]:
        """All units in their order, and what is to be said of them.

        Raises `InputError` where two translations of one thing were taken in.
        """
        if self._problem:
            raise self._problem
        if not self._units:
            self._sayings.add("empty", 0, "the file has no units.", "Is it the right one?")
        return tuple(self._units), self._sayings.findings()

    def _duplicate(self, unit: ReturnedUnit, line: int) -> InputError:
        return self._kind.error(
            self._path,
            unit.line,
            f"“{unit.key.source[:60]}” stands on line {line} already, under the same name or with"
            " another translation, and only one can count.",
            f"Nothing was read. Keep one of the two (lines {line} and {unit.line}).",
            "duplicate",
        )

    def _unit(self, element: Element) -> ReturnedUnit | None:
        parts = {child.tag: child for child in reversed(element.children)}
        source = parts.get("source")
        if source is None:
            self._sayings.add("source", element.line, "a unit has no source.", "It was left out.")
            return None
        target_element = parts.get("target", Element("target", {}, element.line))
        lost: list[str] = []
        target = words(target_element, codes(source), lost)
        key, as_is = self._key(element, words(source, {}, []))
        if not as_is:
            target = collapsed(target)
        if lost:
            tags = ", ".join(dict.fromkeys(f"<{tag}>" for tag in lost))
            message = f"“{key.source[:60]}”: codes that stand for no text were left out: {tags}."
            self._sayings.add("code", element.line, message, "Check that nothing is missing there.")
        state, stated = State.UNTRANSLATED, True
        if visible(target):
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
            comments=comments(element),
            line=element.line,
            id=element.attributes.get("id", ""),
            stated=stated,
        )

    def _key(self, element: Element, raw: str) -> tuple[Key, bool]:
        """The key that the id confirms, else the likeliest; and whether blanks stand as they were."""
        name = element.attributes.get("id", "")
        context = element.attributes.get("resname", "")
        if _OURS.match(name):
            for source in dict.fromkeys((raw, collapsed(raw))):
                for role in dict.fromkeys((context, *_ROLES)):
                    if id_of(Key(role, source)) == name:
                        return Key(role, source), source == raw
        preserve = self._preserve or element.attributes.get("space") == "preserve"
        as_is = preserve or "\n" not in raw
        return Key(context if context in _ROLES else "", raw if as_is else collapsed(raw)), as_is


def _others(element: Element) -> tuple[str, ...]:
    """States in the words of Trados (``sdl:seg-defs``), memoQ and Phrase (attributes of theirs)."""
    found = [
        segment.attributes.get("conf", "Unspecified")
        for child in element.children
        if child.tag == "seg-defs"
        for segment in child.children
    ]
    if not found:
        found = [element.attributes[name] for name in _THEIRS if name in element.attributes]
    return tuple(found)
