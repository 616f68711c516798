"""Cut the text of a block into sentences, by rules per language."""

from l10n.segmentation.splitting import split

__all__ = ["split"]
