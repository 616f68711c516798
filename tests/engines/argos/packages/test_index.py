"""The index: whatever it says, only what is of use comes out, and nothing that could do harm."""

from __future__ import annotations

import json
from pathlib import PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.engines.argos.packages import web
from l10n.engines.argos.packages.index import (
    OFFICIAL,
    fetch_index,
    index_url,
    read_index,
    read_offer,
)
from l10n.errors import BrokenError, MissingError

from .serving import Page, Site

FR_EN = {
    "package_version": "1.9",
    "argos_version": "1.9.0",
    "from_code": "fr",
    "from_name": "French",
    "to_code": "en",
    "to_name": "English",
    "links": ["https://host.example/translate-fr_en-1_9.argosmodel", "ipfs://Qm"],
    "code": "translate-fr_en",
}
values = st.recursive(
    st.none() | st.integers() | st.text(max_size=8) | st.sampled_from(["fr", "1.9", "http://h/x"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


def index(*entries: object) -> bytes:
    return json.dumps(entries).encode()


def test_an_entry_as_argos_writes_it_becomes_an_offer():
    offer = read_index(index(FR_EN), "x")[0]
    assert (offer.source, offer.target, offer.version) == ("fr", "en", "1.9")
    assert offer.label == "translate-fr_en-1.9"
    assert offer.file == "translate-fr_en-1_9.argosmodel"
    assert offer.links == ("https://host.example/translate-fr_en-1_9.argosmodel",)


def test_of_each_pair_the_newest_version_is_offered():
    entries = [{**FR_EN, "package_version": version} for version in ("1.9", "1.10", "1.2")]
    assert [offer.version for offer in read_index(index(*entries), "x")] == ["1.10"]


USELESS = [
    {"from_code": "../.."},
    {"from_code": "FR"},
    {"from_code": None},
    {"to_code": "en/x"},
    {"to_code": "e" * 40},
    {"package_version": "../1"},
    {"package_version": 1.9},
    {"package_version": ""},
    {"package_version": "1\n"},
    {"links": []},
    {"links": "https://host.example/x"},
    {"links": ["file:///etc/passwd", "ipfs://Qm", "magnet:?x", 7, None]},
    {"type": "sbd"},
]


@pytest.mark.parametrize("changes", USELESS)
def test_what_is_of_no_use_is_passed_over(changes: dict[str, object]):
    assert read_offer({**FR_EN, **changes}) is None
    assert len(read_index(index({**FR_EN, **changes}, FR_EN), "x")) == 1


@settings(max_examples=80)
@given(
    st.dictionaries(
        st.sampled_from(["from_code", "to_code", "package_version", "links", "type"]), values
    )
)
def test_whatever_an_entry_says_its_file_has_a_harmless_name(changes: dict[str, object]):
    offer = read_offer({**FR_EN, **changes})
    if offer is not None:
        assert PurePath(offer.file).name == offer.file
        assert offer.file.isascii()
        assert offer.links
        assert all(web.fetchable(link) for link in offer.links)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"<!DOCTYPE html><title>Log in</title>", "a web page"),
        (b"{}", "no list"),
        (b"[1]", "no list"),
        (b"[]", "no package"),
    ],
)
def test_what_is_no_index_is_refused_with_the_reason(data: bytes, reason: str):
    with pytest.raises(BrokenError, match=reason) as caught:
        read_index(data, "http://host.example/index.json")
    assert str(caught.value).startswith("http://host.example/index.json: ")


def test_the_index_is_argos_own_unless_its_variable_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.delenv("ARGOS_PACKAGE_INDEX", raising=False)
    assert index_url() == OFFICIAL + "index.json"
    for value in ("https://m.example/a", "https://m.example/a/", "https://m.example/a/index.json"):
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", value)
        assert index_url() == "https://m.example/a/index.json"


def test_an_index_is_fetched_from_its_server(site: Site):
    url = site.put("/index.json", Page(index(FR_EN)))
    assert [offer.label for offer in fetch_index(url)] == ["translate-fr_en-1.9"]


def test_an_index_that_cannot_be_had_is_an_error_with_the_manual_way(site: Site):
    with pytest.raises(MissingError, match="404") as caught:
        fetch_index(site.url + "/index.json")
    assert "l10n models install FILE" in caught.value.advice
    huge = site.put("/huge.json", Page(b" " * ((8 << 20) + 1)))
    with pytest.raises(MissingError, match="more than"):
        fetch_index(huge)
