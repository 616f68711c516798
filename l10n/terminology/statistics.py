"""How many concepts a glossary has, of which kinds, and how well each is served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from l10n.model.glossary import Glossary, Term


@dataclass(frozen=True, slots=True)
class Count:
    """Concepts of one type or file, or all of them."""

    concepts: int = 0
    covered: Mapping[str, int] = field(default_factory=dict)
    """By language: how many have a term in it. By region: how many have a term of its own."""
    attested: int = 0
    """With a source that is more than the desk's own choice."""
    exemplified: int = 0
    """With an example or counterexample in any language."""
    untranslated: int = 0
    """Not to be translated."""
    sentences: int = 0
    """Examples and counterexamples, in all languages."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """A glossary in numbers; types and files in alphabetical order."""

    locales: tuple[str, ...]
    total: Count
    types: Mapping[str, Count]
    files: Mapping[str, Count]


def statistics(glossary: Glossary, wanted: Sequence[str], files: Iterable[str] = ()) -> Statistics:
    """Count ``glossary`` for the locales ``wanted`` and any others that it has a term for.

    ``files`` are counted even where they hold no concept.
    """
    known = sorted({tag for term in glossary.terms for tag in term.renderings})
    locales = tuple(dict.fromkeys((*wanted, *known)))
    types: dict[str, list[Term]] = {}
    paths: dict[str, list[Term]] = {path: [] for path in files}
    for term in glossary.terms:
        types.setdefault(term.type, []).append(term)
        paths.setdefault(term.where.path, []).append(term)
    return Statistics(
        locales,
        _count(glossary.terms, locales),
        {name: _count(types[name], locales) for name in sorted(types)},
        {name: _count(paths[name], locales) for name in sorted(paths)},
    )


def _count(terms: Sequence[Term], locales: Sequence[str]) -> Count:
    sentences = [sum(len(_sentences(term, tag)) for tag in term.renderings) for term in terms]
    return Count(
        concepts=len(terms),
        covered={tag: sum(tag in term.renderings for term in terms) for tag in locales},
        attested=sum(term.attested for term in terms),
        exemplified=sum(map(bool, sentences)),
        untranslated=sum(term.do_not_translate for term in terms),
        sentences=sum(sentences),
    )


def _sentences(term: Term, tag: str) -> set[str]:
    """The sentences of ``tag`` that are not taken over from its language."""
    own = term.renderings[tag]
    base = term.renderings.get(tag.partition("-")[0]) if "-" in tag else None
    inherited = {*base.examples, *base.counterexamples} if base else set()
    return {*own.examples, *own.counterexamples} - inherited
