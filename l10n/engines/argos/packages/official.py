"""Fetch Argos' official packages for a pair of languages, and install them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from l10n import storage
from l10n.engines.argos import libraries
from l10n.engines.argos.packages import web
from l10n.engines.argos.packages.archive import LARGEST_FILE
from l10n.engines.argos.packages.download import Progress, discard, download
from l10n.engines.argos.packages.index import Offer, fetch_index
from l10n.engines.argos.packages.installed import Installed, hash_of, installed
from l10n.engines.argos.packages.pins import Pins, load_pins, recorded, renewed, save_pins
from l10n.engines.argos.packages.store import install
from l10n.errors import BrokenError, MissingError
from l10n.model.finding import Where
from l10n.storage.backups import OWN
from l10n.storage.faults import unwritable

PIVOT = "en"
"""Argos' packages translate from or to English, with hardly an exception."""
DOWNLOADS = "downloads"

Say = Callable[[str], None]


def install_official(
    source: str,
    target: str,
    models: Path,
    *,
    update: bool = False,
    say: Say = lambda _: None,
    progress: Progress = lambda *_: None,
) -> list[Installed]:
    """Install what translates from ``source`` to ``target``: one package, or two through English.

    The pinned list says which file that is; the index is asked when it does not know the pair, or
    when ``update`` wants the list renewed. Each host is named to ``say`` before it is asked. A
    file must have the size and hash of the list; where there is none, those of the first download
    are recorded. Returns the packages in the order they work in, those included that were there.

    Raises `MissingError` (no such package, no network, no extra ``mt``) with the way by hand,
    `BrokenError` (a file that is not what it should be, or a disk that will not take it),
    `ConflictError` while another run downloads.
    """
    libraries.ctranslate2()
    models = models.resolve()
    folder = models.parent / OWN / DOWNLOADS
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    with storage.lock(folder):
        pins = load_pins(models)
        if update or not way(source, target, pins):
            say(f"Asking {web.host(pins.index)} for the list of packages ({pins.index}).")
            pins = renewed(pins, fetch_index(pins.index, moved=_moved(say)))
            path = save_pins(pins, models)
            say(f"The list is renewed (pairs: {len(pins.offers)}; kept in {path}).")
        offers = way(source, target, pins)
        if not offers:
            raise _nothing(source, target, pins)
        if len(offers) > 1:
            say(f"No package translates {source} → {target} directly; two do it through English.")
        there = {offer: _there(offer, models) for offer in offers}
        files: dict[Offer, Path] = {}
        # All is fetched before anything is installed: half a way is of no use.
        for offer, package in there.items():
            if package is None:
                files[offer], pins = _fetched(offer, pins, folder, models, say, progress)
            else:
                say(f"{package.label} is installed already.")
        result = [
            package or _installed(offer, files[offer], models) for offer, package in there.items()
        ]
    if len(result) > 1:
        _warn_of_direct(source, target, models, say)
    return result


def way(source: str, target: str, pins: Pins) -> tuple[Offer, ...]:
    """The packages that lead from ``source`` to ``target``: one, two, or none where there is no way."""
    if direct := pins.offer(source, target):
        return (direct,)
    first, second = pins.offer(source, PIVOT), pins.offer(PIVOT, target)
    return (first, second) if first and second else ()


def _there(offer: Offer, models: Path) -> Installed | None:
    return next((package for package in installed(models) if package.label == offer.label), None)


