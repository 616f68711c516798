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

_GUIDE = {
    "en": (
        "How to work with this file",
        "- A draft by a machine is marked “fuzzy” (needs work). Correct it, then remove the mark:",
        "  that makes it reviewed. Only reviewed sentences are published.",
        "- “fuzzy” with an older source text shown: the article has changed. The notes say how.",
        "- To split a sentence, write two into one translation:",
        "  “Il vient, puis il part.” → “He comes. Then he leaves.”",
        "- To join a sentence with the one before, write the whole there and ⇧ (U+21E7) alone here:",
        "  “Il vient.” → “He comes and then leaves.”   “Puis il part.” → “⇧”",
        "  Only sentences of one paragraph can be joined.",
        "- A quotation over several sentences has its opening mark in the first, its closing one in the last.",
        "- The comment line that begins with “l10n:” says where a draft came from; please leave it.",
    ),
    "de": (
        "So arbeiten Sie mit dieser Datei",
        "- Ein maschineller Entwurf ist als „fuzzy“ (unklar) markiert. Korrigieren Sie ihn und",
        "  entfernen Sie die Markierung: Dann gilt er als geprüft. Nur Geprüftes wird veröffentlicht.",
        "- „fuzzy“ mit einem älteren Ausgangstext: Der Artikel wurde geändert. Die Notizen sagen, wie.",
        "- Um einen Satz zu teilen, schreiben Sie zwei Sätze in eine Übersetzung:",
        "  „Il vient, puis il part.“ → „Er kommt. Dann geht er.“",
        "- Um einen Satz mit dem vorigen zu verbinden, schreiben Sie dort das Ganze und hier nur ⇧ (U+21E7):",
        "  „Il vient.“ → „Er kommt und geht dann.“   „Puis il part.“ → „⇧“",
        "  Verbinden lassen sich nur Sätze desselben Absatzes.",
        "- Ein Zitat über mehrere Sätze beginnt im ersten und endet im letzten mit einem Anführungszeichen.",
        "- Die Kommentarzeile, die mit „l10n:“ beginnt, nennt die Herkunft des Entwurfs; bitte stehen lassen.",
    ),
    "fr": (
        "Comment travailler avec ce fichier",
        "- Une ébauche automatique porte la marque « fuzzy » (à revoir). Corrigez-la, puis retirez",
        "  la marque : la phrase est alors relue. Seules les phrases relues sont publiées.",
        "- « fuzzy » avec un ancien texte source : l’article a changé. Les notes disent comment.",
        "- Pour couper une phrase, écrivez deux phrases dans une seule traduction :",
        "  « He comes, then he leaves. » → « Il vient. Puis il part. »",
        "- Pour joindre une phrase à la précédente, écrivez le tout là-bas et ⇧ (U+21E7) seul ici :",
        "  « He comes. » → « Il vient et repart. »   « Then he leaves. » → « ⇧ »",
        "  On ne peut joindre que des phrases d’un même paragraphe.",
        "- Une citation de plusieurs phrases s’ouvre dans la première et se ferme dans la dernière.",
        "- La ligne de commentaire « l10n: » dit d’où vient l’ébauche ; laissez-la en place.",
    ),
}


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
    english = _GUIDE["en"]
    own = _GUIDE.get(target.language, english)
    return english if own is english else (*english, "", *own)


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
