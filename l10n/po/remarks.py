"""The comment lines of an entry, sorted by kind; and comments made safe to be written."""

from __future__ import annotations

import re

# A line end of any kind would begin a new line, and a new line can be a new entry. Tools of the
# field count VT, FF, FS … NEL, LS and PS as line ends too (Python's splitlines does), and other
# controls have no business in a remark.
_UNSAFE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]")
_BETWEEN_FLAGS = re.compile(r"[\s,\\\x00-\x1f\x7f]+")
_FLAG = re.compile(r"[^ \t\r\f\v]+")
_BACKSLASH = re.compile(r"\\ *\Z")
_GUARDED = re.compile(r"\\ +\Z")


def one_line(text: str) -> str:
    """``text`` as it may stand in a comment, a flag or a header field: control signs become blanks."""
    return _UNSAFE.sub(" ", text)


def remark(text: str) -> str:
    """``text`` as it may stand behind ``# `` or ``#. ``.

    For GNU gettext a backslash at the end takes the next line into the comment, even if that is the
    msgid: a blank stands behind ours, and is left out when they are read.
    """
    return _BACKSLASH.sub(r"\g<0> ", one_line(text))


def one_flag(text: str) -> str:
    """``text`` as one flag: nothing in it can end the line or begin another flag."""
    return _BETWEEN_FLAGS.sub(" " if "range:" in text else "-", text).strip()


class Remarks:
    """Collects the comment lines of one entry."""

    def __init__(self) -> None:
        self.comments: list[str] = []
        self.notes: list[str] = []
        self.references: list[str] = []
        self.flags: list[str] = []
        self.fuzzy = False

    def add(self, line: str) -> None:
        """Take in one line, which begins with ``#``."""
        sign, body = line[1:2], line[2:]
        if sign == ".":
            self.notes.append(_text(body))
        elif sign == ":":
            if body.strip():
                self.references.append(one_line(body))
        elif sign in (",", "!", "="):
            self._flags(body, "=" if sign == "=" else "")
        else:
            self.comments.append(_text(line[1:]))

    def _flags(self, body: str, mark: str) -> None:
        for part in body.split(","):
            # gettext also parts flags at blanks, but for “range: 0..9”.
            words = [part.strip()] if "range:" in part else _FLAG.findall(part)
            for word in words:
                if word == "fuzzy" and not mark:
                    self.fuzzy = True
                elif word:
                    self.flags.append(mark + one_flag(word))


def _text(body: str) -> str:
    """What a remark says; one of blanks alone says nothing, as tools cut blanks at the end of lines."""
    text = one_line(body.removeprefix(" ")) if body.strip(" \t\r") else ""
    return text[:-1] if _GUARDED.search(text) else text
