"""The scores that a package's card, its README.md, states."""

from __future__ import annotations

from l10n.engines.argos.packages.installed import Installed

LARGEST_CARD = 1 << 20
"""Bytes; what lies behind is not read."""


def scores(package: Installed) -> tuple[str, ...]:
    """What the card says of this pair: ``newstest2014 (test): BLEU 14.4, chrF 41.7``.

    Read from tables with the columns ``set``, ``pair`` and some of ``BLEU``, ``chrF``, as the cards
    of the starter packages have them; the development sets that served to choose are left out.
    Nothing where there is no such table.
    """
    try:
        with (package.folder / "README.md").open("rb") as file:
            text = file.read(LARGEST_CARD).decode("utf-8", "replace")
    except OSError:
        return ()
    found: list[str] = []
    columns: list[str] = []
    for line in text.splitlines():
        if not line.startswith("|"):
            columns = []
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not columns:
            columns = cells
            continue
        row = dict(zip(columns, cells, strict=False))
        figures = [f"{name} {row[name]}" for name in ("BLEU", "chrF") if row.get(name)]
        mine = row.get("pair") == f"{package.source}→{package.target}"
        if mine and figures and row.get("set") and "(development)" not in row["set"]:
            found.append(f"{row['set']}: {', '.join(figures)}")
    return tuple(found)
