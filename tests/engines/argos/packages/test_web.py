"""The web: what is no address on it is not asked, and who is asked learns nothing of us."""

from __future__ import annotations

import socket
import urllib.request

import pytest

from l10n.engines.argos.packages import web

from .serving import Page, Site

NO_ADDRESSES = [
    *("file:///etc/passwd", "ftp://host/x", "data:,x", "ipfs://Qm", "magnet:?xt=urn", "//host/x"),
    *("", "http://", "https:///x", "http://host:99999/", "http://host:x/", "http://[::1"),
    *("http://host/a b", "http://host/\r\nX: y", "http://hóst/", "javascript:alert(1)", "/x"),
]


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_web_address_is_never_asked(url: str):
    assert not web.fetchable(url)
    with pytest.raises(web.WebError, match="no address on the web"), web.asked(url):
        pass


def test_a_request_tells_nothing_of_the_machine(site: Site):
    web.read_all(site.put("/x", Page(b"x")), 10)
    told = {name: value for name, value in site.asked[0][1].items() if name != "Host"}
    assert told == {
        "User-Agent": "article-l10n",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def test_a_redirect_on_the_web_is_followed_and_told(site: Site):
    site.put("/new", Page(b"here"))
    said: list[str] = []
    url = site.put("/old", Page(status=302, location="/new"))
    assert web.read_all(url, 10, moved=said.append) == b"here"
    assert said == [site.url + "/new"]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x"])
def test_a_redirect_off_the_web_is_not_followed(location: str, site: Site):
    with pytest.raises(web.WebError, match=r"not on the web|not allowed"):
        web.read_all(site.put("/old", Page(status=302, location=location)), 10)


def test_a_redirect_from_https_to_http_is_not_followed():
    request = urllib.request.Request("https://host.example/x")
    with pytest.raises(OSError, match="from https to http"):
        web._Redirects(lambda _: None).redirect_request(
            request, None, 302, "", {}, "http://host.example/x"
        )


def test_a_redirect_in_circles_ends(site: Site):
    with pytest.raises(web.WebError):
        web.read_all(site.put("/round", Page(status=302, location="/round")), 10)
    assert len(site.asked) < 20


def test_what_is_too_large_or_cut_off_is_refused(site: Site):
    with pytest.raises(web.WebError, match="more than 3 bytes"):
        web.read_all(site.put("/x", Page(b"1234")), 3)
    with pytest.raises(web.WebError, match=r"after 2 of 4|connection broke"):
        web.read_all(site.put("/x", Page(b"1234", cut=2)), 10)


def test_an_error_of_the_server_is_told_with_its_number(site: Site):
    with pytest.raises(web.RefusedError, match="404 Not Found"):
        web.read_all(site.url + "/nothing", 10)


def test_a_server_that_is_not_there_is_told_in_words(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(web.WebError, match="connection refused"):
        web.read_all(f"http://127.0.0.1:{port}/", 10)


def test_a_password_in_an_address_is_not_shown():
    assert web.host("https://name:secret@host.example:8443/x") == "host.example:8443"
