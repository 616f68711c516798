"""Good PO files of every kind, and the damage that is done to them at random."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

FRAGMENTS = (
    '"', "\\", "#", "#~", "#|", "#~|", "#,", "#.", "#:", "#=", "# ", "\n", "\r", "\r\n", "\t", " ",
    "\f", "\v", "msgid", "msgstr", "msgctxt", "msgid_plural", "[0]", "[1]", "[", "]", '""', "\\n",
    "\\t", "\\x41", "\\101", "\\q", "\\\n", "domain", "charset=", "fuzzy", "\x85", "\u2028", "\xa0",
    "é", "“", "\0", "\x1a", "\x0c", "<<<<<<< a\n", "=======\n", 'msgid ""\n', 'msgstr "z"\n',
    '#~ msgid "q"\n', '#| msgid "q"\n', "#, fuzzy\n", "# eins\n", "0", "$", "_",
)  # fmt: skip

EVERYTHING = """\
# Notes on the file.
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: kim\\n"
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

# von Anna
#. role: title
#: articles/kim.fr.txt:3 b.txt:4
#, fuzzy, no-wrap
#| msgctxt "title"
#| msgid "Le vieux port"
msgctxt "title"
msgid "Le port"
msgstr "Der „Hafen“"

msgid ""
"Une ligne\\n"
"deux \\"lignes\\"\\t\\\\"
msgstr ""
"Eine Zeile\\n"
"zwei \\x22Zeilen\\042\\t\\\\"

#, c-format
msgid "%d navire"
msgid_plural "%d navires"
msgstr[0] "%d Schiff"
msgstr[1] "%d Schiffe"

# alt
#~| msgid "Le vieux vent"
#~ msgctxt "dek"
#~ msgid "Le vent"
#~ msgstr "Der Wind"

#~ msgid "une voile"
#~ msgid_plural "voiles"
#~ msgstr[0] "ein Segel"
#~ msgstr[1] "Segel"
"""


def good_files() -> list[bytes]:
    """Files of every kind: those of ``tests/po`` that are read, one made here, and real catalogs."""
    folder = ROOT / "tests/po/files"
    cases = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))
    names = sorted(name for name, case in cases.items() if case["expect"] != "refuse")
    files = [(folder / f"{name}.po").read_bytes() for name in names]
    files += [EVERYTHING.encode(), EVERYTHING.replace("\n", "\r\n").encode()]
    files += [
        EVERYTHING.replace("UTF-8", "ISO-8859-1")
        .replace("„", "")
        .replace("“", "")
        .encode("latin-1")
    ]
    for path in sorted((ROOT / "locales").rglob("*.po")):
        data = path.read_bytes()
        # The whole catalog, and shorter ones: damage to a short file hits more than comments.
        files += [data, *(_part(data, at) for at in range(0, 40, 8))]
    return files


def _part(data: bytes, at: int) -> bytes:
    head, *entries = data.split(b"\n\n")
    return b"\n\n".join([head, *entries[at : at + 8]]).rstrip(b"\n") + b"\n"


def mutate(data: bytes, rng: random.Random) -> bytes:
    """``data`` with one to three kinds of damage, most often one."""
    for _ in range(rng.choice((1, 1, 1, 1, 2, 3))):
        data = rng.choice(DAMAGE)(data, rng)
    return data


def _flip(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + bytes([rng.randrange(256)]) + data[at + 1 :]


def _insert(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(FRAGMENTS).encode() + data[at:]


def _delete(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.choice((1, 1, 1, 2, 5, 30, 200)) :]


def _swap(data: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + 1 : at + 2] + data[at : at + 1] + data[at + 2 :]


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _behead(data: bytes, rng: random.Random) -> bytes:
    return data[rng.randrange(len(data) + 1) :]


def _token(data: bytes, rng: random.Random) -> bytes:
    """A keyword, sign or quote replaced by another one somewhere."""
    old = rng.choice(FRAGMENTS).encode()
    places = data.count(old)
    if not places:
        return _insert(data, rng)
    at = -1
    for _ in range(rng.randrange(places) + 1):
        at = data.index(old, at + 1)
    return data[:at] + rng.choice(("", *FRAGMENTS)).encode() + data[at + len(old) :]


def _lines(change: Callable[[list[bytes], int, random.Random], None]) -> Callable[..., bytes]:
    def damage(data: bytes, rng: random.Random) -> bytes:
        lines = data.split(b"\n")
        change(lines, rng.randrange(len(lines)), rng)
        return b"\n".join(lines)

    return damage


def _drop(lines: list[bytes], at: int, rng: random.Random) -> None:
    del lines[at : at + rng.choice((1, 1, 2, 5))]


def _double(lines: list[bytes], at: int, rng: random.Random) -> None:
    lines[at:at] = lines[at : at + rng.choice((1, 1, 2, 5))]


def _move(lines: list[bytes], at: int, rng: random.Random) -> None:
    lines.insert(rng.randrange(len(lines)), lines.pop(at))


def _join(lines: list[bytes], at: int, rng: random.Random) -> None:
    lines[at : at + 2] = [rng.choice((b"", b" ")).join(lines[at : at + 2])]


def _indent(lines: list[bytes], at: int, rng: random.Random) -> None:
    lines[at] = rng.choice(FRAGMENTS).encode() + lines[at]


def _append(lines: list[bytes], at: int, rng: random.Random) -> None:
    lines[at] += rng.choice(FRAGMENTS).encode()


DAMAGE = (
    _flip, _flip, _insert, _insert, _insert, _delete, _delete, _swap, _cut, _behead, _token, _token,
    *(_lines(change) for change in (_drop, _drop, _double, _move, _join, _indent, _append)),
)  # fmt: skip
