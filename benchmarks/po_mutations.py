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
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from po_damage import good_files, mutate

from l10n import po
from l10n.errors import InputError

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


def main() -> None:
    """Damage, judge, and print what was judged differently."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--mutations", type=int, default=10_000, help="how many (default 10000)")
    parser.add_argument("--seed", type=int, default=5, help="of the random numbers (default 5)")
    parser.add_argument("--keep", type=Path, help="a folder for what was judged differently")
    options = parser.parse_args()
    seeds = [data for data in good_files() if compare(data)[0] == "both accept"]
    rng = random.Random(options.seed)  # noqa: S311
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
    # One is none: a rare quirk must not fail a short run.
    too_many = counts["accepted where msgfmt refuses"] > max(
        1, MOST_ACCEPTED * options.mutations
    ) or counts["refused where msgfmt accepts"] > max(1, MOST_REFUSED * options.mutations)
    broken = counts["another meaning"] + counts["other bytes"] + counts["exception"]
    print(
        f"{options.mutations} mutations of {len(seeds)} files, seed {options.seed}: accepted where"
    )
    print(f"msgfmt refuses {accepted:.2%} (at most 0.1 %), refused where it accepts {refused:.2%}")
    print(f"(at most 1 %), another meaning, other bytes or an exception {broken} (none)")
    sys.exit(too_many or broken > 0)


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
                return f"on purpose accepted, and said: {LENIENT[warning.code]}", ""
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
