"""What it costs to load and save a catalog without losing it, against polib alone.

    python benchmarks/po_speed.py
    python benchmarks/po_speed.py --catalog FILE.po --rounds 21

Per catalog: ours (``storage.read``, ``po.read``, one unit changed, ``po.render``,
``storage.write`` with its backup, fsync and reading back) and polib (``polib.pofile``, one entry
changed, ``save``) in turn in the same process; the median of each and the ratio. Then one catalog of
20 MB, once. Exit code 1 when ours costs more than twice polib's, or 20 MB take 15 s.
"""

from __future__ import annotations

import argparse
import dataclasses
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import polib

from l10n import po, storage
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import Key, Reference, State, Unit

ROOT = Path(__file__).resolve().parent.parent
UNITS = 1000
MOST = 2.0
LARGE = 20_000_000
"""Bytes of the large catalog."""
LONGEST = 15.0
"""Seconds that it may take to be read and written."""


def main() -> None:
    """Measure every catalog and print a line about each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--catalog", type=Path, help="measure this catalog, too")
    parser.add_argument("--rounds", type=int, default=11, help="how often each (default 11)")
    options = parser.parse_args()
    catalogs = {f"{UNITS} units": po.render(catalog(UNITS))}
    real = [*sorted((ROOT / "locales").rglob("*.po"))[:1], *filter(None, [options.catalog])]
    catalogs |= {path.name: path.read_bytes() for path in real}
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "kim.po"
        print("catalog                  KB      ours     polib  polib unwrapped   ours/polib")
        for name, data in catalogs.items():
            ours, theirs, unwrapped = measure(path, data, options.rounds)
            worst = max(worst, ours / theirs)
            print(
                f"{name:20}{len(data) / 1e3:7.0f}{ours * 1e3:7.0f} ms{theirs * 1e3:7.0f} ms"
                f"{unwrapped * 1e3:14.0f} ms{ours / theirs:12.2f}"
            )
        unit = len(po.render(catalog(2000))) / 2000
        path.write_bytes(po.render(catalog(round(LARGE / unit))))
        size = path.stat().st_size
        seconds = timed(lambda: ours_once(path, 0))
    print(
        f"{size / 1e6:.1f} MB, read, changed and written: {seconds:.1f} s (at most {LONGEST:.0f})"
    )
    print(f"ours costs at most {worst:.2f} times what polib costs (at most {MOST:.0f})")
    sys.exit(worst > MOST or seconds > LONGEST)


def measure(path: Path, data: bytes, rounds: int) -> tuple[float, float, float]:
    """Median seconds of a round of ours, of polib, and of polib told not to wrap lines."""
    path.write_bytes(data)
    times: tuple[list[float], ...] = ([], [], [])
    for number in range(rounds + 1):
        times[0].append(timed(lambda: ours_once(path, number)))  # noqa: B023
        times[1].append(timed(lambda: polib_once(path, number, 78)))  # noqa: B023
        times[2].append(timed(lambda: polib_once(path, number, 0)))  # noqa: B023
    # The first round fills the caches.
    ours, theirs, unwrapped = (statistics.median(each[1:]) for each in times)
    return ours, theirs, unwrapped


def timed(work: Callable[[], None]) -> float:
    """Seconds that ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ours_once(path: Path, number: int) -> None:
    """Load, change the target of one unit, save."""
    data = storage.read(path)
    document = po.read(data, str(path))
    units = list(document.catalog.units)
    at = len(units) // 2
    units[at] = dataclasses.replace(units[at], target=f"Satz {number}", state=State.REVIEWED)
    changed = dataclasses.replace(document.catalog, units=tuple(units))
    storage.write(path, po.render(changed, document), expected=data)


def polib_once(path: Path, number: int, wrapwidth: int) -> None:
    """The same with polib alone."""
    file = polib.pofile(str(path), wrapwidth=wrapwidth)
    file[len(file) // 2].msgstr = f"Satz {number}"
    file.save()


def catalog(size: int) -> Catalog:
    """A catalog of ``size`` units such as `extract` and `pretranslate` make them."""
    source, target = Locale("fr"), Locale("de")
    units = []
    for number in range(size):
        text = f"La phrase {number} dit que le « vieux » port de la ville est resté ouvert toute l’année."
        draft = (
            f"Satz {number} sagt, dass der „alte“ Hafen der Stadt das ganze Jahr über offen blieb."
        )
        state = (State.REVIEWED, State.PRETRANSLATED, State.STALE, State.OBSOLETE)[number % 4]
        origin = Origin(
            "argos", "translate-fr_de-0.1", "1a2b3c4d", fingerprint(text), fingerprint(draft)
        )
        units.append(
            Unit(
                Key("heading" if number % 10 == 3 else "", text),
                draft,
                state,
                origin=origin if state is State.PRETRANSLATED else None,
                previous=Key("", f"La phrase {number}.") if state is State.STALE else None,
                notes=(f"role: body · ¶ {number // 5}", "term: port → Hafen (also: Hafenstadt)"),
                comments=("Anna: noch einmal lesen",) if number % 7 == 0 else (),
                references=(Reference("articles/kim.fr.txt", number + 1),),
            )
        )  # fmt: skip
    return Catalog("kim", source, target, tuple(units))


if __name__ == "__main__":
    main()
