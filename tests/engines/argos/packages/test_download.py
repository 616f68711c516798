"""Downloads: what came is never fetched twice, and what is wrong never looks complete."""

from __future__ import annotations

import contextlib
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.engines.argos.packages.download import download
from l10n.engines.argos.packages.web import WebError
from l10n.errors import BrokenError

from .serving import Page, Site, serving

DATA = random.Random(1).randbytes(700_000)
LIMIT = 1_000_000
HALF = len(DATA) // 2


def fetch(url: str, target: Path, size: int | None = None) -> bytes:
    download(url, target, size=size, limit=LIMIT)
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    return target.read_bytes()


def cut(site: Site, target: Path, page: Page, at: int = HALF) -> str:
    """Have a download of ``page`` break after ``at`` bytes; return its address."""
    url = site.put("/file", page)
    page.cut = at
    with pytest.raises(WebError, match=f"after {at:,} of|connection broke"):
        download(url, target, size=None, limit=LIMIT)
    assert not target.exists()
    return url


def test_a_file_comes_whole(site: Site, tmp_path: Path):
    assert fetch(site.put("/file", Page(DATA)), tmp_path / "file", len(DATA)) == DATA


def test_progress_counts_up_to_the_size(site: Site, tmp_path: Path):
    said: list[tuple[int, int | None]] = []
    url = site.put("/file", Page(DATA))
    download(url, tmp_path / "f", size=None, limit=LIMIT, progress=lambda *both: said.append(both))
    assert said[0] == (0, len(DATA))
    assert said[-1] == (len(DATA), len(DATA))
    assert said == sorted(said)


def test_after_a_cut_only_the_rest_is_fetched(site: Site, tmp_path: Path):
    url = cut(site, tmp_path / "file", Page(DATA))
    assert fetch(url, tmp_path / "file") == DATA
    assert site.ranges() == [None, f"bytes={HALF}-"]
    assert site.asked[-1][1]["If-Range"] == '"one"'


@pytest.fixture(scope="module")
def one_site() -> Iterator[Site]:
    """One server for all the examples of a law."""
    with pytest.MonkeyPatch.context() as patch, serving() as found:
        patch.setenv("NO_PROXY", "127.0.0.1")
        yield found


@settings(max_examples=20)
@given(cuts=st.lists(st.integers(0, 3_000), max_size=4), data=st.binary(max_size=4_000))
def test_wherever_it_is_cut_the_file_is_the_same_in_the_end(
    one_site: Site,
    tmp_path_factory: pytest.TempPathFactory,
    cuts: list[int],
    data: bytes,
):
    target = tmp_path_factory.mktemp("cuts") / "file"
    page = Page(data)
    url = one_site.put("/file", page)
    for at in cuts:
        page.cut = at
        try:
            download(url, target, size=len(data), limit=LIMIT)
        except WebError:
            continue
        assert target.read_bytes() == data
    page.cut = None
    assert fetch(url, target, len(data)) == data


def test_the_time_of_a_file_serves_where_its_tag_is_weak(site: Site, tmp_path: Path):
    modified = "Tue, 12 Sep 2023 08:00:00 GMT"
    url = cut(site, tmp_path / "file", Page(DATA, etag='W/"x"', modified=modified))
    assert fetch(url, tmp_path / "file") == DATA
    assert site.asked[-1][1]["If-Range"] == modified


@pytest.mark.parametrize(
    "page",
    [
        Page(DATA, ranges=False),
        Page(DATA, etag="", modified=""),
        Page(DATA, etag='W/"weak"'),
    ],
)
def test_without_ranges_or_a_name_for_the_file_it_begins_again(
    page: Page, site: Site, tmp_path: Path
):
    url = cut(site, tmp_path / "file", page)
    assert fetch(url, tmp_path / "file") == DATA


def test_a_file_that_changed_meanwhile_is_fetched_anew(site: Site, tmp_path: Path):
    url = cut(site, tmp_path / "file", Page(DATA))
    other = DATA[::-1]
    site.put("/file", Page(other, etag='"two"'))
    assert fetch(url, tmp_path / "file") == other


def test_a_file_that_became_shorter_than_the_part_is_fetched_anew(site: Site, tmp_path: Path):
    url = cut(site, tmp_path / "file", Page(DATA))
    site.put("/file", Page(DATA[:100]))
    assert fetch(url, tmp_path / "file") == DATA[:100]


def test_another_rest_than_the_one_asked_for_is_not_appended(site: Site, tmp_path: Path):
    url = cut(site, tmp_path / "file", Page(DATA))
    site.put("/file", Page(DATA[5:], status=206, ranges=False, content_range="bytes 5-9/10"))
    with pytest.raises(WebError, match="nobody asked for"):
        fetch(url, tmp_path / "file")