def _fetched(
    offer: Offer, pins: Pins, folder: Path, models: Path, say: Say, progress: Progress
) -> tuple[Path, Pins]:
    """The file of ``offer``, whole and as the list says; the list with what was learnt of it."""
    file = folder / offer.file
    if not (file.is_file() and offer.sha256 and hash_of(file) == offer.sha256):
        file.unlink(missing_ok=True)
        _download(offer, file, say, progress)
    digest, size = hash_of(file), file.stat().st_size
    if offer.sha256 and digest != offer.sha256:
        discard(file)
        raise BrokenError(
            f"This is not the file that is known as {offer.label}: its SHA-256 is {digest} and not"
            f" {offer.sha256}. It is removed, nothing was installed.",
            where=Where(offer.links[0]),
            advice="Run the command again. If it stays so, the server has another file under this"
            " name: do not use it before you know why.",
            code="download-wrong",
        )
    if offer.sha256:
        say(f"{offer.file}: size and SHA-256 are the known ones.")
        return file, pins
    pins = recorded(pins, replace(offer, size=size, sha256=digest))
    path = save_pins(pins, models)
    say(
        f"{offer.file}: no hash was known beforehand; {digest} is recorded in {path}, later"
        " downloads must match."
    )
    return file, pins


def _download(offer: Offer, file: Path, say: Say, progress: Progress) -> None:
    """Fetch from the first address that gives the file."""
    reasons = []
    for link in offer.links:
        say(f"Asking {web.host(link)} for {offer.file} ({megabytes(offer.size)}).")
        try:
            download(
                link,
                file,
                size=offer.size,
                limit=LARGEST_FILE,
                progress=progress,
                moved=_moved(say),
            )
        except web.WebError as error:
            reasons.append(f"{web.host(link)}: {error}")
        else:
            return
    raise MissingError(
        f"{offer.label} cannot be fetched: {'; '.join(reasons)}. Nothing was installed; what has"
        " come is kept, and the next run goes on from there.",
        where=Where(offer.links[0]),
        advice=f"Check the network and run the command again (a new address: with --update)."
        f" Without a network: {by_hand(offer)}",
        code="network",
    )


def _moved(say: Say) -> web.Moved:
    return lambda url: say(f"Asking {web.host(url)} instead: the server sends us there.")


def compared(file: Path, models: Path) -> str:
    """What the list says of a package file that somebody brought, by its name; empty if nothing.

    It is no error when it differs: whoever names a file has chosen it.
    """
    for offer in load_pins(models).known.values():
        if offer.file == file.name and offer.sha256 and file.is_file():
            digest = hash_of(file)
            if digest == offer.sha256:
                return f"{file.name}: the SHA-256 is the known one."
            return (
                f"{file.name}: this is not the file known as {offer.label}; its SHA-256 is"
                f" {digest} and not {offer.sha256}."
            )
    return ""


def by_hand(offer: Offer) -> str:
    """How to get the package of ``offer`` without a network here."""
    check = f", SHA-256 {offer.sha256}" if offer.sha256 else ""
    return (
        f"with another machine fetch {offer.links[0]} ({megabytes(offer.size)}{check}),"
        f" bring the file here, then run: l10n models install {offer.file}"
    )


def megabytes(size: int | None) -> str:
    """``size`` bytes, for people: ``66.6 MB``."""
    if size is None:
        return "size not known"
    return f"{size / 1e6:.1f} MB" if size >= 1e5 else f"{size:,} bytes"


def _installed(offer: Offer, file: Path, models: Path) -> Installed:
    try:
        package = install(file, models, pair=(offer.source, offer.target))
    except BrokenError as error:
        if error.code == "package-broken":
            discard(file)
        raise
    discard(file)
    return package


def _nothing(source: str, target: str, pins: Pins) -> MissingError:
    codes = sorted({code for offer in pins.offers for code in (offer.source, offer.target)})
    return MissingError(
        f"No official package leads from {source} to {target}, directly or through English.",
        where=Where(pins.index),
        advice=f"Known languages: {', '.join(codes)}. For a renewed list add --update.",
        code="package-missing",
    )


def _warn_of_direct(source: str, target: str, models: Path, say: Say) -> None:
    """The engine takes a direct package first, were it ever so weak."""
    for package in installed(models):
        if (package.source, package.target) == (source, target):
            say(
                f"{package.label} is installed too, and goes before the way through English. To"
                f" draft through English: l10n models remove {source}-{target}"
            )
