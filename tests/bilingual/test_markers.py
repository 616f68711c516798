"""Markers of inline codes come through XLIFF and TMX as they stand in the catalog."""

from __future__ import annotations

import pytest

from l10n.bilingual import tmx, xliff
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit

SENTENCES = [
    ("Le <b>chat</b> <a2>noir</a2><fn>.", "The <a2>black</a2> <b>cat</b><fn>."),
    ("Voir [là](https://a.org/?a=1&b=2 \"T\")[^1].", "See [there](https://a.org/?a=1&b=2 \"T\")[^1]."),
    ("a &lt;b&gt; & <br> c", "a &lt;b&gt; & <br> d"),
    ("Un <x id=\"1\"/> <g id=\"2\">mot</g> ]]> fin", "A <x id=\"1\"/> <g id=\"2\">word</g> ]]> end"),
]  # fmt: skip


@pytest.fixture
def catalog() -> Catalog:
    units = tuple(Unit(Key("", one), other, State.REVIEWED) for one, other in SENTENCES)
    return Catalog("a", Locale("fr"), Locale("en"), units)


def test_markers_come_back_from_xliff_as_text(catalog: Catalog) -> None:
    data = xliff.write(catalog)
    assert b"&lt;b&gt;chat&lt;/b&gt;" in data
    assert {one.key.source: one.target for one in xliff.read(data, "a.xlf").units} == dict(
        SENTENCES
    )


def test_markers_come_back_from_tmx_as_text(catalog: Catalog) -> None:
    data = tmx.write([catalog], drafts=False)
    assert {one.key.source: one.target for one in tmx.read(data, "a.tmx").units} == dict(SENTENCES)
