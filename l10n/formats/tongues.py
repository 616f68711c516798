"""In which languages an article is written, paragraph by paragraph, and what is odd about that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from l10n.errors import InputError
from l10n.formats.text.language import NAMES, guess
from l10n.formats.text.lexicon import LANGUAGES, forms_of, lexicon
from l10n.formats.text.verdict import GIVEN
from l10n.model.article import Article, Block, Role, shown
from l10n.model.finding import Finding, Severity, Where
from l10n.model.locale import Locale
from l10n.model.span import Span, line_counter

_ENOUGH = 10
"""Words; in fewer, function words tell little, and names much."""
_LONG = 20
"""Words of a line of chrome that is no phrase of a site but a paragraph."""
_STRANGE = 40
_DENSE, _THIN = 0.2, 0.05
"""Function words in all words: what a text has in its language at least, in another at most."""
_LINES = 8
_BEGINNING = 4000
"""Code points of a paragraph that tell its language."""

# What stands in quotation marks is somebody's own words, in whatever language.
_QUOTED = re.compile('«[^«»]*+»|“[^“”]*+”|„[^„“”]*+[“”]|»[^«»]*+«|"[^"]*+"')
_WORDS = {Role.BODY, Role.LIST_ITEM, Role.HEADING, Role.DEK, Role.TITLE, Role.CHROME}


@dataclass(frozen=True, slots=True)
class Passage:
    """A block on ``line`` (from 1) with ``words`` words; ``language`` is ``""`` for one unknown."""

    line: int
    words: int
    language: str
    left_out: bool


def passages(article: Article) -> Iterator[Passage]:
    """The blocks of ``article`` that are long enough to tell their language, quotations aside."""
    line = line_counter(article.text)
    for block in article.blocks:
        if block.role not in _WORDS or block.date is not None or block.repeated:
            continue
        # What a person called chrome has been seen.
        if block.role is Role.CHROME and block.reason == GIVEN:
            continue
        forms = _forms(article, block)
        if len(forms) < (_LONG if block.role is Role.CHROME else _ENOUGH):
            continue
        language = _language(forms, article.locale.language)
        if language is not None:
            yield Passage(line(block.span.start), len(forms), language, block.role is Role.CHROME)


def language_findings(article: Article) -> list[Finding]:
    """Warnings ``language-other``: most of the article, or some of its paragraphs, are in another
    language than its name says. A paragraph in quotation marks is none of them.
    """
    own = article.locale.language
    if own not in LANGUAGES:
        return []
    found = list(passages(article))
    others = [one for one in found if one.language != own]
    if not others:
        return []
    if _mostly(found, own):
        return [_all_other(article, found)]
    findings = []
    for language in sorted({one.language for one in others}):
        these = [one for one in others if one.language == language]
        # Sites print a line or two of their own in English; two paragraphs are part of the text.
        left = [one for one in these if one.left_out]
        if len(left) < 2:
            these = [one for one in these if not one.left_out]
        if these:
            findings.append(_some_other(article, these, len(found), language))
    return findings


def refuse_same_language(article: Article, locale: Locale) -> None:
    """Raise `InputError` when the article is in the language of ``locale`` already.

    That is: most of its words are, and next to none are in the language that its name says.
    """
    own = article.locale.language
    if own not in LANGUAGES or locale.language == own:
        return
    found = [one for one in passages(article) if not one.left_out]
    words = sum(one.words for one in found)
    here = sum(one.words for one in found if one.language == own)
    there = [one for one in found if one.language == locale.language]
    if not there or here * 10 > words or sum(one.words for one in there) * 3 < words * 2:
        return
    name = _name(locale.language)
    path = PurePosixPath(article.path)
    right = f"{path.stem.removesuffix(f'.{own}')}.{locale.language}{path.suffix}"
    raise InputError(
        f"the article is in {name} already: {len(there)} of {len(found)} paragraphs are,"
        f" and by its name it is in {_name(own)}.",
        where=Where(article.path, there[0].line),
        advice=f"Name it {right}, or put the {_name(own)} text into it.",
        code="article-language",
    )


def language_of(texts: Sequence[str]) -> str:
    """The name of the language in which most of ``texts`` surely are; ``""`` when none is."""
    words: dict[str, int] = {}
    for text in texts:
        forms = forms_of(text)
        language, sure = guess(forms)
        if sure and len(forms) >= _ENOUGH:
            words[language] = words.get(language, 0) + len(forms)
    return _name(max(words, key=lambda one: (words[one], one))) if words else ""


def _forms(article: Article, block: Block) -> tuple[str, ...]:
    """The words of the beginning of ``block``; those that follow would say the same."""
    span = Span(block.span.start, min(block.span.end, block.span.start + _BEGINNING))
    words, _ = shown(article.text, span, block.codes)
    return forms_of(_QUOTED.sub(" ", words))


def _language(forms: Sequence[str], own: str) -> str | None:
    """The language of some words; ``""`` when it is none that we know, None when nothing tells."""
    language, sure = guess(forms)
    if language and _density(forms, language) >= _DENSE:
        return language if sure else None
    if len(forms) >= _STRANGE and _density(forms, own) < _THIN:
        return ""
    return None


def _density(forms: Sequence[str], language: str) -> float:
    known = lexicon().function_words[language]
    return sum(form in known for form in forms) / len(forms)


def _mostly(found: Sequence[Passage], own: str) -> bool:
    """Whether most words that the edition would have are in another language."""
    kept = [one for one in found if not one.left_out]
    return 2 * sum(one.words for one in kept if one.language == own) < sum(
        one.words for one in kept
    )


def _all_other(article: Article, found: Sequence[Passage]) -> Finding:
    own = article.locale.language
    kept = [one for one in found if not one.left_out]
    count: dict[str, int] = {}
    for one in kept:
        count[one.language] = count.get(one.language, 0) + 1
    first = next(one for one in kept if one.language != own)
    most, *rest = sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))
    many = f"{most[1]} of {len(kept)} paragraphs are in {_name(most[0])}"
    parts = [many, *(f"{number} in {_name(tag)}" for tag, number in rest)]
    return Finding(
        "language-other",
        Severity.WARNING,
        Where(article.path, first.line),
        f"the file's name says {_name(own)}, but {', '.join(parts)}.",
        "Correct the language in the file's name, or the text.",
    )


def _some_other(article: Article, these: Sequence[Passage], of: int, language: str) -> Finding:
    lines = ", ".join(str(one.line) for one in these[:_LINES])
    more = " …" if len(these) > _LINES else ""
    left = sum(one.left_out for one in these)
    count = f"{len(these)} of {of} paragraphs {'is' if len(these) == 1 else 'are'}"
    out = f"; {left} of them left out as page furniture" if left else ""
    return Finding(
        "language-other",
        Severity.WARNING,
        Where(article.path, these[0].line),
        f"{count} in {_name(language)}, not in {_name(article.locale.language)}"
        f" (line{'s' if len(these) > 1 else ''} {lines}{more}){out}.",
        "If they belong to the article, give them the role “body” in l10n.toml."
        if left == len(these)
        else "Put quotation marks around what is quoted; write the rest in"
        f" {_name(article.locale.language)}, or take it out.",
    )


def _name(language: str) -> str:
    return NAMES.get(language, language) if language else "another language"
