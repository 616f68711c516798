"""A gate before patterns keeps none from matching."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.placeables.dates.grammar import grammar
from l10n.placeables.needed import Gate, needs_of
from l10n.placeables.numbers.finding import _names
from l10n.placeables.times.finding import _words

LINES = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
assert LINES


@pytest.mark.parametrize("language", ["fr", "en", "de", "es"])
def test_a_pattern_that_matches_is_always_tried(language):
    texts = [case["src"] for case in LINES]
    for gate in (grammar(language).patterns, _words(language).patterns, _names()):
        for text in [*texts, *(text.upper() for text in texts)]:
            tried = {pattern for _, pattern in gate.tried(text)}
            assert not [p for p in gate.patterns if p not in tried and p.search(text)]


@given(st.text("aAbB12 -é", max_size=12))
def test_any_text_that_matches_passes(text):
    bodies = (r"a+b?\d{2}", r"(?:ab|(?:ba)?1)-", r"[12]\d(?= a)", r"é(?!b)", r"(?<=a)b", r"[ab]")
    gate = Gate.of(re.compile(body, re.IGNORECASE) for body in bodies)
    tried = [place for place, _ in gate.tried(text)]
    assert tried == sorted(tried)
    assert set(tried) >= {place for place, p in enumerate(gate.patterns) if p.search(text)}


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"siècles? av\.", [{"siècle"}, {"av"}]),
        (
            r"(?:janvier|mai|juin)\b (?P<year>[12]\d{3})(?!\d)",
            [{"0000"}, {"janvier", "mai", "juin"}],
        ),
        (r"(?:le )?\d\d?(?: mai|er juin)?", [{"0"}]),
        (r"(?:jan|janvier|may)", [{"jan", "may"}]),
        (r"(?:lundi|)", []),
    ],
)
def test_what_a_pattern_needs(pattern, needs):
    assert sorted(map(sorted, needs_of(pattern))) == sorted(map(sorted, needs))
