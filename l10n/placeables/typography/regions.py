"""Regional editions: what stands in the base's own form, in the form of the region."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from l10n.model.locale import Locale
from l10n.placeables.style import Style
from l10n.placeables.style import style as style_of
from l10n.placeables.typography.changes import Edit, Rule, apart
from l10n.placeables.typography.running import Named, Typeset, run
from l10n.placeables.typography.setting import letter_rules
from l10n.placeables.typography.table import typography


def localize(
    sentences: Sequence[str],
    base: Locale,
    locale: Locale,
    style: Style | None = None,
    base_style: Style | None = None,
    names: Iterable[str] = (),
) -> Typeset:
    """``sentences`` of a paragraph in ``base``, as the region ``locale`` sets them.

    Only what stands as ``base`` itself would set it is rewritten; what a person wrote otherwise
    stays. Twice changes nothing more, and ``base`` to itself changes nothing. Figures are the
    affair of `l10n.placeables.localize`.
    """
    if base == locale:
        return Typeset(tuple(sentences))
    rules = _between(
        base, locale, base_style or style_of(base), style or style_of(locale), frozenset(names)
    )
    return run(sentences, rules, typography(locale).authority, typography(locale).keep)


@cache
def _between(
    base: Locale, locale: Locale, base_style: Style, style: Style, names: frozenset[str]
) -> tuple[Named, ...]:
    own = letter_rules(locale, style, names, strict=True)
    old = letter_rules(base, base_style, names, strict=True)
    return tuple(
        one._replace(rule=_only_base_forms(one.rule, before.rule))
        for one, before in zip(own, old, strict=True)
    )


def _only_base_forms(rule: Rule, base_rule: Rule) -> Rule:
    def both(text: str) -> Iterable[Edit]:
        wishes = apart(rule(text), text)
        if not wishes:
            return []
        wrong = apart(base_rule(text), text)
        kept: list[Edit] = []
        at = 0
        for wish in wishes:
            while at < len(wrong) and wrong[at].end <= wish.start:
                at += 1
            if at >= len(wrong) or wrong[at].start >= wish.end:
                kept.append(wish)
        return kept

    return both
