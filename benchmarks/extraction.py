"""How well roles and metadata are found in labelled dumps: `python benchmarks/extraction.py --bed PATH`.

``PATH`` is a ``.jsonl`` file of pages with labelled lines, or a folder of such files or of dumps as
`tests/formats/dumps/README.md` describes them.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
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
_OWN_FIELDS = (
    "title",
    "section",
    "author",
    "image_credit",
    "first_published",
    "published",
    "updated",
)


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


def pages_of(bed: Path, deep: bool) -> Iterator[Mapping[str, Any]]:
    """The labelled pages of ``bed`` in order, each as a row of a ``.jsonl`` file."""
    if bed.is_file():
        for row in bed.read_text(encoding="utf-8").splitlines():
            if row.strip():
                yield json.loads(row)
        return
    for file in sorted(bed.rglob("*.jsonl") if deep else bed.glob("*.jsonl")):
        yield from pages_of(file, deep)
    for file in sorted(bed.rglob("*.roles") if deep else bed.glob("*.roles")):
        name, _, language = file.stem.rpartition(".")
        texts = file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
        labels = file.read_text(encoding="utf-8").splitlines()
        known = tomllib.loads(file.with_suffix(".toml").read_text(encoding="utf-8"))
        yield {
            "id": name,
            "lang": language,
            "lines": [
                {"text": text, "label": label.partition("+")[0].removesuffix(" again")}
                for text, label in zip(texts, labels, strict=True)
            ],
            "meta": {field: known.get(field) for field in _OWN_FIELDS},
            "exact": True,
        }


def role_of(label: str) -> str:
    """Our role for a label of the bed."""
    kind = label.partition(".")[0]
    return _OLD.get(kind, _OLD.get(label, kind)).replace("_", "-")


def measure(page: Mapping[str, Any], score: Score) -> None:
    """Parse one labelled dump and count what is right."""
    text = "\n".join(line["text"] for line in page["lines"]) + "\n"
    path = f"{page['id']}.{page['lang']}.txt"
    # A blank line has no label.
    gold = {
        number: role_of(line["label"])
        for number, line in enumerate(page["lines"], start=1)
        if line["label"]
    }
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
        exact = page.get("exact", False)  # what is not named must not be found either
        if not exact and (name not in _FIELDS or gold is None):
            continue
        got, gold = _plain(known[_FIELDS.get(name, name)]), _plain(gold)
        if got is None and gold is None:
            continue
        score.fields += 1
        if got == gold or (name == "author" and gold in organisation and got is None):
            score.fields_right += 1
        else:
            score.wrong.append({"page": page["id"], "meta": name, "gold": gold, "got": got})


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def main() -> int:
    """Print the figures and each wrong line; 1 when more than one body line is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--bed", type=Path, required=True, help="a file or folder of labelled dumps"
    )
    parser.add_argument(
        "--flat", dest="deep", action="store_false", help="leave out the folders in that folder"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    score = Score()
    pages = 0
    for page in pages_of(options.bed, options.deep):
        pages += 1
        measure(page, score)
    if not pages:
        parser.error(f"no labelled page was found in {options.bed}")
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
