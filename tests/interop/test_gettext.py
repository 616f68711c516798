"""Catalogs survive GNU gettext: our files are valid and stable there, and every state comes back."""

from __future__ import annotations

import dataclasses
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from l10n import po
from l10n.errors import InputError
from l10n.model.unit import State
from tests.po.test_damage import mutations

from .catalog import UNITS, catalog, run, template, unit, units_of

pytestmark = pytest.mark.interop

FILES = Path(__file__).parents[1] / "po" / "files"
CASES: dict[str, dict[str, Any]] = tomllib.loads((FILES / "manifest.toml").read_text("utf-8"))
LOCALES = ("de", "de-AT", "de-CH", "en", "en-GB", "fr")


@pytest.mark.parametrize("locale", LOCALES)
def test_msgfmt_has_nothing_to_say_about_our_catalogs(tmp_path: Path, locale: str) -> None:
    path = tmp_path / "port.po"
    path.write_bytes(po.render(catalog(locale)))
    done = run("msgfmt", "--check", "-o", tmp_path / "port.mo", path)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_msgcat_without_wrapping_gives_back_our_bytes(path: Path) -> None:
    assert run("msgcat", "--no-wrap", path).stdout == path.read_bytes()


@pytest.mark.parametrize(
    "command",
    [
        ["msgcat"],
        ["msgcat", "--width=40"],
        ["msgattrib"],
        ["msgattrib", "--no-wrap"],
        ["msgconv", "--to-code=UTF-8"],
        ["msgcat", "--escape"],
        ["msgcat", "--indent"],
    ],
    ids=" ".join,
)
def test_every_unit_comes_back_from(path: Path, command: list[str]) -> None:
    assert units_of(run(*command, path).stdout) == UNITS


def test_msgattrib_finds_the_states_that_it_knows(path: Path) -> None:
    def sources(option: str) -> list[str]:
        read = po.read(run("msgattrib", option, "--no-obsolete", path).stdout, "port.po")
        return [each.source for each in read.catalog.units]

    assert sources("--untranslated") == ["Défense"]
    assert sources("--only-fuzzy") == [UNITS[2].source, UNITS[3].source]


def test_msgmerge_against_the_same_article_keeps_every_state(path: Path, tmp_path: Path) -> None:
    pot = tmp_path / "port.pot"
    pot.write_bytes(template())
    merged = units_of(run("msgmerge", "--quiet", "--previous", path, pot).stdout)
    before = {each.key: each for each in UNITS}
    assert [each.key for each in merged] == [each.key for each in UNITS]
    for each in merged:
        old = before[each.key]
        assert (each.state, each.target, each.previous) == (old.state, old.target, old.previous)


@pytest.mark.parametrize("options", [["--previous"], []], ids=["with previous texts", "without"])
def test_a_source_that_msgmerge_changed_is_stale(
    path: Path, tmp_path: Path, options: list[str]
) -> None:
    pot = tmp_path / "port.pot"
    changed = [
        unit("Selon eux, « c'est fini ».", "", State.UNTRANSLATED),
        unit("Il pleut encore.", "", State.UNTRANSLATED),
    ]
    pot.write_bytes(po.render(dataclasses.replace(catalog(), units=tuple(changed))))
    merged = units_of(run("msgmerge", "--quiet", *options, path, pot).stdout)
    assert [each.state for each in merged[:2]] == [State.STALE, State.STALE]
    # Without “#|” the provenance of the draft tells that it was made from another source.
    assert merged[0].origin == UNITS[2].origin
    assert merged[0].target == UNITS[2].target


@pytest.mark.parametrize("name", CASES)
def test_msgfmt_agrees_with_our_reader(name: str) -> None:
    assert len(CASES) > 60
    path = FILES / f"{name}.po"
    done = subprocess.run(
        ["msgfmt", "--output-file=/dev/null", path], capture_output=True, check=False
    )
    try:
        po.read(path.read_bytes(), path.name)
        ours = "accepts"
    except InputError:
        ours = "refuses"
    assert ("refuses" if done.returncode else "accepts") == CASES[name].get("gettext", ours)


def readable() -> list[str]:
    return [
        name
        for name, case in CASES.items()
        if case["expect"] != "refuse"
        and case.get("gettext") != "refuses"
        and case.get("code") not in ("po-charset", "po-no-header")
    ]


@pytest.mark.parametrize("name", readable())
def test_msgcat_reads_the_same_out_of_odd_files_before_and_after_us(
    tmp_path: Path, name: str
) -> None:
    document = po.read((FILES / f"{name}.po").read_bytes(), f"{name}.po")
    renamed = dataclasses.replace(document.catalog, article="other")
    path = tmp_path / "after.po"
    path.write_bytes(po.render(renamed, document))
    before = run("msgcat", "--to-code=UTF-8", "--sort-output", "--no-wrap", FILES / f"{name}.po")
    after = run("msgcat", "--to-code=UTF-8", "--sort-output", "--no-wrap", path)
    assert before.stdout == after.stdout


# What we refuse and gettext lets pass: text that is no text in its charset or was cut off, and a
# backslash at the end of a line, which its lexer takes for a line that goes on.
STRICTER = (
    "po-encoding",
    "po-charset",
    "po-nul",
    "po-line-ends",
    "po-empty",
    "po-cut",
    "po-domain",
)


@given(mutations())
@settings(max_examples=150)
def test_msgfmt_agrees_with_our_reader_about_damaged_files(data: bytes) -> None:
    done = subprocess.run(
        ["msgfmt", "--output-file=/dev/null", "-"], input=data, capture_output=True, check=False
    )
    accepted = done.returncode == 0 or b"entries do not both" in done.stderr
    refusal, codes = "", set()
    try:
        codes = {warning.code for warning in po.read(data, "kim.po").warnings}
    except InputError as error:
        refusal = error.code
    if refusal:
        assert not accepted or refusal in STRICTER or b"\\\n" in data
    else:
        assert accepted or codes & {"po-bom", "po-odd-character"}
