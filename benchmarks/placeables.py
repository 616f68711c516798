"""How many placeables of a bed are found with span and value, and written as each locale prints them.

    python benchmarks/placeables.py --bed cases.jsonl
    python benchmarks/placeables.py --bed cases.jsonl --others

Each line of the bed is a JSON object: ``src`` in ``src_lang``, the placeable's ``span`` and
``start``, its ``value`` (EDTF-like, a number, or null: none), ``handling`` (``format``,
``mt+normalise``, ``mt``, ``copy``), and the form ``expected`` for each locale, with admitted forms
in ``also``. ``--others`` measures dateparser and datefinder on the same cases.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.placeables import Placeable, find, write

FULL = frozenset({"meta_date", "meta_datetime", "date_full", "date_wd_full"})
DATES = FULL | {"date_daymonth", "date_wd_md", "month_year", "month", "range", "vague", "era"}
ALONE = frozenset({"copy", "meta_invalid"})
"""Kinds that must come out as they went in."""
BY_RULE = ("format", "mt+normalise")
Case = dict[str, Any]


@dataclass
class Tally:
    """Right and all, for each column of the table."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    all: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def count(self, column: str, good: bool) -> bool:
        self.all[column] += 1
        self.right[column] += good
        return good

    def shown(self, column: str) -> str:
        return f"{self.right[column]} of {self.all[column]}" if self.all[column] else "–"


def main() -> None:
    """Measure a bed, print a table by kind and every miss."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--bed", type=Path, required=True, help="a .jsonl file, or a folder of them"
    )
    parser.add_argument("--others", action="store_true", help="dateparser and datefinder as well")
    chosen = parser.parse_args()
    cases = read(chosen.bed)
    kinds: dict[str, Tally] = defaultdict(Tally)
    misses = [miss for case in cases for miss in measure(case, kinds[case["kind"]])]
    print(*table(kinds), sep="\n")
    if chosen.others:
        print("", *others(cases), sep="\n")
    print("", *misses, sep="\n")


def read(bed: Path) -> list[Case]:
    """The cases of ``bed``, a file or a folder; exit where there is none."""
    files = sorted(bed.glob("*.jsonl")) if bed.is_dir() else [bed]
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    cases = [json.loads(line) for line in lines if line.strip()]
    cases = [case for case in cases if "src_lang" in case and "handling" in case]
    if not cases:
        raise SystemExit(f"{bed}: there is no case with src_lang and handling.")
    return cases


def measure(case: Case, tally: Tally) -> Iterator[str]:
    """Count one case and tell what is wrong about it."""
    found = find(case["src"], case["src_lang"])
    locales = {tag: Locale.parse(tag) for tag in case["expected"]}
    wanted = Span(case["start"], case["start"] + len(case["span"]))
    near = [one for one in found if one.span.overlaps(wanted)]
    if case["kind"] in ALONE:
        changed = [one for one in near if _changes(one, locales.values())]
        if not tally.count("left alone", not changed):
            yield f"{case['id']}: no placeable, but “{changed[0].form}” would be rewritten"
        return
    right = next((one for one in near if one.span == wanted), None)
    shown = ", ".join(f"“{one.form}” ({one.value})" for one in near) or "nothing"
    if not tally.count("span", right is not None):
        yield f"{case['id']}: “{case['span']}” wanted, found {shown}"
    if case["value"] not in (None, "—"):
        good = right is not None and same_value(str(right.value), case["value"])
        if not tally.count("value", good) and right is not None:
            yield f"{case['id']}: “{case['span']}” is {case['value']}, found {shown}"
    yield from _forms(right, case, locales, tally)


def _forms(
    right: Placeable | None, case: Case, locales: dict[str, Locale], tally: Tally
) -> Iterator[str]:
    for tag, expected in case["expected"].items():
        form = write(right, locales[tag]) if right else None
        if case["handling"] not in BY_RULE and form is None:
            continue
        column = "forms" if case["handling"] in BY_RULE else "offered"
        admitted = {plain(expected), plain(case["also"].get(tag, expected))}
        if not tally.count(column, form is not None and plain(form) in admitted):
            yield f"{case['id']}: {tag} “{expected}” wanted, written “{form}”"


def _changes(one: Placeable, locales: Iterable[Locale]) -> bool:
    forms = (write(one, locale) for locale in locales)
    return any(form is not None and plain(form) != plain(one.form) for form in forms)


def same_value(said: str, wanted: object) -> bool:
    """Whether two values agree; a year or weekday that the text does not say may be left out."""
    if isinstance(wanted, (int, float)):
        try:
            return math.isclose(float(said), wanted, rel_tol=1e-9)
        except ValueError:
            return False
    whole = str(wanted)
    if said.startswith("--") and not whole.startswith("--"):
        return whole.endswith(said.removeprefix("-"))
    return said == whole


def plain(text: str) -> str:
    """``text`` with ordinary blanks: which are no-break ones is typography's affair."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def table(kinds: dict[str, Tally]) -> list[str]:
    """The counts by kind, with sums for full dates, all dates, the other kinds and all."""
    columns = ("span", "value", "forms", "offered", "left alone")
    rows = {kind: kinds[kind] for kind in sorted(kinds)}
    sums: dict[str, Callable[[str], bool]] = {
        "FULL DATES": lambda kind: kind in FULL,
        "ALL DATES": lambda kind: kind in DATES,
        "OTHER KINDS": lambda kind: kind not in DATES,
        "ALL": bool,
    }
    for name, belongs in sums.items():
        rows[name] = Tally()
        for kind, tally in kinds.items():
            for column in columns if belongs(kind) else ():
                rows[name].right[column] += tally.right[column]
                rows[name].all[column] += tally.all[column]
    lines = ["  ".join(["kind".ljust(14), *(column.rjust(12) for column in columns)])]
    for name, tally in rows.items():
        lines.append(
            "  ".join([name.ljust(14), *(tally.shown(each).rjust(12) for each in columns)])
        )
    return lines


