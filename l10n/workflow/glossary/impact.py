"""What a change of the glossary does to the catalogs: which units it touches, which it breaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n import checks, po, storage
from l10n.checks.base import CheckContext
from l10n.errors import InputError
from l10n.model.catalog import Catalog, Passage
from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.project import Project
from l10n.terminology import matcher
from l10n.workflow.qa import catalogs_of

_BROKEN = {"term-missing", "term-forbidden", "term-wrong-homograph", "do-not-translate"}
_NOWHERE = Where("")


@dataclass(frozen=True, slots=True)
class Touched:
    """The units of one catalog that a change touches, by the line of the PO on which they begin."""

    article: str
    locale: Locale
    path: str
    lines: tuple[int, ...]
    reviewed: tuple[int, ...]
    """Those that a person has accepted."""
    broken: tuple[int, ...]
    """Those whose target satisfied the old glossary, and does not satisfy the new one."""


@dataclass(frozen=True, slots=True)
class ConceptChange:
    """One concept that was added, removed or changed, with what it touches."""

    concept: str
    kind: str
    """``added``, ``removed`` or ``changed``."""
    where: Where
    """Its row; of a removed concept the row that it had."""
    changes: tuple[str, ...] = ()
    """What changed, for people: ``de: “Granate” → “Geschoss”``."""
    touched: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True)
class Impact:
    """A change of the glossary: concepts in the order of the new one, removed ones last.

    ``catalogs`` says the same by catalog: a unit that two concepts touch counts once there.
    """

    concepts: tuple[ConceptChange, ...]
    remarks: int
    """How many more concepts changed in notes, sources or examples alone, which touch no unit."""
    catalogs: tuple[Touched, ...]
    findings: tuple[Finding, ...] = field(default=())
    """Catalogs that cannot be read, and so are not counted."""


def impact(project: Project, old: Glossary, new: Glossary) -> Impact:
    """What the way from ``old`` to ``new`` means for every catalog of ``project``. Reads only."""
    concepts, remarks = changed(old, new)
    touched: dict[str, list[Touched]] = defaultdict(list)
    catalogs: list[Touched] = []
    findings = []
    names = {change.concept for change in concepts}
    for path in catalogs_of(project) if names else ():
        shown = project.shown(path)
        try:
            document = po.read(storage.read(path), shown, article=_article(path))
        except InputError as error:
            findings.append(error.finding(shown, Severity.WARNING, "po-unreadable"))
            continue
        found = _touched(document, shown, old, new, names)
        for concept, one in found.items():
            (touched[concept] if concept else catalogs).append(one)
    concepts = [replace(one, touched=tuple(touched[one.concept])) for one in concepts]
    return Impact(tuple(concepts), remarks, tuple(catalogs), tuple(findings))


def _article(path: Path) -> str:
    """The article that the catalog at ``path`` is named after, folders included."""
    return path.with_suffix("").as_posix().rpartition("/LC_MESSAGES/")[2]


def changed(old: Glossary, new: Glossary) -> tuple[list[ConceptChange], int]:
    """The concepts that differ, and how many more differ in remarks alone.

    Concepts are told apart by name, those of the same name by their order.
    """
    before, after = _named(old), _named(new)
    found, remarks = [], 0
    for key, term in after.items():
        was = before.get(key)
        if was is None:
            found.append(ConceptChange(term.concept, "added", term.where, tuple(_said(term))))
        elif changes := tuple(_differences(was, term)):
            found.append(ConceptChange(term.concept, "changed", term.where, changes))
        elif replace(was, where=_NOWHERE) != replace(term, where=_NOWHERE):
            remarks += 1
    for key, term in before.items():
        if key not in after:
            found.append(ConceptChange(term.concept, "removed", term.where, tuple(_said(term))))
    return found, remarks


def _named(glossary: Glossary) -> dict[tuple[str, int], Term]:
    seen: dict[str, int] = defaultdict(int)
    found = {}
    for term in glossary.terms:
        found[term.concept, seen[term.concept]] = term
        seen[term.concept] += 1
    return found


def _said(term: Term) -> Iterator[str]:
    for tag, rendering in sorted(term.renderings.items()):
        yield f"{tag}: “{rendering.preferred}”"


def _differences(old: Term, new: Term) -> Iterator[str]:
    """What of a concept changed that can change a unit."""
    for tag in sorted({*old.renderings, *new.renderings}):
        yield from _rendered(tag, old.renderings.get(tag), new.renderings.get(tag))
    for name in ("type", "pos", "case", "do_not_translate"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield f"{name}: {_value(was)} → {_value(now)}"
    yield from _listed("context", old.context, new.context)


def _rendered(tag: str, old: Rendering | None, new: Rendering | None) -> Iterator[str]:
    was, now = old or Rendering(""), new or Rendering("")
    if was.preferred != now.preferred:
        yield f"{tag}: {_value(was.preferred)} → {_value(now.preferred)}"
    for name in ("variants", "forbidden", "forms"):
        yield from _listed(f"{tag}_{name}", getattr(was, name), getattr(now, name))
    if was.short != now.short:
        yield f"{tag}_short: {_value(was.short)} → {_value(now.short)}"
    for form in sorted({*was.instead, *now.instead}):
        if form in was.forbidden and form in now.forbidden:
            before, after = was.instead.get(form, ""), now.instead.get(form, "")
            if before != after:
                yield f"{tag}: instead of “{form}” {_value(before)} → {_value(after)}"


def _listed(name: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    gone = [f"−“{one}”" for one in old if one not in new]
    come = [f"+“{one}”" for one in new if one not in old]
    if gone or come:
        yield f"{name}: {', '.join((*gone, *come))}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"“{value}”" if value else "nothing"


def _touched(
    document: po.Document, shown: str, old: Glossary, new: Glossary, names: set[str]
) -> dict[str, Touched]:
    """What each concept of ``names`` touches in a catalog; under the empty name, all of them."""
    catalog = document.catalog
    language = catalog.source_locale.language
    matchers = [matcher(old, language), matcher(new, language)]
    found: dict[str, list[Passage]] = defaultdict(list)
    passages = []
    for passage in catalog.passages():
        hits = {
            match.term.concept for one in matchers for match in one.find(passage.source)
        } & names
        for concept in hits:
            found[concept].append(passage)
        if hits:
            passages.append(passage)
    if not passages:
        return {}
    lines = {id(one): document.lines.get(one.units[0].key, 0) for one in passages}
    was, now = (_broken(catalog, passages, glossary, shown, document) for glossary in (old, new))
    fallen = now - was

    def told(concept: str, group: Sequence[Passage]) -> Touched:
        broken = {line for line, name in fallen if not concept or name == concept}
        return Touched(
            catalog.article,
            catalog.locale,
            shown,
            tuple(lines[id(one)] for one in group),
            tuple(lines[id(one)] for one in group if one.state is State.REVIEWED),
            tuple(lines[id(one)] for one in group if lines[id(one)] in broken),
        )

    return {"": told("", passages)} | {name: told(name, group) for name, group in found.items()}


def _broken(
    catalog: Catalog,
    passages: Sequence[Passage],
    glossary: Glossary,
    shown: str,
    document: po.Document,
) -> set[tuple[int, str]]:
    """Line and concept of each unit of ``passages`` that does not satisfy ``glossary``."""
    units = tuple(unit for passage in passages for unit in passage.units)
    context = CheckContext(shown, catalog.source_locale, catalog.locale, glossary, document.lines)
    rows: Mapping[Where, str] = {term.where: term.concept for term in glossary.terms}
    found = checks.run(replace(catalog, units=units), context, ("terms",))
    return {
        (one.where.line, rows[one.related])
        for one in found
        if one.code in _BROKEN and one.related is not None and one.related in rows
    }
