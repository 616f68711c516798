"""What the files of a project give to the memory."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import po, storage
from l10n.bilingual import tmx
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit
from l10n.workflow.remembering.offered import Offered
from tests.workflow.newsroom import Newsroom

EN, FR = Locale("en"), Locale("fr")


@pytest.fixture
def room(tmp_path: Path) -> Newsroom:
    return Newsroom.founded(
        tmp_path, "# Le port\n\nLe port est fermé. La mer est haute.\n", "kim.fr.md"
    )


def bring(room: Newsroom, data: bytes, name: str = "old.tmx") -> None:
    folder = room.project.folders["memory"]
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)


def memory(*pairs: tuple[str, str], state: State = State.REVIEWED) -> bytes:
    units = tuple(Unit(Key("", source), target, state) for source, target in pairs)
    return tmx.write([Catalog("old", FR, EN, units)], drafts=state is not State.REVIEWED)


def test_a_memory_of_another_program_is_offered_as_a_draft_that_names_its_file(
    room: Newsroom,
) -> None:
    bring(room, memory(("Le port est fermé.", "The port is closed.")))
    room.localize("en", "de")
    unit = room.units("en")["Le port est fermé."]
    assert (unit.target, unit.state) == ("The port is closed.", State.PRETRANSLATED)
    assert unit.origin is not None
    assert (unit.origin.engine, unit.origin.model) == ("memory", "memory/old.tmx")
    other = room.units("de")["Le port est fermé."].origin
    assert other is not None
    assert other.engine == "pseudo"


def test_what_people_reviewed_here_goes_before_it(room: Newsroom) -> None:
    bring(room, memory(("Le port est fermé.", "The port is closed.")))
    own = Unit(Key("", "Le port est fermé."), "The harbour is shut.", State.REVIEWED)
    path = room.project.catalog("quai", EN)
    path.parent.mkdir(parents=True)
    path.write_bytes(po.render(Catalog("quai", FR, EN, (own,))))
    room.localize("en")
    assert room.units("en")["Le port est fermé."].target == "The harbour is shut."


def test_a_memory_of_another_region_is_offered_too(room: Newsroom) -> None:
    own = memory(("Le port est fermé.", "The harbour is shut."))
    bring(room, own.replace(b'xml:lang="en"', b'xml:lang="en-GB"'))
    room.localize("en")
    assert room.units("en")["Le port est fermé."].target == "The harbour is shut."


def test_drafts_that_we_exported_ourselves_are_no_memory(room: Newsroom) -> None:
    bring(room, memory(("Le port est fermé.", "Portly closed."), state=State.STALE))
    room.localize("en")
    origin = room.units("en")["Le port est fermé."].origin
    assert origin is not None
    assert origin.engine == "pseudo"


def test_a_file_that_cannot_be_read_is_said_and_stops_nothing(room: Newsroom) -> None:
    bring(room, b"<tmx><header srclang='fr'/><body><tu>")
    (outcome,) = room.localize("en")
    assert [(one.code, one.where.path) for one in outcome.findings if "memory" in one.code] == [
        ("memory-unreadable", "memory/old.tmx")
    ]


def test_every_file_is_read_once_whatever_the_number_of_articles_and_locales(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(room, memory(("Le port est fermé.", "The port is closed.")))
    catalogs = []
    for name in ("a", "b", "c"):
        own = Unit(Key("", "Le port est fermé."), f"The port {name}.", State.REVIEWED)
        for locale in (EN, Locale("de")):
            catalog = Catalog(name, FR, locale, (own,))
            path = room.project.catalog(name, locale)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(po.render(catalog))
            catalogs.append(catalog)
    seen: list[str] = []
    read = storage.read

    def counted(path: Path) -> bytes:
        seen.append(path.relative_to(room.project.root).as_posix())
        return read(path)

    monkeypatch.setattr(storage, "read", counted)
    offered = Offered(room.project, catalogs)
    targets = [offered.memory(one)[0].lookup(Key("", "Le port est fermé.")) for one in catalogs]
    assert len(seen) == len(set(seen)) == 7
    assert [match and match.article for match in targets] == ["b", "b", "a", "a", "a", "a"]


def test_a_file_counts_however_its_ending_is_written(room: Newsroom) -> None:
    bring(room, memory(("Le port est fermé.", "The port is closed.")), "AGENCY.TMX")
    (room.project.folders["memory"] / "folder.tmx").mkdir()
    bring(room, b"\0", "._AGENCY.tmx")
    (outcome,) = room.localize("en")
    assert not outcome.findings
    unit = room.units("en")["Le port est fermé."]
    assert unit.origin is not None
    assert unit.origin.model == "memory/AGENCY.TMX"
