"""How well articles are found in HTML pages: `python benchmarks/html_extraction.py --bed PATH`.

``PATH`` is a folder of pages as `tests/formats/html/pages/README.md` describes them. Ours stands
beside trafilatura alone on the same pages: title, author and date exact, the body by its words.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from l10n.errors import InputError
from l10n.formats import read_article
from l10n.model.article import Article, Block, Code, Role
from l10n.model.locale import Locale

BODY = frozenset(("body", "heading", "list-item", "quote"))
_BODY_ROLES = (Role.BODY, Role.HEADING, Role.LIST_ITEM, Role.QUOTE)
_WORD = re.compile(r"\w+")
_AND = re.compile(r"\s*(?:,|;|\bet\b|\bund\b|\band\b)\s*")
FIELDS = ("title", "author", "date")


@dataclass(frozen=True)
class Found:
    """What an extractor says of a page."""

    title: str
    author: str
    date: str
    body: str


@dataclass
class Score:
    """What was counted over all pages."""

    pages: int = 0
    exact: Counter[str] = field(default_factory=Counter)
    hit: int = 0
    extra: int = 0
    gold: int = 0
    wrong: list[dict[str, Any]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.hit / max(self.hit + self.extra, 1)

    @property
    def recall(self) -> float:
        return self.hit / max(self.gold, 1)

    def summary(self) -> dict[str, float]:
        both = self.precision + self.recall
        return {
            **{name: self.exact[name] for name in FIELDS},
            "body_precision": round(self.precision, 4),
            "body_recall": round(self.recall, 4),
            "body_f": round(2 * self.precision * self.recall / both if both else 0.0, 4),
            "pages": self.pages,
        }


def pages_of(bed: Path) -> Iterator[tuple[Path, Mapping[str, Any], list[tuple[str, str]]]]:
    """Each page with its metadata and its blocks: role and words."""
    for file in sorted(bed.rglob("*.roles")):
        page = file.with_suffix(".html")
        known = tomllib.loads(file.with_suffix(".toml").read_text(encoding="utf-8"))
        lines = file.read_text(encoding="utf-8").splitlines()
        blocks = [(role, words) for role, _, words in (line.partition("\t") for line in lines)]
        yield page, known, blocks


def ours(page: Path) -> Found:
    """What our HTML format finds."""
    locale = Locale.parse(page.name.split(".")[-2])
    try:
        article = read_article(page.read_bytes(), page.name, locale)
    except InputError:
        return Found("", "", "", "")
    known = article.metadata
    day = known.first_published or known.published
    head = article.text.find("<body")
    body = (
        plain(article, block)
        for block in article.blocks
        if block.role in _BODY_ROLES and block.span.start > head
    )
    return Found(
        known.title or "", known.author or "", day.isoformat() if day else "", "\n".join(body)
    )


def plain(article: Article, block: Block) -> str:
    """The words of ``block`` without codes."""
    pieces: list[str] = []
    at = block.span.start
    code: Code
    for code in block.codes:
        pieces.append(article.text[at : code.span.start])
        pieces.append((code.shown or "") if code.is_text else " " if code.shown == "<br>" else "")
        at = code.span.end
    return "".join((*pieces, article.text[at : block.span.end]))


def trafilatura_alone(page: Path) -> Found:
    """What trafilatura finds by itself."""
    from trafilatura import bare_extraction

    found = bare_extraction(page.read_bytes(), include_comments=False, with_metadata=True)
    if found is None:
        return Found("", "", "", "")
    return Found(found.title or "", found.author or "", found.date or "", found.text or "")


def count(
    page: Path, known: Mapping[str, Any], blocks: list[tuple[str, str]], found: Found, score: Score
) -> None:
    """Add one page to ``score``. Words of title, captions and the like count for nobody."""
    score.pages += 1
    day = known.get("first_published") or known.get("published")
    gold = {
        "title": known.get("title", ""),
        "author": known.get("author", ""),
        "date": day.isoformat() if day else "",
    }
    for name in FIELDS:
        got = getattr(found, name)
        if _same(name, got, gold[name]):
            score.exact[name] += 1
        else:
            score.wrong.append({"page": page.name, name: got, "gold": gold[name]})
    wanted = _count(words for role, words in blocks if role in BODY)
    neutral = _count(words for role, words in blocks if role not in BODY)
    has = _count([found.body])
    hit = wanted & has
    extra = (has - wanted) - neutral
    missing = wanted - has
    score.hit += hit.total()
    score.gold += wanted.total()
    score.extra += extra.total()
    if extra or missing:
        shown = {"extra": " ".join(extra)[:150], "missing": " ".join(missing)[:150]}
        score.wrong.append({"page": page.name, **shown})


def _same(name: str, got: str, gold: str) -> bool:
    if name == "author":
        return set(_AND.split(got.casefold())) == set(_AND.split(gold.casefold()))
    return " ".join(got.split()) == " ".join(gold.split())


def _count(texts: Any) -> Counter[str]:
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(_WORD.findall(text.casefold()))
    return counted


EXTRACTORS = {"ours": ours, "trafilatura": trafilatura_alone}


def measure(bed: Path) -> dict[str, Score]:
    """The score of each extractor on the pages of ``bed``."""
    scores = {name: Score() for name in EXTRACTORS}
    for page, known, blocks in pages_of(bed):
        for name, extract in EXTRACTORS.items():
            count(page, known, blocks, extract(page), scores[name])
    return scores


def main() -> int:
    """Print both scores and what was wrong; 1 when ours is behind in anything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bed", type=Path, required=True, help="a folder of pages")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    scores = measure(options.bed)
    if not scores["ours"].pages:
        parser.error(f"no page with a .roles file was found in {options.bed}")
    if options.json:
        print(json.dumps({k: asdict(v) for k, v in scores.items()}, ensure_ascii=False, indent=1))
    else:
        names = scores["ours"].summary().keys()
        print(f"{'':16}" + "".join(f"{name:>14}" for name in scores))
        for name in names:
            row = "".join(f"{score.summary()[name]:>14g}" for score in scores.values())
            print(f"{name:16}{row}")
        for name, score in scores.items():
            for item in score.wrong:
                print(f"  {name}: " + " · ".join(f"{key} {value}" for key, value in item.items()))
    mine, theirs = scores["ours"].summary(), scores["trafilatura"].summary()
    return int(any(mine[name] < theirs[name] for name in mine))


if __name__ == "__main__":
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)
