"""Hide inline codes from an engine and put them back where the words they belonged to went."""

from l10n.masking.hide import mask
from l10n.masking.linked import replace_linked
from l10n.masking.masked import Mask, Masked
from l10n.masking.restore import unmask

__all__ = ["Mask", "Masked", "mask", "replace_linked", "unmask"]
