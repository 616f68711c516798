"""How fast articles are read, cut into sentences and searched for placeables, and how that grows.

    python benchmarks/throughput.py [--sizes 0.1,0.3,1,3,10] [--format text] [--shape lines]
        [--plot FILE.svg] [--table FILE.md] [--json] [--profile]

Without ``--format`` all four are measured: text, Markdown, HTML, DOCX.

The articles are made up from a seed: French sentences with dates, numbers, measures and quotations
in paragraphs of a few sentences (``--shape lines``), or all in one paragraph (``one``). Parse,
segment and find placeables are measured one by one. The limit beside them is what any program must
do that reads words: decode and `str.split`; a splitter on stops alone is `re.split`. For HTML the
competitor is trafilatura on the same page, which only finds the text; up to 1.5 MB we ask it ourselves
what is the article, and are timed with it. Above that it is neither asked nor timed.

One core; seconds of CPU (`time.process_time`), one run. MB are 10⁶ bytes of the file; of a DOCX, of
its text. ``exponent``: how seconds grow with size, by least squares on logarithms: 1 is linear.
Exit code 1 when the speed at the largest size is below 5 MB a minute or the exponent above 1.15.
"""

from __future__ import annotations

import argparse
import io
import json
import math
import random
import re
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n.formats import read_article
from l10n.model.article import Article
from l10n.model.locale import Locale
from l10n.placeables import find
from l10n.workflow.units import SourceUnit, source_units

T = TypeVar("T")

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}" Target="word/document.xml"/></Relationships>'
)

FRENCH = Locale.parse("fr")
SUFFIXES = {"text": "txt", "markdown": "md", "html": "html", "docx": "docx"}
ASKED = 1.5
"""MB up to which trafilatura is asked about a page."""
REQUIRED = 5.0
"""MB a minute on one core."""
LINEAR = 1.15
"""The highest exponent that still counts as linear, caches and the collector included."""

WHO = (
    "Le ministre",
    "La présidente",
    "Le porte-parole du gouvernement",
    "M. Durand",
    "L'Union européenne",
    "Le Conseil de sécurité de l'ONU",
    "La police",
    "Une source proche du dossier",
    "Le maire de Saint-Étienne",
)
DID = (
    "a annoncé",
    "a confirmé",
    "avait promis",
    "refuse de commenter",
    "a rappelé",
    "espère encore",
    "a présenté",
)
WHAT = (
    "un plan de relance pour les régions",
    "la fermeture de l'usine",
    "des livraisons d'armes",
    "la réforme des retraites",
    "que les travaux seraient achevés à temps",
    "une hausse des prix de l'énergie",
    "que rien n'était décidé",
)
WHEN = (
    "le 12 septembre 2023",
    "lundi",
    "mardi 12",
    "à 14 h 30",
    "en juillet",
    "dès le 1er mai 2024",
    "du 3 au 5 mars 2022",
    "dans les années 1990",
    "au XXIe siècle",
    "hier soir",
    "depuis l'été",
    "la semaine dernière",
)
MORE = (
    "pour 1,5 million d'euros",
    "sur 700 kilomètres",
    "soit une baisse de 3,4 %",
    "avec des obus de 152 mm",
    "devant plus de 12 000 personnes",
    "sans autre précision",
    "malgré les critiques de l'opposition",
    "selon l'agence Reuters",
    "comme le prévoit l'article 49.3",
)
SAID = (
    "« Nous tiendrons nos engagements », a-t-il dit.",
    "« Personne ne sera oublié. »",
    "Pourquoi maintenant ?",
    "C'est « une première », selon elle.",
    "Le texte (voir p. 12) sera examiné.",
)


@dataclass(frozen=True, slots=True)
class Run:
    """One article: its size in MB, and seconds of CPU for each step."""

    size: float
    parse: float
    segment: float
    placeables: float
    reading: float
    """Decode and `str.split`, the limit."""
    stops: float
    """`re.split` on stops."""
    rival: float | None
    """trafilatura, for HTML."""
    sentences: int
    found: int

    @property
    def total(self) -> float:
        return self.parse + self.segment + self.placeables

    @property
    def speed(self) -> float:
        """MB a minute."""
        return 60 * self.size / self.total


def sentence(chance: random.Random) -> str:
    """One sentence of a news item."""
    if chance.random() < 0.15:
        return chance.choice(SAID)
    return " ".join(chance.choice(part) for part in (WHO, DID, WHAT, WHEN, MORE)) + "."


