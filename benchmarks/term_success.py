"""How often drafts have the terms they were asked for, and what that costs the rest of them.

    python benchmarks/term_success.py --dev FILE --models DIR [--from fr] [--to en]
                                      [--sentences 400] [--glossary FILE …] [--sample FILE] [--json]

FILE has a source and its human translation on each line, with a tab between (`.xz` is read too);
DIR is a folder of installed packages. Three sets of requests are made from it:

- *glossary*: concepts of the glossaries whose rendering stands in the reference;
- *reference*: frequent words and phrases of the source, with the word of the reference that goes
  with them most often (Dice), where it stands in the reference of that sentence;
- *counterfactual*: the same places, but another word of the same kind is asked for, at random.

Each set is drafted plainly, by choosing among 8 drafts the one with the most terms, by replacement
in place, and by decoding anew with replacement as the last resort. TSR is the term success rate:
requests whose term (in any admitted form) is in the draft. BLEU and *rest* (BLEU with the terms
taken out of draft and reference; where the term is missing, with what is linked to its source) are
over the sentences of the set. *doubled* counts words that stand close to themselves, for each 100
sentences. Times are of the processor, all threads together, on a text with one term in every
other sentence. ``--sample`` writes all sentences that were changed, to be read.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import sacrebleu

from l10n.engines.argos.engine import ArgosEngine
from l10n.model.finding import Where
from l10n.model.glossary import Glossary, Rendering, Term, TermMatch
from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.model.translation import Translation
from l10n.terminology import Matcher, apply, load
from l10n.terminology.drafting.articles import GENDERS
from l10n.terminology.drafting.redecoding import doubled
from l10n.terminology.matching.targets import Targets
from l10n.terminology.matching.words import Word, words
from l10n.workflow.drafting.redecode import redecode

SYSTEMS = ("plain", "8-best", "replaced", "redecoded + replaced")
_DETERMINERS = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "au",
        "aux",
        "ce",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
    ]
)
_CASES = {
    "genitive": {"des", "eines"},
    "dative": {"dem", "im", "am", "vom", "zum", "zur", "beim", "einem", "einer"},
    "accusative": {"den", "einen", "ins", "ans"},
    "nominative or other": {"der", "die", "das", "ein", "eine"},
}


@dataclass(frozen=True, slots=True)
class Request:
    """A sentence, its reference and the terms asked for."""

    source: str
    reference: str
    matches: tuple[TermMatch, ...]


def pairs(path: Path) -> list[tuple[str, str]]:
    """The lines of a corpus: source and translation."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        found = [line.rstrip("\n").split("\t")[:2] for line in lines]
    return [(one[0], one[1]) for one in found if len(one) == 2]


def mined(corpus: Sequence[tuple[str, str]], language: str, source: str) -> Glossary:
    """Frequent nouns and phrases of the source, with what the references call them."""
    left: dict[tuple[str, ...], set[int]] = defaultdict(set)
    right: dict[tuple[str, ...], set[int]] = defaultdict(set)
    shown: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    nouns: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    for number, (one, other) in enumerate(corpus):
        for side, text, places in ((0, one, left), (1, other, right)):
            found = words(text)
            for at, word in enumerate(found):
                if not side:
                    seen[word.fold] += 1
                    nouns[word.fold] += at > 0 and found[at - 1].fold in _DETERMINERS
                elif at and found[at - 1].joint in ("", " "):
                    genders[word.raw][found[at - 1].fold] += 1
                for size in (1, 2, 3):
                    run = found[at : at + size]
                    if len(run) < size or not _phrase(run, language if side else "fr"):
                        continue
                    key = tuple(item.fold for item in run)
                    places[key].add(number)
                    shown[(str(side), *key)][text[run[0].start : run[-1].end]] += 1
    together: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    frequent = {key for key, at in right.items() if 3 <= len(at) <= 80}
    by_line: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for key in sorted(frequent):
        for number in right[key]:
            by_line[number].append(key)
    terms = []
    for key in sorted(left):
        if not 3 <= len(left[key]) <= 80 or (len(key) == 1 and nouns[key[0]] < 0.5 * seen[key[0]]):
            continue
        for number in left[key]:
            together[key].update(by_line[number])
        scored = [
            (2 * count / (len(left[key]) + len(right[other])), len(other), other)
            for other, count in together[key].items()
            if count >= 4 and abs(len(other) - len(key)) <= 1 + (language == "de")
        ]
        best = max(scored, default=None)
        if best is None or best[0] < 0.6 or best[2] == key:
            continue
        form = shown[("0", *key)].most_common(1)[0][0]
        target = shown[("1", *best[2])].most_common(1)[0][0]
        if len(key) == 1 and (target[0].isupper() != form[0].isupper()) and language == "en":
            continue
        gender = _gender(genders[words(target)[-1].raw]) if language == "de" else ""
        name = form[0].isupper()
        renderings = {source: Rendering(form), language: Rendering(target, gender=gender)}
        kind = "place" if name else "term"
        terms.append(Term(form, kind, renderings, Where("mined"), pos="noun"))
    return Glossary(tuple(terms))


