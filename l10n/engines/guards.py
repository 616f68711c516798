"""Tell a draft from noise: what an engine must not be believed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from l10n.engines import numbers
from l10n.engines.words import words

# Words that a sentence of the language can hardly do without, and that the others do not have.
_LISTED = {
    "fr": "le la les l un une des du de d au aux et est sont a ont en dans par pour sur avec qui que qu "
    "ne n pas ce cette ces se s son sa ses leur leurs il elle ils elles nous vous y où mais donc car "
    "plus selon comme être avoir été fait entre après avant depuis lors aussi voici pourquoi",
    "en": "the a an of and is are was were to in on at by for with from that which this these it its he "
    "she they we you not but or as be been has have had will would can could their his her after "
    "before between since said about into over than what why how our us your",
    "de": "der die das den dem des ein eine einen einem einer und ist sind war waren zu in im am auf mit "
    "von vom zur zum für nicht sich er sie es wir ihr aber oder als wie bei nach vor aus an hat haben "
    "hatte wird werden wurde auch dass diese dieser dieses seit über unter zwischen durch gegen warum",
}
COMMON = {language: frozenset(shown.split()) for language, shown in _LISTED.items()}
_ONLY = {
    language: own - frozenset().union(*(w for other, w in COMMON.items() if other != language))
    for language, own in COMMON.items()
}
_LETTERS = {"fr": frozenset("àâæçèéêëîïôœùûÿ"), "en": frozenset(), "de": frozenset("äöüß")}

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STAMMER = re.compile(r"([^\W\d_]{2,8})\1\1", re.IGNORECASE)
_LONGEST_CYCLE = 12


def refusal(source: str, draft: str, source_language: str, target_language: str) -> str:
    """Say why ``draft`` must not be used for ``source``; an empty string when it may.

    Languages are subtags such as ``fr``. Meaning is not judged here.
    """
    if not draft.strip():
        return "it is empty"
    if "\ufffd" in draft or "⁇" in draft or any(unicodedata.category(c) == "Cc" for c in draft):
        return "it has characters that are no text"
    if script := _foreign_script(source, draft):
        return f"it is written in {script} letters"
    repeated = loop(_folded(draft))
    # A source that says a thing over and over may be translated by one that does.
    if repeated and not loop(_folded(source)):
        return f"it repeats itself ({' '.join(repeated)[:60]})"
    if (stammered := stammer(draft)) and not stammer(source):
        return f"it stammers ({stammered[:60]})"
    if draft.split() == source.split():
        if not _rightly_same(source, source_language, target_language):
            return "it is the source once more"
        return ""
    left, right = len(source.strip()), len(draft.strip())
    if right > 3 * left + 30:
        return "it is far too long"
    if left > 60 and right < 0.3 * left:
        return "it is far too short"
    if gone := numbers.lost(source, draft, target_language):
        return f"it has lost {', '.join(gone)[:60]}"
    return ""


def loop(found: Sequence[str]) -> tuple[str, ...]:
    """Return the run of words that ``found`` is stuck in; empty when it is not.

    Stuck is: a run three times without a break (a word of up to three letters four times), or, in
    a text of at least 24 words, one run of three words that makes up half of it.
    """
    for size in range(1, min(_LONGEST_CYCLE, len(found) // 2) + 1):
        same = 0
        for at in range(size, len(found)):
            same = same + 1 if found[at] == found[at - size] else 0
            needed = 4 if size == 1 and len(found[at]) <= 3 else 3
            if same >= size * (needed - 1):
                run = tuple(found[at - size + 1 : at + 1])
                # Rows of dots, dashes or digits are typography.
                if any(sign.isalpha() for word in run for sign in word):
                    return run
    if len(found) >= 24:
        threes = Counter(zip(found, found[1:], found[2:], strict=False))
        most, count = max(threes.items(), key=lambda item: (item[1], item[0]))
        if 6 * count >= len(found) and count >= 4:
            return most
    return ()


def stammer(text: str) -> str:
    """The first group of letters that ``text`` has three times in a row in a word, if any."""
    found = _STAMMER.search(text)
    return found[0] if found else ""


def _folded(text: str) -> list[str]:
    return [word.of(text).casefold() for word in words(text)]


def evidence(text: str, language: str) -> int:
    """How many words of ``text`` can only be of ``language`` among those we know."""
    letters = _LETTERS.get(language, frozenset())
    foreign = frozenset().union(*(s for other, s in _LETTERS.items() if other != language))
    found = 0
    for number, word in enumerate(_WORD.findall(text)):
        # Kim Jong Un is no French numeral: behind the first word, capitals make a name.
        common = word.lower() if number == 0 else word
        known = common in _ONLY.get(language, ())
        # Accents in a name prove nothing, so only words in lower case count by their letters.
        spelt = word[0].islower() and bool(letters & set(word)) and not foreign & set(word)
        found += known or spelt
    return found


def already(text: str, source_language: str, target_language: str) -> bool:
    """Whether ``text`` is plainly in the target language: two words or more that are only its own.

    A model makes nonsense of such a line, and an article has some (a quoted title, a slogan).
    """
    return evidence(text, target_language) >= 2 and not evidence(text, source_language)


def _rightly_same(text: str, source_language: str, target_language: str) -> bool:
    """Whether ``text`` may stay as it is: names, designations, numbers, or already translated."""
    theirs, ours = evidence(text, target_language), evidence(text, source_language)
    if ours > theirs:
        return False
    if theirs > ours:
        return True
    plain = [word for word in _WORD.findall(text) if word.islower() and len(word) > 3]
    return len(plain) <= 1


def _foreign_script(source: str, draft: str) -> str:
    """The script that most letters of ``draft`` are in when the source has none of it."""
    scripts = Counter(_script(sign) for sign in draft if sign.isalpha())
    wrong = {
        script: count
        for script, count in scripts.items()
        if script != "LATIN" and not any(_script(sign) == script for sign in source)
    }
    if not wrong:
        return ""
    script, count = max(wrong.items(), key=lambda item: (item[1], item[0]))
    # A single Greek letter may be a unit (µ) or a symbol; a word of them is not.
    return script.capitalize() if count >= 3 or 2 * count >= sum(scripts.values()) else ""


def _script(sign: str) -> str:
    name = unicodedata.name(sign, "UNKNOWN")
    return "LATIN" if "LATIN" in name or sign in "ªº" else name.split()[0]