def article(size: int, form: str, shape: str = "lines", seed: int = 1) -> bytes:
    """An article of about ``size`` bytes (of text); ``form`` is one of `SUFFIXES`."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    paragraphs, length = [], 0
    while length < size:
        several = chance.randint(2, 6)
        paragraphs.append(" ".join(sentence(chance) for _ in range(several)))
        length += len(paragraphs[-1].encode()) + 1
    if shape == "one":
        paragraphs = [" ".join(paragraphs)]
    title = "Le gouvernement présente son plan pour les régions"
    if form == "text":
        return "\n".join([title, "Par Anne Le Goff", *paragraphs, ""]).encode()
    if form == "docx":
        return document(title, paragraphs)
    if form == "markdown":
        paragraphs = [p.replace("annoncé", "**annoncé**", 1) for p in paragraphs]
        return "\n\n".join([f"# {title}", *paragraphs, ""]).encode()
    inner = "\n".join(
        f"<p>{escape(p, quote=False).replace('annoncé', '<b>annoncé</b>', 1)}</p>"
        for p in paragraphs
    )
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><nav><a href='/'>Accueil</a></nav><article><h1>{title}</h1>\n{inner}\n</article>"
        "</body></html>\n"
    ).encode()


def document(title: str, paragraphs: Sequence[str]) -> bytes:
    """A DOCX as Word packs it, with a run in bold here and there."""
    bold = '</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>annoncé</w:t></w:r><w:r><w:t xml:space="preserve">'
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">'
        f"{escape(p, quote=False).replace('annoncé', bold, 1)}</w:t></w:r></w:p>"
        for p in paragraphs
    )
    head = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            (
                "word/document.xml",
                f'<w:document xmlns:w="{_WORD}"><w:body>{head}{body}</w:body></w:document>',
            ),
        ):
            archive.writestr(zipfile.ZipInfo(name), f"<?xml version='1.0' encoding='UTF-8'?>{xml}")
    return packed.getvalue()


def timed(step: Callable[[], T]) -> tuple[float, T]:
    """Seconds of CPU of one run of ``step``, and what it made. A second run would find caches full."""
    start = time.process_time()
    made = step()
    return time.process_time() - start, made


def measure(size: float, form: str, shape: str) -> Run:
    """One article of ``size`` MB through every step."""
    data = article(int(size * 1e6), form, shape)
    # Of a package the limits see the text that it holds.
    plain = article(int(size * 1e6), "text", shape) if form == "docx" else data
    path = f"plan.fr.{SUFFIXES[form]}"
    parse, parsed = timed(lambda: read_article(data, path, FRENCH))
    segment, units = timed(lambda: source_units(parsed))
    placeables, found = timed(lambda: _found(parsed, units))
    reading, _ = timed(lambda: plain.decode().split())
    stops, _ = timed(lambda: re.split(r"(?<=[.!?])\s+", plain.decode()))
    other = None
    if form == "html" and size <= ASKED:
        import trafilatura

        other, _ = timed(lambda: trafilatura.extract(data, url=None) or " ")
    return Run(
        len(plain) / 1e6, parse, segment, placeables, reading, stops, other, len(units), found
    )


def _found(parsed: Article, units: Sequence[SourceUnit]) -> int:
    language = parsed.locale.language
    return sum(len(find(unit.key.source, language)) for unit in units)


def exponent(runs: Sequence[Run]) -> float:
    """The power of size with which seconds grow."""
    points = [(math.log(run.size), math.log(run.total)) for run in runs]
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    across = sum((x - middle_x) ** 2 for x, _ in points)
    return sum((x - middle_x) * (y - middle_y) for x, y in points) / across if across else 1.0


def table(runs: Sequence[Run], form: str, shape: str) -> str:
    """What was measured, as a Markdown table."""
    lines = [
        f"{form}, {'paragraphs' if shape == 'lines' else 'one paragraph'}: exponent"
        f" {exponent(runs):.2f}",
        "",
        "| MB | sentences | placeables | parse s | segment s | placeables s | total s | MB a minute |"
        " × decode and `str.split` | × `re.split` on stops | parse × trafilatura |",
        "|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for run in runs:
        rival = f"{run.parse / run.rival:.1f}" if run.rival else "–"
        lines.append(
            f"| {run.size:.1f} | {run.sentences:,} | {run.found:,} | {run.parse:.2f} |"
            f" {run.segment:.2f} | {run.placeables:.2f} | {run.total:.2f} | {run.speed:.1f} |"
            f" {run.total / run.reading:.0f} | {run.total / run.stops:.0f} | {rival} |"
        )
    return "\n".join(lines)


def plot(series: dict[str, Sequence[Run]]) -> str:
    """An SVG: seconds over size for each series, both on logarithmic axes, and the required speed."""
    colours = ["#1f5f99", "#b3541e", "#2e7d32", "#6a3d9a", "#555555"]
    runs = [run for several in series.values() for run in several]
    x0, x1 = min(r.size for r in runs), max(r.size for r in runs)
    y0 = min(r.total for r in runs) / 2
    y1 = max(max(r.total for r in runs), 60 * x1 / REQUIRED) * 1.3
    left, top, width, height = 70, 40, 480, 300

    def place(size: float, seconds: float) -> tuple[float, float]:
        across = math.log(size / x0) / (math.log(x1 / x0) or 1)
        up = math.log(seconds / y0) / math.log(y1 / y0)
        return left + 20 + (width - 40) * across, top + height - height * up

    lines = [
        '<svg xmlns="http://www.w3.org/2000/svg" width="760" height="400" '
        'font-family="sans-serif" font-size="12">',
        '<rect width="760" height="400" fill="white"/>',
        f'<text x="{left + width / 2}" y="24" text-anchor="middle">'
        "parse + segment + placeables: seconds of CPU on one core over MB (both logarithmic)</text>",
        f'<path d="M{left} {top}V{top + height}H{left + width}" fill="none" stroke="black"/>',
    ]
    for power in range(math.floor(math.log10(y0)) + 1, math.floor(math.log10(y1)) + 1):
        _, y = place(x0, 10.0**power)
        lines.append(
            f'<path d="M{left} {y:.1f}h{width}" stroke="#ddd"/>'
            f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} s</text>'
        )
    for run in next(iter(series.values())):
        x, _ = place(run.size, y0)
        lines.append(
            f'<text x="{x:.1f}" y="{top + height + 18}" text-anchor="middle">{run.size:.1f}</text>'
        )
    limit = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(s, 60 * s / REQUIRED) for s in (x0, x1)))
    lines.append(
        f'<polyline points="{limit}" fill="none" stroke="#c00" stroke-dasharray="6 4"/>'
        f'<text x="{left + width + 10}" y="{place(x1, 60 * x1 / REQUIRED)[1]:.1f}" fill="#c00">'
        f"{REQUIRED:g} MB a minute</text>"
    )
    for number, (name, several) in enumerate(series.items()):
        colour = colours[number % len(colours)]
        placed = [place(run.size, run.total) for run in several]
        joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed)
        lines.append(
            f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
        lines += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed]
        x, y = left + width + 10, top + 130 + 40 * number
        lines.append(
            f'<text x="{x}" y="{y}" fill="{colour}">{name}: {several[-1].speed:.1f} MB a minute,</text>'
            f'<text x="{x}" y="{y + 16}" fill="{colour}">exponent {exponent(several):.2f}</text>'
        )
    return "\n".join([*lines, "</svg>\n"])


def main() -> int:
    """Measure, print, and compare with what is required."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="0.1,0.3,1,3,10", help="MB, with commas")
    parser.add_argument("--format", action="append", choices=SUFFIXES, dest="forms")
    parser.add_argument("--shape", action="append", choices=("lines", "one"), dest="shapes")
    parser.add_argument("--plot", type=Path, help="where to write an SVG")
    parser.add_argument("--table", type=Path, help="where to write the tables, as Markdown")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--profile", action="store_true", help="say where the time goes instead")
    options = parser.parse_args()
    sizes = sorted(float(size) for size in options.sizes.split(","))
    forms = options.forms or list(SUFFIXES)
    shapes = options.shapes or ["lines"]
    for form in forms:
        measure(0.01, form, "lines")  # what is loaded once is no part of it
    if options.profile:
        return _profile(sizes[-1], forms[0], shapes[0])
    series: dict[str, Sequence[Run]] = {}
    tables = []
    for form in forms:
        for shape in shapes:
            runs = [measure(size, form, shape) for size in sizes]
            series[form if shape == "lines" else f"{form}, 1 §"] = runs
            tables.append(table(runs, form, shape))
            if not options.json:
                print(tables[-1], end="\n\n", flush=True)
    if options.json:
        print(json.dumps({name: [asdict(run) for run in runs] for name, runs in series.items()}))
    if options.plot:
        options.plot.write_text(plot(series), encoding="utf-8")
    if options.table:
        options.table.write_text("\n\n".join(tables) + "\n", encoding="utf-8")
    slow = [
        name
        for name, runs in series.items()
        if runs[-1].speed < REQUIRED or (len(runs) > 2 and exponent(runs) > LINEAR)
    ]
    for name in slow:
        print(f"{name}: slower than {REQUIRED:g} MB a minute, or not linear", file=sys.stderr)
    return 1 if slow else 0


def _profile(size: float, form: str, shape: str) -> int:
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.enable()
    measure(size, form, shape)
    profile.disable()
    pstats.Stats(profile).sort_stats("tottime").print_stats(35)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
