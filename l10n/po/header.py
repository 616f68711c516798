"""The header of a catalog: complete, real, and the same on every run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from l10n import __version__, languages
from l10n.model.locale import Locale
from l10n.po.remarks import one_line

Fields = tuple[tuple[str, str], ...]

NO_DATE = date(1970, 1, 1)
"""Stands where the article has no date: the clock is never asked, so that a rerun changes nothing."""

_TWO_FORMS = "nplurals=2; plural=(n != 1);"


def fields(
    article: str, source: Locale, target: Locale, *, published: date | None = None
) -> Fields:
    """Every header field of a new catalog, in gettext's order. ``msgfmt -c`` is content with them.

    ``published`` is the date of the article, used for both dates; without it they are `NO_DATE`.
    """
    stamp = f"{(published or NO_DATE).isoformat()} 00:00+0000"
    return (
        ("Project-Id-Version", one_line(article)),
        ("Report-Msgid-Bugs-To", ""),
        ("POT-Creation-Date", stamp),
        ("PO-Revision-Date", stamp),
        ("Last-Translator", "Automatically generated"),
        ("Language-Team", "none"),
        ("Language", target.folder),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", _plural_forms(target)),
        ("X-Source-Language", source.folder),
        ("X-Generator", f"article-l10n {__version__}"),
    )


def _plural_forms(target: Locale) -> str:
    """As gettext has them; a language that we know nothing of is taken to have two forms."""
    known = target.language in languages.known()
    return str(languages.table(target.language)["plural_forms"]) if known else _TWO_FORMS


def comments(target: Locale) -> tuple[str, ...]:
    """The header comment: how a translator works with the file, in English and in ``target``."""
    english = _guide("en")
    own = _guide(target.language) or english
    return english if own == english else (*english, "", *own)


def _guide(language: str) -> tuple[str, ...]:
    known = language in languages.known()
    return tuple(languages.table(language).get("guide", {}).get("lines", ())) if known else ()


def parse(text: str) -> Fields:
    """The fields of a header's msgstr, in order, the charset named as UTF-8: text has no other."""
    return tuple((name, _in_utf8(name, shown)) for name, shown in parse_as_is(text))


def parse_as_is(text: str) -> Fields:
    """The fields as they stand. A line without a colon is a field without a name."""
    parsed = []
    for line in text.removesuffix("\n").split("\n") if text else ():
        name, colon, shown = one_line(line).partition(":")
        parsed.append((name, shown.removeprefix(" ")) if colon and name else ("", one_line(line)))
    return tuple(parsed)


def render(fields_: Iterable[tuple[str, str]]) -> str:
    """The msgstr of a header with these fields."""
    lines = [
        f"{one_line(name)}: {one_line(_in_utf8(name, shown))}" if name else one_line(shown)
        for name, shown in fields_
    ]
    return "".join(f"{line}\n" for line in lines)


def value(fields_: Iterable[tuple[str, str]], name: str) -> str:
    """The value of field ``name``, in any case of letters; empty when it is not there."""
    return next((v.strip() for n, v in fields_ if n.lower() == name.lower()), "")


def says_utf8(text: str) -> bool:
    """Whether a file with this header msgstr may hold any text: UTF-8 is named, or no charset is."""
    kind = value(parse_as_is(text), "Content-Type")
    return not kind or re.search(r"charset=utf-?8\b", kind, re.I) is not None


def _in_utf8(name: str, shown: str) -> str:
    """What we write is UTF-8, whatever the file was in before."""
    if name.lower() != "content-type":
        return shown
    kind = shown.partition(";")[0].strip() or "text/plain"
    return f"{kind}; charset=UTF-8"
