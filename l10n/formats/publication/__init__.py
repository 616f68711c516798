"""Write an edition in another format than its source's."""

from __future__ import annotations

from l10n.formats.publication.html import to_html
from l10n.formats.publication.markdown import to_markdown

__all__ = ["to_html", "to_markdown"]
