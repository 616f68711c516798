"""Official packages: fetched from the index of the test's own server, checked, installed or not."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from l10n.engines import engine
from l10n.engines.argos.packages.index import Offer
from l10n.engines.argos.packages.installed import hash_of, installed
from l10n.engines.argos.packages.official import compared, install_official
from l10n.engines.argos.packages.pins import load_pins, own_list, recorded, save_pins
from l10n.engines.argos.packages.store import install, verify
from l10n.errors import BrokenError, ConflictError, L10nError, MissingError
from l10n.model.locale import Locale
from l10n.storage import lock
from tests.engines import tiny_package

from .serving import Page, Site


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "packages"


@pytest.fixture
def files(built: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The two tiny packages as files, by pair."""
    folder = tmp_path_factory.mktemp("packed")
    return {
        pair: tiny_package.pack(built / f"translate-{pair}-1_0", folder / pair).read_bytes()
        for pair in ("fr_en", "en_de")
    }


@pytest.fixture
def argos(site: Site, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> Site:
    """A server with both packages and their index, which the environment names."""
    entries = []
    for pair, data in files.items():
        source, target = pair.split("_")
        link = site.put(f"/v1/{pair}.argosmodel", Page(data))
        entries.append(
            {
                "from_code": source,
                "to_code": target,
                "package_version": "1.0",
                "links": ["ipfs://Qm", link],
            }
        )
    site.put("/index.json", Page(json.dumps(entries).encode()))
    monkeypatch.setenv("ARGOS_PACKAGE_INDEX", site.url)
    return site


def changed(package: bytes, **metadata: str) -> bytes:
    """A package file that says something else of itself."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("metadata.json"):
                data = json.dumps(json.loads(data) | metadata).encode()
            new.writestr(name, data)
    return file.getvalue()


def paths(site: Site) -> list[str]:
    return [path for path, _ in site.asked]


def test_a_pair_is_fetched_installed_and_translates(
    argos: Site, models: Path, files: dict[str, bytes]
):
    said: list[str] = []
    packages = install_official("fr", "en", models, say=said.append)
    assert [package.label for package in packages] == ["translate-fr_en-1.0"]
    assert verify(models) == []
    draft = engine("argos", models, threads=1).translate(["chat noir"], Locale("fr"), Locale("en"))
    assert draft[0].text == "cat black"
    assert paths(argos) == ["/index.json", "/v1/fr_en.argosmodel"]
    digest = hashlib.sha256(files["fr_en"]).hexdigest()
    host = argos.url.removeprefix("http://")
    assert said[0].startswith(f"Asking {host} for the list of packages")
    assert said[2].startswith(f"Asking {host} for translate-fr_en-1_0.argosmodel")
    assert "no hash was known beforehand" in said[3]
    assert digest in said[3]
    assert list((models.parent / ".l10n" / "downloads").glob("*.argosmodel*")) == []


def test_a_way_through_english_installs_both_packages_and_says_so(argos: Site, models: Path):
    said: list[str] = []
    packages = install_official("fr", "de", models, say=said.append)
    assert [package.name for package in packages] == ["translate-fr_en", "translate-en_de"]
    assert any("two do it through English" in line for line in said)
    draft = engine("argos", models, threads=1).translate(["chat noir"], Locale("fr"), Locale("de"))
    assert draft[0].text == "Katze schwarze"


def test_what_is_installed_already_is_not_fetched_again(argos: Site, models: Path):
    install_official("fr", "en", models)
    argos.asked.clear()
    said: list[str] = []
    install_official("fr", "en", models, say=said.append)
    assert paths(argos) == []
    assert said == ["translate-fr_en-1.0 is installed already."]


def test_a_download_that_was_cut_goes_on_in_the_next_run(
    argos: Site, models: Path, files: dict[str, bytes]
):
    half = len(files["fr_en"]) // 2
    argos.pages["/v1/fr_en.argosmodel"].cut = half
    with pytest.raises(MissingError, match=r"goes on from there") as caught:
        install_official("fr", "en", models)
    assert "l10n models install translate-fr_en-1_0.argosmodel" in caught.value.advice
    assert argos.url in caught.value.advice
    assert installed(models) == []
    install_official("fr", "en", models)
    assert argos.ranges()[-1] == f"bytes={half}-"
    assert verify(models) == []


def test_a_file_that_differs_from_the_first_one_is_refused(argos: Site, models: Path, built: Path):
    install_official("fr", "en", models)
    (models / "translate-fr_en-1_0").rename(models.parent / "moved")
    page = argos.pages["/v1/fr_en.argosmodel"]
    page.data = page.data[:-1] + bytes([page.data[-1] ^ 1])
    with pytest.raises(BrokenError, match="its SHA-256 is") as caught:
        install_official("fr", "en", models)
    assert caught.value.exit_code == 3
    page.data += b"longer"
    with pytest.raises(BrokenError, match="bytes and not the"):
        install_official("fr", "en", models, update=True)
    assert installed(models) == []
    assert list((models.parent / ".l10n" / "downloads").glob("*.argosmodel*")) == []


def test_update_asks_the_index_and_finds_the_newer_version(
    argos: Site, models: Path, files: dict[str, bytes]
):
    install_official("fr", "en", models)
    link = argos.put("/v2", Page(changed(files["fr_en"], package_version="1.2")))
    entry = {"from_code": "fr", "to_code": "en", "package_version": "1.2", "links": [link]}
    argos.put("/index.json", Page(json.dumps([entry]).encode()))
    assert install_official("fr", "en", models)[0].version == "1.0"
    assert install_official("fr", "en", models, update=True)[0].version == "1.2"
    assert [package.version for package in installed(models)] == ["1.2"]


def test_a_second_address_serves_where_the_first_fails(
    argos: Site, models: Path, files: dict[str, bytes]
):
    links = [argos.url + "/gone", argos.url + "/v1/fr_en.argosmodel"]
    entry = {"from_code": "fr", "to_code": "en", "package_version": "1.0", "links": links}
    argos.put("/index.json", Page(json.dumps([entry]).encode()))
    install_official("fr", "en", models)
    assert paths(argos)[1:] == ["/gone", "/v1/fr_en.argosmodel"]


def test_half_a_way_is_not_installed(argos: Site, models: Path):
    argos.pages["/v1/en_de.argosmodel"].status = 404
    with pytest.raises(MissingError, match="404"):
        install_official("fr", "de", models)
    assert installed(models) == []
    argos.pages["/v1/en_de.argosmodel"].status = 200
    argos.asked.clear()
    install_official("fr", "de", models)
    assert paths(argos) == ["/v1/en_de.argosmodel"]


def test_a_package_of_another_pair_is_refused(argos: Site, models: Path, files: dict[str, bytes]):
    argos.pages["/v1/fr_en.argosmodel"].data = files["en_de"]
    with pytest.raises(BrokenError, match="it is translate-en_de"):
        install_official("fr", "en", models)
    assert installed(models) == []


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no zip", b"x" * 1000])
def test_what_is_no_package_is_refused_and_does_not_stay(data: bytes, argos: Site, models: Path):
    argos.pages["/v1/fr_en.argosmodel"].data = data
    with pytest.raises(BrokenError, match="no package"):
        install_official("fr", "en", models)
    assert installed(models) == []
    assert list((models.parent / ".l10n" / "downloads").glob("*.argosmodel*")) == []


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/index.json", Page(b"<html>Log in</html>", type="text/html")),
        ("/index.json", Page(b"{}")),
        ("/index.json", Page(status=500)),
        ("/v1/fr_en.argosmodel", Page(b"<html>Log in</html>", type="text/html")),
        ("/v1/fr_en.argosmodel", Page(length=10**13)),
        ("/v1/fr_en.argosmodel", Page(status=302, location="file:///etc/hostname")),
    ],
)
def test_whatever_the_server_says_the_installed_package_stays(
    path: str, page: Page, argos: Site, models: Path, archive: Path
):
    before = install(archive, models).folder
    (before / "metadata.json").write_text(
        (before / "metadata.json").read_text().replace('"1.0"', '"0.9"')
    )
    argos.put(path, page)
    with pytest.raises(L10nError) as caught:
        install_official("fr", "en", models, update=True)
    assert caught.value.exit_code == 3
    assert [package.version for package in installed(models)] == ["0.9"]


def test_a_language_that_nobody_knows_is_told_with_those_that_are(argos: Site, models: Path):
    with pytest.raises(MissingError, match="from fr to xx") as caught:
        install_official("fr", "xx", models)
    assert "de, en, fr" in caught.value.advice


def test_a_direct_package_that_hides_the_way_through_english_is_named(
    argos: Site, models: Path, files: dict[str, bytes], tmp_path: Path
):
    (tmp_path / "direct").write_bytes(changed(files["fr_en"], to_code="de"))
    install(tmp_path / "direct", models)
    said: list[str] = []
    install_official("fr", "de", models, say=said.append)
    assert said[-1].startswith("translate-fr_de-1.0 is installed too")
    assert said[-1].endswith("l10n models remove fr-de")


def test_two_runs_do_not_download_at_once(argos: Site, models: Path):
    folder = models.parent / ".l10n" / "downloads"
    folder.mkdir(parents=True)
    with lock(folder), pytest.raises(ConflictError, match="another run"):
        install_official("fr", "en", models)
    assert paths(argos) == []


def test_the_users_list_lies_beside_the_packages(argos: Site, models: Path):
    install_official("fr", "en", models)
    assert own_list(models) == models.parent / ".l10n" / "packages.json"
    offer = load_pins(models).offer("fr", "en")
    assert offer is not None
    assert len(offer.sha256) == 64
    assert [path.name for path in models.iterdir()] == ["translate-fr_en-1_0"]


def test_another_host_is_named_before_it_is_asked(argos: Site, models: Path):
    argos.pages["/v1/fr_en.argosmodel"] = Page(status=302, location=argos.url + "/moved")
    said: list[str] = []
    with pytest.raises(MissingError, match="404"):
        install_official("fr", "en", models, say=said.append)
    assert said[-1].startswith(f"Asking {argos.url.removeprefix('http://')} instead")


def test_a_file_that_was_brought_by_hand_is_compared_by_its_name(models: Path, tmp_path: Path):
    file = tmp_path / "translate-fr_en-1_9.argosmodel"
    assert compared(file, models) == ""
    file.write_bytes(b"other")
    assert "this is not the file known as translate-fr_en-1.9" in compared(file, models)
    seen = Offer("fr", "en", "7.0", ("https://host.example/x",), 5, hash_of(file))
    save_pins(recorded(load_pins(models), seen), models)
    brought = file.rename(tmp_path / seen.file)
    assert compared(brought, models).endswith("the SHA-256 is the known one.")
