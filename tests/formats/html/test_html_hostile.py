"""Pages that want to break the reader: it takes time in proportion to their size, and no other way out."""

from __future__ import annotations

import time

import pytest

from l10n.errors import InputError
from l10n.formats.html import HTML
from l10n.formats.html.tokens import tokens
from l10n.model.locale import Locale

FR = Locale("fr")
PROSE = "<p>Le ministre a déclaré mardi que la loi serait votée avant la fin de la semaine.</p>"

# What is repeated; the article stands before it.
_ENDLESS = {
    "left angles": "<",
    "tags that end nowhere": "<a ",
    "attributes that end nowhere": '<a b="',
    "comments that end nowhere": "<!--",
    "elements in elements": "<div>",
    "lists in lists": "<ul><li>",
    "formatting in formatting": "<b>",
    "overlapping tags": "<b><i></b></i>",
    "references that end nowhere": "&#",
    "titles": "<title>",
    "cells": "<tr><td>un",
    "drawings": "<svg>",
    "buttons": "<button>",
    "NUL": "\x00",
    "objects in objects": '<script type="application/ld+json">{"a":[',
    "line breaks": "<br>x",
}


@pytest.mark.parametrize("piece", _ENDLESS.values(), ids=_ENDLESS.keys())
def test_endless_repetition_is_read(piece: str) -> None:
    text = PROSE + piece * 600
    blocks, _ = HTML.parse(text, FR, {})
    assert blocks
    assert HTML.skeleton(text)
    list(HTML.untouched(text))


@pytest.mark.parametrize("piece", _ENDLESS.values(), ids=_ENDLESS.keys())
def test_tokenizing_takes_time_in_proportion(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        begun = time.process_time()
        for _ in tokens(text):
            pass
        return time.process_time() - begun

    # Sixteen times the text: far less than the 256 times that a quadratic reader would take.
    assert seconds(16_000) < 80 * max(seconds(1_000), 0.001)


def test_links_that_run_programs_are_kept_as_they_are_and_left_out_of_the_content() -> None:
    text = (
        f'{PROSE}<p>Voir <a href="javascript:alert(1)">ce lien</a>, dit-il mardi soir à Paris.</p>'
    )
    blocks, _ = HTML.parse(text, FR, {})
    block = blocks[-1]
    words = "Siehe <a>diesen Link</a>."
    assert 'href="javascript:alert(1)"' in HTML.escape(words, block, text)
    from l10n.formats.html import content

    assert "javascript" not in content(text)


@pytest.mark.parametrize(
    "text", ["<p>", "x", "<script>x</script>", "<nav><a href=/>Home</a></nav>"]
)
def test_a_page_without_an_article_is_refused_with_advice(text: str) -> None:
    with pytest.raises(InputError) as caught:
        HTML.parse(text, FR, {})
    assert caught.value.code == "no-body"
    assert "l10n.toml" in caught.value.advice


def _seconds(times: int) -> float:
    begun = time.process_time()
    HTML.parse(PROSE * times, FR, {})
    return time.process_time() - begun


def test_a_longer_page_takes_no_more_time_for_each_megabyte() -> None:
    assert _seconds(4_000) < 20 * max(_seconds(400), 0.05)


@pytest.mark.soak
def test_a_page_of_ten_megabytes_takes_no_more_time_for_each_megabyte() -> None:
    assert _seconds(100_000) < 20 * max(_seconds(10_000), 0.5)
