"""PO text cut into tokens: keywords, strings and comments, each with its place."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import Enum
from itertools import accumulate
from typing import NamedTuple

from l10n.po.problems import refuse

_BLANK = " \t\r\f\v"
# The form of nearly every line: at most one keyword and one string. All else takes the long way.
_USUAL = re.compile(
    r"[ \t]*(?P<sign>#~\|?|#\|)?[ \t]*(?P<word>msgid_plural|msgid|msgstr|msgctxt)?"
    r'(?:\[(?P<index>[0-9]{1,4})\])?[ \t]*"(?P<string>[^"\\]*(?:\\.[^"\\]*)*)"[ \t\r\f\v]*\Z'
)
_SIGN = re.compile(r"#~\|?|#\|")
_STRING = re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_NUMBER = re.compile(r"\[[ \t\r\f\v]*([0-9]{1,4})[ \t\r\f\v]*\]")
_KEYWORDS = frozenset({"msgid", "msgid_plural", "msgstr", "msgctxt"})
_CONFLICT = re.compile(r"<{7}( |\r?\Z)|={7}\r?\Z|>{7}( |\r?\Z)|\|{7}( |\r?\Z)")


class Kind(Enum):
    """What a token is."""

    WORD = "keyword"
    INDEX = "plural index"
    STRING = "string"
    COMMENT = "comment"
    END = "end of the file"


class Token(NamedTuple):
    """``start`` and ``end`` are code points of the text, half-open; ``line`` counts from 1."""

    kind: Kind
    value: str
    line: int
    start: int
    end: int
    obsolete: bool = False
    previous: bool = False


def tokens(text: str, path: str, start: int = 0, number: int = 1) -> Iterator[Token]:
    """Cut ``text`` from ``start`` (in line ``number``) into tokens, then END.

    Only LF ends a line, as for GNU gettext. Raises `InputError` at the first thing that is no PO.
    """
    joined: list[str] = []
    begun = start
    signed: Token | None = None
    while start <= len(text):
        stop = text.find("\n", start)
        line = text[start : stop if stop >= 0 else len(text)]
        usual = None if joined or signed else _USUAL.match(line)
        if usual:
            yield from _usual(usual, number, start)
        elif line.endswith("\\") and stop >= 0:
            begun = begun if joined else start
            joined.append(line[:-1])
        elif joined:
            yield from _joined([*joined, line], number, begun, path)
            joined = []
        elif body := line.strip(_BLANK):
            if body[0] == "#" and body[1:2] not in ("~", "|") and not signed:
                at = start + line.index("#")
                end = start + len(line.rstrip("\r"))
                yield Token(Kind.COMMENT, text[at:end], number, at, end)
            else:
                # A sign holds to the end of the line, and for GNU gettext a comment takes that in.
                before, signed = signed, None
                for token in _unusual(line, number, start, path, before):
                    yield token
                    if token.kind is Kind.COMMENT and (token.obsolete or token.previous):
                        signed = token
        else:
            signed = None
        if stop < 0:
            break
        start, number = stop + 1, number + 1
    yield Token(Kind.END, "", number, len(text), len(text))


def _usual(found: re.Match[str], line: int, offset: int) -> Iterator[Token]:
    sign, word, index, string = found.group("sign", "word", "index", "string")
    obsolete, previous = bool(sign) and sign[1] == "~", bool(sign) and sign[-1] == "|"
    at = (
        offset
        + found.start("sign" if sign else "word" if word else "string")
        - (not sign and not word)
    )
    if word:
        end = offset + found.end("word")
        yield Token(Kind.WORD, word, line, at, end, obsolete, previous)
        at = end
    if index is not None:
        yield Token(
            Kind.INDEX, index, line, at, offset + found.end("index") + 1, obsolete, previous
        )
    yield Token(Kind.STRING, string, line, at, offset + found.end("string") + 1, obsolete, previous)


def _joined(lines: list[str], last: int, offset: int, path: str) -> Iterator[Token]:
    """Lines that backslashes at their ends make one: GNU gettext drops such a backslash anywhere."""
    first = last - len(lines) + 1
    cuts = list(accumulate(map(len, lines[:-1])))
    for token in _unusual("".join(lines), first, offset, path):
        if token.kind is Kind.COMMENT:
            raise refuse(
                "po-backslash", path, first,
                "a comment ends in a backslash, and for GNU gettext the next line is part of it.",
                f"Write something behind the backslash in line {first}",
            )  # fmt: skip
        start = token.start + 2 * bisect_right(cuts, token.start - offset)
        end = token.end + 2 * bisect_left(cuts, token.end - offset)
        yield token._replace(start=start, end=end)


def _unusual(
    line: str, number: int, offset: int, path: str, signed: Token | None = None
) -> Iterator[Token]:
    """Everything that GNU gettext accepts on a line and nobody writes by hand.

    ``signed`` is a token whose sign (``#~``, ``#|``) holds for this line, too.
    """
    if _CONFLICT.match(line):
        raise refuse(
            "po-conflict", path, number,
            f"“{line[:7]}” is a mark that git leaves where two versions disagree.",
            f"Decide between the versions around line {number} and remove the marks",
        )  # fmt: skip
    at, begin, last = 0, None, ""
    obsolete, previous = (signed.obsolete, signed.previous) if signed else (False, False)
    while at < len(line):
        char = line[at]
        if char in _BLANK:
            at += 1
            continue
        first = offset + (at if begin is None else begin)
        if char == "#":
            sign = _SIGN.match(line, at)
            if not sign:
                end = offset + len(line.rstrip("\r"))
                value = line[at:].rstrip("\r")
                yield Token(Kind.COMMENT, value, number, first, end, obsolete, previous)
                return
            begin = at if begin is None else begin
            # Both hold to the end of the line, also when another sign follows.
            obsolete, previous = obsolete or sign[0][1] == "~", previous or sign[0][-1] == "|"
            at = sign.end()
            continue
        if char == '"':
            kind, found = Kind.STRING, _STRING.match(line, at)
            if not found:
                after = f"the text after {last}" if last else "a text"
                raise refuse("po-syntax", path, number, f'{after} is not closed with a quote (").')
        elif char == "[":
            kind, found = Kind.INDEX, _NUMBER.match(line, at)
        else:
            kind, found = Kind.WORD, _WORD.match(line, at)
        if not found or (kind is Kind.WORD and found[0] not in _KEYWORDS):
            raise _unknown(line, at, found, number, path)
        value = found[0] if kind is Kind.WORD else found[1]
        last = value if kind is Kind.WORD else last
        at, begin = found.end(), None
        yield Token(kind, value, number, first, offset + at, obsolete, previous)


def _unknown(line: str, at: int, found: re.Match[str] | None, number: int, path: str) -> Exception:
    """The refusal of something that is no keyword, string or comment, said as helpfully as we can."""
    rest = line[at:].strip(_BLANK)
    if found and found[0] == "domain":
        return refuse(
            "po-domain", path, number,
            "“domain” begins a second catalog inside the file, which is not supported.",
            "Split the file into one for each domain",
        )  # fmt: skip
    if rest[:1] in "“”„«»‘’'":
        return refuse(
            "po-syntax", path, number,
            f'texts stand between straight quotes ("), but here is {rest[0]}; '
            "a word processor may have replaced them.",
        )  # fmt: skip
    if not rest[0].isprintable() or rest[0].isspace():
        return refuse(
            "po-syntax", path, number,
            f"the invisible character U+{ord(rest[0]):04X} stands where only blanks may.",
        )  # fmt: skip
    shown = found[0] if found else rest[:20]
    return refuse(
        "po-syntax", path, number,
        f"“{shown}” is neither a keyword (msgid, msgstr …) nor a text in quotes nor a comment.",
    )  # fmt: skip
