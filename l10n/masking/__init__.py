"""Inline codes: hidden from an engine, put back where their words went, mended in translations."""

from l10n.masking.hide import mask
from l10n.masking.linked import replace_linked
from l10n.masking.marks import Mark, Marks, read_marks, same
from l10n.masking.masked import Mask, Masked
from l10n.masking.mending import mend
from l10n.masking.restore import unmask

__all__ = [
    "Mark",
    "Marks",
    "Mask",
    "Masked",
    "mask",
    "mend",
    "read_marks",
    "replace_linked",
    "same",
    "unmask",
]
