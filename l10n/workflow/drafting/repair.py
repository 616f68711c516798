"""What an engine's output needs before it is a draft: its placeables, terms and codes put right."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from l10n.masking import Masked, replace_linked, unmask
from l10n.model.locale import Locale
from l10n.model.translation import Translation
from l10n.placeables import Style, dates, normalise
from l10n.terminology import Matcher, TermReport, apply


@dataclass(frozen=True, slots=True)
class Repaired:
    """A draft ready for its unit, or the reason why there is none."""

    text: str
    terms: TermReport = field(default_factory=TermReport)
    """What was done about terms, with what the engine was made to write before."""
    refused: str = ""

    @property
    def note(self) -> str:
        """`terms` for the provenance line; empty for a text without any."""
        return str(self.terms) if self.terms.requested else ""


def repair(
    masked: Masked,
    translation: Translation,
    matcher: Matcher,
    source: Locale,
    target: Locale,
    redecoded: Collection[str] = (),
    style: Style | None = None,
) -> Repaired:
    """Put placeables and terms right by the engine's word links, then put the inline codes back.

    ``redecoded`` are the concepts that the engine was made to write (`l10n.workflow.drafting.redecode`).
    """
    if translation.refused:
        return Repaired("", refused=translation.refused)
    dated = _with_placeables(masked.text, translation, source, target, style)
    matches = matcher.find(masked.text)
    finished, report = apply(
        dated, masked.text, matches, source, matcher.targets(target), redecoded
    )
    if _in_capitals(translation.text):
        finished = replace(finished, text="".join(map(_capital, finished.text)))
    text = unmask(masked, finished)
    if text is None:
        return Repaired("", refused="the inline codes did not come back whole")
    return Repaired(text, report)


def _with_placeables(
    source: str, draft: Translation, locale: Locale, target: Locale, style: Style | None
) -> Translation:
    """Dates, times and numbers of the source as ``target`` prints them, where the draft has a place.

    One that the draft says in some form is rewritten; a full date that the engine garbled is put
    over the words that it made of it. What has no sure place is left, and `l10n check` finds it.
    """
    draft = normalise(source, draft, locale, target, style)
    for found in dates.find(source, locale.tag):
        form = dates.format_found(found, target) if found.deterministic else None
        if form and not dates.present(found.value, draft.text, target):
            draft = replace_linked(draft, found.span, form) or draft
    return draft


def _in_capitals(text: str) -> bool:
    """Whether a draft is a line in capitals, which a term or date must not stand out from."""
    return text.isupper() and sum(map(str.isalpha, text)) > 1


def _capital(sign: str) -> str:
    """One capital for one letter, so that no link moves (ẞ: amtliches Regelwerk 2024, § 25 E3)."""
    capital = "ẞ" if sign == "ß" else sign.upper()
    return capital if len(capital) == 1 else sign
