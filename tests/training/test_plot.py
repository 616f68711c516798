"""The learning curve is one SVG that needs nothing else, with every curve of the log."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plot import smooth, svg, ticks

CURVE = Path(__file__).parents[2] / "training" / "curves" / "starter-fr-1.0.jsonl"


def drawn(text: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(text).iter() if element.text]


def test_the_stored_curve_can_be_drawn() -> None:
    texts = drawn(svg(CURVE))
    assert "loss per target piece" in texts
    assert any(text.startswith("training ") for text in texts)
    assert "BLEU" not in texts


def test_scores_have_a_panel_of_their_own(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    lines = [{"step": s, "loss": 9 / s, "pieces": 1000 * s} for s in range(1, 9)]
    lines.append({"step": 4, "dev": {"fr-en": 3.0, "fr-de": 3.5}})
    lines += [{"step": s, "bleu": {"fr-en<": s}} for s in (4, 8)]
    log.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    texts = drawn(svg(log))
    assert {"BLEU", "fr-en 3.00", "fr-de 3.50", "fr-en< 8.00"} <= set(texts)


def test_a_log_without_a_loss_is_named(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text('{"step": 1, "stopped": true}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"log\.jsonl"):
        svg(tmp_path / "log.jsonl")


@given(st.floats(0, 10), st.floats(0.001, 1e6))
def test_ticks_are_few_and_within(low: float, size: float) -> None:
    values = ticks(low, low + size, 6)
    assert 2 <= len(values) <= 15
    assert all(low - 1e-6 * size <= value <= low + size * (1 + 1e-6) for value in values)


@given(st.lists(st.floats(0, 9), max_size=30))
def test_smoothing_keeps_the_ends_and_the_range(values: list[float]) -> None:
    points = smooth(list(enumerate(values)))
    assert len(points) == len(values)
    assert all(min(values) - 1e-9 <= y <= max(values) + 1e-9 for _, y in points)
    if values:
        assert (points[0][1], points[-1][1]) == (values[0], values[-1])
