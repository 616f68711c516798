"""The catalogs of the real article pass through the programs that translators use."""

from __future__ import annotations

import subprocess
from pathlib import Path

import polib
import pytest

from l10n import po
from l10n.model.catalog import Catalog
from tests.workflow.newsroom import ARTICLE, CHECKOUT, Newsroom

pytestmark = pytest.mark.interop

SHIPPED = sorted((CHECKOUT / "locales").rglob("*.po"))


@pytest.fixture(params=["drafts", "reviewed", "edited"])
def catalog(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A German catalog: of drafts alone, all reviewed, or reviewed before the article changed."""
    newsroom = Newsroom.founded(tmp_path)
    newsroom.localize("de")
    if request.param != "drafts":
        newsroom.review_all("de")
    if request.param == "edited":
        lines = ARTICLE.replace("700", "900").replace("luxueux", "vieux").split("\n")
        newsroom.write("\n".join(lines[:14] + lines[16:]))
        newsroom.localize("de")
    return newsroom.po("de")


def run(*command: str | Path) -> bytes:
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def read(data: bytes) -> Catalog:
    return po.read(data, "kim.po").catalog


def work(catalog: Catalog) -> dict[tuple[str, str], tuple[str, str]]:
    """What people would miss: each unit's target and state."""
    return {(unit.context, unit.source): (unit.target, unit.state.value) for unit in catalog.units}


def test_msgfmt_has_nothing_to_say(catalog: Path) -> None:
    done = subprocess.run(
        ["msgfmt", "--check", "--output-file=-", catalog], capture_output=True, check=True
    )
    assert done.stderr == b""


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda path: path.parent.parent.name)
def test_msgfmt_has_nothing_to_say_about_the_shipped_catalogs(shipped: Path) -> None:
    assert len(SHIPPED) >= 2
    test_msgfmt_has_nothing_to_say(shipped)


def test_msgcat_changes_no_byte(catalog: Path) -> None:
    assert run("msgcat", "--no-wrap", catalog) == catalog.read_bytes()


def test_msgmerge_keeps_every_target_and_state(catalog: Path, tmp_path: Path) -> None:
    template = tmp_path / "kim.pot"
    template.write_bytes(run("msgattrib", "--no-obsolete", "--clear-fuzzy", "--empty", catalog))
    merged = run("msgmerge", "--no-wrap", "--previous", "--quiet", "-o", "-", catalog, template)
    assert work(read(merged)) == work(read(catalog.read_bytes()))


def test_polib_reads_and_writes_what_we_wrote(catalog: Path) -> None:
    theirs = polib.pofile(str(catalog), wrapwidth=0)
    ours = read(catalog.read_bytes())
    assert len(theirs) == len(ours.units)
    assert work(read(str(theirs).encode())) == work(ours)


def test_the_translate_toolkit_reads_and_writes_what_we_wrote(
    catalog: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again.po"
    run("pofilter", "--test=untranslated", catalog, again)
    template, merged = tmp_path / "kim.pot", tmp_path / "merged.po"
    template.write_bytes(run("msgattrib", "--no-obsolete", "--clear-fuzzy", "--empty", catalog))
    run("pot2po", "--template", catalog, template, merged)
    ours = work(read(catalog.read_bytes()))
    theirs = work(read(merged.read_bytes()))
    assert {key: target for key, (target, _) in theirs.items() if key in ours} == {
        key: target for key, (target, _) in ours.items() if key in theirs
    }
