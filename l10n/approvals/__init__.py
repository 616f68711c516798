"""What editors approved, as a file beside the catalogs: TSV that git can merge."""

from l10n.approvals.reading import read
from l10n.approvals.writing import render

__all__ = ["read", "render"]
