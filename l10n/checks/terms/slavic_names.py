"""A Slavic name that the glossary does not know is not copied in its French spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from l10n.checks.base import CheckContext
from l10n.checks.terms.found import find
from l10n.model.catalog import Passage
from l10n.model.finding import Finding, Severity
from l10n.terminology.matching.words import Word, words

# Given names that only French spells so; English and German as their news agencies do.
_GIVEN = {
    "alekseï": ("Aleksei", "Alexej"),
    "alexeï": ("Alexei", "Alexej"),
    "andreï": ("Andrei", "Andrej"),
    "evgueni": ("Yevgeny", "Jewgeni"),
    "evguenia": ("Yevgenia", "Jewgenija"),
    "guennadi": ("Gennady", "Gennadi"),
    "gueorgui": ("Georgy", "Georgi"),
    "ievgueni": ("Yevgeny", "Jewgeni"),
    "ioulia": ("Yulia", "Julija"),
    "iouri": ("Yuri", "Juri"),
    "lioudmila": ("Lyudmila", "Ljudmila"),
    "mikhaïl": ("Mikhail", "Michail"),
    "nikolaï": ("Nikolai", "Nikolai"),
    "oleksiï": ("Oleksii", "Oleksij"),
    "sergueï": ("Sergei", "Sergej"),
    "timofeï": ("Timofei", "Timofej"),
    "viatcheslav": ("Vyacheslav", "Wjatscheslaw"),
}

# A family name is taken for one only by an ending of its languages and, before or in it, by letters
# that no other transliteration of them writes: the *Kouznetsov* of French is *Kuznetsov* in English.
# *tch* at the start does not count (Tchaikovsky), nor do names with é (Jankélévitch is a Frenchman).
_ENDING = re.compile(
    r"(?:[oeï]v|[oeï]va|enko|[oe]vitch|tchouk|iouk|sky|ski|skaïa|ïgou|jine|chkine)\Z"
)
_FRENCH = re.compile(
    r"(?:\A|(?<=[b-df-hj-np-tv-xz]))ou(?=[b-df-hj-np-tv-xz]|\Z)|iou|(?<=.)tch|[aeo]ï|gu[ei]|.jine\Z"
)
# German alone spells these endings otherwise (-ow, -ew, -skyj); behind a given name that leaves no
# doubt, because Nabokov and Chomsky are spelled so in German as well.
_GERMAN_ENDING = re.compile(r"(?:[oe]va?|sky)\Z")
_UKRAINIAN = frozenset(
    {"andriy", "dmytro", "mykola", "oleksandr", "oleksiy", "serhiy", "volodymyr"}
)
# People who took such a spelling along into other languages.
_EVERYWHERE = frozenset(
    {"gourevitch", "kournikova", "leibovitch", "moscovitch", "ouspensky", "rabinovitch"}
)
_NOT_SLAVIC = re.compile(r"[éèêàâçœôûùw]")
_SHORTEST = 6

_ENGLISH = (
    ("chtch", "shch"), ("tch", "ch"), ("ch", "sh"), ("guen", "gen"), ("gue", "ge"), ("gui", "gi"),
    ("iou", "yu"), ("ou", "u"), ("dj", "j"), ("j", "zh"), ("aïa", "aya"), ("ia", "ya"),
    ("ï", "i"), ("ss", "s"), ("jine", "zhin"), ("ine", "in"),
)  # fmt: skip
_GERMAN = (
    ("chtch", "schtsch"), ("tch", "tsch"), ("kh", "ch"), ("ch", "sch"), ("guen", "gen"),
    ("gue", "ge"), ("gui", "gi"), ("iou", "ju"), ("ou", "u"), ("j", "sch"), ("ts", "z"),
    ("aïa", "aja"), ("ia", "ja"), ("eï", "ej"), ("ï", "i"), ("z", "s"), ("v", "w"),
    ("ine", "in"),
)  # fmt: skip


def copied_names(passage: Passage, context: CheckContext) -> Iterator[Finding]:
    """``name-transliteration``, a warning: *Sergueï Kouznetsov* stands in English or German.

    Only for articles in French, and only for a word that stands in the target letter by letter.
    """
    language = context.locale.language
    if context.source_locale.language != "fr" or language not in ("en", "de"):
        return
    known = [match.span for match in find(passage.source, context, "fr")]
    target = {word.raw for word in words(passage.target)}
    told: set[str] = set()
    before = ""
    for word in words(passage.source):
        inside = any(span.start <= word.start and word.end <= span.end for span in known)
        wrong = _is_french(word) or (language == "de" and _is_not_german(word, before))
        before = word.fold
        if inside or word.raw in told or word.raw not in target or not wrong:
            continue
        told.add(word.raw)
        yield Finding(
            "name-transliteration",
            Severity.WARNING,
            context.where(passage),
            f"“{word.raw}” is how French spells this name.",
            f"Spell it as {'English' if language == 'en' else 'German'} does, perhaps"
            f" “{respelled(word.raw, language)}”, and add it to the glossary.",
        )


def _is_french(word: Word) -> bool:
    """Whether ``word`` is surely a Slavic name in French letters."""
    if not word.raw[0].isupper() or word.raw.isupper():
        return False
    return word.fold in _GIVEN or (
        len(word.fold) >= _SHORTEST
        and word.fold not in _EVERYWHERE
        and bool(_ENDING.search(word.fold))
        and bool(_FRENCH.search(word.fold))
        and not _NOT_SLAVIC.search(word.fold)
    )


def _is_not_german(word: Word, before: str) -> bool:
    """Whether German surely spells the family name ``word`` otherwise, behind a given name."""
    named = (before in _GIVEN or before in _UKRAINIAN) and word.joint == " "
    return named and word.raw[0].isupper() and bool(_GERMAN_ENDING.search(word.fold))


def respelled(name: str, language: str) -> str:
    """A guess at how ``language`` (``en`` or ``de``) spells the French ``name``."""
    at = ("en", "de").index(language)
    text = unicodedata.normalize("NFC", name).lower()
    if text in _GIVEN:
        return _GIVEN[text][at]
    # Longest first and each place once: what was put in is not read again.
    rules = dict((_ENGLISH, _GERMAN)[at])
    pattern = "|".join(sorted(map(re.escape, rules), key=len, reverse=True))
    text = re.sub(pattern, lambda found: rules[found.group()], text)
    return text[0].upper() + text[1:]
