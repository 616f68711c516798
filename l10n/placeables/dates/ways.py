"""How the two ends of a range of dates are joined in a text, and how a locale joins them."""

from __future__ import annotations

import re
from functools import cache

from l10n.placeables.dates.values import Dates, FoundDate, Way
from l10n.placeables.lexicon import BLANK, any_of, lexicon, written

_JOINT = r"(?:er|st|nd|rd|th|[.’'])?(?P<joint>\D{{1,24}}?){}(?!\d)"


def dates_of(found: FoundDate, tag: str) -> Dates:
    """What ``found`` says, with the way in which the text of language ``tag`` joins its ends."""
    if found.until is None:
        return Dates(found.value, clock=found.clock, anno_domini=found.anno_domini)
    way = _way(found, tag)
    return Dates(found.value, found.until, listed=way.name in ("and", "or"), way=way)


def _way(found: FoundDate, tag: str) -> Way:
    opening, joint = _opening(tag).match(found.form), _between(found)
    words = re.findall(r"[^\W\d_]+", joint.casefold())
    if not words:
        return Way("dash", opening is not None)
    ways = lexicon(tag)["dates"].get("ways", {})
    first = opening[0].casefold() if opening else ""
    if any(word in first for word in ways.get("between", ())):
        return Way("between", opened=True)
    for name in ("and", "or"):
        if words[0] in ways.get(name, ()):
            return Way(name, opening is not None)
    return Way("to", opening is not None)


def _between(found: FoundDate) -> str:
    if found.parts:
        one, other = found.parts
        start = found.span.start
        return found.form[one.span.end - start : other.span.start - start]
    first, last = found.value, found.until
    if last is None or found.value.century is not None:
        return "-"
    ends = (first.day, last.day) if first.day is not None else (first.year, last.year)
    second = rf"(?:{ends[1]:02}|{ends[1]})" if first.day else rf"(?:{ends[1]}|\d\d)"
    match = re.search(rf"(?<!\d)0?{ends[0]}{_JOINT.format(second)}", found.form)
    return match["joint"] if match else ""


@cache
def _opening(tag: str) -> re.Pattern[str]:
    table = written(tag, "dates")
    words = {
        words[0].strip() for part in ("days", "months") for words in table.get(part, {}).values()
    }
    words |= {*lexicon(tag)["dates"].get("opens", ())}
    return re.compile(rf"(?:{any_of(words - {''})}){BLANK}", re.IGNORECASE)
