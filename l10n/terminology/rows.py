"""What one row of a glossary file says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from l10n.errors import InputError
from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Rendering, Term
from l10n.terminology.columns import Columns

_GENDERS = ("", "m", "f", "n", "pl")
_YES = {"yes": True, "no": False, "": False}
_CASES = ("", "exact", "any")


def bare(cells: Sequence[str]) -> list[str]:
    """``cells`` without the empty ones at the end, which spreadsheets like to add."""
    kept = list(cells)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def term_of(
    where: Where, columns: Columns, row: Sequence[str], findings: list[Finding]
) -> Term | None:
    """The concept of one row, trimmed; what is wrong with it is added to ``findings``.

    None for a row that names no concept or no term. Raises `InputError` when the number of cells
    is not that of the columns.
    """
    wanted = len(columns.names)
    row = [*row[:wanted], *bare(row[wanted:])]
    if len(row) != wanted:
        few = len(row) < wanted
        raise InputError(
            f"this row has {len(row)} columns, the header has {wanted}.",
            where=where,
            advice="Add the missing commas."
            if few
            else 'Put a cell that holds a comma in quotes ("…, …").',
            code="glossary-row",
        )
    for name, cell in zip(columns.names, row, strict=True):
        if cell != cell.strip() or any(part != part.strip() for part in cell.split("|")):
            findings.append(
                Finding(
                    "glossary-space",
                    Severity.WARNING,
                    where,
                    f"“{cell}” in column {name} has a space at its edge.",
                    "Remove the space.",
                )
            )
    cells = {name: cell.strip() for name, cell in zip(columns.names, row, strict=True)}
    concept = cells["concept"]
    if not concept:
        _say(
            findings,
            "glossary-concept",
            where,
            "the row has no concept.",
            "Give it a short name of its own.",
        )
        return None
    keep = cells.get("do_not_translate", "").lower()
    if keep not in _YES:
        _say(
            findings,
            "glossary-value",
            where,
            f"do_not_translate is “{keep}”, neither yes nor no.",
            "Write yes or no, or leave it empty.",
        )
    for name, cell in cells.items():
        if name.startswith("gender_") and cell not in _GENDERS:
            _say(
                findings,
                "glossary-value",
                where,
                f"{name} is “{cell}”, none of m, f, n and pl.",
                "Write m, f, n or pl, or leave it empty.",
            )
    if cells.get("case", "") not in _CASES:
        _say(
            findings,
            "glossary-value",
            where,
            f"case is “{cells['case']}”, neither exact nor any.",
            "Write exact or any, or leave it empty.",
        )
    renderings = _renderings(columns, cells, _YES.get(keep, False))
    if not renderings:
        _say(
            findings,
            "glossary-empty",
            where,
            f"“{concept}” has no term in any language.",
            "Fill in the terms, or remove the row.",
        )
        return None
    return Term(
        concept=concept,
        type=cells["type"],
        renderings=renderings,
        where=where,
        note=cells.get("note", ""),
        do_not_translate=_YES.get(keep, False),
        context=_list(cells.get("context", "")),
        case=cells.get("case", "") if cells.get("case", "") in _CASES else "",
        pos=cells.get("pos", ""),
        source=cells.get("source", ""),
    )


def _say(findings: list[Finding], code: str, where: Where, message: str, advice: str) -> None:
    findings.append(Finding(code, Severity.ERROR, where, message, advice))


def _renderings(columns: Columns, cells: Mapping[str, str], keep: bool) -> dict[str, Rendering]:
    """The renderings of a row; a regional one takes over what it does not say from its language."""
    found: dict[str, Rendering] = {}
    same = next((cells[tag] for tag in columns.languages if cells[tag]), "") if keep else ""
    for tag in columns.languages:
        preferred = cells[tag] or same
        if preferred:
            found[tag] = _rendering(preferred, tag, cells, Rendering(""))
    for tag in columns.regions:
        if cells[tag]:
            base = found.get(tag.partition("-")[0], Rendering(""))
            found[tag] = _rendering(cells[tag], tag, cells, base)
    return found


def _rendering(preferred: str, tag: str, cells: Mapping[str, str], base: Rendering) -> Rendering:
    """What the cells of ``tag`` say; ``base`` says the rest."""

    def listed(column: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
        return _list(cells.get(f"{tag}_{column}", "")) or otherwise

    forbidden, instead = base.forbidden, dict(base.instead)
    if told := listed("forbidden", ()):
        parted = {form.strip(): use.strip() for form, _, use in (t.partition(">") for t in told)}
        forbidden = tuple(parted)
        instead = {form: use for form, use in parted.items() if use}
    variants = listed("variants", base.variants)
    return Rendering(
        preferred,
        tuple(form for form in variants if form != preferred),
        tuple(form for form in forbidden if form != preferred),
        instead=instead,
        short=cells.get(f"{tag}_short", "") or base.short,
        forms=listed("forms", base.forms),
        examples=listed("examples", base.examples),
        counterexamples=listed("counterexamples", base.counterexamples),
        gender=cells.get(f"gender_{tag}", "") or base.gender,
    )


def _list(cell: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))
