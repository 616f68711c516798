"""What the cells of a row say of one locale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from l10n.model.glossary import Rendering
from l10n.terminology.csvfiles.cells import BAR, INSTEAD, parts
from l10n.terminology.csvfiles.columns import LISTS, Columns, column
from l10n.terminology.csvfiles.remarks import Remarks

GENDERS = ("m", "f", "n", "pl")


def renderings(
    columns: Columns, told: Mapping[str, Mapping[str, str]], keep: bool, remarks: Remarks
) -> dict[str, Rendering]:
    """The renderings of a row, of whose locales ``told`` has the cells that are filled.

    A region takes over what it does not say from its language, the preferred term too; a bar alone
    says that it has nothing of the kind. With ``keep`` (not translated) a language that has no term
    takes the first there is.
    """
    found: dict[str, Rendering] = {}
    same = ""
    if keep:
        firsts = (told[tag].get("preferred", "") for tag in columns.languages if tag in told)
        same = next(filter(None, firsts), "")
    for tag in columns.languages:
        cells = told.get(tag, {})
        preferred = cells.get("preferred", "") or same
        if preferred:
            found[tag] = _rendering(preferred, tag, cells, None, remarks)
        elif cells:
            _without_term(tag, cells, remarks)
    for tag in columns.regions:
        cells = told.get(tag, {})
        base = found.get(tag.partition("-")[0])
        preferred = cells.get("preferred", "") or (base.preferred if base else "")
        if cells and preferred:
            found[tag] = _rendering(preferred, tag, cells, base or Rendering(""), remarks)
        elif cells:
            _without_term(tag, cells, remarks)
    return found


def _without_term(tag: str, cells: Mapping[str, str], remarks: Remarks) -> None:
    name = column(tag, next(iter(cells)))
    remarks.say(
        "glossary-column-empty",
        f"column {name} says something, but column {tag} is empty.",
        f"Fill in column {tag}, or empty {name}.",
    )


def _rendering(
    preferred: str, tag: str, cells: Mapping[str, str], base: Rendering | None, remarks: Remarks
) -> Rendering:
    """What ``cells`` say of ``tag``; ``base`` (of the region's language) says the rest."""
    if BAR in preferred:
        _single(preferred, tag, remarks)
    said: dict[str, Any] = {}
    if base:
        said = {one.name: getattr(base, one.name) for one in fields(base)}
        # A region may prefer what its language forbids.
        said["forbidden"] = tuple(form for form in base.forbidden if form != preferred)
        said["instead"] = {form: base.instead[form] for form in base.instead if form != preferred}
    for kind, cell in cells.items():
        name = column(tag, kind)
        if kind in LISTS:
            said[kind] = listed_in(cell, name, remarks, region=base is not None)
        else:
            said[kind] = "" if base and cell == BAR else cell
    if "forbidden" in cells:
        instead = _instead(said["forbidden"], column(tag, "forbidden"), remarks)
        said["forbidden"] = tuple(instead)
        said["instead"] = {form: use for form, use in instead.items() if use}
    if variants := said.get("variants"):
        said["variants"] = tuple(form for form in variants if form != preferred)
    if BAR in said.get("short", ""):
        _single(said["short"], column(tag, "short"), remarks)
    if said.get("gender", "") not in ("", *GENDERS):
        remarks.say(
            "glossary-value",
            f"gender_{tag} is “{said.pop('gender')}”, none of m, f, n and pl.",
            "Write m, f, n or pl, or leave it empty.",
        )
    said["preferred"] = preferred
    return Rendering(**said)


def listed_in(cell: str, name: str, remarks: Remarks, *, region: bool = False) -> tuple[str, ...]:
    """The parts of the list in ``cell`` of column ``name``, each once, none empty."""
    if BAR not in cell:
        return (cell,) if cell else ()
    if cell == BAR and region:
        return ()
    found = parts(cell)
    kept = tuple(dict.fromkeys(filter(None, found)))
    if "" in found:
        remarks.warn(
            "glossary-list",
            f"“{cell}” in column {name} has an empty part.",
            "Remove the bar that has nothing beside it.",
        )
    elif len(kept) < len(found):
        twice = next(part for part in kept if found.count(part) > 1)
        remarks.warn("glossary-list", f"“{twice}” stands twice in column {name}.", "Remove one.")
    return kept


def _single(cell: str, name: str, remarks: Remarks) -> None:
    remarks.say(
        "glossary-list",
        f"“{cell}” in column {name} is a list, where one term belongs.",
        f"Keep one, and move the others to {name.partition('_')[0]}_variants.",
    )


def _instead(items: tuple[str, ...], name: str, remarks: Remarks) -> dict[str, str]:
    """The forms of ``a | b > use this``, each with what to write instead, or with nothing."""
    found: dict[str, str] = {}
    for item in items:
        form, arrow, use = (side.strip() for side in item.partition(INSTEAD))
        wrong = ""
        if arrow and not form:
            wrong = f"names nothing before the {INSTEAD}"
        elif arrow and not use:
            wrong = f"says nothing behind the {INSTEAD}"
        elif INSTEAD in use:
            wrong, use = f"has more than one {INSTEAD}", ""
        elif form == use:
            wrong, use = "says to write the very form that it forbids", ""
        elif form in found and found[form] != use:
            wrong, use = f"forbids “{form}” a second time", found[form]
        if wrong:
            remarks.say(
                "glossary-instead",
                f"“{item}” in column {name} {wrong}.",
                f"Write: wrong form {INSTEAD} right form, or the wrong form alone.",
            )
        if form:
            found[form] = use
    return found
