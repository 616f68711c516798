"""Our XLIFF, TMX and POT go through gettext and the translate toolkit, and theirs are read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from l10n import po
from l10n.bilingual import tmx, xliff
from l10n.model.locale import Locale
from l10n.model.unit import Key, State
from tests.bilingual.catalogs import DE, PORT

pytestmark = pytest.mark.interop

LIVING = [unit for unit in PORT.units if unit.state is not State.OBSOLETE]


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture
def xlf(tmp_path: Path) -> Path:
    path = tmp_path / "port.xlf"
    path.write_bytes(xliff.write(PORT))
    return path


@pytest.fixture
def pot(tmp_path: Path) -> Path:
    path = tmp_path / "port.pot"
    path.write_bytes(po.template(PORT))
    return path


def test_xliff2po_takes_drafts_for_fuzzy_and_the_reviewed_for_done(xlf: Path) -> None:
    made = xlf.with_suffix(".po")
    run("xliff2po", xlf, made)
    found = {unit.source: unit for unit in po.read(made.read_bytes(), "port.po").catalog.units}
    for unit in LIVING:
        fuzzy = unit.state in (State.PRETRANSLATED, State.STALE)
        assert (found[unit.source].target, found[unit.source].comments) == (
            unit.target,
            unit.comments,
        )
        assert found[unit.source].state is (State.STALE if fuzzy else unit.state)


def test_what_pofilter_marks_in_an_xliff_keeps_texts_and_states(xlf: Path) -> None:
    """It moves units into a namespace of their own, and drops those without a finding."""
    marked = xlf.with_name("marked.xlf")
    run("pofilter", "--language=de", xlf, marked)
    before = {unit.key: unit for unit in LIVING}
    returned = xliff.read(marked.read_bytes(), "marked.xlf")
    assert len(returned.units) >= 4
    for unit in returned.units:
        assert (unit.target, unit.state) == (before[unit.key].target, before[unit.key].state)
        assert any(comment.startswith("pofilter: ") for comment in unit.comments)


def test_what_po2xliff_makes_of_a_catalog_can_be_read(tmp_path: Path) -> None:
    """It loses the roles and names no target language, so that the caller has to."""
    catalog, made = tmp_path / "port.po", tmp_path / "port.xlf"
    catalog.write_bytes(po.render(PORT))
    run("po2xliff", catalog, made)
    returned = xliff.read(made.read_bytes(), "port.xlf", locale=DE)
    found = {unit.key: unit for unit in returned.units}
    for unit in LIVING:
        again = found[Key("", unit.source)]
        stale = unit.state is State.STALE
        assert (again.target, again.comments) == (unit.target, unit.comments)
        assert again.state is (State.PRETRANSLATED if stale else unit.state)


def test_what_po2tmx_makes_of_a_catalog_can_be_read(tmp_path: Path) -> None:
    """Its header says “en” whatever the file is in."""
    catalog, made = tmp_path / "port.po", tmp_path / "port.tmx"
    catalog.write_bytes(po.render(PORT))
    run("po2tmx", "-l", "de", "--source-language=fr", catalog, made)
    returned = tmx.read(made.read_bytes(), "port.tmx")
    assert (returned.source_locale, returned.locale) == (Locale("fr"), DE)
    assert [finding.code for finding in returned.warnings] == ["tmx-language"]
    reviewed = {u.source: u.target for u in LIVING if u.state in (State.REVIEWED, State.JOINED)}
    assert {unit.key.source: unit.target for unit in returned.units} == reviewed


def test_gettext_warns_of_a_template_only_that_it_is_one(pot: Path) -> None:
    said = run("msgfmt", "--check", "--output-file=/dev/null", pot)
    assert {line.rpartition(": ")[2] for line in said.splitlines()} == {
        f"header field '{name}' still has the initial default value"
        for name in ("PO-Revision-Date", "Last-Translator", "Language-Team")
    } | {"header field 'Language' missing in header"}


@pytest.mark.parametrize("program", ["msginit", "pot2po"])
def test_a_catalog_can_be_begun_from_a_template(pot: Path, program: str) -> None:
    made = pot.with_name("de.po")
    if program == "msginit":
        run("msginit", "--no-translator", "-l", "de", "-i", pot, "-o", made)
    else:
        run("pot2po", pot, made)
    units = po.read(made.read_bytes(), "port.po").catalog.units
    assert [(u.key, u.notes, u.references) for u in units] == [
        (u.key, u.notes, u.references) for u in LIVING
    ]
    if program == "msginit":
        assert run("msgfmt", "--check", "--output-file=/dev/null", made) == ""
        assert po.read(made.read_bytes(), "port.po").catalog.locale == DE
