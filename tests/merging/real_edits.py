"""The edits of ``edits.toml``, made on the example article."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from l10n.model.catalog import Catalog

from .articles import ARTICLE
from .editing import Document


@dataclass(frozen=True, slots=True)
class RealEdit:
    """One edit: the article after it, and what a merge must make of it."""

    name: str
    text: str
    now: str = ""
    was: str = ""
    also: str = ""
    says: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    moved: str = ""
    targets: dict[str, str] = field(default_factory=dict)
    """How the translation must read, by locale, where it is not the old one."""


def real_edits() -> list[RealEdit]:
    """All edits of the file, in order."""
    found = [*_read()]
    assert len(found) >= 8
    return found


def _read() -> Iterator[RealEdit]:
    article = ARTICLE.read_text("utf-8")
    told = tomllib.loads(Path(__file__).with_name("edits.toml").read_text("utf-8"))
    for edit in told["edit"]:
        if "swap" in edit:
            text = _swapped(article, *edit["swap"])
        else:
            assert article.count(edit["find"]) == 1, edit["name"]
            text = article.replace(edit["find"], edit["put"])
        yield RealEdit(
            edit["name"],
            text,
            edit.get("now", ""),
            edit.get("was", ""),
            edit.get("also", ""),
            tuple(edit.get("says", ())),
            tuple(edit.get("new", ())),
            edit.get("moved", ""),
            {tag: edit[tag] for tag in ("en", "de") if tag in edit},
        )


def _swapped(article: str, one: str, other: str) -> str:
    lines = article.split("\n")
    first, second = (
        next(at for at, line in enumerate(lines) if line.startswith(start))
        for start in (one, other)
    )
    lines[first], lines[second] = lines[second], lines[first]
    return "\n".join(lines)


def known(
    edit: RealEdit, sentences: Document, before: Catalog, targets: Mapping[int, str]
) -> Document:
    """``sentences`` after ``edit``, with the index of the sentence that the edited one was."""
    if not edit.now:
        return sentences
    index = {target: at for at, target in targets.items()}
    ids = tuple(
        index[next(unit.target for unit in before.units if unit.source.startswith(start))]
        for start in (edit.was, edit.also)
        if start
    )
    return [
        replace(one, ids=ids, edits=(edit.name,))
        if one.text.startswith(edit.now) and not one.ids
        else replace(one, ids=ids, part=True, edits=(edit.name,))
        if edit.says and edit.says[0].startswith("split") and one.text.startswith(edit.new)
        else one
        for one in sentences
    ]