def others(cases: list[Case]) -> list[str]:
    """What l10n, dateparser and datefinder make of the same cases: dates with a day, and the rest."""
    tools = {"l10n": _ours, "dateparser": _dateparser, "datefinder": _datefinder}
    lines = [
        "  ".join(
            [
                "tool".ljust(12),
                *(name.rjust(14) for name in ("full dates", "day found", "false dates")),
            ]
        )
    ]
    for name, tool in tools.items():
        tally = Tally()
        for case in cases:
            found = [*tool(case["src"], case["src_lang"])]
            if case["kind"] in FULL:
                day = date.fromisoformat(case["value"][:10])
                tally.count("span", any(f == case["span"] and d == day for f, d in found))
                tally.count("day", any(d == day for _, d in found))
            elif case["kind"] not in DATES | {"relative"}:
                said = [form for form, _ in found if form in case["span"] or case["span"] in form]
                tally.count("false", bool(said))
        shown = (tally.shown(each).rjust(14) for each in ("span", "day", "false"))
        lines.append("  ".join([name.ljust(12), *shown]))
    lines.append(
        "full dates: exact span and value. false dates: cases that are no date, but one is found."
    )
    return lines


def _ours(text: str, language: str) -> Iterator[tuple[str, date]]:
    from l10n.placeables.dates import Dates

    for one in find(text, language):
        if isinstance(one.value, Dates) and one.value.first.date:
            yield one.form, one.value.first.date


def _dateparser(text: str, language: str) -> Iterator[tuple[str, date]]:
    from dateparser.search import search_dates

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for form, value in search_dates(text, languages=[language]) or ():
            yield form, value.date()


def _datefinder(text: str, language: str) -> Iterator[tuple[str, date]]:  # noqa: ARG001
    import datefinder

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for value, form in datefinder.find_dates(text, source=True):
            yield form, value.date()


if __name__ == "__main__":
    main()
