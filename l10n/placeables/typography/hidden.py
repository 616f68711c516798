"""Hide from the rules what they must not touch: addresses, code, files, and the marks of inline codes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

BOUNDARY = "\x1f"
"""Stands between the sentences of a paragraph: white space that no rule takes away."""
HIDDEN = "\ua66e"
"""Stands for a name, a file or code that no rule sees; a letter that no living text has."""
SHUT = "\u1681"
"""Likewise for an entity, a smiley or an address of the net: a sign right behind may be its own."""
BREAK = "\x1e"
"""Stands for a line break within a sentence (``<br>``)."""

# Every repetition is bounded and begins at the edge of a word, so that time grows with length.
_TOUCHY = re.compile(
    r"""
    (?=[\S\x1e\x1f]) (?:(?<!\w) | (?=[\W_]))    # never within a word, which is soon seen
    (?:
    (?P<shut>
        <img\b[^<>]{0,1000}>
      | <!--.{0,400}?-->
      | \\[!-/:-@\[-`{-~]                                                          # escaped
      | &\#?\w{1,20};                                                              # entities
      | \b(?:https?|ftp|file)://[^\s<>"«»“”„'\x1f]{0,2000}='[^\s<>"'\x1f]{0,200}'(?![\w&])
      | \b(?:https?|ftp|file)://[^\s<>"«»“”„\x1f]{0,2000}[\w/=&\#]
      | \bwww\.[^\s<>"«»“”„\x1f]{0,2000}[\w/=&\#]
      | (?<![\w:;])[:;]-?[)(DPp](?!\w)                                             # smileys
      | [\ua66e\u1681\x1e\x1f]
    )
    | (?P<opaque>
        (?<!`)(?P<ticks>`{1,3})(?!`)[^`]{1,400}(?P=ticks)(?!`)                     # code
      | <(?P<element>code|pre|kbd|samp|tt)\b[^<>]{0,200}>[^<>]{0,400}</(?P=element)>
      | (?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}                # mail
      | (?<!\w)[@\#]\w{1,64}                                                       # handles
      | (?<![\w./])(?:\.{1,2}|~)?/[\w.-]{1,64}(?:/[\w.-]{0,64}){1,20}              # paths
      | (?<![\w./])\.{1,3}/[\w./-]{0,200}
      | (?<!\w)[A-Za-z]:\\[\w.\\-]{1,200}
      | (?<![\w.-])[\w-]{2,64}(?:\.[\w-]{2,64}){0,5}\.[a-z][a-z0-9]{1,5}(?![\w-])  # files, sites
      | (?<!\w)[A-Za-z][A-Za-z0-9]{0,30}(?:_[A-Za-z0-9]{1,30}){1,6}(?!\w)          # identifiers
      | (?<!\w)[A-Za-z]\w{0,60}\(\)
      | \{[^{}\n]{0,80}\}                                                          # variables
      | %\(\w{1,40}\)[sd]
    )
    | (?P<break><br\b[^<>]{0,40}>)
    | (?P<mark>
        </?[A-Za-z][^<>\n]{0,1000}>
      | \]\([^()\s]{0,1000}(?:\s"[^"\n]{0,400}")?\)                                # ends of links
      | \[\^[^\]\s]{1,40}\]
      | !?\[(?=[^\[\]\n]{0,400}\]\()
      | (?<!\s)\*{1,3} | \*{1,3}(?!\s)
      | (?<!\w)_{1,3}(?=\S) | (?<=\S)_{1,3}(?!\w)
      | ~~
    )
    )
    """,
    re.VERBOSE,
)

# A sign without which nothing of that stands in a sentence; most sentences have none.
_TRACE = re.compile(
    r"[`<\\&@#/_{\]*~%:;.(\ua66e\u1681\x1e\x1f]"
    r"(?:(?<=[`<\\&@#/_{\]*~\ua66e\u1681\x1e\x1f])|(?<=\.)[a-z]|(?<=www\.)"
    r"|(?<=%)\(|(?<=[:;])-?[)(DPp]|(?<=\()\))"
)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A paragraph as the rules see it, with all that is needed to show it again."""

    text: str
    """Stretches that stay are one `HIDDEN` or `BREAK` each; marks of inline codes are gone."""
    stretches: tuple[str, ...]
    """What stands behind each `HIDDEN` and `BREAK`, in order."""
    marks: tuple[tuple[int, str], ...]
    """The marks of inline codes, each with the offset in ``text`` before which it stands."""
    joints: tuple[tuple[int, int], ...]
    """Offsets in ``text`` behind something hidden, with the offset in the paragraph they stand for."""


@cache
def _touchy(keep: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What the rules do not see, the words ``keep`` among it, and what all of that has."""
    if not keep:
        return _TOUCHY, _TRACE
    words = "|".join(re.escape(word) for word in sorted(keep, key=len, reverse=True))
    kept = rf"(?P<kept>(?<!\w)(?-x:{words})(?!\w))"
    return re.compile(rf"{kept} | {_TOUCHY.pattern}", re.VERBOSE), re.compile(words)


def hide(sentences: Sequence[str], keep: tuple[str, ...] = ()) -> Hidden:
    """The sentences of a paragraph as one text, with a `BOUNDARY` between two of them.

    The words ``keep`` are hidden, too.
    """
    touchy, trace = _touchy(keep)
    pieces: list[str] = []
    stretches: list[str] = []
    marks: list[tuple[int, str]] = []
    joints: list[tuple[int, int]] = [(0, 0)]
    length = offset = 0
    for number, sentence in enumerate(sentences):
        if number:
            pieces.append(BOUNDARY)
            length, offset = length + 1, offset + 1
        at = 0
        touched = _TRACE.search(sentence) or trace.search(sentence)
        for match in touchy.finditer(sentence) if touched else ():
            pieces.append(sentence[at : match.start()])
            length += match.start() - at
            if match["mark"] is not None:
                marks.append((length, match[0]))
            else:
                pieces.append(_place(match))
                stretches.append(match[0])
                length += 1
            at = match.end()
            joints.append((length, offset + at))
        pieces.append(sentence[at:])
        length += len(sentence) - at
        offset += len(sentence)
    return Hidden("".join(pieces), tuple(stretches), tuple(marks), tuple(joints))


def _place(match: re.Match[str]) -> str:
    """The sign that stands in a text for what was found."""
    if match["break"] is not None:
        return BREAK
    return HIDDEN if match["shut"] is None else SHUT


_PLACE = re.compile(f"[{HIDDEN}{SHUT}{BREAK}{BOUNDARY}]")


def show(text: str, stretches: Sequence[str], marks: Sequence[tuple[int, str]]) -> list[str]:
    """The sentences of ``text`` with everything hidden put back in its place."""
    waiting = iter(stretches)
    sentences: list[list[str]] = [[]]
    at = 0
    for offset, mark in [*marks, (len(text), "")]:
        for match in _PLACE.finditer(text, at, offset):
            sentences[-1].append(text[at : match.start()])
            if match[0] == BOUNDARY:
                sentences.append([])
            else:
                sentences[-1].append(next(waiting))
            at = match.end()
        sentences[-1] += text[at:offset], mark
        at = offset
    return ["".join(pieces) for pieces in sentences]
