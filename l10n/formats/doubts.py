"""What is odd about an article that can be read all the same: wrong letters, other languages."""

from __future__ import annotations

import shlex

from l10n.formats.mojibake import Change, mend
from l10n.formats.repairing import lost_lines
from l10n.formats.tongues import language_findings
from l10n.model.article import Article, shown
from l10n.model.finding import Finding, Severity, Where


def doubts(article: Article) -> list[Finding]:
    """Warnings ``mojibake``, ``letters-lost`` and ``language-other``, each with what to do."""
    return [*_wrong_letters(article), *_lost_letters(article), *language_findings(article)]


def _wrong_letters(article: Article) -> list[Finding]:
    changes = list(_changes(article))
    if not changes:
        return []
    first = changes[0]
    lines = len({change.line for change in changes})
    places = "in one place" if len(changes) == 1 else f"in {len(changes)} places"
    where = f" on {lines} lines" if lines > 1 else ""
    advice = (
        "Correct it in the program that wrote the file."
        if article.packed
        else f"To see every change, run: l10n repair {shlex.quote(article.path)} --dry-run;"
        " without --dry-run it is made."
    )
    return [
        Finding(
            "mojibake",
            Severity.WARNING,
            Where(article.path, first.line),
            f"“{first.before}” should read “{first.after}” ({first.cause}); letters are wrong"
            f" {places}{where}.",
            advice,
        )
    ]


def _changes(article: Article) -> list[Change]:
    if not article.packed:
        return list(mend(article.text).changes)
    found = []
    for block in article.blocks:
        words, _ = shown(article.text, block.span, block.codes)
        line = article.line(block.span) if (mended := mend(words)).changes else 0
        found += [Change(line, one.before, one.after, one.cause) for one in mended.changes]
    return found


def _lost_letters(article: Article) -> list[Finding]:
    lines = lost_lines(article.text)
    if not lines:
        return []
    count = article.text.count("\ufffd")
    return [
        Finding(
            "letters-lost",
            Severity.WARNING,
            Where(article.path, lines[0]),
            f"{'a letter was' if count == 1 else f'{count} letters were'} lost when the file was"
            f" converted (�), on {len(lines)} line{'s' if len(lines) > 1 else ''}.",
            "Write what should stand there, or convert the original again.",
        )
    ]
