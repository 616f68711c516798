"""Advice that goes round: A says write B instead, and B says write A."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from l10n.model.finding import Finding, Severity
from l10n.model.glossary import Term
from l10n.terminology.auditing.subject import Subject
from l10n.terminology.matching.phrases import is_proper
from l10n.terminology.matching.words import plain

_SHOWN = 4


@dataclass(frozen=True, slots=True)
class _Step:
    """One piece of advice: instead of ``form`` write ``instead``."""

    term: Term
    tag: str
    form: str
    instead: str
    told: bool
    """Whether the glossary names the replacement, rather than leaving it to the preferred term."""


def cycles(subject: Subject) -> Iterator[Finding]:
    """An error for each round of forbidden forms whose replacements are forbidden again.

    Concepts with words of context are left out: homographs may each forbid the other's name. So
    are two names that merely forbid each other (*North Korea* is not *South Korea*).
    """
    graphs: dict[str, dict[str, list[_Step]]] = defaultdict(lambda: defaultdict(list))
    for term, tag, rendering in subject.renderings():
        if term.context:
            continue
        for form in rendering.forbidden:
            instead = rendering.instead.get(form, "")
            step = _Step(term, tag, form, instead or rendering.preferred, bool(instead))
            graphs[tag][plain(form)].append(step)
    order = {id(term): at for at, term in enumerate(subject.glossary.terms)}
    for _, graph in sorted(graphs.items()):
        walked: set[int] = set()
        around = _around(graph)
        for steps in graph.values():
            for step in steps:
                if id(step) in walked or plain(step.form) not in around:
                    continue
                way = _way(graph, around, step)
                walked.update(id(one) for one in way)
                if way and _wrong(subject, way):
                    yield _finding(subject, way, order)


def _around(graph: dict[str, list[_Step]]) -> set[str]:
    """The forms that can lie on a round: what is left when dead ends are taken away."""
    entering: dict[str, set[str]] = defaultdict(set)
    ahead: dict[str, int] = {}
    for form, steps in graph.items():
        nexts = {plain(step.instead) for step in steps} & graph.keys()
        ahead[form] = len(nexts)
        for one in nexts:
            entering[one].add(form)
    left = set(graph)
    dead = [form for form, count in ahead.items() if not count]
    while dead:
        form = dead.pop()
        left.discard(form)
        for before in entering[form]:
            ahead[before] -= 1
            if not ahead[before]:
                dead.append(before)
    return left


def _way(graph: dict[str, list[_Step]], around: set[str], first: _Step) -> list[_Step]:
    """The shortest round that begins with ``first``; empty when it leads nowhere back."""
    home = plain(first.form)
    if plain(first.instead) == home:
        return [first]
    came: dict[str, _Step] = {plain(first.instead): first}
    queue = deque(came)
    while queue:
        here = queue.popleft()
        for step in graph.get(here, ()):
            ahead = plain(step.instead)
            if ahead == home:
                way = [step]
                while way[-1] is not first:
                    way.append(came[plain(way[-1].form)])
                return way[::-1]
            if ahead in around and ahead not in came:
                came[ahead] = step
                queue.append(ahead)
    return []


def _wrong(subject: Subject, way: Sequence[_Step]) -> bool:
    if any(step.told for step in way) or not all(is_proper(step.term) for step in way):
        return True
    return any(subject.share_source(way[0].term, step.term) for step in way[1:])


def _finding(subject: Subject, way: Sequence[_Step], order: Mapping[int, int]) -> Finding:
    # At the last row of the round, as the one that closed it.
    last = max(range(len(way)), key=lambda at: order[id(way[at].term)])
    turned = [*way[last:], *way[:last]]
    shown = [f"“{step.form}” → “{step.instead}” ({step.term.concept})" for step in turned[:_SHOWN]]
    more = f", and {len(way) - _SHOWN} more" if len(way) > _SHOWN else ""
    step = turned[0]
    other = next((one for one in turned[1:] if one.term is not step.term), None)
    return Finding(
        "glossary-cycle",
        Severity.ERROR,
        subject.places.of(step.term, step.tag, step.form),
        f"what to write instead goes round ({step.tag}): {', '.join(shown)}{more}.",
        "Decide which one is right and forbid only the others, or give homographs words of context.",
        subject.places.of(other.term, other.tag, other.form) if other else None,
    )
