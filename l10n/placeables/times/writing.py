"""Write times of day, ranges of them and durations as a locale prints them."""

from __future__ import annotations

from decimal import Decimal

from l10n.model.locale import Locale
from l10n.placeables.lexicon import lexicon, written
from l10n.placeables.measures.forms import in_words
from l10n.placeables.style import Style
from l10n.placeables.times.values import Duration, Times


def write_times(times: Times, locale: Locale, style: Style) -> str | None:
    """2:30 p.m. · 14:30 Uhr · 14 h 30, with its zone; None where the locale has no data for it."""
    table = written(locale.tag, "times")
    if not table or times.hour > 23:
        return None
    if times.last is not None:
        shown = _range(times, locale, style)
    elif times.named and (times.hour, times.minute) in ((12, 0), (0, 0)):
        shown = table.get("midnight" if times.hour == 0 else "noon")
    else:
        shown = _one(times.hour, times.minute, locale, style)
    if shown is None or not times.zone:
        return shown
    zone = lexicon(locale.tag)["times"].get("zones", {}).get(times.zone)
    if zone is None:
        return None
    return f"{shown} ({zone})" if times.bracketed else f"{shown} {zone}"


def write_duration(duration: Duration, locale: Locale) -> str | None:
    """2 hours 15 minutes · 2 Stunden 15 Minuten."""
    if duration.worded:
        return None
    parts = [(duration.hours, "h"), (duration.minutes, "min"), (duration.seconds, "s")]
    said = [in_words(Decimal(many), unit, f"{many}", locale) for many, unit in parts if many]
    joint: str = written(locale.tag, "times").get("and", " ")
    return joint.join(part for part in said if part) if said and None not in said else None


def _range(times: Times, locale: Locale, style: Style) -> str | None:
    table = written(locale.tag, "times")
    if times.last is None or times.last[0] > 23 or "joints" not in table:
        return None
    opening, joint = table["joints"]["to" if times.way == "to-bare" else times.way]
    tail: str = table.get("tail", "")
    first = _one(times.hour, times.minute, locale, style).removesuffix(tail)
    last = _one(*times.last, locale, style)
    return f"{'' if times.way == 'to-bare' else opening}{first}{joint}{last}"


def _one(hour: int, minute: int, locale: Locale, style: Style) -> str:
    table = written(locale.tag, "times")
    clock = "12" if style.text("times") == "12" else ""
    if clock and not minute and hour in (0, 12) and "noon12" in table:  # which half is 12?
        return str(table["noon12" if hour else "midnight12"])
    pattern: str = table[("time" if minute else "hour") + clock]
    return pattern.format(
        h=hour,
        hh=f"{hour:02}",
        mm=f"{minute:02}",
        h12=hour % 12 or 12,
        half=style.text("half_days").split(" ")[hour >= 12],
        sign=style.text("time_sign"),
    )
