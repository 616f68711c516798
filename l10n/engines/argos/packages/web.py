"""Ask a web server for something: http(s) alone, never down to http, nothing told about the machine."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from functools import cache
from typing import IO, Any
from urllib.parse import urlsplit

AGENT = "article-l10n"
"""No version, no system. Argos' server answers Python's own name with 403."""
PATIENCE = 30.0
"""Seconds without a byte after which a server counts as gone."""
SCHEMES = ("http", "https")
MOST_REDIRECTS = 5


_NUMBER = re.compile(r"[0-9]{1,15}\Z")

Moved = Callable[[str], None]
"""Told the address that a server sends us to, before it is asked."""


class WebError(Exception):
    """A server could not be asked, or did not answer as it should. The text says why."""


class RefusedError(WebError):
    """The server answered with an error, ``status``."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"the server answers {status} {reason}".rstrip())
        self.status = status


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answers; ``read`` gives the body."""

    url: str
    """Where it came from in the end."""
    status: int
    headers: Message
    body: Any

    @property
    def length(self) -> int | None:
        """Bytes of the body, if the server says how many."""
        length = self.headers.get("Content-Length", "")
        known = _NUMBER.match(length) and not self.headers.get("Transfer-Encoding")
        return int(length) if known else None

    def read(self, most: int) -> bytes:
        """The next bytes, as soon as there are some; none at the end. Raises `WebError`."""
        try:
            return bytes(self.body.read1(most))
        except (OSError, http.client.HTTPException) as error:
            raise WebError(f"the connection broke ({in_words(error)})") from error


@contextmanager
def asked(
    url: str, headers: Mapping[str, str] | None = None, *, moved: Moved = lambda _: None
) -> Iterator[Reply]:
    """Ask for ``url``; proxies and certificates are those of the environment.

    Raises `RefusedError` when the server answers with an error, `WebError` for everything else.
    """
    if not fetchable(url):
        raise WebError("this is no address on the web (http, https)")
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked above
        url, headers={"User-Agent": AGENT, "Accept-Encoding": "identity", **(headers or {})}
    )
    try:
        response = _opener(moved).open(request, timeout=PATIENCE)
    except urllib.error.HTTPError as error:
        with error:
            raise RefusedError(error.code, str(error.reason)[:80]) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise WebError(in_words(error)) from error
    with response:
        yield Reply(response.geturl(), response.status, response.headers, response)


def read_all(url: str, limit: int, *, moved: Moved = lambda _: None) -> bytes:
    """The whole body at ``url``, if it has at most ``limit`` bytes. Raises `WebError`."""
    with asked(url, moved=moved) as reply:
        data = b""
        while chunk := reply.read(limit + 1 - len(data)):
            data += chunk
        if len(data) > limit:
            raise WebError(f"the answer has more than {limit:,} bytes")
        if reply.length not in (None, len(data)):
            raise WebError(f"the connection ended after {len(data):,} of {reply.length:,} bytes")
    return data


def fetchable(url: str) -> bool:
    """Whether ``url`` is an http(s) address with a host, and nothing that hides another one."""
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return (
        named and parts.scheme in SCHEMES and url.isascii() and url.isprintable() and " " not in url
    )


def host(url: str) -> str:
    """Who is asked, without a password that the address may hold."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port}" if parts.port else str(parts.hostname)


def in_words(error: Exception) -> str:
    """What the system says, short."""
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ssl.SSLCertVerificationError):
        return f"its certificate is not good: {reason.verify_message}"
    if isinstance(reason, socket.gaierror):
        return "the host is not known, or there is no network"
    if isinstance(reason, TimeoutError):
        return f"no answer in {PATIENCE:.0f} seconds"
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror.lower()
    return str(reason)[:200] or type(reason).__name__


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follow redirects to the web alone, and from https to https alone."""

    max_redirections = MOST_REDIRECTS

    def __init__(self, moved: Moved) -> None:
        self._moved = moved

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Any,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not fetchable(newurl):
            raise urllib.error.URLError("the server sends us to something that is not on the web")
        if req.type == "https" and urlsplit(newurl).scheme != "https":
            raise urllib.error.URLError("the server sends us from https to http")
        self._moved(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@cache
def _certificates() -> ssl.SSLContext:
    """The system's certificates, read once."""
    return ssl.create_default_context()


def _opener(moved: Moved) -> urllib.request.OpenerDirector:
    """Not `build_opener`: that one knows file:, ftp: and data: as well."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=_certificates()),
        _Redirects(moved),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    return opener
