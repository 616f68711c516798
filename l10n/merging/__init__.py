"""Work that was done on an article, carried over to the article as it is now."""

from l10n.merging.changes import describe
from l10n.merging.merge import Carry, Merged, bring_up, merge

__all__ = ["Carry", "Merged", "bring_up", "describe", "merge"]
