"""XLIFF 1.2 (OASIS, 1 February 2008): a catalog as one file, out and back."""

from l10n.bilingual.xliff.reading import read
from l10n.bilingual.xliff.writing import write

__all__ = ["read", "write"]