def _phrase(run: Sequence[Word], language: str) -> bool:
    edges = (run[0], run[-1])
    if any(len(word.fold) < 4 or not word.fold.isalpha() for word in edges):
        return False
    if any(word.joint not in (" ", "-", "'") for word in run[1:]):
        return False
    if language == "de" and not run[-1].raw[0].isupper():
        return False
    return all(word.fold in ("de", "d", "of", "du", "des") for word in run[1:-1])


def _gender(before: Counter[str]) -> str:
    """The gender whose articles stand most often before a noun; empty when that is not clear."""
    counted = {name: sum(before[word] for word in articles) for name, articles in GENDERS.items()}
    total = sum(before[word] for word in frozenset().union(*GENDERS.values()))
    best = max(counted, key=lambda name: (counted[name], name))
    if total < 3 or counted[best] < 0.9 * total:
        return ""
    return best


def requests(corpus: Sequence[tuple[str, str]], glossary: Glossary, to: Locale) -> list[Request]:
    """The sentences with terms whose rendering stands in the reference."""
    matcher = Matcher(glossary, "fr")
    targets = matcher.targets(to)
    found = []
    for source, reference in corpus:
        matches = tuple(
            match
            for match in matcher.find(source)
            if match.term.type != "section" and targets.admitted(match.term, reference)
        )
        if matches:
            found.append(Request(source, reference, matches))
    return found


def as_in(one: Request, targets: Targets) -> Request:
    """The request with each term in the form in which source and reference have it."""
    made = []
    for match in one.matches:
        span = targets.admitted(match.term, one.reference)[0]
        tag = targets.locale.tag
        renderings = {
            "fr": Rendering(match.form),
            tag: replace(match.term.renderings[tag], preferred=span.of(one.reference)),
        }
        made.append(replace(match, term=replace(match.term, renderings=renderings)))
    return replace(one, matches=tuple(made))


def counterfactual(asked: Sequence[Request], to: Locale) -> list[Request]:
    """The same requests for another term of the same kind, at random."""
    chance = random.Random(1)  # noqa: S311
    terms = {id(m.term): m.term for one in asked for m in one.matches}
    kinds: dict[object, list[Term]] = defaultdict(list)
    for term in terms.values():
        kinds[_kind(term, to)].append(term)
    made = []
    for one in asked:
        changed = []
        for match in one.matches[:1]:
            own = match.term
            others = [term for term in kinds[_kind(own, to)] if term is not own]
            if not others:
                continue
            other = chance.choice(others)
            renderings = {"fr": own.renderings["fr"], to.tag: other.renderings[to.tag]}
            changed.append(
                replace(match, term=replace(own, concept=other.concept, renderings=renderings))
            )
        if changed:
            made.append(replace(one, matches=tuple(changed)))
    return made


def _kind(term: Term, to: Locale) -> object:
    rendering = term.renderings[to.tag]
    return term.type, len(words(rendering.preferred)), rendering.gender


