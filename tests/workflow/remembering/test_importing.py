"""Old translations are offered where no catalog has its own, and taking them in loses nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from l10n import storage
from l10n.bilingual import tmx
from l10n.errors import ConflictError, InputError, UsageError
from l10n.model.locale import Locale
from l10n.workflow.remembering.importing import Contradiction, import_all
from l10n.workflow.remembering.stock import export_all, stock
from l10n.workflow.written import Freshness
from tests.workflow.newsroom import Newsroom

FR, EN, DE = Locale("fr"), Locale("en"), Locale("de")
ARTICLE = "# Le port ferme\n\nIl pleut sur le port. La mer est calme.\n"


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """An article of three units, and no glossary that would draft one of them."""
    room = Newsroom.founded(tmp_path, ARTICLE, "kim.fr.md")
    for glossary in (tmp_path / "glossaries").iterdir():
        glossary.unlink()
    return room


def entry(**texts: str) -> str:
    segments = "".join(
        f'<tuv xml:lang="{tag.replace("_", "-")}"><seg>{text}</seg></tuv>'
        for tag, text in texts.items()
    )
    return f"<tu>{segments}</tu>"


def old(folder: Path, *entries: str, name: str = "old.tmx") -> Path:
    """A memory that some other program wrote."""
    path = folder / "from elsewhere" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        '<tmx version="1.4"><header creationtool="x" srclang="FR-FR"/><body>'
        f"{''.join(entries)}</body></tmx>",
        encoding="utf-8",
    )
    return path


RAIN = entry(FR_FR="Il pleut sur le port.", EN_US="It rains on the port.", de="Es regnet.")
SEA = entry(FR_FR="La mer est calme.", EN_GB="The sea is calm.")


def test_what_was_taken_in_is_drafted_and_named(newsroom: Newsroom, tmp_path: Path) -> None:
    (done,) = import_all(newsroom.project, [old(tmp_path, RAIN, SEA)], [EN, DE])
    assert (done.error, done.path, done.before) == (None, "memory/old.tmx", Freshness.MISSING)
    newsroom.localize("en", "de")
    units = newsroom.units("en")
    rain, sea = units["Il pleut sur le port."], units["La mer est calme."]
    assert (rain.target, sea.target) == ("It rains on the port.", "The sea is calm.")
    assert rain.origin is not None
    assert (rain.origin.engine, rain.origin.model) == ("memory", "memory/old.tmx")
    assert not rain.human
    assert newsroom.units("de")["Il pleut sur le port."].target == "Es regnet."


def test_what_a_catalog_has_reviewed_goes_first(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.extract("en")
    newsroom.edit({"Il pleut sur le port.": "Rain falls on the harbour."})
    import_all(newsroom.project, [old(tmp_path, RAIN, SEA)], [EN])
    later = replace(newsroom, article=newsroom.article.with_name("later.fr.md"))
    later.write(ARTICLE)
    later.localize("en")
    catalog = newsroom.project.catalog("later", EN).read_text(encoding="utf-8")
    assert "Rain falls on the harbour." in catalog
    assert "It rains on the port." not in catalog
    assert "The sea is calm." in catalog


def test_a_broken_file_in_the_folder_stops_no_article(newsroom: Newsroom, tmp_path: Path) -> None:
    import_all(newsroom.project, [old(tmp_path, RAIN)], [EN])
    (tmp_path / "memory" / "broken.tmx").write_text("<tmx><body><tu>", encoding="utf-8")
    (outcome,) = newsroom.localize("en")
    assert [(one.code, one.where.path) for one in outcome.findings if one.code.startswith("m")] == [
        ("memory-unreadable", "memory/broken.tmx")
    ]
    assert newsroom.units()["Il pleut sur le port."].target == "It rains on the port."


def test_duplicates_contradictions_and_known_pairs_are_told(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.extract("en")
    newsroom.edit({"La mer est calme.": "The sea is calm."})
    other = entry(fr="Il pleut sur le port.", en="Rain.")
    (done,) = import_all(newsroom.project, [old(tmp_path, RAIN, SEA, other, SEA, RAIN)], [EN])
    (tally,) = done.tallies
    assert (tally.pairs, tally.duplicates, tally.known, tally.drafts) == (3, 2, 1, 0)
    assert tally.contradictions == (
        Contradiction("Il pleut sur le port.", ("Rain.", "It rains on the port.")),
    )
    newsroom.localize("en")
    assert newsroom.units()["Il pleut sur le port."].target == "It rains on the port."
    (again,) = import_all(
        newsroom.project, [old(tmp_path, RAIN, name="second.tmx")], [EN], write=False
    )
    assert again.tallies[0].known == 1


def test_our_own_drafts_are_no_memory(newsroom: Newsroom, tmp_path: Path) -> None:
    newsroom.localize("en")
    newsroom.edit({"La mer est calme.": "The sea is calm."})
    path = tmp_path / "drafts.tmx"
    path.write_bytes(tmx.write([newsroom.catalog()], drafts=True))
    (done,) = import_all(newsroom.project, [path], [EN])
    assert (done.tallies[0].pairs, done.tallies[0].drafts) == (0, 2)


def test_another_memory_of_that_name_is_replaced_only_when_asked(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    kept = tmp_path / "memory" / "old.tmx"
    import_all(newsroom.project, [old(tmp_path, RAIN)], [EN])
    before = kept.read_bytes()
    (same,) = import_all(newsroom.project, [old(tmp_path, RAIN)], [EN])
    assert (same.error, same.before) == (None, Freshness.CURRENT)
    (refused,) = import_all(newsroom.project, [old(tmp_path, SEA)], [EN])
    assert isinstance(refused.error, ConflictError)
    assert kept.read_bytes() == before
    (done,) = import_all(newsroom.project, [old(tmp_path, SEA)], [EN], update=True)
    assert (done.error, done.before) == (None, Freshness.OUTDATED)
    assert "The sea is calm." in kept.read_text(encoding="utf-8")
    assert storage.states(kept), "what was replaced is no backup"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<tmx><body><tu><tuv xml:lang='fr'><seg>Il",
        "PK\x03\x04",
        '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body><tu/></body></tmx>',
        "<tmx><header srclang='ja'/><body><tu><tuv xml:lang='ja'><seg>x</seg></tuv>"
        "<tuv xml:lang='en'><seg>y</seg></tuv></tu></body></tmx>",
    ],
    ids=["empty", "cut off", "a ZIP", "an entity", "other languages"],
)
def test_what_cannot_be_taken_in_changes_nothing_and_stops_no_other_file(
    text: str, newsroom: Newsroom, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.tmx"
    bad.write_text(text, encoding="utf-8")
    refused, done = import_all(newsroom.project, [bad, old(tmp_path, RAIN)], [EN, DE])
    assert isinstance(refused.error, InputError)
    assert done.error is None
    assert [path.name for path in newsroom.project.memories()] == ["old.tmx"]


def test_a_dry_run_writes_nothing(newsroom: Newsroom, tmp_path: Path) -> None:
    file = old(tmp_path, RAIN)
    newsroom.localize("en")
    before = newsroom.snapshot(hidden=True)
    import_all(newsroom.project, [file], [EN], write=False)
    export_all(newsroom.project, [EN], write=False)
    assert newsroom.snapshot(hidden=True) == before


def test_one_file_holds_what_is_reviewed_in_all_catalogs(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    newsroom.extract("en")
    newsroom.edit({"La mer est calme.": "The sea is calm."})
    (done,) = export_all(newsroom.project, [EN])
    assert (done.path, done.articles, done.units) == ("out/exchange/en/memory.tmx", ("kim",), 1)
    data = (tmp_path / done.path).read_bytes()
    assert tmx.pairs(data, "x.tmx", FR) == {EN: [tmx.Pair("La mer est calme.", "The sea is calm.")]}
    assert export_all(newsroom.project, [EN])[0].before is Freshness.CURRENT
    with pytest.raises(UsageError):
        export_all(newsroom.project, [EN, DE], out=tmp_path / "x.tmx")


def test_half_a_memory_is_not_exported(newsroom: Newsroom) -> None:
    newsroom.extract("en")
    newsroom.po().with_name("broken.po").write_text("msgid", encoding="utf-8")
    (done,) = export_all(newsroom.project, [EN])
    assert isinstance(done.error, InputError)


def test_the_stock_counts_people_and_files(newsroom: Newsroom, tmp_path: Path) -> None:
    import_all(newsroom.project, [old(tmp_path, RAIN, SEA)], [EN])
    newsroom.extract("en")
    newsroom.edit({"La mer est calme.": "The sea is calm."})
    later = replace(newsroom, article=newsroom.article.with_name("later.fr.md"))
    later.write(ARTICLE)
    later.extract("en")
    (one,) = stock(newsroom.project, [EN])
    assert (one.reviewed, one.articles, one.repeated) == (1, 1, 3)
    assert [(kept.path, kept.pairs) for kept in one.files] == [("memory/old.tmx", 2)]


def test_every_language_is_kept_unless_some_are_named(newsroom: Newsroom, tmp_path: Path) -> None:
    (done,) = import_all(newsroom.project, [old(tmp_path, RAIN, SEA)])
    assert [(one.locale.tag, one.pairs) for one in done.tallies] == [("de", 1), ("en", 2)]
    assert done.left_out == ()
    (some,) = import_all(newsroom.project, [old(tmp_path, RAIN, SEA, name="some.tmx")], [DE])
    assert some.left_out == (EN,)


def test_a_file_put_there_by_hand_is_kept_as_the_others_when_asked(
    newsroom: Newsroom, tmp_path: Path
) -> None:
    there = tmp_path / "memory" / "old.tmx"
    there.parent.mkdir()
    there.write_bytes(old(tmp_path, RAIN, SEA).read_bytes())
    newsroom.localize("en")
    before = newsroom.po("en").read_bytes()
    (done,) = import_all(newsroom.project, [there], update=True)
    assert (done.error, done.tallies[0].known) == (None, 0)
    assert there.read_bytes() == tmx.shelved(FR, tmx.pairs(there.read_bytes(), "x.tmx", FR))
    newsroom.localize("en", redo=True)
    assert newsroom.po("en").read_bytes() == before
