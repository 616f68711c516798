"""How PO files of a bed are read: accepted, warned of or refused as expected, and nothing lost.

    python benchmarks/catalogs.py --bed FOLDER

The folder holds ``MANIFEST.json``: a list of cases with ``id``, ``file``, ``why``, ``keep`` (texts
that must be there after reading and after writing) and ``expect``: ``accept`` (read), ``warn``
(read, and something said), ``reject`` (refused with the line), ``lossless`` (refused, or read with
nothing lost). Prints each case with ``ok`` or ``not ok``; exit code 1 when one is not.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from l10n import po
from l10n.errors import InputError


def main() -> None:
    """Run every case of the bed and print what became of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bed", type=Path, required=True, help="a folder with MANIFEST.json")
    bed: Path = parser.parse_args().bed
    cases = json.loads((bed / "MANIFEST.json").read_text("utf-8"))
    good = 0
    for case in cases:
        path = bed / case["file"]
        wrong, said = judge(path.read_bytes(), case["file"], case["expect"], case["keep"])
        good += not wrong
        print(f"{'not ok' if wrong else 'ok':<7}{case['id']:<30}{case['expect']:<9}{wrong or said}")
    print(f"{good} of {len(cases)} as expected")
    sys.exit(good < len(cases))


def judge(data: bytes, name: str, expect: str, keep: list[str]) -> tuple[str, str]:
    """What is wrong with the way this file is treated (empty: nothing), and what was said of it."""
    try:
        document = po.read(data, name)
    except InputError as error:
        wrong = "" if expect in ("reject", "lossless") else f"refused: {error}"
        if error.where is None or (data and not error.where.line):
            wrong = "refused without a line"
        return wrong, f"line {error.where.line if error.where else 0}: {error.message}"
    said = "; ".join(f"line {each.where.line}: {each.message}" for each in document.warnings)
    if expect == "reject":
        return "read, but should have been refused", said
    if expect == "warn" and not said:
        return "read, but nothing was said", said
    if po.render(document.catalog, document) != data:
        return "written back with other bytes", said
    renamed = dataclasses.replace(document.catalog, article=f"{document.catalog.article} (2)")
    again = po.read(po.render(renamed, document), name)
    for text in keep:
        if text not in texts(document) or text not in texts(again):
            return f"lost: {text!r}", said
    if again.catalog.units != document.catalog.units:
        return "written anew, it means something else", said
    return "", said


def texts(document: po.Document) -> str:
    """All texts of a document."""
    pieces = [part for field in document.catalog.header for part in field]
    pieces += [*document.catalog.header_comments, document.trailing]
    for entry in (document.header, *document.entries):
        if entry is not None:
            pieces += [entry.msgid, entry.context or "", entry.plural or "", *entry.msgstrs]
            pieces += [*entry.comments, *entry.notes, *entry.references, *entry.flags]
            pieces += [part or "" for part in entry.previous or ()]
    return "\n".join(pieces)


if __name__ == "__main__":
    main()
