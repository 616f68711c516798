"""Find where one sentence ends and the next begins, in canonical text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from l10n.segmentation.quotations import CLOSE, OPEN
from l10n.segmentation.rules import Rules
from l10n.segmentation.stops import Stop, full_stop_ends, is_starter

# A run of stops, then what may close with it: more stops, quotations (French sets a blank before
# them), brackets, a footnote mark; then the blank without which nothing ends. The repetition is
# bounded so that no text, however odd, takes more than linear time.
_CANDIDATE = re.compile(
    r"(?<![.!?…])([.!?…]++)"
    rf"((?:[.!?…]{{1,9}}| ?{CLOSE}|[)\]]| ?['’‘](?!\w)| ?\[\d{{1,3}}\]){{0,12}}+)"
    r" +(?=[^ ])"
)
# What may stand before the first word of a sentence.
_LEAD = re.compile(rf"(?:[{OPEN}(\[¿¡*'‘’‚] ?|[-–—•·] +){{0,8}}")
_NEVER_FIRST = frozenset(f".,;:!?…%)]}}/{CLOSE}")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")  # iPhone, eBay
_ACCENTED = frozenset("àâäçéèêëîïôöœùûü")
_OMISSION = re.compile(r"(?:…|\.{2,3})[\w)\]]")  # …and so it went; the inside of (…)
_FOOTNOTE = re.compile(r" ?\[\d{1,3}\]")
_LOOK_BACK = 600


def boundaries(text: str, rules: Rules) -> Iterator[tuple[int, int]]:
    """Yield ``(end, start)``: where a sentence of ``text`` ends and where the next one starts.

    ``text`` is canonical (`quotations.canonical`) and has no white space but blanks.
    """
    begin = 0
    for match in _CANDIDATE.finditer(text):
        stops, tail = match.groups()
        start = match.end()
        stop = Stop(text, begin, match.start(), start)
        if not tail and stops == "." and text[start].isupper():
            if not full_stop_ends(stop, rules):
                continue
        elif not _ends(stop, stops, tail, rules):
            continue
        yield match.end(2), start
        begin = start


def _ends(stop: Stop, stops: str, tail: str, rules: Rules) -> bool:
    """Decide on a stop that has something around it, or no capital behind it."""
    text, start = stop.text, stop.next
    if text[stop.at - 1 : stop.at] in ("(", "[") and tail[-1:] not in (".", "!", "?", "…"):
        return False  # (…) marks an omission, and (!) comments on what stands before.
    lead = _LEAD.match(text, start)
    if lead and lead.end() > start:
        stop = Stop(text, stop.begin, stop.at, lead.end())
    if not _may_begin(stop, stops, OPEN in text[start : stop.next], rules):
        return False
    if tail and tail[-1] not in ".!?…" and _closes_inside(stop, stops, tail, rules):
        return False
    if stops == ".":
        # In *(… etc.).* another stop has the last word.
        return tail[-1:] in (".", "!", "?", "…") or full_stop_ends(stop, rules)
    if stops[0] == "!" and stop.word() + "!" in rules.names_with_mark:
        return is_starter(stop, rules)
    if stops in ("…", "...") and rules.nouns_are_capitalised and text[stop.at - 1] == " ":
        return is_starter(stop, rules)  # *Er ist … Präsident*: a pause, not an end
    return True


def _may_begin(stop: Stop, stops: str, quoted: bool, rules: Rules) -> bool:
    """Whether a sentence can begin with what follows, judged by its first character."""
    text, start = stop.text, stop.next
    first = text[start : start + 1]
    if not first.islower():
        if first in _NEVER_FIRST:
            return stops == "." and _OMISSION.match(text, start) is not None
        return bool(first)
    if _BRAND.match(text, start):
        return True
    if stops != ".":
        return False
    return quoted or (rules.accents_may_stay_small and first in _ACCENTED)


def _closes_inside(stop: Stop, stops: str, tail: str, rules: Rules) -> bool:
    """Whether the stop only ends a bracket or quotation inside a sentence that goes on."""
    text = stop.text
    floor = max(stop.begin, stop.at - _LOOK_BACK)
    closers = _FOOTNOTE.sub("", tail) if "[" in tail else tail
    for opening, closing in ("()", "[]"):
        if closing in closers:
            opened = text.rfind(opening, floor, stop.at)
            if opened > floor and _has_words(text, floor, opened):
                return not is_starter(stop, rules)
    if CLOSE not in closers or stops[-1] not in "?!":
        return False
    if _is_reported(stop, rules):
        return True
    opened = text.rfind(OPEN, floor, stop.at)
    if opened <= floor or not _has_words(text, floor, opened) or is_starter(stop, rules):
        return False
    leader = text[floor:opened].rstrip().rpartition(" ")[2]
    if not leader[-1:].isalpha():
        return False  # *Er rief: „Halt!“ Peter …*
    # *In „Wer wird Millionär?“ Gäste …*, *In "Who Framed Roger Rabbit?" Bob Hoskins …*
    if rules.nouns_are_capitalised:
        return leader[0].isupper() or leader in rules.title_leaders
    return _is_title(text[opened + 1 : stop.at])


def _has_words(text: str, start: int, end: int) -> bool:
    return any(char.isalnum() for char in text[start:end])


def _is_title(quotation: str) -> bool:
    words = [word for word in quotation.split() if len(word) > 3]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _is_reported(stop: Stop, rules: Rules) -> bool:
    """*"Why?" Mr. Smith asked.*: a subject, then a verb of saying, within six words."""
    if not rules.reporting:
        return False
    words = stop.text[stop.next : stop.next + 120].split(" ")
    if is_starter(stop, rules) and words[0] != "I":
        return False
    for position, word in enumerate(words[:7]):
        if position and word.rstrip(".,:") in rules.reporting:
            return True
        if word.endswith((",", ";", ":", "?", "!", CLOSE)):
            return False
    return False
