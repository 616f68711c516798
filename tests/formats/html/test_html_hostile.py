"""Pages that want to break the reader: it takes time in proportion to their size, and no other way out."""

from __future__ import annotations

import time
from collections.abc import Callable

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


def _seconds(text: str) -> float:
    """Of reading a page that nobody has read before."""
    begun = time.process_time()
    HTML.parse(text, FR, {})
    return time.process_time() - begun


def test_a_longer_page_takes_no_more_time_for_each_megabyte() -> None:
    assert _seconds(PROSE * 4_000) < 20 * max(_seconds(PROSE * 400), 0.05)


_SHAPES = {
    **{name: PROSE + piece for name, piece in _ENDLESS.items()},
    "paragraphs": PROSE,
    "short paragraphs": f"{PROSE}<p>mot",
    "lines": f"{PROSE}<br><br>mot ",
    "elements in elements with words": "<div>mot ",
    "inline elements": "<b>un</b> <i>mot</i> ",
    "links": '<a href="/a">un mot</a> ',
    "attributes": "<p a=b c='d'",
    "attributes of one tag": " a=b",
    "parts of a title": "<title>" + "mot | " * 50,
    "hours": f"<div class=t>14h05</div>{PROSE}",
    "bylines": "<p>Par Anne Le Goff</p>",
    "boxes": "<aside><h4>mot</h4><p>Un texte ici.</p></aside>",
    "pictures": '<p>un <img src=a alt="Une image rouge"> mot</p>',
    "quotations": "<blockquote><p>mot mot</p>",
}


@pytest.mark.soak
@pytest.mark.parametrize("piece", _SHAPES.values(), ids=_SHAPES.keys())
def test_time_grows_with_size_and_no_faster(piece: str) -> None:
    def page(size: int) -> str:
        return PROSE * 3 + piece * (size // len(piece))

    _seconds(page(1_000))
    # Four times as much; something quadratic would take 16 times as long.
    assert _seconds(page(120_000)) < 10 * max(_seconds(page(30_000)), 0.1)


_PROSE_LINE = PROSE.removeprefix("<p>").removesuffix("</p>")
_LARGE: dict[str, Callable[[], str]] = {
    "one paragraph": lambda: f"<p>{f'{_PROSE_LINE} ' * 120_000}</p>",
    "200,000 paragraphs": lambda: PROSE * 200_000,
    "inline elements": lambda: PROSE + "<p>" + "<b>un</b> <i>mot</i> " * 480_000,
    "elements that are never closed": lambda: PROSE + "<div>" * 2_000_000,
    "one word": lambda: PROSE + "<p>" + "a" * 10_000_000,
}


@pytest.mark.soak
@pytest.mark.parametrize("text", _LARGE.values(), ids=_LARGE.keys())
def test_ten_megabytes_are_read(text: Callable[[], str]) -> None:
    assert HTML.parse(text(), FR, {})[0]
