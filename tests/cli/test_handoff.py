"""A bundle goes out to a translator and comes back, at the command line."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from l10n import po
from l10n.bilingual import xliff
from l10n.cli import app
from l10n.model.catalog import Catalog
from l10n.model.unit import State
from tests.workflow.newsroom import ARTICLE, Newsroom

Run = Callable[..., Result]
ZIP = "out/handoff/de/kim.zip"


COUNT = 14
"""Units of the article that these tests hand over: the beginning of the real one is enough."""


@pytest.fixture
def run(newsroom: Newsroom) -> Run:
    newsroom.write("".join(ARTICLE.splitlines(keepends=True)[:13]))
    for glossary in (newsroom.project.root / "glossaries").glob("*.csv"):
        if glossary.name != "sections.csv":
            glossary.unlink()
    newsroom.localize("de")
    assert len(newsroom.catalog("de").units) == COUNT
    return lambda *words: CliRunner().invoke(app, words)


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def accept(data: bytes, targets: dict[int, str]) -> bytes:
    """A catalog after a translator typed these targets, by place, and took the marks away."""
    document = po.read(data, "kim.po")
    units = list(document.catalog.units)
    for at, target in targets.items():
        units[at] = replace(units[at], target=target, state=State.REVIEWED)
    return po.render(replace(document.catalog, units=tuple(units)), document)


def of(catalog: Catalog, state: State) -> int:
    return sum(unit.state is state for unit in catalog.units)


def test_the_bundle_has_what_a_translator_needs_and_nothing_else(
    newsroom: Newsroom, run: Run
) -> None:
    newsroom.localize("en")
    assert run("handoff", "-l", "de").exit_code == 0
    files = unpacked(newsroom.project.root / ZIP)
    assert sorted(files) == [
        "kim-de/INSTRUCTIONS.md",
        "kim-de/article/kim.de.draft.html",
        "kim-de/article/kim.fr.txt",
        "kim-de/glossary/terms.csv",
        "kim-de/handoff.json",
        "kim-de/kim.po",
        "kim-de/tm/drafts.tmx",
    ]
    assert files["kim-de/kim.po"] == newsroom.po("de").read_bytes()
    assert files["kim-de/article/kim.fr.txt"] == newsroom.article.read_bytes()
    instructions = files["kim-de/INSTRUCTIONS.md"].decode()
    assert instructions.startswith("# Translating “kim” into German\n")
    assert "ins Deutsche übersetzen" in instructions
    assert "{" not in instructions
    everything = b"".join(files.values())
    assert str(newsroom.project.root).encode() not in everything


@pytest.mark.parametrize("editor", ["poedit", "lokalize", "omegat", "xliff"])
def test_the_same_catalog_makes_the_same_bytes(newsroom: Newsroom, run: Run, editor: str) -> None:
    for name in ("one.zip", "two.zip"):
        assert run("handoff", "-l", "de", "--for", editor, "-o", name).exit_code == 0
    assert Path("one.zip").read_bytes() == Path("two.zip").read_bytes()
    assert "unchanged" in run("handoff", "-l", "de", "--for", editor, "-o", "two.zip").stdout


@pytest.mark.parametrize("editor", ["poedit", "xliff"])
@pytest.mark.parametrize("out", ["back.zip", "back"])
def test_a_bundle_that_comes_back_untouched_changes_no_byte(
    newsroom: Newsroom, run: Run, editor: str, out: str
) -> None:
    assert run("handoff", "-l", "de", "--for", editor, "-o", out).exit_code == 0
    before = newsroom.snapshot()
    result = run("import", out)
    assert result.exit_code == 0
    assert f"{COUNT} untouched" in result.stdout
    assert newsroom.snapshot() == before


def test_for_omegat_it_is_a_project_of_which_only_target_comes_back(
    newsroom: Newsroom, run: Run
) -> None:
    assert run("handoff", "-l", "de", "--for", "omegat", "-o", "og").exit_code == 0
    project = newsroom.project.root / "og" / "kim-de"
    for folder in ("dictionary", "glossary", "omegat", "source", "target", "tm"):
        assert (project / folder).is_dir()
    assert "<target_lang>DE</target_lang>" in (project / "omegat.project").read_text()
    result = run("import", "og")
    assert result.exit_code == 2
    assert "Create Translated Documents" in result.stderr
    # As OmegaT writes it: what nobody translated is empty, and no fuzzy mark is left.
    document = po.read((project / "source" / "kim.po").read_bytes(), "kim.po")
    units = [replace(one, target="", state=State.UNTRANSLATED) for one in document.catalog.units]
    units[4] = replace(units[4], target="Fertig.", state=State.REVIEWED)
    data = po.render(replace(document.catalog, units=tuple(units)), document)
    (project / "target" / "kim.po").write_bytes(data)
    result = run("import", "og/kim-de/target")
    assert result.exit_code == 0
    assert f"1 newly reviewed, 0 untouched, {COUNT - 1} came back empty" in result.stdout
    catalog = newsroom.catalog("de")
    assert (of(catalog, State.REVIEWED), of(catalog, State.PRETRANSLATED)) == (1, COUNT - 1)


def test_work_in_a_bundle_is_never_overwritten(newsroom: Newsroom, run: Run) -> None:
    assert run("handoff", "-l", "de", "-o", "desk").exit_code == 0
    work = newsroom.project.root / "desk" / "kim-de" / "kim.po"
    work.write_bytes(accept(work.read_bytes(), {4: "Von Hand."}))
    before = work.read_bytes()
    newsroom.edit({newsroom.catalog("de").units[9].source: "Bei uns."}, "de")
    result = run("handoff", "-l", "de", "-o", "desk")
    assert result.exit_code == 4
    assert "somebody has worked in the bundle" in result.stderr
    assert work.read_bytes() == before
    assert run("handoff", "-l", "de").exit_code == 0
    newsroom.edit({newsroom.catalog("de").units[9].source: "Bei uns, neu."}, "de")
    assert "written anew" in run("handoff", "-l", "de").stdout
    (newsroom.project.root / ZIP).write_bytes(b"my own notes")
    assert run("handoff", "-l", "de").exit_code == 4


def test_a_whole_round_with_work_on_both_sides(newsroom: Newsroom, run: Run) -> None:
    assert run("handoff", "-l", "de").exit_code == 0
    bundle = unpacked(newsroom.project.root / ZIP)
    sources = [unit.source for unit in newsroom.catalog("de").units]
    newsroom.edit({sources[6]: "Unser Satz.", sources[7]: "Unser zweiter Satz."}, "de")
    draft = newsroom.catalog("de").units[5].target
    bundle["kim-de/kim.po"] = accept(
        bundle["kim-de/kim.po"], {4: "Ihr Satz.", 5: draft, 6: "Ihr anderer Satz."}
    )
    back = newsroom.project.root / "back.zip"
    with zipfile.ZipFile(back, "w") as archive:
        for name, data in bundle.items():
            archive.writestr(name, data)
    dry = newsroom.snapshot()
    result = run("import", "back.zip", "--dry-run")
    assert (result.exit_code, newsroom.snapshot()) == (1, dry)
    result = run("import", "back.zip")
    assert result.exit_code == 1
    told = "1 newly reviewed, 1 drafts accepted unchanged, 1 conflicts"
    assert f"{told}, {COUNT - 3} untouched" in result.stdout
    units = newsroom.units("de")
    assert [units[sources[at]].target for at in (4, 5, 6, 7)] == [
        "Ihr Satz.", draft, "Unser Satz.", "Unser zweiter Satz.",
    ]  # fmt: skip
    assert units[sources[6]].comments == ("kim.po has: “Ihr anderer Satz.”",)
    after = newsroom.snapshot()
    assert run("import", "back.zip").exit_code == 1
    assert newsroom.snapshot() == after
    assert run("import", "back.zip", "--ours").exit_code == 0
    assert newsroom.snapshot() == after
    assert run("import", "back.zip", "--theirs").exit_code == 0
    assert newsroom.units("de")[sources[6]].target == "Ihr anderer Satz."
    assert "before kim.po: “Unser Satz.”" in newsroom.units("de")[sources[6]].comments


def test_a_catalog_alone_is_compared_with_what_was_handed_over(
    newsroom: Newsroom, run: Run
) -> None:
    """The translator sends the PO file by mail, without the manifest."""
    assert run("handoff", "-l", "de").exit_code == 0
    alone = unpacked(newsroom.project.root / ZIP)["kim-de/kim.po"]
    sources = [unit.source for unit in newsroom.catalog("de").units]
    newsroom.edit({sources[6]: "Unser Satz."}, "de")
    Path("mail.po").write_bytes(accept(alone, {4: "Ihr Satz."}))
    result = run("import", "mail.po")
    assert result.exit_code == 0
    assert f"1 newly reviewed, {COUNT - 1} untouched" in result.stdout
    units = newsroom.units("de")
    assert (units[sources[4]].target, units[sources[6]].target) == ("Ihr Satz.", "Unser Satz.")
    Path("cut.po").write_bytes(alone[: alone.index(b"\n\n", len(alone) // 2) + 1])
    assert "cut off on its way" in run("import", "cut.po").stderr


def test_xliff_comes_back_with_its_states(newsroom: Newsroom, run: Run) -> None:
    assert run("handoff", "-l", "de", "--for", "xliff", "-o", "x").exit_code == 0
    path = newsroom.project.root / "x" / "kim-de" / "kim.xlf"
    catalog = newsroom.catalog("de")
    units = list(catalog.units)
    units[4] = replace(units[4], target="Fertig.", state=State.REVIEWED)
    path.write_bytes(xliff.write(replace(catalog, units=tuple(units))))
    result = run("import", "x", "--json")
    said = json.loads(result.stdout)
    assert [change["kind"] for change in said[0]["taken"]["changes"]] == ["reviewed"]
    assert newsroom.units("de")[units[4].source].target == "Fertig."


def test_a_bundle_for_an_editor_that_we_do_not_know_or_without_a_catalog(
    newsroom: Newsroom, run: Run
) -> None:
    assert run("handoff", "-l", "de", "--for", "word").exit_code == 2
    result = run("handoff", "-l", "en")
    assert result.exit_code == 3
    assert "l10n extract" in result.stderr
    result = run("handoff", "-l", "en", "-l", "de", "-o", "both.zip")
    assert result.exit_code == 2
    assert not Path("both.zip").exists()


def test_a_dry_run_makes_nothing(newsroom: Newsroom, run: Run) -> None:
    before = newsroom.snapshot()
    assert "would be written" in run("handoff", "-l", "de", "--dry-run").stdout
    assert newsroom.snapshot() == before


def test_an_old_catalog_is_said_to_be_old(newsroom: Newsroom, run: Run) -> None:
    newsroom.write(newsroom.article.read_text("utf-8").replace("quatre heures", "six heures"))
    result = run("handoff", "-l", "de")
    assert result.exit_code == 0
    assert "the article has changed since" in result.stderr


def zipped(files: dict[str, bytes], **flags: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = flags.get("mode", 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def encrypted(data: bytes) -> bytes:
    """The first entry marked as encrypted, in its own header and in the directory."""
    changed = bytearray(data)
    changed[6] |= 1
    changed[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(changed)


GOOD = b'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "a"\nmsgstr "b"\n'


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.zip", zipped({"../kim.po": GOOD}), "leads out of the folder"),
        ("x.zip", zipped({"/etc/kim.po": GOOD}), "leads out of the folder"),
        ("x.zip", zipped({"C:/kim.po": GOOD}), "leads out of the folder"),
        ("x.zip", zipped({"kim.po": b"/etc/passwd"}, mode=0o120777), "is a link"),
        ("x.zip", encrypted(zipped({"kim.po": GOOD})), "is encrypted"),
        ("x.zip", zipped({"kim.po": b"\0" * 200_000_000}), "are the limit"),
        ("x.zip", zipped({f"{at}.po": b"" for at in range(2001)}), "2,001 files"),
        ("x.zip", zipped({"[Content_Types].xml": b"", "word/a.xml": b""}), "office document"),
        ("kim.po", zipped({"[Content_Types].xml": b"", "xl/a.xml": b""}), "office document"),
        ("x.zip", zipped({"notes.txt": b"hello"}), "nothing is in it"),
        ("x.zip", zipped({"kim.po": GOOD})[:-30], "damaged"),
        ("x.zip", zipped({"handoff.json": b"[" * 99_999, "kim.po": GOOD}), "the manifest"),
        ("x.zip", zipped({"handoff.json": b'{"version": 9}', "kim.po": GOOD}), "of version 9"),
        ("x.docx", b"anything", "no files of this kind"),
        ("kim.mo", b"\xde\x12\x04\x95", "compiled form"),
        ("kim.po", b"", "empty"),
        ("kim.po", GOOD.replace(b"de", b"en"), "no catalog for en"),
        ("kim.po", GOOD.replace(b"Language: de", b"X: y"), "does not say which language"),
        ("kim.xlf", b"<!DOCTYPE x [<!ENTITY a 'b'>]><xliff>&a;</xliff>", "error["),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else None,
)
def test_what_cannot_be_taken_in_safely_is_refused(
    newsroom: Newsroom, run: Run, name: str, data: bytes, said: str
) -> None:
    Path(name).write_bytes(data)
    before = newsroom.snapshot()
    result = run("import", name)
    assert result.exit_code in (2, 3)
    assert said in result.stderr
    assert newsroom.snapshot() == before


def test_a_file_in_another_language_is_refused(newsroom: Newsroom, run: Run) -> None:
    data = newsroom.po("de").read_bytes()
    english = "The minister said that the harbour would have been closed by the end of the year. "
    Path("kim.po").write_bytes(accept(data, dict.fromkeys(range(4, 8), english * 2)))
    before = newsroom.snapshot()
    result = run("import", "kim.po")
    assert result.exit_code == 2
    assert "what is new in it is in English, not in German" in result.stderr
    assert newsroom.snapshot() == before


def test_one_bad_file_does_not_stop_the_others(newsroom: Newsroom, run: Run) -> None:
    data = newsroom.po("de").read_bytes()
    Path("good.po").write_bytes(accept(data, {4: "Fertig."}))
    Path("bad.po").write_bytes(b"no catalog")
    result = run("import", "bad.po", "good.po")
    assert result.exit_code == 2
    assert of(newsroom.catalog("de"), State.REVIEWED) == 1


def test_the_projects_own_folder_is_nothing_that_came_back(newsroom: Newsroom, run: Run) -> None:
    result = run("import", ".")
    assert result.exit_code == 2
    assert "the project's own catalogs" in result.stderr


def test_a_name_in_a_header_leads_nowhere(newsroom: Newsroom, run: Run) -> None:
    """The content tells where the file belongs."""
    data = newsroom.po("de").read_bytes()
    for name in ("../../etc/passwd", "x" * 5000, "/etc/passwd", "C:\\\\kim"):
        Path("back.po").write_bytes(
            data.replace(b"Project-Id-Version: kim", f"Project-Id-Version: {name}".encode())
        )
        result = run("import", "back.po")
        assert result.exit_code == 0, result.output
        assert f"{COUNT} untouched" in result.stdout


def test_a_region_without_a_catalog_of_its_own_is_told_and_nothing_is_made(
    newsroom: Newsroom, run: Run
) -> None:
    result = run("handoff", "-l", "de-CH")
    assert result.exit_code == 3
    assert "no catalog of its own for de-CH: its edition derives from de" in result.stderr
    assert "l10n handoff articles/kim.fr.txt -l de;" in result.stderr
    assert "l10n extract articles/kim.fr.txt -l de-CH --own" in result.stderr
    assert not (newsroom.project.root / "out/handoff").exists()


def test_a_region_with_a_catalog_of_its_own_goes_out_and_comes_back(
    newsroom: Newsroom, run: Run
) -> None:
    assert run("extract", "-l", "de-CH", "--own").exit_code == 0
    result = run("handoff", "-l", "de-CH", "-o", "bundles")
    assert result.exit_code == 0, result.output
    assert "0 left to do" in result.stdout
    folder = newsroom.project.root / "bundles" / "kim-de_CH"
    assert (folder / "kim.po").read_bytes() == newsroom.po("de-CH").read_bytes()
    assert b'lang="de-CH"' in (folder / "article" / "kim.de-CH.draft.html").read_bytes()
    base = newsroom.po("de").read_bytes()
    (folder / "kim.po").write_bytes(accept((folder / "kim.po").read_bytes(), {2: "Grüezi."}))
    assert run("import", "bundles").exit_code == 0
    assert newsroom.catalog("de-CH").units[2].target == "Grüezi."
    assert newsroom.po("de").read_bytes() == base


def test_without_a_locale_named_bases_go_out_and_the_regions_with_catalogs_of_their_own(
    newsroom: Newsroom, run: Run
) -> None:
    config = newsroom.project.root / "l10n.toml"
    config.write_text('targets = ["de-CH", "de-AT"]\n' + config.read_text())
    assert run("extract", "-l", "de-CH", "--own").exit_code == 0
    assert run("handoff").exit_code == 0
    made = newsroom.project.root / "out/handoff"
    assert sorted(path.name for path in made.iterdir()) == ["de", "de-CH"]