def drafted(
    asked: Sequence[Request], engine: ArgosEngine, source: Locale, targets: Targets
) -> dict[str, list[Translation]]:
    """What each system makes of the requests."""
    to = targets.locale
    texts = [one.source for one in asked]
    plain = engine.translate(texts, source, to)
    found = [one.matches for one in asked]
    again = redecode(texts, plain, found, engine, source, targets)
    both = [
        apply(one.translation, one.source, matches, source, targets, one.concepts)
        for one, matches in zip(again, found, strict=True)
    ]
    return {
        "plain": plain,
        "8-best": _reranked(asked, plain, engine, source, targets),
        "replaced": [
            apply(draft, text, matches, source, targets)[0]
            for draft, text, matches in zip(plain, texts, found, strict=True)
        ],
        "redecoded + replaced": [draft for draft, _ in both],
    }


def _reranked(
    asked: Sequence[Request],
    plain: Sequence[Translation],
    engine: ArgosEngine,
    source: Locale,
    targets: Targets,
) -> list[Translation]:
    package = engine._way(source, targets.locale)[0]
    drafter = engine._drafter(package)
    search = replace(drafter._search, widening=2, drafts=8)
    texts = list(dict.fromkeys(one.source for one in asked))
    drafts = dict(
        zip(texts, drafter._runner.decode(texts, drafter._tokenizer, search), strict=True)
    )
    made = []
    for one, first in zip(asked, plain, strict=True):
        found = [Translation(d.text, d.links(), d.score) for d in drafts[one.source]]
        made.append(
            max(
                [first, *found],
                key=lambda draft: sum(
                    bool(targets.admitted(m.term, draft.text)) for m in one.matches
                ),
            )
        )
    return made


def without(text: str, links: Sequence[tuple[Span, Span]], one: Request, targets: Targets) -> str:
    """``text`` without the terms asked for, or without what stands in the place of one."""
    gone: list[Span] = []
    for match in one.matches:
        spans = targets.admitted(match.term, text)
        gone += spans or [target for origin, target in links if origin.overlaps(match.span)]
    kept = [sign for at, sign in enumerate(text) if not any(s.start <= at < s.end for s in gone)]
    return " ".join("".join(kept).split())


def row(
    asked: Sequence[Request], drafts: Sequence[Translation], targets: Targets
) -> dict[str, float]:
    """The figures of one system for one set."""
    total = sum(len(one.matches) for one in asked)
    hit = sum(
        bool(targets.admitted(match.term, draft.text))
        for one, draft in zip(asked, drafts, strict=True)
        for match in one.matches
    )
    references = [one.reference for one in asked]
    rest = [without(d.text, d.links, one, targets) for one, d in zip(asked, drafts, strict=True)]
    bare = [without(one.reference, (), one, targets) for one in asked]
    return {
        "TSR": 100 * hit / max(total, 1),
        "BLEU": sacrebleu.corpus_bleu([d.text for d in drafts], [references]).score,
        "rest": sacrebleu.corpus_bleu(rest, [bare]).score,
        "doubled": 100 * sum(doubled(d.text) for d in drafts) / max(len(drafts), 1),
    }


def kinds(one: Request, match: TermMatch, targets: Targets) -> list[str]:
    """What kind of term it is: single or several words; for a German noun its case."""
    rendering = match.term.renderings[targets.locale.tag]
    several = len(words(match.form)) > 1 or len(words(rendering.preferred)) > 1
    found = ["several words" if several else "single word"]
    if targets.locale.language == "de" and rendering.preferred[:1].isupper():
        span = targets.admitted(match.term, one.reference)
        before = [w.fold for w in words(one.reference) if span and w.end <= span[0].start]
        case = next((c for c, w in _CASES.items() if before and before[-1] in w), "no article")
        found.append(f"German noun, {case}")
    return found


def timed(corpus: Sequence[tuple[str, str]], asked: Sequence[Request], engine: ArgosEngine,
          source: Locale, targets: Targets) -> tuple[float, float]:  # fmt: skip
    """Processor seconds of plain drafting, and of all of it, with one term in every other sentence."""
    having = {one.source for one in asked}
    asked = [replace(one, matches=one.matches[:1]) for one in asked]
    other = [text for text, _ in corpus if text not in having][: len(asked)]
    texts = [one.source for one in asked][: len(other)] + other
    found: list[tuple[TermMatch, ...]] = [one.matches for one in asked][: len(other)]
    found += [()] * len(other)
    engine.translate(["Une phrase pour se mettre en train."], source, targets.locale)
    start = time.process_time()
    plain = engine.translate(texts, source, targets.locale)
    middle = time.process_time()
    for one, matches in zip(
        redecode(texts, plain, found, engine, source, targets), found, strict=True
    ):
        apply(one.translation, one.source, matches, source, targets, one.concepts)
    return middle - start, time.process_time() - start


