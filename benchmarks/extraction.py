"""How well roles and metadata are found in labelled dumps: `python benchmarks/extraction.py --bed PATH`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from l10n.errors import InputError
from l10n.formats import read_article
from l10n.model.article import Article
from l10n.model.locale import Locale

# Labels of the bed that are older than our roles.
_OLD = {
    "subhead": "heading",
    "list": "list-item",
    "image_caption": "caption",
    "image_credit": "image-credit",
    "bio": "author-bio",
    "author_bio": "author-bio",
}
_FIELDS = {
    "title": "title",
    "section": "section",
    "author": "author",
    "image_credit": "image_credit",
    "date_first_published": "first_published",
    "date_published": "published",
    "date_site": "published",
    "date": "published",
    "date_updated": "updated",
}


@dataclass
class Score:
    """What was counted over all dumps."""

    lines: int = 0
    right: int = 0
    body_hit: int = 0
    body_found: int = 0
    body_gold: int = 0
    fields: int = 0
    fields_right: int = 0
    wrong: list[dict[str, Any]] = field(default_factory=list)

    def summary(self) -> dict[str, float]:
        """Precision, recall and F of body lines, accuracy of roles, exactness of metadata."""
        precision = self.body_hit / max(self.body_found, 1)
        recall = self.body_hit / max(self.body_gold, 1)
        both = precision + recall
        return {
            "body_precision": round(precision, 4),
            "body_recall": round(recall, 4),
            "body_f": round(2 * precision * recall / both if both else 0.0, 4),
            "body_wrong": self.body_found + self.body_gold - 2 * self.body_hit,
            "role_accuracy": round(self.right / max(self.lines, 1), 4),
            "metadata_exact": round(self.fields_right / max(self.fields, 1), 4),
            "lines": self.lines,
        }


def role_of(label: str) -> str:
    """Our role for a label of the bed."""
    kind = label.partition(".")[0]
    return _OLD.get(kind, _OLD.get(label, kind)).replace("_", "-")


def measure(page: Mapping[str, Any], score: Score) -> None:
    """Parse one labelled dump and count what is right."""
    text = "\n".join(line["text"] for line in page["lines"]) + "\n"
    path = f"{page['id']}.{page['lang']}.txt"
    gold = {number: role_of(line["label"]) for number, line in enumerate(page["lines"], start=1)}
    found: dict[int, tuple[str, str]] = {}
    try:
        article = read_article(text.encode(), path, Locale.parse(page["lang"]))
    except InputError as error:
        article = None
        score.wrong.append({"page": page["id"], "line": 0, "error": str(error)})
    if article:
        found = roles_by_line(article)
    for number, role in gold.items():
        got, reason = found.get(number, ("chrome", "not read"))
        score.lines += 1
        score.right += got == role
        score.body_hit += got == role == "body"
        score.body_found += got == "body"
        score.body_gold += role == "body"
        if got != role:
            shown = page["lines"][number - 1]["text"][:80]
            entry = {"page": page["id"], "line": number, "gold": role, "got": got}
            score.wrong.append({**entry, "reason": reason, "text": shown})
    if article:
        _metadata(page, article, score)


def roles_by_line(article: Article) -> dict[int, tuple[str, str]]:
    """The role and its reason by line; the first block on a line counts."""
    found: dict[int, tuple[str, str]] = {}
    for block in article.blocks:
        first = article.line(block.extent)
        for number in range(
            first, first + block.extent.of(article.text).rstrip("\n").count("\n") + 1
        ):
            found.setdefault(number, (str(block.role), block.reason))
    return found


def _metadata(page: Mapping[str, Any], article: Article, score: Score) -> None:
    known = asdict(article.metadata)
    organisation = {"AFP", "AP", "dpa", "Reuters", "APA"}
    for name, gold in page.get("meta", {}).items():
        if name not in _FIELDS or gold is None:
            continue
        value = known[_FIELDS[name]]
        got = value.isoformat() if hasattr(value, "isoformat") else value
        score.fields += 1
        if got == gold or (name == "author" and gold in organisation and got is None):
            score.fields_right += 1
        else:
            score.wrong.append({"page": page["id"], "meta": name, "gold": gold, "got": got})


def main() -> int:
    """Print the figures and each wrong line; 1 when more than one body line is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bed", type=Path, required=True, help="a file of labelled dumps (jsonl)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    bed: Path = options.bed
    files = sorted(bed.rglob("*.jsonl")) if bed.is_dir() else [bed]
    score = Score()
    for file in files:
        for row in file.read_text(encoding="utf-8").splitlines():
            if row.strip():
                measure(json.loads(row), score)
    if options.json:
        print(json.dumps({**score.summary(), "wrong": score.wrong}, ensure_ascii=False, indent=1))
    else:
        for name, value in score.summary().items():
            print(f"{name:16} {value:g}")
        for item in score.wrong:
            print("  " + " · ".join(f"{key} {value}" for key, value in item.items()))
    return int(score.summary()["body_wrong"] > 1 or score.fields_right < score.fields)


if __name__ == "__main__":
    sys.exit(main())
