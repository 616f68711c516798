"""Work that was done on an article, carried over to the article as it is now."""

from l10n.merging.changes import describe
from l10n.merging.inheriting import Carry
from l10n.merging.merge import Merged, bring_up, merge
from l10n.merging.remarks import day_put_aside
from l10n.merging.tally import Tally, tally

__all__ = [
    "Carry",
    "Merged",
    "Tally",
    "bring_up",
    "day_put_aside",
    "describe",
    "merge",
    "tally",
]
