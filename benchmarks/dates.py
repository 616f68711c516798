"""How many dates of a bed are found with span and value, and written as each locale prints them.

    python benchmarks/dates.py --bed cases.jsonl

Each line of the bed is a JSON object: ``src`` in ``src_lang``, the date's ``span`` and ``start``,
its ``value`` (EDTF-like, null: no date), ``handling`` (``format``, ``mt+normalise``, ``mt``,
``copy``), and the form ``expected`` for each locale, with admitted forms in ``also``. Kinds that
are no dates (times, numbers, units …) are counted only for false hits.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.placeables.dates import FoundDate, Precision, find, format_found, format_value

FULL = frozenset({"meta_date", "meta_datetime", "date_full", "date_wd_full"})
PARTIAL = frozenset({"date_daymonth", "date_wd_md", "month_year", "month", "range", "vague", "era"})
"""Kinds whose span and value count as well. ``relative`` dates have no value of their own."""


def main() -> None:
    """Measure a bed, print the figures and every miss."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--bed", type=Path, required=True, help="a .jsonl file, or a folder of them"
    )
    bed: Path = parser.parse_args().bed
    files = sorted(bed.glob("*.jsonl")) if bed.is_dir() else [bed]
    cases = [
        json.loads(line)
        for file in files
        for line in file.read_text("utf-8").splitlines()
        if line.strip()
    ]
    cases = [case for case in cases if "src_lang" in case and "handling" in case]
    if not cases:
        raise SystemExit(f"{bed}: there is no case with src_lang and handling.")
    counts: Counter[str] = Counter()
    misses: list[str] = []
    for case in cases:
        misses += measure(case, counts)
    for name in ("full dates: span and value", "all dates: span and value", "forms", "left alone"):
        print(f"{name:28} {counts[name]:4} of {counts[name + ' (all)']}")
    print(*misses, sep="\n")


def measure(case: dict[str, Any], counts: Counter[str]) -> Iterable[str]:
    """Count one case and tell what is wrong about it."""
    found = find(case["src"], case["src_lang"])
    if case["kind"] in FULL | PARTIAL and case["value"] not in (None, "—"):
        yield from _date(case, found, counts)
    elif case["kind"] != "relative":
        false = [one for one in found if _overlaps(one, case) and _would_change(one)]
        counts["left alone (all)"] += 1
        counts["left alone"] += not false
        for one in false:
            yield f"{case['id']}: no date, but found “{one.form}” ({one.value})"


def _date(
    case: dict[str, Any], found: tuple[FoundDate, ...], counts: Counter[str]
) -> Iterable[str]:
    names = ["all dates: span and value"]
    names += ["full dates: span and value"] * (case["kind"] in FULL)
    right = [one for one in found if one.form == case["span"] and one.span.start == case["start"]]
    good = bool(right) and _same_value(right[0], case["value"])
    for name in names:
        counts[f"{name} (all)"] += 1
        counts[name] += good
    if not good:
        shown = ", ".join(f"“{one.form}” ({one.value})" for one in found) or "nothing"
        yield f"{case['id']}: “{case['span']}” ({case['value']}) wanted, found {shown}"
    if not right or case["handling"] not in ("format", "mt+normalise"):
        return
    for tag, expected in case["expected"].items():
        form = _form(right[0], case, Locale.parse(tag))
        if form is None:
            continue
        counts["forms (all)"] += 1
        admitted = {_plain(expected), _plain(case["also"].get(tag, expected))}
        counts["forms"] += _plain(form) in admitted
        if _plain(form) not in admitted:
            yield f"{case['id']}: {tag} “{expected}” wanted, written “{form}”"


def _form(found: FoundDate, case: dict[str, Any], locale: Locale) -> str | None:
    if case["kind"] == "date_wd_md" and found.value.date:
        return None
    return format_found(found, locale)


def _same_value(found: FoundDate, value: str | None) -> bool:
    """Whether the values agree; a year that the text does not say may be left out."""
    said = "/".join(map(str, found.values))
    if value is None:
        return False
    if found.value.precision is Precision.DAY_MONTH and found.until is None:
        same: bool = value.endswith(said.lstrip("-"))
        return same and _weekday_agrees(found, value)
    return said in {value.replace(",", "/"), value.partition("T")[0]}


def _weekday_agrees(found: FoundDate, value: str) -> bool:
    if found.value.weekday is None or value.startswith("--"):
        return True
    return date.fromisoformat(value).weekday() == found.value.weekday


def _overlaps(found: FoundDate, case: dict[str, Any]) -> bool:
    span = Span(case["start"], case["start"] + len(case["span"]))
    return found.span.overlaps(span)


def _would_change(found: FoundDate) -> bool:
    """Whether a rule would write it anew in some locale: a year alone is only checked."""
    try:
        return format_value(found.value, Locale("en")) != found.form
    except ValueError:
        return False


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


if __name__ == "__main__":
    main()
