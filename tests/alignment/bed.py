"""Articles and translations with a known alignment, made from the reviewed catalogs of this checkout."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from l10n import po
from l10n.alignment import Sentence
from l10n.formats import read_article
from l10n.model.article import Role
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.terminology import load
from l10n.workflow.aligning.facts import Facts
from l10n.workflow.units import source_units

CHECKOUT = Path(__file__).parents[2]
_CLAUSE = re.compile(r"(?<=[^\W\d])(?:[,;:]| –) (?=[^\W\d])")


@dataclass(frozen=True)
class Pair:
    """A sentence and its reviewed translation."""

    source: str
    target: str
    role: Role
    paragraph: int


@dataclass
class Case:
    """Two texts and the beads that connect them, as positions."""

    source: list[tuple[str, Role, int]] = field(default_factory=list)
    target: list[tuple[str, Role, int]] = field(default_factory=list)
    beads: set[tuple[tuple[int, ...], tuple[int, ...]]] = field(default_factory=set)

    def add(
        self, sources: Sequence[str], targets: Sequence[str], role: Role, blocks: list[int]
    ) -> None:
        """One bead more; ``blocks`` are the present blocks of source and target."""
        here, there = len(self.source), len(self.target)
        self.source += [(text, role, blocks[0]) for text in sources]
        self.target += [(text, role, blocks[1]) for text in targets]
        self.beads.add(
            (tuple(range(here, len(self.source))), tuple(range(there, len(self.target))))
        )


@cache
def article_pairs(tag: str) -> list[Pair]:
    """The sample article's sentences with their reviewed translation into ``tag``."""
    path = CHECKOUT / "articles" / "article.fr.txt"
    article = read_article(path.read_bytes(), "articles/article.fr.txt", Locale("fr"))
    catalog = CHECKOUT / "locales" / tag / "LC_MESSAGES" / "article.po"
    units = po.read(catalog.read_bytes(), catalog.name).catalog.living()
    pairs = []
    for unit in source_units(article):
        known = units[unit.key]
        assert known.state is State.REVIEWED
        pairs.append(Pair(unit.key.source, known.target, unit.block.role, unit.paragraph))
    assert len(pairs) > 50
    return pairs


def glossary() -> Glossary:
    """The glossary of this checkout."""
    files = sorted((CHECKOUT / "glossaries").glob("*.csv"))
    assert files
    return load([(path.name, path.read_bytes()) for path in files])[0]


def clean(pairs: Sequence[Pair]) -> Case:
    """The two texts as they are."""
    case = Case()
    for pair in pairs:
        case.add([pair.source], [pair.target], pair.role, [pair.paragraph, pair.paragraph])
    return case


@dataclass(frozen=True)
class Habits:
    """How often a translator does what, as shares of sentences; the rest is one to one."""

    split: float = 0.0
    """One sentence becomes two."""
    join: float = 0.0
    """Two sentences become one."""
    drop: float = 0.0
    add: float = 0.0
    new_block: float = 0.0
    """A block begins or ends where the source has none."""


def edited(
    pairs: Sequence[Pair], habits: Habits, chance: random.Random, strangers: Sequence[str] = ()
) -> Case:
    """What a translator of these habits would have made of the article; ``strangers`` are added."""
    case = Case()
    blocks = [0, 0]
    before = 0
    at = 0
    while at < len(pairs):
        pair = pairs[at]
        following = pairs[at + 1] if at + 1 < len(pairs) else None
        if pair.paragraph != before:
            blocks[0] += 1
            blocks[1] += chance.random() >= habits.new_block
            before = pair.paragraph
        elif chance.random() < habits.new_block:
            blocks[1] += 1
        at += 1
        running = pair.role in (Role.BODY, Role.AUTHOR_BIO)
        drawn = chance.random() if running else 1.0
        if drawn < habits.split:
            if halves := _halves(pair.target):
                case.add([pair.source], halves, pair.role, blocks)
            elif halves := _halves(pair.source):
                case.add(halves, [pair.target], pair.role, blocks)
            else:
                case.add([pair.source], [pair.target], pair.role, blocks)
        elif drawn < habits.split + habits.join:
            if following and following.paragraph == pair.paragraph:
                joined = _joined(pair.target, following.target)
                case.add([pair.source, following.source], [joined], pair.role, blocks)
                at += 1
            else:
                case.add([pair.source], [pair.target], pair.role, blocks)
        elif drawn < habits.split + habits.join + habits.drop:
            case.add([pair.source], [], pair.role, blocks)
        else:
            case.add([pair.source], [pair.target], pair.role, blocks)
        if running and strangers and chance.random() < habits.add:
            case.add([], [chance.choice(strangers)], pair.role, blocks)
    return case


def _halves(text: str) -> list[str]:
    """``text`` as two sentences, parted at the clause nearest to its middle; none if it has none."""
    cuts = [cut for cut in _CLAUSE.finditer(text) if 25 < cut.start() < len(text) - 25]
    if not cuts:
        return []
    cut = min(cuts, key=lambda one: abs(one.start() - len(text) // 2))
    behind = text[cut.end() :]
    return [f"{text[: cut.start()]}.", behind[0].upper() + behind[1:]]


def _joined(one: str, other: str) -> str:
    return f"{one.rstrip('.')}; {other[0].lower()}{other[1:]}"


def sentences(side: Sequence[tuple[str, Role, int]], tag: str, *, known: bool) -> list[Sentence]:
    """One side of a case as the alignment takes it, with the facts of the glossary if ``known``."""
    return [Sentence(text, role, block, _facts(text, tag, known)) for text, role, block in side]


@cache
def _facts(text: str, tag: str, known: bool) -> frozenset[str]:
    return _finder(tag, known).of(text)


@cache
def _finder(tag: str, known: bool) -> Facts:
    return Facts(glossary() if known else Glossary(), Locale.parse(tag))
