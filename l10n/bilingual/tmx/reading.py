"""A translation memory of any program, read into pairs of one source and one target language."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.bilingual.characters import named
from l10n.bilingual.others import refuse_others, root_called
from l10n.bilingual.returned import Returned, ReturnedUnit
from l10n.bilingual.tmx.writing import ROLE, STATE
from l10n.errors import UnknownLocaleError
from l10n.model.finding import Finding, Severity, Where
from l10n.model.locale import Locale
from l10n.model.unit import Key, State
from l10n.xmlreading import Element, Kind, bare_doctype, elements

TMX = Kind(
    name="TMX",
    entries=frozenset({"tu"}),
    heads=frozenset({"header"}),
    doctype=bare_doctype("tmx", r"(?:https?://[\w./-]*/)?tmx[\w.-]*\.dtd"),
)


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
    refuse_others(data, path, TMX)
    stream = elements(path, data, TMX)
    root = next(stream)
    if root.tag != "tmx":
        message = f"this is {root_called(root.tag)}, no TMX file."
        raise TMX.error(path, root.line, message, "Export the memory as TMX 1.4.", "root")
    header = None
    entries = []
    for element in stream:
        if element.tag == "tu":
            entries.append(element)
        else:
            header = element
    warnings: list[Finding] = []
    first = source or _source(header or root, entries, path, warnings)
    second = locale or _target(first, header or root, entries, path)
    units: dict[Key, ReturnedUnit] = {}
    for entry in entries:
        unit = _unit(entry, first, second)
        if unit is not None:
            units.pop(unit.key, None)
            units[unit.key] = unit
    if not units:
        message = f"the file has nothing from {first} into {second}."
        warnings.append(Finding("tmx-empty", Severity.WARNING, Where(path), message))
    return Returned(path, "", first, second, tuple(units.values()), tuple(warnings))


def _source(header: Element, entries: list[Element], path: str, warnings: list[Finding]) -> Locale:
    """What the file translates from, as its header says; raises where it does not."""
    said = header.attributes.get("srclang", "")
    first = _locale(said)
    if first is None:
        message = f"the file does not say what it translates from (srclang is “{said[:40]}”)."
        advice = "Name the source language."
        raise TMX.error(path, header.line, message, advice, "language")
    tags = [tag for entry in entries for tag in _tags(entry)]
    known = [one for tag in tags if (one := _locale(tag)) is not None]
    if not known or first.language in {one.language for one in known}:
        return first
    # translate-toolkit writes “en” whatever the file is in; the source comes first in each entry.
    message = f"the header says that the file translates from {first}, but nothing in it does."
    where = Where(path, header.line)
    advice = f"It was read as from {known[0]}."
    warnings.append(Finding("tmx-language", Severity.WARNING, where, message, advice))
    return known[0]


def _target(source: Locale, header: Element, entries: list[Element], path: str) -> Locale:
    """The one other language of the file; raises where there are several, or none."""
    tags = {tag for entry in entries for tag in _tags(entry)}
    known = {one for tag in tags if (one := _locale(tag)) is not None}
    others = sorted(one for one in known if one.language != source.language)
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


def _tags(entry: Element) -> list[str]:
    return [_tag(tuv) for tuv in entry.children if tuv.tag == "tuv"]


def _unit(entry: Element, source: Locale, target: Locale) -> ReturnedUnit | None:
    texts: dict[Locale, str] = {}
    for tuv in entry.children:
        found = _locale(_tag(tuv)) if tuv.tag == "tuv" else None
        segment = next((one for one in tuv.children if one.tag == "seg"), None)
        if found is not None and segment is not None:
            texts.setdefault(found, "".join(_words(segment)))
    first = texts.get(source) or texts.get(Locale(source.language))
    second = texts.get(target) or texts.get(Locale(target.language))
    if not first or not second:
        return None
    notes = [child.text for child in entry.children if child.tag == "note"]
    return ReturnedUnit(
        key=Key(_property(entry, ROLE), first),
        target=second,
        state=_state(entry),
        comments=tuple(note for note in notes if note),
        line=entry.line,
        id=entry.attributes.get("tuid", ""),
    )


def _state(entry: Element) -> State:
    """What our own files say; a memory of others holds what somebody confirmed."""
    said = _property(entry, STATE)
    return State(said) if said in (State.PRETRANSLATED, State.STALE) else State.REVIEWED


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


def _tag(tuv: Element) -> str:
    """The language of a variant: ``xml:lang``, or ``lang`` as TMX 1.1 has it."""
    return tuv.attributes.get("lang", "")


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag)
    except UnknownLocaleError:
        return None