def main() -> int:
    """Measure and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--from", dest="source", default="fr")
    parser.add_argument("--to", default="en")
    parser.add_argument("--sentences", type=int, default=400, help="of each set")
    parser.add_argument("--glossary", type=Path, nargs="*")
    parser.add_argument("--sample", type=Path)
    parser.add_argument("--sets", nargs="*", default=["glossary", "reference", "counterfactual"])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    source, to = Locale(options.source), Locale(options.to)
    paths = options.glossary or sorted(
        (Path(__file__).resolve().parent.parent / "glossaries").glob("*.csv")
    )
    glossary, _ = load([(str(path), path.read_bytes()) for path in paths])
    corpus = pairs(options.dev)
    engine = ArgosEngine(options.models)
    targets = Targets(to)
    sets = {"glossary": requests(corpus, glossary, to)[: options.sentences]}
    found = requests(corpus, mined(corpus, to.language, "fr"), to)
    random.Random(2).shuffle(found)  # noqa: S311
    found = found[: options.sentences]
    # A German glossary has the noun as such, an English one hardly differs from the text.
    sets["reference"] = [as_in(one, targets) for one in found] if to.language == "en" else found
    sets["counterfactual"] = counterfactual(sets["reference"], to)
    results: dict[str, dict[str, dict[str, float]]] = {}
    sample: list[str] = []
    for name in options.sets:
        asked = sets[name]
        drafts = drafted(asked, engine, source, targets)
        results[name] = {system: row(asked, made, targets) for system, made in drafts.items()}
        by_kind: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(asked):
            for match in one.matches:
                for kind in kinds(one, match, targets):
                    by_kind[kind].append(number)
        terms = sum(len(one.matches) for one in asked)
        print(f"\n{name}: {terms} terms in {len(asked)} sentences, {source} → {to}")
        print(f"{'':24}{'TSR':>7}{'BLEU':>7}{'rest':>7}{'doubled':>9}")
        for system, figures in results[name].items():
            print(f"{system:24}" + "".join(f"{v:7.1f}" for v in list(figures.values())[:3])
                  + f"{figures['doubled']:9.1f}")  # fmt: skip
        print(f"{'TSR by kind':24}" + "".join(f"{system.split()[0]:>10}" for system in SYSTEMS))
        for kind in sorted(by_kind):
            shares = []
            for system in SYSTEMS:
                hits = [
                    bool(targets.admitted(match.term, draft.text))
                    for one, draft in zip(asked, drafts[system], strict=True)
                    for match in one.matches
                    if kind in kinds(one, match, targets)
                ]
                shares.append(100 * sum(hits) / len(hits))
            print(f"{kind:24}" + "".join(f"{share:10.1f}" for share in shares)
                  + f"  of {len(by_kind[kind])}")  # fmt: skip
        for number, one in enumerate(asked):
            plain, made = drafts["plain"][number], drafts["redecoded + replaced"][number]
            missing = [m for m in one.matches if not targets.admitted(m.term, made.text)]
            if plain.text != made.text or missing:
                wanted = ", ".join(
                    f"{m.form} → {m.term.renderings[to.tag].preferred}" for m in one.matches
                )
                lost = " MISSING " + ", ".join(m.form for m in missing) if missing else ""
                sample.append(
                    f"[{name}] {wanted}{lost}\nS {one.source}\nR {one.reference}\n"
                    f"P {plain.text}\nI {drafts['replaced'][number].text}\nF {made.text}\n"
                )
    spent = timed(corpus, sets["reference"], engine, source, targets)
    print(f"\nprocessor seconds: plain {spent[0]:.1f}, with terms {spent[1]:.1f} "
          f"(+{100 * (spent[1] / spent[0] - 1):.0f} %)")  # fmt: skip
    if options.sample:
        options.sample.write_text("\n".join(sample), encoding="utf-8")
    if options.json:
        print(json.dumps({"sets": results, "seconds": spent}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
