"""Write an edition to a file: in its source's format, as Markdown, HTML or text."""

from __future__ import annotations

from l10n.errors import UsageError
from l10n.formats import format_named
from l10n.formats.publication.html import to_html
from l10n.formats.publication.markdown import to_markdown
from l10n.formats.publication.source import to_source
from l10n.formats.publication.text import to_text
from l10n.model.edition import Edition

__all__ = ["publish", "suffix_of", "to_html", "to_markdown", "to_source", "to_text"]

_WRITERS = {"": to_source, "markdown": to_markdown, "html": to_html, "text": to_text}


def publish(edition: Edition, to: str = "") -> bytes:
    """The file of ``edition`` in the format called ``to``; empty: its source's own.

    A page is itself as HTML, and so on: both have one file name, and must be one edition.
    """
    to = "" if to == edition.format else to
    text = _WRITERS[to](edition)
    return text.encode("utf-8") if to else format_named(edition.format).encode(text, edition.packed)


def suffix_of(to: str, source: str) -> str:
    """The file name ending of an edition: ``.html``, ``.md``, or that of its source.

    Raises `UsageError` for a format that no edition can be written in.
    """
    if to not in _WRITERS:
        raise UsageError(
            f"“{to}” is no format of editions.",
            advice="Use markdown, html or text.",
            code="to-unknown",
        )
    return {"markdown": ".md", "html": ".html", "text": ".txt"}.get(to, source)
