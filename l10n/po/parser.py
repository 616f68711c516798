"""Tokens to entries, by the grammar of GNU gettext; anything that could lose text is refused."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

from l10n.errors import InputError
from l10n.po.entry import Entry
from l10n.po.escapes import EscapeError, unescape
from l10n.po.lexer import Kind, Token, tokens
from l10n.po.problems import refuse
from l10n.po.remarks import Remarks
from l10n.po.usual import usual_entry


def header_text(text: str, path: str) -> str | None:
    """The msgstr of the header entry, or None; what is broken is left to be said by `Parser`."""
    try:
        for entry in Parser(text, path, "latin-1").entries():
            if entry.is_header and not entry.obsolete:
                return entry.msgstrs[0]
    except InputError:
        pass
    return None


_NOTHING = Token(Kind.END, "", 1, 0, 0)


class Parser:
    """Reads ``text`` once. After `entries` is exhausted, `trailing` holds what stood behind the last.

    ``quick``: whether `usual_entry` may try first; the result is the same.
    """

    def __init__(self, text: str, path: str, charset: str, *, quick: bool = True) -> None:
        self._text = text
        self._path = path
        self._charset = charset
        # A backslash there joins two lines, which only the lexer knows.
        self._quick = quick and "\\\n" not in text
        self._tokens: Iterator[Token] | None = None
        self._next = _NOTHING
        self._end = 0
        self._line, self._counted = 1, 0
        self.trailing = ""
        self.trailing_line = 0

    def entries(self) -> Iterator[Entry]:
        """The entries in order. Raises `InputError` at the first that is broken or cut off."""
        while entry := self._usual() or self._any():
            yield entry

    def _usual(self) -> Entry | None:
        """The next entry if it is written as usual: the same as `_any` would find, sooner."""
        self._line += self._text.count("\n", self._counted, self._end)
        self._counted = self._end
        if not self._quick:
            return None
        entry = usual_entry(self._text, self._end, self._line, self._charset)
        if entry is not None:
            self._end += len(entry.gap) + len(entry.raw)
            self._tokens = None
        return entry

    def _any(self) -> Entry | None:
        """The next entry, or None when there are no more."""
        if self._tokens is None:
            self._tokens = tokens(self._text, self._path, self._end, self._line)
            self._next = next(self._tokens)
        behind = self._end
        start, line, remarks = self._next.start, self._next.line, Remarks()
        while self._next.kind is Kind.COMMENT:
            remarks.add(self._take().value)
        if self._next.kind is Kind.END:
            self._finish(behind, line, remarks)
            return None
        return self._entry(behind, start, remarks)

    def _entry(self, behind: int, start: int, remarks: Remarks) -> Entry:
        begun = self._next
        previous = self._previous()
        first = self._next if self._next.kind is not Kind.END else begun
        context = None
        if self._at("msgctxt"):
            self._take()
            context = self._strings("msgctxt", first)
        line = self._next.line
        if not self._at("msgid"):
            if self._at("msgstr"):
                reason = "this msgstr has no msgid of its own; the entry before has one already."
                raise refuse("po-syntax", self._path, line, reason)
            self._broken(self._next, "msgid", first)
        self._take()
        msgid = self._strings("msgid", first)
        plural, msgstrs = None, []
        if self._at("msgid_plural"):
            self._take()
            plural = self._strings("msgid_plural", first)
        if not self._at("msgstr"):
            self._broken(self._next, "msgstr", first)
        while self._at("msgstr"):
            self._same(self._take(), first)
            if plural is None:
                msgstrs.append(self._strings("msgstr", first))
                break
            index = self._take()
            if index.kind is not Kind.INDEX or int(index.value) != len(msgstrs):
                raise refuse(
                    "po-syntax", self._path, index.line,
                    f"the plural form msgstr[{len(msgstrs)}] should stand here.",
                )  # fmt: skip
            msgstrs.append(self._strings(f"msgstr[{index.value}]", first))
        return Entry(
            raw=self._text[start : self._end],
            gap=self._text[behind:start],
            line=line,
            context=context,
            msgid=msgid,
            plural=plural,
            msgstrs=tuple(msgstrs),
            obsolete=first.obsolete,
            fuzzy=remarks.fuzzy,
            previous=previous,
            comments=tuple(remarks.comments),
            notes=tuple(remarks.notes),
            references=tuple(remarks.references),
            flags=tuple(remarks.flags),
        )

    def _previous(self) -> tuple[str | None, str, str | None] | None:
        """The ``#|`` part: a msgctxt, a msgid and a plural, of which only the msgid must be there."""
        first = self._next
        if not first.previous:
            return None
        context = plural = None
        if self._at("msgctxt", previous=True):
            self._take()
            context = self._strings("#| msgctxt", first)
        if not self._at("msgid", previous=True):
            self._broken(self._next, "#| msgid", first)
        self._take()
        msgid = self._strings("#| msgid", first)
        if self._at("msgid_plural", previous=True):
            self._take()
            plural = self._strings("#| msgid_plural", first)
        if self._next.kind is not Kind.END:
            self._same(self._next, first)
        return context, msgid, plural

    def _strings(self, name: str, first: Token) -> str:
        """One or more strings after a keyword, unescaped and joined."""
        if self._next.kind is not Kind.STRING or self._next.previous != first.previous:
            self._broken(self._next, f'a text in quotes (") after {name}', first)
        line, raws = self._next.line, []
        while self._next.kind is Kind.STRING and self._next.previous == first.previous:
            token = self._take()
            self._same(token, first)
            raws.append(token.value)
        try:
            return unescape(raws, self._charset)
        except EscapeError as error:
            raise refuse(error.code, self._path, line + error.number, f"{error}.") from error

    def _at(self, word: str, *, previous: bool = False) -> bool:
        token = self._next
        return token.kind is Kind.WORD and token.value == word and token.previous == previous

    def _take(self) -> Token:
        token = self._next
        if token.kind is not Kind.END and self._tokens is not None:
            self._end = token.end
            self._next = next(self._tokens)
        return token

    def _same(self, token: Token, first: Token) -> None:
        if token.obsolete != first.obsolete:
            raise refuse(
                "po-syntax", self._path, token.line,
                "some lines of this entry begin with “#~” (no longer used) and some do not.",
            )  # fmt: skip

    def _broken(self, token: Token, wanted: str, first: Token) -> NoReturn:
        if token.kind is Kind.END:
            raise refuse(
                "po-cut", self._path, first.line,
                f"the file ends inside the entry that begins here: {wanted} is missing.",
                "Complete the entry, or restore the file from a backup (.l10n/backups)",
            )  # fmt: skip
        found = f'"{token.value[:30]}"' if token.kind is Kind.STRING else token.value[:30]
        found = f"#| {found}" if token.previous and not token.obsolete else found
        raise refuse("po-syntax", self._path, token.line, f"{wanted} is missing before “{found}”.")

    def _finish(self, behind: int, line: int, remarks: Remarks) -> None:
        if remarks.references or remarks.flags or remarks.fuzzy:
            raise refuse(
                "po-cut", self._path, line,
                "the file ends after the comments of an entry: its msgid and msgstr are missing.",
                "Complete the entry, or restore the file from a backup (.l10n/backups)",
            )  # fmt: skip
        self.trailing = self._text[behind:]
        said = any(remarks.comments) or any(remarks.notes)
        self.trailing_line = line if said else 0
