"""Whole articles: `data/*.md` give exactly the blocks in the file beside them.

In a `.blocks` file ⟦…⟧ is an inline code, ⏎ a soft break. After a wanted change, look at what the
failing test prints and write that into the file.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.formats.markdown import MARKDOWN
from l10n.model.article import Block, CodeKind
from l10n.model.locale import Locale

DATA = sorted((Path(__file__).parent / "data").glob("*.md"))


def _shown(block: Block, text: str) -> str:
    pieces, at = [], block.span.start
    for code in block.codes:
        words = code.span.of(text).replace("\n", "⏎")
        pieces += text[at : code.span.start], "⏎" if code.kind is CodeKind.BREAK else f"⟦{words}⟧"
        at = code.span.end
    words = "".join((*pieces, text[at : block.span.end]))
    role = f"{block.role} {block.level or ''}".strip()
    value = f" = {block.date.isoformat()}" if block.date else ""
    return f"{role:<14}{words}{value}"


def _report(text: str) -> str:
    blocks, known = MARKDOWN.parse(text, Locale("fr"), {})
    metadata = [
        f"{name}: {getattr(known, name)}"
        for name in ("title", "section", "author", "first_published", "published", "updated")
        if getattr(known, name)
    ]
    return "\n".join((*metadata, "", *(_shown(block, text) for block in blocks), ""))


def test_there_are_articles() -> None:
    assert len(DATA) >= 2


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_an_article_gives_the_blocks_in_the_file_beside_it(path: Path) -> None:
    assert _report(path.read_text("utf-8")) == path.with_suffix(".blocks").read_text("utf-8")


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_line_ends_of_windows_make_no_difference(path: Path) -> None:
    text = path.read_text("utf-8")
    windows = text.replace("\n", "\r\n")
    assert _report(windows).replace("\r", "") == _report(text)
    assert MARKDOWN.skeleton(windows) == MARKDOWN.skeleton(text)
