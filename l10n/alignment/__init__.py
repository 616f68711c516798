"""Which sentences of a translation say what which sentences of its source say."""

from l10n.alignment.beads import Bead, Sentence
from l10n.alignment.documents import align
from l10n.alignment.trust import akin, trusted

__all__ = ["Bead", "Sentence", "akin", "align", "trusted"]
