"""The glossary's own tests: sentences that speak of a concept, and sentences that do not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.model.locale import Locale
from l10n.terminology.csvfiles.columns import column
from l10n.terminology.matching.matcher import Matcher, matcher


@dataclass(frozen=True, slots=True)
class SelfTest:
    """What the sentences of a glossary showed."""

    concepts: int
    """Concepts with a sentence at least."""
    examples: int
    counterexamples: int
    findings: tuple[Finding, ...]
    """One for each sentence that failed, in the order of the glossary."""

    @property
    def sentences(self) -> int:
        return self.examples + self.counterexamples


def selftest(
    glossary: Glossary, source: Locale, concepts: Collection[str] | None = None
) -> SelfTest:
    """Try the sentences of ``glossary`` (of ``concepts`` alone where they are given).

    In the language of ``source`` an example holds when the matcher finds this very concept in it,
    in the others when an admitted form of the concept stands there, as the checks of a translation
    look for it, and no forbidden one. A counterexample holds when the concept is not found. What a
    region takes over from its language is not tried a second time.
    """
    found = matcher(glossary, source.language)
    findings: list[Finding] = []
    tried: set[str] = set()
    examples = counterexamples = 0
    for term in glossary.terms:
        if concepts is not None and term.concept not in concepts:
            continue
        for tag, rendering in sorted(term.renderings.items()):
            own = _own(term, tag, rendering)
            examples += len(own.examples)
            counterexamples += len(own.counterexamples)
            if own.examples or own.counterexamples:
                tried.add(term.concept)
            if tag.partition("-")[0] == source.language:
                findings += _in_source(found, term, tag, own)
            else:
                findings += _in_target(found, term, tag, own)
    return SelfTest(len(tried), examples, counterexamples, tuple(findings))


def _own(term: Term, tag: str, rendering: Rendering) -> Rendering:
    """A rendering with the sentences that ``tag`` itself says."""
    base = term.renderings.get(tag.partition("-")[0]) if "-" in tag else None
    if base is None:
        return rendering
    return Rendering(
        rendering.preferred,
        examples=tuple(one for one in rendering.examples if one not in base.examples),
        counterexamples=tuple(
            one for one in rendering.counterexamples if one not in base.counterexamples
        ),
    )


def _in_source(found: Matcher, term: Term, tag: str, own: Rendering) -> Iterator[Finding]:
    for sentence in own.examples:
        matches = found.find(sentence)
        if all(match.term is not term for match in matches):
            others = ", ".join(f"{match.term.concept} (“{match.form}”)" for match in matches)
            instead = f"found instead: {others}" if others else "no concept is found there"
            yield _missed(term, tag, sentence, instead)
    for sentence in own.counterexamples:
        forms = [match.form for match in found.find(sentence) if match.term is term]
        if forms:
            yield _mistaken(term, tag, sentence, forms[0])


def _in_target(found: Matcher, term: Term, tag: str, own: Rendering) -> Iterator[Finding]:
    targets = found.targets(Locale.parse(tag))
    for sentence in own.examples:
        if not targets.admitted(term, sentence):
            yield _missed(term, tag, sentence, "no admitted form of it stands there")
        for span in targets.forbidden(term, sentence):
            form = span.of(sentence)
            yield Finding(
                "glossary-example",
                Severity.ERROR,
                term.where,
                f"“{sentence}” ({column(tag, 'examples')}) holds “{form}”, which is forbidden for"
                f" “{term.concept}”.",
                f"Mend the sentence, or take the form out of {column(tag, 'forbidden')}.",
            )
    for sentence in own.counterexamples:
        spans = targets.admitted(term, sentence)
        if spans:
            yield _mistaken(term, tag, sentence, spans[0].of(sentence))


def _missed(term: Term, tag: str, sentence: str, instead: str) -> Finding:
    return Finding(
        "glossary-example",
        Severity.ERROR,
        term.where,
        f"“{term.concept}” is not found in its example “{sentence}” ({column(tag, 'examples')});"
        f" {instead}.",
        f"Add the form that stands there to {column(tag, 'variants')} or {column(tag, 'forms')}, or"
        " a word of the sentence to context; or mend the sentence.",
    )


def _mistaken(term: Term, tag: str, sentence: str, form: str) -> Finding:
    return Finding(
        "glossary-counterexample",
        Severity.ERROR,
        term.where,
        f"“{form}” is taken for “{term.concept}” in its counterexample “{sentence}”"
        f" ({column(tag, 'counterexamples')}).",
        "Give the concept words of context, a longer form or case exact; or remove the sentence.",
    )
