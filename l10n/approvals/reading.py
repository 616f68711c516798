"""The bytes of an approvals file to approvals; what is not exactly understood is refused."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime

from l10n.approvals.fields import STAMP, VERSION, unescaped
from l10n.errors import InputError
from l10n.model.approval import Approval, Approvals
from l10n.model.finding import Where
from l10n.model.locale import Locale

_STAMPED = re.compile(
    rf"{re.escape(STAMP)}\tversion=(?P<version>\d{{1,9}})"
    r"(?:\tarticle=(?P<article>[^\t]*)\tlocale=(?P<locale>[^\t]*))?"
)
_HASH = re.compile(r"[0-9a-f]{32}")
# What git leaves in a file that it could not merge.
_MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_BROUGHT_BACK = "Bring the file back from version control or with: l10n restore"


def read(data: bytes, path: str, article: str, locale: Locale) -> Approvals:
    """Read the bytes of an approvals file; ``path`` is for messages.

    Line ends may be CRLF, and a byte order mark may stand in front, because programs on Windows put
    them there. Raises `InputError` with ``path:line`` and the next step for whatever is broken,
    cut off inside a line, of a newer version, of another article or locale, or marked by git as a
    conflict. A file cut off between two lines has fewer approvals: nothing is published by that.
    """
    lines = _text(data, path).split("\n")
    _stamp(lines[0].rstrip("\r"), path, article, locale)
    _whole(lines, path)
    entries: dict[tuple[str, str], tuple[int, Approval]] = {}
    for number, line in enumerate(lines[2:], 3):
        if not line.strip("\r"):
            continue
        entry = _entry(line.rstrip("\r"), path, number)
        first, _ = entries.setdefault(entry.unit, (number, entry))
        if first != number:
            raise _refused(
                "approvals-duplicate", path, number,
                f"the unit of line {first} is approved a second time here.",
                f"Keep the line that is right, {first} or {number}.",
            )  # fmt: skip
    return Approvals(article, locale, tuple(entry for _, entry in entries.values()))


def _text(data: bytes, path: str) -> str:
    if not data.strip():
        raise _refused("approvals-empty", path, 0, "the file is empty.", _advice())
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _refused("approvals-encoding", path, line, "this is no UTF-8.", _advice()) from error


def _whole(lines: list[str], path: str) -> None:
    for number, line in enumerate(lines, 1):
        if line.startswith(_MARKERS):
            raise _refused(
                "approvals-conflict", path, number,
                "git could not merge two versions of this file and left both in it.",
                "Keep the lines of both that are right, and take the markers out.",
            )  # fmt: skip


def _stamp(line: str, path: str, article: str, locale: Locale) -> None:
    """Refuse a file that is none of ours, of a newer version, or of something else."""
    if line.startswith(_MARKERS):
        _whole([line], path)
    found = _STAMPED.match(line)
    if not found:
        raise _refused(
            "approvals-header", path, 1, f"the first line does not begin with “{STAMP}”.", _advice()
        )
    if int(found["version"]) > VERSION:
        raise _refused(
            "approvals-version", path, 1,
            f"a newer version of l10n wrote this file (form {int(found['version'])}; this one knows"
            f" {VERSION}).",
            "Install the newer version.",
        )  # fmt: skip
    try:
        named, tag = unescaped(found["article"] or ""), unescaped(found["locale"] or "")
    except ValueError:
        named, tag = "", ""
    # macOS takes names apart (NFD), and git and people put them together.
    if _composed(named) != _composed(article) or tag != locale.tag or found.end() != len(line):
        raise _refused(
            "approvals-other", path, 1,
            f"this says it is about “{named}” for “{tag}”, but it lies where the approvals of"
            f" “{article}” for {locale} belong.",
            "Put the right file there, or move this one back.",
        )  # fmt: skip


def _entry(line: str, path: str, number: int) -> Approval:
    fields = line.split("\t")
    if not 5 <= len(fields) <= 6:
        raise _broken(path, number, f"it has {len(fields)} columns instead of 6")
    try:
        context, source, target, who, when, words = map(unescaped, (*fields, "")[:6])
    except ValueError:
        raise _broken(path, number, "a backslash stands before nothing that it can mean") from None
    for name, value in (("source", source), ("target", target)):
        if not _HASH.fullmatch(value):
            raise _broken(path, number, f"“{value[:40]}” is no hash of a {name}")
    if not who.strip():
        raise _broken(path, number, "nobody is named who approved")
    return Approval(context, source, target, who, _moment(when, path, number), words)


def _moment(text: str, path: str, number: int) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            raise ValueError(text)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _broken(
            path, number, f"“{text[:40]}” is no moment such as 2026-11-22T18:30:00Z"
        ) from None


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _advice() -> str:
    return f"{_BROUGHT_BACK}. Or delete it, and approve again."


def _broken(path: str, line: int, what: str) -> InputError:
    return _refused("approvals-broken", path, line, f"the line is broken: {what}.", _advice())


def _refused(code: str, path: str, line: int, reason: str, advice: str) -> InputError:
    return InputError(
        f"{reason} Nothing was changed.", where=Where(path, line), advice=advice, code=code
    )
