"""One entry of a catalog changed: are all other bytes as they were, and their meaning for gettext?

    python benchmarks/po_changes.py --catalogs 10000 --seed 5

Catalogs of random texts are written, some wrapped as PO editors do,
with line ends of Unix or Windows, in UTF-8 or Latin-1. A target, a state, a comment or a note of
one unit is changed at random and the catalog written with `po.render`. Then

- what stands before and behind the entry must be the same bytes (in a file in Latin-1, which
  becomes UTF-8: the same text, but for the charset in the header);
- ``msgfmt`` must compile both to the same texts, but for the changed one;
- our reader must find the changed unit as it was given.

Exit code 1 when one of them is not so.
"""

from __future__ import annotations

import argparse
import dataclasses
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from po_mutations import MSGFMT, texts_of

from l10n import po
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.origin import Origin, fingerprint
from l10n.model.unit import Key, Reference, State, Unit

WORDS = tuple(
    " ".join(
        (
            "le port de la ville sera fermé « demain » dès 7 h 30 “oui” l’été 100% … € „Häfen“ 🚀 e\u0301",
            'C:\\temp "a" \\ \\n # #~ #, #| msgid msgstr "" : ; ⇧ <b> [0] fuzzy \'\' \t \u202f \xa0 \u2028 \x85',
        )
    ).split(" ")
)
PLAIN = tuple(word for word in WORDS if all(sign < "\u0100" and sign != "\x85" for sign in word))
"""What Latin-1 can say."""


def main() -> None:
    """Make catalogs, change them, and count what was not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--catalogs", type=int, default=10_000, help="how many (default 10000)")
    parser.add_argument("--seed", type=int, default=5, help="of the random numbers (default 5)")
    options = parser.parse_args()
    rng = random.Random(options.seed)  # noqa: S311
    wrong: Counter[str] = Counter()
    for number in range(options.catalogs):
        for reason in one_change(rng):
            wrong[reason] += 1
            print(f"catalog {number}: {reason}")
    print(
        f"{options.catalogs} catalogs, seed {options.seed}, one entry changed in each:"
        f" {wrong.total()} not as they should be"
    )
    sys.exit(wrong.total() > 0)


def one_change(rng: random.Random) -> list[str]:
    """What is wrong after one change to one random catalog."""
    latin = rng.random() < 0.15
    data = written(catalog(rng, PLAIN if latin else WORDS), latin, rng)
    document = po.read(data, "kim.po")
    units = list(document.catalog.units)
    at = rng.randrange(len(units))
    old = units[at]
    new = units[at] = change(old, rng, PLAIN if latin else WORDS)
    after = po.render(dataclasses.replace(document.catalog, units=tuple(units)), document)
    again = po.read(after, "kim.po")
    reasons = []
    if again.catalog.units != tuple(units):
        reasons.append("the units are not those that were written")
    entry = next(e for e in document.entries if Key(e.context or "", e.msgid) == old.key)
    before, _, behind = whole(data, document.charset).partition(entry.raw)
    text = after.decode()
    if not (text.startswith(before) and text.endswith(behind)):
        reasons.append(f"bytes of other entries changed: {entry.msgid!r}")
    compiled, recompiled = compile_(data, document.charset), compile_(after, "utf-8")
    key = f"{old.context}\x04{old.source}" if old.context else old.source
    compiled.pop(key, "")
    target = recompiled.pop(key, "")
    if compiled | {"": ""} != recompiled | {"": ""}:
        reasons.append("other texts mean something else for msgfmt")
    if target != (new.target if new.state is State.REVIEWED else ""):
        reasons.append(f"msgfmt reads {target!r} where {new.target!r} was written")
    return reasons


def whole(data: bytes, charset: str) -> str:
    """The text of a file as it should be in UTF-8."""
    return data.decode(charset).replace("charset=ISO-8859-1", "charset=UTF-8")


def compile_(data: bytes, charset: str) -> dict[str, str]:
    """What msgfmt makes of a file."""
    done = subprocess.run(
        [MSGFMT, "--output-file=-", "-"], input=data, capture_output=True, check=True
    )
    return {
        key.decode(charset): text.decode(charset) for key, text in texts_of(done.stdout).items()
    }


def change(unit: Unit, rng: random.Random, words: Sequence[str]) -> Unit:
    """``unit`` after somebody has worked on it. An obsolete one stays where it is."""
    kind = rng.randrange(3)
    if kind == 0 and unit.state is not State.OBSOLETE:
        return dataclasses.replace(
            unit, target=text(rng, words), state=State.REVIEWED, previous=None, origin=None
        )
    if kind == 1:
        return dataclasses.replace(unit, notes=(*unit.notes, remark(rng, words)))
    return dataclasses.replace(unit, comments=(f"neu {rng.random()}", *unit.comments))


def catalog(rng: random.Random, words: Sequence[str]) -> Catalog:
    """One to six units in any state."""
    units: dict[Key, Unit] = {}
    for number in range(rng.randint(1, 6)):
        key = Key(rng.choice(("", "", "title")), f"{number} {text(rng, words)}")
        target = text(rng, words)
        state = rng.choice(
            (State.REVIEWED, State.REVIEWED, State.PRETRANSLATED, State.STALE, State.OBSOLETE)
        )
        origin = Origin("argos", "m 1", "-", fingerprint(key.source), fingerprint(target))
        units[key] = Unit(
            key,
            target,
            state,
            origin=origin if state is State.PRETRANSLATED else None,
            previous=Key("", text(rng, words)) if state is State.STALE else None,
            notes=tuple(remark(rng, words) for _ in range(rng.randrange(3))),
            comments=tuple(remark(rng, words) for _ in range(rng.randrange(3))),
            references=(Reference("articles/kim.fr.txt", number + 1),),
        )
    ordered = sorted(units.values(), key=lambda unit: unit.state is State.OBSOLETE)
    return Catalog("kim", Locale("fr"), Locale("de"), tuple(ordered))


def text(rng: random.Random, words: Sequence[str]) -> str:
    """Words of all kinds, sometimes over several lines; msgfmt wants no line end at the end."""
    return (
        "x" + rng.choice((" ", " ", " ", "\n")).join(rng.choices(words, k=rng.randint(1, 25))) + "x"
    )


def remark(rng: random.Random, words: Sequence[str]) -> str:
    """One line."""
    return " ".join(text(rng, words).split())


def written(made: Catalog, latin: bool, rng: random.Random) -> bytes:
    """The bytes of the catalog as one of many tools would write it."""
    data = po.render(made)
    if rng.random() < 0.4:
        data = _LONG.sub(_wrapped, data.decode()).encode()
    if latin:
        said = data.decode().replace("charset=UTF-8", "charset=ISO-8859-1")
        data = said.encode("latin-1", "replace")
    return data.replace(b"\n", b"\r\n") if rng.random() < 0.25 else data


_LONG = re.compile(r'^(#~\|? |#\| )?(msgid|msgstr|msgctxt) "([^\n]{60,})"$', re.MULTILINE)


def _wrapped(found: re.Match[str]) -> str:
    """A long line as PO editors wrap it: a blank stands at the end of each line."""
    sign, lines = found[1] or "", [""]
    for word in re.findall(r"[^ ]* ?", found[3]):
        lines = [*lines, word] if len(lines[-1] + word) > 70 else [*lines[:-1], lines[-1] + word]
    return "\n".join([f'{sign}{found[2]} ""', *(f'{sign}"{line}"' for line in lines)])


if __name__ == "__main__":
    main()
