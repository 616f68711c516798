"""Every concept of the source is in the target: in an admitted form, not in a forbidden one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from l10n.checks.base import CheckContext
from l10n.checks.terms.advice import finding, instead
from l10n.checks.terms.found import find
from l10n.checks.terms.names import PERSON, own
from l10n.checks.terms.short_forms import somebody_elses
from l10n.checks.terms.transliteration import foreign_spelling
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.model.glossary import TermMatch
from l10n.model.span import Span
from l10n.terminology import matcher
from l10n.terminology.matching.words import SOFT, plain, words


def presence(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """One finding for each concept of the source that the target names wrongly or not at all.

    ``term-forbidden``: a form stands there that the glossary forbids. ``term-wrong-homograph``: so
    it does, and it is the right name of another concept. ``term-missing`` (``do-not-translate`` for
    what must be copied): no admitted form stands there. ``person-short-form``: the short name of
    somebody else does instead. ``name-transliteration``: the name is spelled as another language
    spells it. All are errors, but for a given name beside the right family name: a warning.
    """
    if not passage.target.strip() or not context.glossary.terms:
        return
    source = matcher(context.glossary, context.source_locale.language)
    targets = source.targets(context.locale)
    target = passage.target
    found = [
        match
        for match in find(passage.source, context, context.source_locale.language)
        if targets.known(match.term)
    ]
    times = Counter(id(match.term) for match in found)
    matches = _once(found)
    admitted = {
        id(match.term): own(match.term, targets.admitted(match.term, target), target, context)
        for match in matches
    }
    for match in matches:
        forbidden = targets.forbidden(match.term, target)
        # Right for another concept of the same source: both National and UN Security Council.
        right = [
            span for other in matches if other is not match for span in admitted[id(other.term)]
        ]
        wrong = [span for span in forbidden if not any(one.contains(span) for one in right)]
        good = [
            span
            for span in admitted[id(match.term)]
            if not any(one.overlaps(span) for one in forbidden)
        ]
        # Named rightly as often as in the source: the forbidden word stands for something else.
        if wrong and len(good) < times[id(match.term)]:
            yield _forbidden(passage, context, match, wrong)
        elif not admitted[id(match.term)] and not _copied(passage, match):
            yield _missing(passage, context, match)
        elif match.term.type == PERSON and not match.term.do_not_translate and not forbidden:
            yield from _given_name(passage, context, match)


def _once(matches: Sequence[TermMatch]) -> list[TermMatch]:
    """The first match of each concept."""
    return list({id(match.term): match for match in reversed(matches)}.values())[::-1]


def _copied(passage: Passage, match: TermMatch) -> bool:
    """Whether a place belongs to a name that was copied whole, such as a party's or a book's.

    Then the word in capitals before it, or right behind it, was copied along: *Debout la France*.
    """
    if match.term.type not in ("place", "region") or not match.form[0].isupper():
        return False
    found = words(passage.source)
    first = next((i for i, word in enumerate(found) if word.start == match.span.start), None)
    end = next((i for i, word in enumerate(found, 1) if word.end == match.span.end), None)
    if first is None or end is None:  # a part of a compound
        return False
    target = plain(passage.target)
    for start in range(first - 1, max(0, first - 3), -1):
        if found[start + 1].joint not in SOFT:
            break
        if found[start].raw[0].isupper():
            return plain(passage.source[found[start].start : match.span.end]) in target
    if end < len(found) and found[end].joint in SOFT and found[end].raw[0].isupper():
        return plain(passage.source[match.span.start : found[end].end]) in target
    return False


def _forbidden(
    passage: Passage, context: CheckContext, match: TermMatch, wrong: Sequence[Span]
) -> Finding:
    shown = wrong[0].of(passage.target)
    others = [
        term
        for term in matcher(context.glossary, context.locale.language).named(shown)
        if term is not match.term
    ]
    if others:
        code = "term-wrong-homograph"
        message = f"“{shown}” is another concept ({others[0].concept}), not “{match.form}”"
    else:
        code = "term-forbidden"
        message = f"“{shown}” is not how the glossary calls “{match.form}”"
    return finding(code, passage, context, match.term, message, instead(match.term, context, shown))


def _missing(passage: Passage, context: CheckContext, match: TermMatch) -> Finding:
    if match.term.do_not_translate:
        message = f"“{match.form}” must stand in the translation as it is"
        return finding("do-not-translate", passage, context, match.term, message)
    if match.term.type == PERSON:
        if other := somebody_elses(match.term, passage, context):
            message = (
                f"“{other[0]}” is short for another ({other[1].concept}), not for “{match.form}”"
            )
            return finding("person-short-form", passage, context, match.term, message)
        if shown := foreign_spelling(match.term, passage.target, context):
            message = f"“{shown}” is another language's spelling of “{_name(match, context)}”"
            return finding("name-transliteration", passage, context, match.term, message)
    if match.form.casefold() in passage.target.casefold():
        message = f"“{match.form}” was left untranslated"
    else:
        message = f"no term for “{match.form}” stands in the translation"
    return finding("term-missing", passage, context, match.term, message)


def _given_name(passage: Passage, context: CheckContext, match: TermMatch) -> Iterator[Finding]:
    if shown := foreign_spelling(match.term, passage.target, context):
        message = f"“{shown}” is another language's spelling in “{_name(match, context)}”"
        yield finding(
            "name-transliteration",
            passage,
            context,
            match.term,
            message,
            severity=Severity.WARNING,
        )


def _name(match: TermMatch, context: CheckContext) -> str:
    rendering = match.term.rendering(context.locale.tag)
    return rendering.preferred if rendering else match.form
