"""Ask a web server for something: http(s) alone, never down to http, nothing told about the machine."""

from __future__ import annotations

import http.client
import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from typing import IO, Any
from urllib.parse import urlsplit

AGENT = "article-l10n"
"""No version, no system. Argos' server answers Python's own name with 403."""
PATIENCE = 30.0
"""Seconds without a byte after which a server counts as gone."""
SCHEMES = ("http", "https")
MOST_REDIRECTS = 5


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

    def read(self, most: int) -> bytes:
        """The next bytes, as soon as there are some; none at the end. Raises `WebError`."""
        try:
            return bytes(self.body.read1(most))
        except (OSError, http.client.HTTPException) as error:
            raise WebError(f"the connection broke ({in_words(error)})") from error


@contextmanager
def asked(url: str, headers: Mapping[str, str] | None = None) -> Iterator[Reply]:
    """Ask for ``url``; proxies and certificates are those of the environment.

    Raises `RefusedError` when the server answers with an error, `WebError` for everything else.
    """
    if not fetchable(url):
        raise WebError("this is no address on the web (http, https)")
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked above
        url, headers={"User-Agent": AGENT, "Accept-Encoding": "identity", **(headers or {})}
    )
    try:
        response = _opener().open(request, timeout=PATIENCE)
    except urllib.error.HTTPError as error:
        with error:
            raise RefusedError(error.code, str(error.reason)[:80]) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise WebError(in_words(error)) from error
    with response:
        yield Reply(response.geturl(), response.status, response.headers, response)


def read_all(url: str, limit: int) -> bytes:
    """The whole body at ``url``, if it has at most ``limit`` bytes. Raises `WebError`."""
    with asked(url) as reply:
        data = b""
        while chunk := reply.read(limit + 1 - len(data)):
            data += chunk
        if len(data) > limit:
            raise WebError(f"the answer has more than {limit:,} bytes")
        length = reply.headers.get("Content-Length", "")
        if length.isascii() and length.isdigit() and int(length) != len(data):
            raise WebError(f"the connection ended after {len(data):,} of {int(length):,} bytes")
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
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """Not `build_opener`: that one knows file:, ftp: and data: as well."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.UnknownHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(context=ssl.create_default_context()),
        _Redirects(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
    ):
        opener.add_handler(handler)
    return opener
