"""Download a file so that a run that was cut off goes on where it stopped."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from l10n import storage
from l10n.engines.argos.packages import web
from l10n.errors import BrokenError
from l10n.model.finding import Where
from l10n.storage.faults import unwritable

Progress = Callable[[int, int | None], None]
"""Told how many bytes are there, and of how many if that is known."""

_CHUNK = 1 << 18
_RANGE = re.compile(r"bytes (\d{1,15})-\d{1,15}/(\d{1,15})\Z")


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be fetched, and where it goes."""

    url: str
    part: Path
    note: Path
    size: int | None
    limit: int
    progress: Progress
    moved: web.Moved


@dataclass(frozen=True, slots=True)
class _Partial:
    """What is known of a file that is there in part."""

    url: str
    validator: str
    """ETag or time of the file on the server; the rest is taken from the same file alone."""
    total: int | None

    def save(self, path: Path) -> None:
        table = {"url": self.url, "validator": self.validator, "total": self.total}
        storage.write(path, json.dumps(table).encode())


def download(
    url: str,
    target: Path,
    *,
    size: int | None,
    limit: int,
    progress: Progress = lambda *_: None,
    moved: web.Moved = lambda _: None,
) -> None:
    """Fetch ``url`` into the file ``target``; what is there of an earlier run is not fetched again.

    Until it is complete it is called ``<target>.part``, with a note beside it of what it is part
    of (RFC 9110: Range with If-Range). It begins again when the server knows no ranges or has
    another file now. Raises `web.WebError` when the server cannot be asked or the connection
    breaks (the part is kept), `BrokenError` when the file is not ``size`` bytes (if that is
    known), has more than ``limit``, is a web page, or the disk will not take it.
    """
    part, note = target.with_name(f"{target.name}.part"), target.with_name(f"{target.name}.note")
    order = _Order(url, part, note, size, limit, progress, moved)
    try:
        before = _read_note(note, url) if part.is_file() else None
        have = part.stat().st_size if before else 0
        if before is None or not before.total or have < before.total:
            _fetch(order, before)
        part.replace(target)
        note.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(target, error) from error


def discard(target: Path) -> None:
    """Remove a download, complete or not, that is of no use."""
    for path in (
        target,
        target.with_name(f"{target.name}.part"),
        target.with_name(f"{target.name}.note"),
    ):
        path.unlink(missing_ok=True)


def _fetch(order: _Order, before: _Partial | None) -> None:
    have = order.part.stat().st_size if before else 0
    headers = {"Range": f"bytes={have}-", "If-Range": before.validator} if before and have else {}
    try:
        with web.asked(order.url, headers, moved=order.moved) as reply:
            found = _RANGE.match(reply.headers.get("Content-Range", ""))
            if reply.status != 206 or (headers and _continues(found, have, before)):
                return _take(reply, order)
    except web.RefusedError as error:
        # 416: there is nothing behind what we have; the file on the server is another one.
        if error.status != 416 or not headers:
            raise
    if not headers:
        raise web.WebError("the server sends a part of the file that nobody asked for")
    return _fetch(order, None)


def _continues(found: re.Match[str] | None, have: int, before: _Partial | None) -> bool:
    """Whether the answer is the rest of what we have."""
    if found is None or before is None or int(found[1]) != have:
        return False
    return before.total is None or int(found[2]) == before.total


def _take(reply: web.Reply, order: _Order) -> None:
    """Write the body of ``reply`` to the part: behind what is there, or from the beginning."""
    url, part, size = order.url, order.part, order.size
    resumed = reply.status == 206
    have = part.stat().st_size if resumed else 0
    total = _total(reply, have)
    if reply.headers.get_content_type() == "text/html":
        raise _wrong(url, "the server answers with a web page, not with a package")
    if size is not None and total is not None and total != size:
        raise _wrong(url, f"the file has {total:,} bytes and not the {size:,} that it must have")
    most = order.limit if size is None else size
    if (total or 0) > most:
        raise _wrong(url, f"the file has more than {most:,} bytes")
    if not resumed:
        # The note before the part: a part without its note is never built upon.
        part.unlink(missing_ok=True)
        _Partial(url, _validator(reply), total).save(order.note)
    if total is not None and shutil.disk_usage(part.parent).free < total - have:
        raise BrokenError(
            f"cannot write: the disk has no room for the {total - have:,} bytes that are left to"
            " fetch. Nothing was changed.",
            where=Where(str(part)),
            advice="Make room, then run the command again.",
            code="disk",
        )
    # Unbuffered: what was received is in the file, whatever happens to this process.
    with part.open("ab", buffering=0) as file:
        order.progress(have, total)
        while chunk := reply.read(_CHUNK):
            have += len(chunk)
            if have > most or have > (total or have):
                break
            left = memoryview(chunk)
            while left:  # a disk that is nearly full takes a part
                left = left[file.write(left) :]
            order.progress(have, total)
        os.fsync(file.fileno())
    expected = total if total is not None else size
    if have > most or (expected is not None and have > expected):
        part.unlink()
        raise _wrong(url, f"more than {min(most, expected or most):,} bytes came")
    if expected is not None and have < expected:
        raise web.WebError(f"the connection ended after {have:,} of {expected:,} bytes")


def _total(reply: web.Reply, have: int) -> int | None:
    """How large the whole file is, as the server says."""
    return None if reply.length is None else have + reply.length


def _validator(reply: web.Reply) -> str:
    """What tells this file from another at its address; empty when a part of it is of no use.

    A weak ETag may name two files (RFC 9110, 13.1.5).
    """
    tag = reply.headers.get("ETag", "")
    if tag and not tag.startswith("W/"):
        return tag
    return reply.headers.get("Last-Modified", "")


def _read_note(note: Path, url: str) -> _Partial | None:
    """The note of an earlier run, if it is of use for ``url``."""
    try:
        table = json.loads(note.read_bytes())
        total = None if table["total"] is None else int(table["total"])
        partial = _Partial(str(table["url"]), str(table["validator"]), total)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return partial if partial.url == url and partial.validator else None


def _wrong(url: str, reason: str) -> BrokenError:
    return BrokenError(
        f"This download cannot be used: {reason}. Nothing was installed.",
        where=Where(url),
        advice="Run the command again later; if the package was renewed, first with --update.",
        code="download-wrong",
    )
