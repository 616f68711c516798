"""Draw the learning curve of a log as an SVG: training and development loss, BLEU below."""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

WIDTH, LEFT, RIGHT, TOP = 900, 64, 130, 48
HIGH, LOW, GAP = 300, 150, 56
"""Heights of the panels of losses and of scores, and what is between them, in pixels."""

COLOURS = ("#0b6e99", "#d1495b", "#edae49", "#6a4c93", "#3a7d44", "#8d6a4f")
Points = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Curve:
    """Points (target pieces in millions, value) with a name."""

    name: str
    points: Points
    colour: str
    faint: bool = False


def read(log: Path) -> tuple[list[Curve], list[Curve]]:
    """Return the curves of losses and those of BLEU from a `log.jsonl`."""
    lines: list[dict[str, Any]] = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    pieces_at = {line["step"]: line["pieces"] / 1e6 for line in lines if "pieces" in line}
    if not pieces_at:
        raise ValueError(f"{log} has no line with a loss")
    steps = sorted(pieces_at)

    def pieces(step: int) -> float:
        """The pieces that were seen at a step, from the last line before it."""
        known = [s for s in steps if s <= step] or steps[:1]
        return pieces_at[known[-1]] * step / known[-1]

    loss = [(pieces(line["step"]), line["loss"]) for line in lines if "loss" in line]
    losses = [Curve("", loss, "#bbbbbb", faint=True), Curve("training", smooth(loss), "#555555")]
    return losses + _named(lines, "dev", pieces), _named(lines, "bleu", pieces)


def _named(
    lines: Iterable[dict[str, Any]], key: str, pieces: Callable[[int], float]
) -> list[Curve]:
    found: dict[str, Points] = {}
    for line in lines:
        for name, value in line.get(key, {}).items():
            found.setdefault(name.strip("_"), []).append((pieces(line["step"]), value))
    return [
        Curve(name, sorted(points), COLOURS[number % len(COLOURS)])
        for number, (name, points) in enumerate(sorted(found.items()))
    ]


def smooth(points: Sequence[tuple[float, float]], reach: int = 5) -> Points:
    """Return for each point the mean over it and up to `reach` neighbours on either side."""
    kept = []
    for number, (x, _) in enumerate(points):
        near = min(reach, number, len(points) - 1 - number)
        values = [y for _, y in points[number - near : number + near + 1]]
        kept.append((x, sum(values) / len(values)))
    return kept


def ticks(low: float, high: float, about: int) -> list[float]:
    """Return round values between low and high, about so many."""
    rough = (high - low) / about
    power = 10.0 ** math.floor(math.log10(rough))
    step = min((m * power for m in (1, 2, 5, 10)), key=lambda size: abs(size - rough))
    return [step * n for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle with axes, `top` pixels down; x in million pieces, y from low to high."""

    title: str
    top: int
    height: int
    x_high: float
    low: float
    high: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return the pixels of a point."""
        across = LEFT + x / self.x_high * (WIDTH - LEFT - RIGHT)
        share = (min(y, self.high) - self.low) / (self.high - self.low)
        return round(across, 1), round(self.top + self.height * (1 - share), 1)

    def draw(self, curves: Sequence[Curve]) -> list[str]:
        """Return the elements: grid, lines, and names where the lines end, apart from another."""
        right, bottom = WIDTH - RIGHT, self.top + self.height
        out = [f'<text x="{LEFT}" y="{self.top - 12}" class="title">{escape(self.title)}</text>']
        for value in ticks(self.low, self.high, 6):
            y = self.at(0, value)[1]
            out.append(f'<path d="M{LEFT} {y}H{right}" class="grid"/>')
            out.append(f'<text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{value:g}</text>')
        for value in ticks(0, self.x_high, 8):
            x = self.at(value, self.low)[0]
            out.append(f'<text x="{x}" y="{bottom + 18}" text-anchor="middle">{value:g}</text>')
        ends = []
        for curve in curves:
            pixels = [self.at(x, y) for x, y in curve.points]
            way = "L".join(f"{x} {y}" for x, y in pixels)
            out.append(
                f'<path d="M{way}" stroke="{curve.colour}" fill="none" stroke-linejoin="round"'
                f' stroke-width="{1 if curve.faint else 2}"/>'
            )
            if not curve.faint and len(pixels) < 60:
                dots = (
                    f'<circle cx="{x}" cy="{y}" r="2.5" fill="{curve.colour}"/>' for x, y in pixels
                )
                out += dots
            if curve.name:
                ends.append((pixels[-1][1], curve))
        lowest = float(self.top)
        for y, curve in sorted(ends, key=lambda end: end[0]):
            lowest = max(y + 4, lowest)
            text = f"{curve.name} {curve.points[-1][1]:.2f}"
            out.append(
                f'<text x="{right + 8}" y="{lowest}" fill="{curve.colour}">{escape(text)}</text>'
            )
            lowest += 16
        return out


def svg(log: Path) -> str:
    """Return the drawing of a log, one file that needs nothing else."""
    losses, scores = read(log)
    x_high = max(x for curve in losses + scores for x, _ in curve.points)
    early = sorted(y for curve in losses for _, y in curve.points)
    # The first losses are several times the later ones; the interesting part is below.
    high = min(early[-1], 1.5 * early[int(0.9 * (len(early) - 1))])
    panels = [(Panel("loss per target piece", TOP, HIGH, x_high, 0.9 * early[0], high), losses)]
    bottom = TOP + HIGH
    if scores:
        best = max(y for curve in scores for _, y in curve.points)
        panels.append((Panel("BLEU", bottom + GAP, LOW, x_high, 0.0, 1.1 * best or 1), scores))
        bottom += GAP + LOW
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{bottom + 52}"'
        ' font-family="sans-serif" font-size="12" fill="#333">',
        "<style>.grid{stroke:#e6e6e6}.title{font-size:14px;font-weight:bold}</style>",
        f'<rect width="{WIDTH}" height="{bottom + 52}" fill="#fff"/>',
        *(element for panel, curves in panels for element in panel.draw(curves)),
        f'<text x="{(LEFT + WIDTH - RIGHT) / 2}" y="{bottom + 40}" text-anchor="middle">'
        "million target pieces</text>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def main() -> None:
    """Write the drawing beside the log, or where the option says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("log", type=Path)
    parser.add_argument("--out", type=Path, help="default: the log's name with .svg")
    options = parser.parse_args()
    out = options.out or options.log.with_suffix(".svg")
    out.write_text(svg(options.log), encoding="utf-8")
    print(out)


if __name__ == "__main__":
    main()
