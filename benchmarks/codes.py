"""How often drafts have their inline codes back, whole and around the right words.

    python benchmarks/codes.py --models DIR [--bed FILE] [--from fr] [--to en] [--show]

DIR is a folder of installed packages. Each line of FILE (by default `codes.tsv` beside this file) has
a Markdown sentence, and for each of its codes in order the word that it belongs to in a translation:
what a pair should enclose (alternatives with ``|``), or what a single code should follow. A word in
brackets is not judged. A sentence of whose drafts no alternative is made is left out of *right*,
because there the engine failed, not the placing.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n.engines import engine
from l10n.formats import read_article
from l10n.formats.markdown import MARKDOWN
from l10n.masking import Marks, mask, read_marks, same, unmask
from l10n.model.article import CodeKind
from l10n.model.locale import Locale
from l10n.workflow.units import SourceUnit, source_units


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with codes, and the words that belong to each."""

    unit: SourceUnit
    words: tuple[str, ...]


def main() -> None:
    """Print the counts, and with ``--show`` every draft that is not right."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--bed", type=Path, default=Path(__file__).with_name("codes.tsv"))
    parser.add_argument("--from", dest="source", default="fr")
    parser.add_argument("--to", dest="target", default="en")
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    source, target = Locale.parse(asked.source), Locale.parse(asked.target)
    cases = [
        case for line in asked.bed.read_text("utf-8").splitlines() if (case := _case(line, source))
    ]
    masked = [mask(case.unit.key.source, case.unit.codes) for case in cases]
    drafts = engine("argos", asked.models).translate([one.text for one in masked], source, target)
    whole = sound = judged = right = 0
    for case, hidden, draft in zip(cases, masked, drafts, strict=True):
        text = None if draft.refused else unmask(hidden, draft)
        known = case.unit.key.source
        is_whole = text is not None and same(known, text)
        is_sound = text is not None and MARKDOWN.marks(known) == MARKDOWN.marks(text)
        verdicts = _verdicts(case, text) if text and is_whole else []
        whole, sound = whole + is_whole, sound + is_sound
        judged, right = judged + len(verdicts), right + sum(verdicts)
        if asked.show and not (is_whole and is_sound and all(verdicts)):
            print(f"{known}\n  {draft.text}\n  {text or 'refused'}\n  {' · '.join(case.words)}\n")
    print(f"{len(cases)} sentences, {asked.source} → {asked.target}")
    print(f"codes whole      {whole:4} {whole / len(cases):7.1%}")
    print(f"markup as before {sound:4} {sound / len(cases):7.1%}")
    print(f"right words      {right:4} of {judged} codes whose words the engine made")


def _case(line: str, source: Locale) -> Case | None:
    if not line or line.startswith("#"):
        return None
    sentence, *words = line.split("\t")
    text = f"# Titre\n\nVoici le début. {sentence}\n\n[^1]: Note.\n\n[^2]: Note.\n"
    article = read_article(text.encode(), "case.fr.md", source)
    unit = next(unit for unit in source_units(article) if unit.codes)
    return Case(unit, tuple(words))


def _verdicts(case: Case, text: str) -> list[bool]:
    """For each code whose words the draft has: whether it stands around them, or behind them."""
    verdicts = []
    bare = _bare(text, read_marks(text))
    given = read_marks(text)
    forms = [_form(given, number) for number in range(len(given.marks))]
    wanted = read_marks(case.unit.key.source)
    codes = [n for n, mark in enumerate(wanted.marks) if mark.kind is not CodeKind.CLOSE]
    seen: dict[str, int] = {}
    for number, words in zip(codes, case.words, strict=True):
        form = _form(wanted, number)
        places = [
            n
            for n, own in enumerate(forms)
            if own == form and given.marks[n].kind is not CodeKind.CLOSE
        ]
        place = places[min(seen.get(form, 0), len(places) - 1)]
        seen[form] = seen.get(form, 0) + 1
        options = [re.compile(rf"\b{re.escape(one)}\b", re.I) for one in words.split("|")]
        if words.startswith("(") or not any(one.search(bare) for one in options):
            continue
        mark = given.marks[place]
        if mark.kind is CodeKind.ALONE:
            before = _bare(text[: mark.span.start], read_marks(text[: mark.span.start]))
            verdicts.append(any(re.search(one.pattern + r"\W*$", before, re.I) for one in options))
        else:
            inside = text[mark.span.end : given.marks[mark.mate].span.start]
            inner = _bare(inside, read_marks(inside)).strip(" .,")
            verdicts.append(any(one.fullmatch(inner) for one in options))
    return verdicts


def _form(marks: Marks, number: int) -> str:
    mark = marks.marks[number]
    return marks.marks[mark.mate].form if mark.name == "link" else mark.form


def _bare(text: str, marks: Marks) -> str:
    for mark in reversed(marks.marks):
        text = text[: mark.span.start] + text[mark.span.end :]
    return text


if __name__ == "__main__":
    main()
