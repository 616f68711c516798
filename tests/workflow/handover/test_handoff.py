"""What a bundle is made of: manifest, instructions, ZIP."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale, known_locales
from l10n.workflow.handover.bundle import EDITORS, bundle
from l10n.workflow.handover.handed import handed_units
from l10n.workflow.handover.handoff import zip_of
from l10n.workflow.handover.manifest import NAME, Manifest, digest, read_manifest, untouched
from l10n.workflow.handover.zipped import unzipped
from tests.po.catalogs import catalogs

FEW = settings(max_examples=25)
FILES = st.dictionaries(
    st.text("abcäß-", min_size=1, max_size=8), st.binary(max_size=50), max_size=4
)


def manifest_of(catalog: Catalog, files: dict[str, bytes]) -> Manifest:
    return Manifest(
        catalog.article,
        catalog.source_locale,
        catalog.locale,
        handed_units(catalog),
        {name: digest(data) for name, data in files.items()},
    )


@FEW
@given(catalogs(), FILES)
def test_a_manifest_comes_back_as_it_was(catalog: Catalog, files: dict[str, bytes]) -> None:
    manifest = manifest_of(catalog, files)
    data = manifest.render()
    assert read_manifest(data, NAME) == manifest
    assert untouched(files, manifest)
    assert not untouched({**files, "more": b""}, manifest)


@FEW
@given(catalogs(min_units=1), st.data())
def test_a_damaged_manifest_is_refused_and_nothing_else_happens(
    catalog: Catalog, data: st.DataObject
) -> None:
    whole = manifest_of(catalog, {"kim.po": b"x"}).render()
    at = data.draw(st.integers(0, len(whole) - 1))
    sign = data.draw(st.sampled_from([b"", b"[", b"}", b"null", b"\xff", b'"']))
    with suppress(InputError):
        read_manifest(whole[:at] + sign + whole[at + 1 :], NAME)


@FEW
@given(FILES)
def test_a_zip_of_ours_is_read_again_and_is_the_same_every_time(files: dict[str, bytes]) -> None:
    data = zip_of(files)
    assert unzipped(data, "x.zip") == dict(sorted(files.items()))
    assert data == zip_of(files)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


@FEW
@given(st.binary(max_size=80), st.data())
def test_bytes_that_are_no_zip_are_refused(noise: bytes, data: st.DataObject) -> None:
    whole = zip_of({"kim.po": b"msgid", "b.txt": noise})
    cut = data.draw(st.integers(4, len(whole) - 1))
    with pytest.raises(InputError):
        unzipped(whole[:cut], "x.zip")
    at = data.draw(st.integers(0, len(whole) - 1))
    with suppress(InputError):
        unzipped(whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :], "x.zip")


@pytest.mark.parametrize("editor", EDITORS)
@pytest.mark.parametrize("tag", [locale.tag for locale in known_locales()])
def test_the_instructions_leave_no_gap(editor: str, tag: str) -> None:
    source = Locale("de") if tag.startswith("fr") else Locale("fr")
    catalog = Catalog("kim", source, Locale(tag), ())
    files = bundle(replace(catalog, article="2023/kim"), b"po", Glossary(), {}, EDITORS[editor])
    text = files["INSTRUCTIONS.md"].decode()
    assert "{" not in text
    assert "2023/kim" in text
    # In a language without instructions of its own they are in English alone.
    assert ("---" in text) == tag.startswith(("fr", "de", "es"))
    main = {"omegat": "source/kim.po", "xliff": "kim.xlf"}.get(editor, "kim.po")
    assert main in files
    assert f"`{main}`" in text


def test_the_name_of_an_article_stands_in_the_instructions_as_it_is() -> None:
    catalog = Catalog("{return} {x}", Locale("fr"), Locale("es"), ())
    text = bundle(catalog, b"po", Glossary(), {}, EDITORS["poedit"])["INSTRUCTIONS.md"].decode()
    assert text.startswith("# Translating “{return} {x}” into Spanish\n")
    assert "# Traducir «{return} {x}» al español" in text
