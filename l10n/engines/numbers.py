"""Find the numbers of a text that left no trace in its draft."""

from __future__ import annotations

import re

# Only what can hardly be right is told here: drafts are refused for it. What the draft may say in
# words, in another unit or in another order (`l10n check` compares those) passes.

_ADDRESS = re.compile(r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]+")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f '’]\d{3}(?!\d))*(?:[.,]\d+)?")
_MONTHS = (
    r"(?:janv|f[ée]v|mars|avri?l|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c"
    r"|jan|feb|mar|apr|may|jun|jul|aug|j[äa]n|m[äa]r|okt|dez)\w*\.?"
)
# A date is put right later by the words it was made of, so its numbers may be garbled here.
_DATE = re.compile(
    rf"\d{{1,2}}(?:er|re|st|nd|rd|th|\.)?[\s-]+{_MONTHS}(?:,?\s+\d{{4}})?"
    rf"|\b{_MONTHS}\s+\d{{1,4}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    r"|\d{1,4}([./-])\d{1,2}\1\d{1,4}",
    re.IGNORECASE,
)
_DAYS = re.compile(r"\b(?:24|48|72)\s?(?:h\b|heures|hours|Stunden)", re.IGNORECASE)
# What a number can be said with instead of digits; a draft with one of these is believed.
_SPELT = {
    "en": r"\b(?:ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ies)|\w*dozens?|"
    r"scores?|hundred|thousand|half|quarter)",
    "de": r"zehn|elf|zwölf|zwanzig|[rßn]zig|hundert|tausend|dutzend|dreißig|sechzig|siebzig|halb|viertel",
    "fr": r"\b(?:dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|"
    r"soixante|cent|mille|demi|quart|\w+aine\b)",
}


def lost(source: str, draft: str, target_language: str) -> tuple[str, ...]:
    """The numbers of ``source`` that ``draft`` says in no way, as the source writes them.

    Compared are the digits of a number without its separators, leading and trailing zeros (`1,2
    million` is `1 200 000`); a number with fewer than two such digits is often said in words and
    passes. So does all that stands in a date or an address, an hour counted to 12, a year's last
    two digits, 24 to 72 hours (days), and every number of two or four digits where the draft has
    number words.
    """
    written = "".join(sign for sign in draft if sign.isdigit())
    groups = set(re.findall(r"\d+", draft))
    in_words = target_language in _SPELT and re.search(
        _SPELT[target_language], draft, re.IGNORECASE
    )
    found: list[str] = []
    for match in _NUMBER.finditer(_without(source)):
        digits = re.sub(r"\D", "", match[0])
        telling = digits.strip("0")
        if len(telling) < 2 or telling in written:
            continue
        parts = re.findall(r"\d+", match[0])
        if len(digits) == 4 and digits[2:] in groups:  # 1987, '87
            continue
        # `2,3 millions` may be rounded, `10 000,50` lose its cents: one part is trace enough.
        if any(len(part) > 1 and part.strip("0") and part in groups for part in parts):
            continue
        if len(digits) in (2, 4) and in_words:  # seventy-five, the nineties
            continue
        if len(digits) == 2 and _as_hour(int(digits)) & groups:
            continue
        found.append(match[0])
    return tuple(found)


def _without(text: str) -> str:
    for passed in (_ADDRESS, _DATE, _DAYS):
        text = passed.sub(" ", text)
    return text


def _as_hour(number: int) -> set[str]:
    """How the other clock writes an hour: 19 is 7, 11 may be 23."""
    return {str((number + 12) % 24), f"{(number + 12) % 24:02}"} if number <= 24 else set()
