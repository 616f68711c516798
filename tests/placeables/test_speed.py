"""Time grows with the length of the text, however odd it is."""

import time

import pytest

from l10n.placeables import finding

ODD = (
    "1",
    "a",
    "-1",
    "1/",
    "14 h 30 ",
    "entre le ",
    "vingt et un ",
    "1,234,567,",
    "(2-1) ",
    "NÉ",
    "janvier ",
    "T1 ",
    "€1",
    "1-",
)


@pytest.mark.soak
@pytest.mark.parametrize("language", ["fr", "en", "de"])
@pytest.mark.parametrize("piece", ODD)
def test_four_times_the_text_takes_about_four_times_as_long(piece, language):
    short, long = (min(_seconds(piece, size, language) for _ in range(2)) for size in (1, 4))
    assert long < 12 * short + 0.5


def _seconds(piece: str, size: int, language: str) -> float:
    text = piece * (size * 5_000 // len(piece))
    start = time.process_time()
    finding.find.__wrapped__(text, language)
    return time.process_time() - start
