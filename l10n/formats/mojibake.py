"""Words that were once read in the wrong encoding (Ã© for é): where they stand, and what they were."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ftfy

# In UTF-8 that was read as something else these stand before another sign beyond ASCII (or before a
# blank that was a no-break space); in good text of our languages hardly ever. They save ftfy, which
# decides, from reading everything.
_SUSPECT = re.compile("[ÂÃÄÅÆÇÈÉÌÍÎÏÐÑÔâãï√¬‚├┬][^\x00-\x7f]|[ÂÃ] |[\x80-\x9f]")
_ASCII_RUN = re.compile("([!-~]+)")
# A chunk ends where nothing is: between two words of plain letters.
_BETWEEN_WORDS = re.compile("(?<=[a-z]) (?=[a-z])")
_CHUNK = 4000
_SHOWN = 60
_TIMES = 5
# Upper case letters that may be meant as they stand: « LA PÂ », « Â », the letter “Ã”.
_UNSURE = re.compile(
    "(?:(?<=[A-ZÀ-Þ])|(?<![^\\s«»“„‹(\"'’-]))Â(?=[\u00a0 ])|(?<=[«“„‹\"'‘])[ÂÃ](?=[”’»“›])"
)

_NAMES = {
    "windows-1252": "Windows-1252",
    "latin-1": "Latin-1",
    "macroman": "Mac Roman",
    "iso-8859-2": "Latin-2",
    "windows-1250": "Windows-1250",
    "windows-1251": "Windows-1251",
    "cp437": "DOS (437)",
}


@dataclass(frozen=True, slots=True)
class Change:
    """Words on ``line`` (from 1) that read ``before`` and should read ``after``; and why."""

    line: int
    before: str
    after: str
    cause: str


@dataclass(frozen=True, slots=True)
class Mended:
    """``text`` as it was meant; ``unclear`` are lines where two readings are sensible."""

    text: str
    changes: tuple[Change, ...] = ()
    unclear: tuple[int, ...] = ()


def mend(text: str) -> Mended:
    """``text`` with every word that was read in the wrong encoding as it was, once or several times.

    What is good stays; doing it again changes nothing. Where the whole text makes sense in the
    encoding that it went through, all of it goes back that way; else every line for itself.
    """
    mended = text
    for _ in range(_TIMES):
        step = _whole(mended)
        if step is None:
            break
        mended = step
    if mended != text:
        changes = [
            change for number, a, b in _pairs(text, mended) for change in _changes(number, a, b)
        ]
        # What a person mixed in before the whole went wrong may still be there.
        rest = _by_line(mended)
        return Mended(rest.text, (*changes, *rest.changes), rest.unclear)
    return _by_line(text)


def _by_line(text: str) -> Mended:
    pieces: list[str] = []
    changes: list[Change] = []
    unclear: list[int] = []
    at = 0
    for number, start, end in _suspects(text):
        line = text[start:end]
        fixed = "".join(_fixed(chunk) for chunk in _chunks(line))
        if fixed == line:
            continue
        found = list(_changes(number, line, fixed))
        if _doubtful(line, fixed):
            unclear.append(number)
            continue
        pieces += text[at:start], fixed
        at = end
        changes += found
    pieces.append(text[at:])
    return Mended("".join(pieces), tuple(changes), tuple(unclear))


def _doubtful(line: str, fixed: str) -> bool:
    """Whether nothing on ``line`` but letters that may be meant was changed, or a letter was lost."""
    if fixed.count("\ufffd") > line.count("\ufffd"):
        return True
    if not _UNSURE.search(line):
        return False
    sure = _UNSURE.sub("", line)
    return all(_fixed(chunk) == chunk for chunk in _chunks(sure))


def _suspects(text: str) -> Iterator[tuple[int, int, int]]:
    """The lines that may need mending: number from 1, start, end."""
    number, at = 1, 0
    match = _SUSPECT.search(text)
    while match:
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start())
        end = len(text) if end < 0 else end
        number += text.count("\n", at, start)
        at = start
        yield number, start, end
        match = _SUSPECT.search(text, end)


def _chunks(line: str) -> Iterator[str]:
    at = 0
    while len(line) - at > _CHUNK:
        match = _BETWEEN_WORDS.search(line, at + _CHUNK)
        if not match:
            break
        yield line[at : match.start()]
        at = match.start()
    yield line[at:]


def _fixed(chunk: str) -> str:
    if not _SUSPECT.search(chunk):
        return chunk
    import ftfy

    fixed, _ = ftfy.fix_encoding_and_explain(chunk, _config())
    return fixed


def _config() -> ftfy.TextFixerConfig:
    import ftfy

    # A sequence of which a part is lost has no one reading.
    return ftfy.TextFixerConfig(replace_lossy_sequences=False, explain=True)


def _whole(text: str) -> str | None:
    """All of ``text`` one encoding back; None when it needs none, or is not of one piece."""
    import ftfy

    for _, start, end in _suspects(text):
        chunk = next(_chunks(text[start:end]))
        fixed, steps = ftfy.fix_encoding_and_explain(chunk, _config())
        if fixed == chunk or _doubtful(chunk, fixed):
            continue
        encodings = [step.parameter for step in steps or () if step.action == "encode"][:1]
        for encoding in dict.fromkeys([*encodings, "sloppy-windows-1252", "latin-1"]):
            try:
                back = text.encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
            if back != text:
                return back
        return None
    return None


def _pairs(before: str, after: str) -> Iterator[tuple[int, str, str]]:
    """The lines that differ. Going an encoding back keeps line ends."""
    lines = zip(before.split("\n"), after.split("\n"), strict=False)
    return ((n, a, b) for n, (a, b) in enumerate(lines, 1) if a != b)


def _changes(number: int, before: str, after: str) -> Iterator[Change]:
    """What is different between two states of a line, word by word.

    A sign that was read wrongly is never ASCII, so the runs of ASCII are the same in both.
    """
    old, new = _ASCII_RUN.split(before), _ASCII_RUN.split(after)
    if old[1::2] != new[1::2]:
        yield Change(number, _clip(before), _clip(after), _cause(_clip(before), _clip(after)))
        return
    at = 0
    while at < len(old):
        if old[at] == new[at]:
            at += 2
            continue
        last = at
        while (
            last + 2 < len(old)
            and old[last + 2] != new[last + 2]
            and not _parts(old[last])
            and not _parts(old[last + 2][:1])
        ):
            last += 2
        lead = old[at - 1] if at and not _parts(old[at][:1]) else ""
        tail = old[last + 1] if last + 1 < len(old) and not _parts(old[last][-1:]) else ""
        yield _change(
            number,
            lead + "".join(old[at : last + 1]) + tail,
            lead + "".join(new[at : last + 1]) + tail,
        )
        at = last + 2


def _parts(gap: str) -> bool:
    return " " in gap or "\t" in gap


def _change(number: int, before: str, after: str) -> Change:
    before, after = _clip(before), _clip(after)
    return Change(number, before, after, _cause(before, after))


def _clip(words: str) -> str:
    words = words.strip(" \t\r")
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"


def _cause(before: str, after: str) -> str:
    """Which encoding, and how often: told by doing it again."""
    for name in _NAMES:
        sloppy = f"sloppy-{name}" if name.startswith("windows") else name
        wrong = after.rstrip("…")
        for times in range(1, _TIMES + 1):
            try:
                wrong = wrong.encode("utf-8").decode(sloppy)
            except UnicodeError:
                break
            if wrong and before.startswith(wrong):
                often = {1: "", 2: " twice"}.get(times, f" {times} times")
                return f"UTF-8 read as {_NAMES[name]}{often}"
    return "a sign of Windows-1252" if re.search("[\x80-\x9f]", before) else "UTF-8 read otherwise"
