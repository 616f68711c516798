"""Typography of a locale: quotation marks, blanks, dashes, apostrophes, ß, abbreviations, figures."""

from __future__ import annotations

from l10n.placeables.typography.changes import Change
from l10n.placeables.typography.regions import localize
from l10n.placeables.typography.running import Typeset
from l10n.placeables.typography.setting import RULES, typeset

__all__ = ["RULES", "Change", "Typeset", "localize", "typeset"]
