"""What is odd about an article that can be read all the same: letters, languages, a missing end."""

from __future__ import annotations

import re
import shlex

from l10n.formats.frontmatter import read_front_matter
from l10n.formats.mojibake import Change, mend
from l10n.formats.repairing import lost_lines
from l10n.formats.tongues import language_findings
from l10n.model.article import Article, shown
from l10n.model.finding import Finding, Severity, Where

# Front matter that no second fence closes: the fence, and a key in the very next line.
_FENCE_OPEN = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n[\w-]+(?::|[ \t]*=)(?:\s|\Z)")
_TAG_OPEN = re.compile(r"</?[a-zA-Z][^<>]*\Z")


def doubts(article: Article) -> list[Finding]:
    """Warnings ``mojibake``, ``letters-lost``, ``language-other``, ``article-cut``: what to do."""
    return [
        *_wrong_letters(article),
        *_lost_letters(article),
        *language_findings(article),
        *_cut_off(article),
    ]


def _cut_off(article: Article) -> list[Finding]:
    """A page that ends inside a tag, front matter without its second fence."""
    line, what = 0, ""
    if article.format == "html" and _TAG_OPEN.match(article.text, max(article.text.rfind("<"), 0)):
        line, what = article.text.count("\n") + 1, "the page ends in the middle of a tag"
    elif article.format == "markdown" and not read_front_matter(article.text):
        fence = _FENCE_OPEN.match(article.text)
        line, what = 1, f"no second line of {fence[1]} ends the front matter" if fence else ""
    if not what:
        return []
    advice = "See whether the file is whole, or get it again."
    where = Where(article.path, line)
    return [Finding("article-cut", Severity.WARNING, where, f"{what}.", advice)]


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
