"""Whether our reader and GNU gettext agree about thousands of damaged PO files.

    python benchmarks/po_mutations.py --mutations 10000 --seed 5

Good files (those of ``tests/po``, the catalogs of ``locales/``, and one made here) are damaged by
bytes, tokens, lines, cuts and copies, and each is judged by ``msgfmt --output-file=-`` without
``--check``: what GNU gettext reads and compiles, whatever it thinks of the header. Compared are

- the verdicts: refused by one and accepted by the other. Some kinds are on purpose and counted
  apart: `STRICTER`, `LENIENT`;
- where both accept, the meaning: every text that msgfmt compiles is what we read, and no other.

Exit code 1: more than 0.1 % accepted where msgfmt refuses, 1 % refused where it accepts, another
meaning, bytes not written back, or an exception that is no refusal. ``--keep FOLDER`` stores what
was judged differently.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import struct
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n import po
from l10n.errors import InputError

ROOT = Path(__file__).resolve().parent.parent

STRICTER = {
    "po-encoding": "bytes that are no text in the declared charset (msgfmt looks at texts alone)",
    "po-charset": "a charset that is none, or in which a backslash can be half a letter",
    "po-nul": "NUL",
    "po-line-ends": "CR alone: for gettext the whole file is one line",
    "po-empty": "no entries",
    "po-cut": "cut off inside the comments of an entry, or between plural forms",
    "po-domain": "several domains in one file",
    "po-backslash": "a comment that ends in a backslash, which for gettext takes in the next line",
}
"""Codes of refusals where msgfmt accepts, and why we do."""

LENIENT = {
    "po-bom": "a byte order mark",
    "po-ends-differ": "msgid and msgstr that do not both begin or end with a line feed",
}
"""Codes of warnings where msgfmt refuses: a translator can mend them in any editor."""

MSGFMT = shutil.which("msgfmt") or "msgfmt"

MOST_ACCEPTED = 0.001
MOST_REFUSED = 0.01

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


def main() -> None:
    """Damage, judge, and print what was judged differently."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mutations", type=int, default=10_000, help="how many (default 10000)")
    parser.add_argument("--seed", type=int, default=5, help="of the random numbers (default 5)")
    parser.add_argument("--keep", type=Path, help="a folder for what was judged differently")
    options = parser.parse_args()
    seeds, rng = good_files(), random.Random(options.seed)  # noqa: S311
    if len(seeds) < 50:
        sys.exit(f"only {len(seeds)} good files to damage; is this a checkout?")
    counts: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for number in range(options.mutations):
        data = mutate(rng.choice(seeds), rng)
        kind, detail = compare(data)
        counts[kind] += 1
        if kind not in ("both accept", "both refuse") and not kind.startswith("on purpose"):
            wrong[f"{kind}: {detail}"] += 1
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{number}.po").write_bytes(data)
                (options.keep / f"{number}.txt").write_text(f"{kind}: {detail}\n", "utf-8")
    for kind, count in sorted(counts.items()):
        print(f"{count:7}  {100 * count / options.mutations:6.2f} %  {kind}")
    for what, count in wrong.most_common(20):
        print(f"         {count} × {what}")
    accepted = counts["accepted where msgfmt refuses"] / options.mutations
    refused = counts["refused where msgfmt accepts"] / options.mutations
    broken = counts["another meaning"] + counts["other bytes"] + counts["exception"]
    print(
        f"{options.mutations} mutations of {len(seeds)} files, seed {options.seed}: accepted where"
    )
    print(f"msgfmt refuses {accepted:.2%} (at most 0.1 %), refused where it accepts {refused:.2%}")
    print(f"(at most 1 %), another meaning, other bytes or an exception {broken} (none)")
    sys.exit(accepted > MOST_ACCEPTED or refused > MOST_REFUSED or broken > 0)


def good_files() -> list[bytes]:
    """Files of every kind that our reader and msgfmt accept."""
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
    return [data for data in files if compare(data)[0] == "both accept"]


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


def compare(data: bytes) -> tuple[str, str]:
    """How our verdict about ``data`` and msgfmt's go together, with a word on the difference."""
    done = subprocess.run(
        [MSGFMT, "--output-file=-", "-"], input=data, capture_output=True, check=False
    )
    try:
        document = po.read(data, "kim.po")
    except InputError as error:
        if done.returncode:
            return "both refuse", ""
        if error.code in STRICTER:
            return f"on purpose refused: {STRICTER[error.code]}", ""
        return "refused where msgfmt accepts", f"{error.code} {error.message}"
    except Exception as error:
        return "exception", f"{type(error).__name__}: {error}"
    if po.render(document.catalog, document) != data:
        return "other bytes", ""
    if done.returncode:
        for warning in document.warnings:
            if warning.code in LENIENT:
                return f"on purpose accepted, with a warning: {LENIENT[warning.code]}", ""
        return "accepted where msgfmt refuses", done.stderr.decode("utf-8", "replace").strip()
    compiled, ours = texts_of(done.stdout), readings(document)
    if compiled != ours:
        if compiled == ours | readings(document, several_flag_lines=True):
            return "on purpose fuzzy: of several flag lines gettext believes the last alone", ""
        key = next(k for k in compiled.keys() | ours.keys() if compiled.get(k) != ours.get(k))
        return "another meaning", f"{key!r}: {compiled.get(key)!r}, we read {ours.get(key)!r}"
    return "both accept", ""


def texts_of(mo: bytes) -> dict[bytes, bytes]:
    """The texts of an MO file, as the manual of GNU gettext describes it (“The Format of GNU MO Files”)."""
    if not mo:
        return {}
    count, sources, targets = struct.unpack_from("<3I", mo, 8)

    def text(table: int, number: int) -> bytes:
        length, offset = struct.unpack_from("<2I", mo, table + 8 * number)
        return mo[offset : offset + length]

    return {text(sources, at): text(targets, at) for at in range(count)}


def readings(document: po.Document, several_flag_lines: bool = False) -> dict[bytes, bytes]:
    """The texts that we would compile: living, accepted and not empty.

    Fuzzy ones are taken in if wanted, where ``fuzzy`` stands in one of ``several_flag_lines``.
    """
    found = {}
    for entry in (document.header, *document.entries):
        if entry is None or entry.obsolete or not any(entry.msgstrs):
            continue
        several = several_flag_lines and len(re.findall(r"^[ \t]*#[,!]", entry.raw, re.M)) > 1
        if entry.fuzzy and not entry.is_header and not several:
            continue
        key = entry.msgid if entry.plural is None else f"{entry.msgid}\0{entry.plural}"
        if entry.context is not None:
            key = f"{entry.context}\x04{key}"
        found[key.encode(document.charset)] = "\0".join(entry.msgstrs).encode(document.charset)
    return found


if __name__ == "__main__":
    main()
