"""What an edition leaves out of the page, so that nothing of the body disappears in silence."""

from __future__ import annotations

from pathlib import PurePosixPath

from l10n.formats import format_named
from l10n.formats.text.language import guess
from l10n.formats.text.lexicon import LANGUAGES, forms_of
from l10n.formats.text.verdict import GIVEN
from l10n.model.article import Article, Block, Role
from l10n.model.finding import Finding, Severity, Where

_LONG_WORDS = 12
_OTHERWISE = {
    "markdown": "Write it as Markdown, or as quoted text in YAML front matter, if it has to be.",
}
"""By format: how to have words translated that the format keeps from it."""
_IN_TEXT = "Say it in the text of the article if readers have to understand it."


def count_left_out(article: Article) -> int:
    """How many lines that are not blank an edition goes without: chrome, and second copies."""
    return sum(
        sum(bool(line.strip()) for line in block.extent.of(article.text).split("\n"))
        for block in article.blocks
        if block.role is Role.CHROME or block.repeated
    )


def left_out(article: Article) -> list[Finding]:
    """What an edition will lack, or keep in the source language, and somebody should know of.

    A warning ``chrome-long`` for each line of chrome that might be body after all: one of twelve
    words or more that is not in another language, and whose role nobody gave in l10n.toml. A
    warning ``not-translated`` for words that the article's format keeps from translation.
    """
    long = [
        _finding(article, block)
        for block in article.blocks
        if block.role is Role.CHROME and _may_be_body(article, block)
    ]
    kept = [
        Finding(
            "not-translated",
            Severity.WARNING,
            Where(article.path, article.line(span)),
            f"{what} is not translated; every edition keeps it as it is.",
            _OTHERWISE.get(article.format, _IN_TEXT),
        )
        for span, what in format_named(article.format).untouched(article.text)
    ]
    return [*long, *kept]


def _may_be_body(article: Article, block: Block) -> bool:
    words = block.span.of(article.text)
    if len(words.split()) < _LONG_WORDS or block.reason == GIVEN:
        return False
    own = article.locale.language
    language, sure = guess(forms_of(words))
    return not sure or language == own or own not in LANGUAGES


def _finding(article: Article, block: Block) -> Finding:
    line = article.line(block.span)
    name = PurePosixPath(article.path).name
    words = len(block.span.of(article.text).split())
    return Finding(
        "chrome-long",
        Severity.WARNING,
        Where(article.path, line),
        f"a line of {words} words is left out as page furniture: {block.reason}.",
        f'If it belongs to the article, put this in l10n.toml: [roles."{name}"] then {line} = "body"',
    )