def test_the_part_of_another_address_is_not_built_upon(site: Site, tmp_path: Path):
    cut(site, tmp_path / "file", Page(DATA))
    other = site.put("/other", Page(DATA[::-1]))
    assert fetch(other, tmp_path / "file") == DATA[::-1]


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"url": 1}', b"\xff"])
def test_a_part_with_a_damaged_note_is_not_built_upon(note: bytes, site: Site, tmp_path: Path):
    url = cut(site, tmp_path / "file", Page(DATA))
    (tmp_path / "file.note").write_bytes(note)
    assert fetch(url, tmp_path / "file") == DATA
    assert site.ranges() == [None, None]


def test_a_download_that_was_killed_goes_on_where_it_stopped(site: Site, tmp_path: Path):
    held = threading.Event()
    url = site.put("/file", Page(DATA, cut=HALF, held=held))
    program = (
        "import sys; from pathlib import Path; from l10n.engines.argos.packages.download import download\n"
        "download(sys.argv[1], Path(sys.argv[2]), size=None, limit=10**6,"
        " progress=lambda done, total: print(done, flush=True))"
    )
    words = [sys.executable, "-c", program, url, str(tmp_path / "file")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if int(line) == HALF:
                child.send_signal(signal.SIGKILL)
        assert child.wait() == -signal.SIGKILL
    held.set()
    assert (tmp_path / "file.part").read_bytes() == DATA[:HALF]
    assert fetch(url, tmp_path / "file") == DATA
    assert site.ranges() == [None, f"bytes={HALF}-"]


def test_a_part_that_is_whole_already_is_not_asked_for(site: Site, tmp_path: Path):
    url = cut(site, tmp_path / "file", Page(DATA), at=HALF)
    with (tmp_path / "file.part").open("ab") as part:
        part.write(DATA[HALF:])
    assert fetch(url, tmp_path / "file") == DATA
    assert len(site.asked) == 1


WRONG = [
    (Page(DATA), len(DATA) - 1, "bytes and not the"),
    (Page(DATA, length=None), len(DATA) - 1, "more than"),
    (Page(DATA * 2), None, "more than 1,000,000"),
    (Page(DATA * 2, length=None), None, "more than 1,000,000"),
    (Page(b"", length=10**12), None, "more than 1,000,000"),
    (Page(b"<html>Log in", type="text/html; charset=utf-8"), None, "web page"),
]


@pytest.mark.parametrize(("page", "size", "reason"), WRONG)
def test_what_cannot_be_the_file_is_refused_and_does_not_stay(
    page: Page, size: int | None, reason: str, site: Site, tmp_path: Path
):
    with pytest.raises(BrokenError, match=reason):
        download(site.put("/file", page), tmp_path / "file", size=size, limit=LIMIT)
    assert not (tmp_path / "file").exists()
    assert not (tmp_path / "file.part").exists()


def test_a_disk_that_fills_up_leaves_a_part_that_can_be_built_upon(site: Site, tmp_path: Path):
    url = site.put("/file", Page(DATA))
    program = (
        "import resource, sys; from pathlib import Path\n"
        "from l10n.engines.argos.packages.download import download\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({HALF}, {HALF}))\n"
        "download(sys.argv[1], Path(sys.argv[2]), size=None, limit=10**6)"
    )
    words = [sys.executable, "-c", program, url, str(tmp_path / "file")]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "the file would be larger than the system allows" in done.stderr
    assert fetch(url, tmp_path / "file") == DATA
    assert site.ranges() == [None, f"bytes={HALF}-"]


@pytest.mark.parametrize("length", ["9" * 5_000, "-5", "x", "1_0", "3 3"])
def test_a_length_that_is_none_does_no_harm(length: str, site: Site, tmp_path: Path):
    page = Page(DATA, length=length)
    with contextlib.suppress(WebError):
        download(site.put("/file", page), tmp_path / "file", size=None, limit=LIMIT)


def test_without_a_length_a_known_size_tells_of_a_cut(site: Site, tmp_path: Path):
    page = Page(DATA, length=None, cut=HALF)
    with pytest.raises(WebError, match="the connection ended after"):
        download(site.put("/file", page), tmp_path / "file", size=len(DATA), limit=LIMIT)


def test_a_disk_that_takes_nothing_is_an_error_with_a_way_out(site: Site, tmp_path: Path):
    (tmp_path / "file.part").mkdir()
    with pytest.raises(BrokenError, match="cannot write"):
        download(site.put("/file", Page(DATA)), tmp_path / "file", size=None, limit=LIMIT)
