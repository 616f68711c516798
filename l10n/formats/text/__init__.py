"""Text dumps of article pages: what is copied or dumped from a browser, with the page around it."""

from __future__ import annotations

from l10n.formats.base import Format
from l10n.formats.decoding import decode
from l10n.formats.text.document import parse
from l10n.formats.text.lines import cut
from l10n.model.article import Block

__all__ = ["TEXT"]


def _on_one_line(target: str, block: Block, text: str) -> str:  # noqa: ARG001
    """Nothing but a line end has a meaning in plain text."""
    return " ".join(target.splitlines()) if target else target


TEXT = Format(
    name="text",
    suffixes=(".txt", ".text"),
    decode=decode,
    parse=parse,
    escape=_on_one_line,
    marks=lambda _words: (),
    # Every line of a dump is in a block.
    untouched=lambda _text: (),
    skeleton=lambda text: tuple("line" for _ in cut(text)),
)
