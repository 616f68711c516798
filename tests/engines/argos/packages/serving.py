"""A web server on loopback that serves what a test says, as badly as a test says."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Page:
    """What lies at a path."""

    data: bytes = b""
    status: int = 200
    etag: str = '"one"'
    modified: str = ""
    ranges: bool = True
    """Whether the server understands Range."""
    length: int | str | None = -1
    """What it says of the length: the truth with -1, nothing with None."""
    cut: int | None = None
    """After how many bytes the connection ends; once."""
    held: threading.Event | None = None
    """What the connection waits for before it ends."""
    type: str = "application/octet-stream"
    location: str = ""
    content_range: str = ""
    """A Content-Range that is not asked for, or wrong."""


@dataclass
class Site:
    """The pages of a server, and what it was asked for."""

    url: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, Message]] = field(default_factory=list)

    def put(self, path: str, page: Page) -> str:
        """Serve ``page``; return its address."""
        self.pages[path] = page
        return self.url + path

    def ranges(self) -> list[str | None]:
        """The Range of each request so far."""
        return [headers["Range"] for _, headers in self.asked]


@contextmanager
def serving() -> Iterator[Site]:
    """Serve a new `Site` from a thread of this process."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

        def do_GET(self) -> None:
            site.asked.append((self.path, self.headers))
            self.close_connection = True
            page = site.pages.get(self.path, Page(status=404, type="text/html"))
            body, status = page.data, page.status
            found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
            validator = self.headers.get("If-Range")
            whole = f"/{len(page.data)}"
            headers = {"Content-Type": page.type, "ETag": page.etag, "Connection": "close"}
            headers |= {"Last-Modified": page.modified, "Location": page.location}
            headers["Content-Range"] = page.content_range
            if found and page.ranges and validator in (page.etag or None, page.modified or None):
                start = int(found[1])
                status = 206 if start < len(page.data) else 416
                body = page.data[start:] if status == 206 else b""
                if status == 206:
                    headers["Content-Range"] = f"bytes {start}-{len(page.data) - 1}{whole}"
            if page.length is not None:
                headers["Content-Length"] = str(len(body) if page.length == -1 else page.length)
            self.send_response(status)
            for name, value in headers.items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            cut, page.cut = page.cut, None
            self.wfile.write(body[:cut])
            self.wfile.flush()
            if cut is not None and page.held:
                page.held.wait(30)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        for page in site.pages.values():
            if page.held:
                page.held.set()
        server.shutdown()
        server.server_close()
        thread.join()
