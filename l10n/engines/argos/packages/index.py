"""What an Argos index offers: one package for each pair of languages, with its addresses."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from l10n.engines.argos.packages import web
from l10n.engines.argos.packages.installed import age
from l10n.errors import BrokenError, MissingError
from l10n.model.finding import Where

OFFICIAL = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/"
"""The folder of Argos' own ``index.json``, as `argostranslate.settings` has it."""
LARGEST_INDEX = 8 << 20
"""Bytes; the official one has 32 thousand."""

_CODE = re.compile(r"[a-z]{2,8}\Z")
_VERSION = re.compile(r"\d{1,6}(?:[._]\d{1,6}){0,3}\Z")


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that can be had, and how its file must be, where that is known."""

    source: str
    """The language it translates from: ``fr``."""
    target: str
    version: str
    links: tuple[str, ...]
    """Addresses of the same file: http(s) alone; Argos' IPFS and torrent links are left out."""
    size: int | None = None
    """Bytes of the file."""
    sha256: str = ""

    @property
    def label(self) -> str:
        """Name and version, as `Installed.label` has them: ``translate-fr_en-1.9``."""
        return f"translate-{self.source}_{self.target}-{self.version}"

    @property
    def file(self) -> str:
        """What its file is called, whatever the addresses say: ``translate-fr_en-1_9.argosmodel``."""
        return f"{self.label.replace('.', '_')}.argosmodel"


def index_url() -> str:
    """Where the index lies: argostranslate's own ``ARGOS_PACKAGE_INDEX``, else Argos' index.

    As there, the variable names the folder of ``index.json``; a missing slash is put in, and the
    address of the file itself is understood as well.
    """
    url = os.environ.get("ARGOS_PACKAGE_INDEX") or OFFICIAL
    if url.endswith(".json"):
        return url
    return f"{url.rstrip('/')}/index.json"


def fetch_index(url: str, *, moved: web.Moved = lambda _: None) -> list[Offer]:
    """Fetch and read the index at ``url``; raise `MissingError` or `BrokenError`, with the way round."""
    try:
        data = web.read_all(url, LARGEST_INDEX, moved=moved)
    except web.WebError as error:
        raise MissingError(
            f"The list of packages cannot be fetched: {error}. Nothing was changed.",
            where=Where(url),
            advice="Check the network (and ARGOS_PACKAGE_INDEX, if it is set), then run the"
            " command again. Without a network: fetch the package with another machine, bring the"
            " file here, then run: l10n models install FILE",
            code="network",
        ) from error
    return read_index(data, url)


def read_index(data: bytes, where: str) -> list[Offer]:
    """The offers of an ``index.json``, by pair; of each pair the newest version.

    Entries that we have no use for are passed over: other kinds of packages, none of whose links
    is on the web, or codes and versions that are none. Raises `BrokenError` when ``data`` is no index.
    """
    try:
        entries = json.loads(data)
    except (ValueError, RecursionError) as error:
        kind = "a web page" if data.lstrip()[:1] == b"<" else "no JSON"
        raise _no_index(where, f"it is {kind}") from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise _no_index(where, "it is no list of packages")
    found = newest(offer for entry in entries if (offer := read_offer(entry)) is not None)
    if not found:
        raise _no_index(where, "there is no package in it that could be used")
    return found


def read_offer(entry: Mapping[str, object]) -> Offer | None:
    """One entry of an index; None when it is of no use to us."""
    source, target, version = (
        entry.get(key) for key in ("from_code", "to_code", "package_version")
    )
    links = entry.get("links")
    if entry.get("type", "translate") != "translate" or not isinstance(links, list):
        return None
    if not (isinstance(source, str) and _CODE.match(source)):
        return None
    if not (isinstance(target, str) and _CODE.match(target)):
        return None
    if not (isinstance(version, str) and _VERSION.match(version)):
        return None
    usable = tuple(link for link in links if isinstance(link, str) and web.fetchable(link))
    return Offer(source, target, version, usable) if usable else None


def newest(offers: Iterable[Offer]) -> list[Offer]:
    """Of each pair the offer with the highest version, by pair; of equal ones the first."""
    best: dict[tuple[str, str], Offer] = {}
    for offer in offers:
        other = best.get((offer.source, offer.target))
        if other is None or age(other.version) < age(offer.version):
            best[offer.source, offer.target] = offer
    return [best[pair] for pair in sorted(best)]


def _no_index(where: str, reason: str) -> BrokenError:
    return BrokenError(
        f"This is no index of packages: {reason}. Nothing was changed.",
        where=Where(where),
        advice="Check ARGOS_PACKAGE_INDEX, or whether the network asks for a login in a browser.",
        code="index-broken",
    )
