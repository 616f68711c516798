"""The pinned list: which official packages there are, and how their files must be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from l10n import storage
from l10n.engines.argos.packages.index import OFFICIAL, Offer, index_url, newest, read_offer
from l10n.errors import BrokenError
from l10n.model.finding import Where
from l10n.storage.backups import OWN

SHIPPED = Path(__file__).with_name("pins.json")
"""The list that comes with the product; its notes say where each hash is from."""
OWN_LIST = "packages.json"

_HASH = re.compile(r"[0-9a-f]{64}\Z")


@dataclass(frozen=True, slots=True)
class Pins:
    """What is known of the packages of one index."""

    index: str
    """The index whose packages these are."""
    offers: tuple[Offer, ...]
    """One for each pair, with size and hash where they are known."""
    known: Mapping[str, Offer]
    """By label, every file whose size or hash is known, of whatever index: a mirror must have
    the same bytes as the original, a version cannot have two."""

    def offer(self, source: str, target: str) -> Offer | None:
        """The package of this pair, if the list has one."""
        return next((o for o in self.offers if (o.source, o.target) == (source, target)), None)

    def labels(self) -> frozenset[str]:
        """Names with version of all that is in the list: what is official."""
        return frozenset(self.known) | {offer.label for offer in self.offers}


def own_list(models: Path) -> Path:
    """Where this user's list lies: beside the packages folder, as nothing else may lie in it."""
    return models.resolve().parent / OWN / OWN_LIST


def load_pins(models: Path) -> Pins:
    """The list for the index in use: the shipped one, renewed by this user's own.

    Raises `BrokenError` when the user's list cannot be read.
    """
    url = index_url()
    shipped_index, shipped = _read(SHIPPED)
    path = own_list(models)
    own_index, own = _read(path) if path.is_file() else ("", [])
    offers = [
        *(shipped if url == shipped_index else []),
        *(offer for offer in own if own_index == url and offer.links),
    ]
    # What was shipped comes first: no later word weakens it.
    return _pins(url, offers, [*shipped, *own])


def renewed(pins: Pins, offers: Iterable[Offer]) -> Pins:
    """``pins`` with the offers that its index makes today; no hash is forgotten."""
    return _pins(pins.index, list(offers), pins.known.values())


def recorded(pins: Pins, offer: Offer) -> Pins:
    """``pins`` with the size and hash of a file that was just seen for the first time."""
    return _pins(pins.index, pins.offers, [*pins.known.values(), offer])


def save_pins(pins: Pins, models: Path) -> Path:
    """Write this user's list; return where it lies."""
    current = {offer.label for offer in pins.offers}
    former = (replace(o, links=()) for o in pins.known.values() if o.label not in current)
    table = {
        "format": 1,
        "index": pins.index,
        "packages": [_entry(offer) for offer in (*pins.offers, *former)],
    }
    path = own_list(models)
    storage.write(path, (json.dumps(table, indent=2) + "\n").encode())
    return path


def published_bleu(source: str, target: str) -> dict[str, float]:
    """What others measured of Argos' package of a pair, by test set; see the notes in the list."""
    for entry in json.loads(SHIPPED.read_bytes())["packages"]:
        if (entry["from_code"], entry["to_code"]) == (source, target):
            return dict(entry.get("published_bleu", {}))
    return {}


def _pins(index: str, offers: Iterable[Offer], known: Iterable[Offer]) -> Pins:
    facts: dict[str, Offer] = {}
    for offer in known:
        before = facts.get(offer.label, offer)
        if offer.size is not None or offer.sha256:
            facts[offer.label] = replace(
                before,
                size=before.size if before.size is not None else offer.size,
                sha256=before.sha256 or offer.sha256,
            )
    informed = []
    for offer in newest(offers):
        fact = facts.get(offer.label)
        informed.append(replace(offer, size=fact.size, sha256=fact.sha256) if fact else offer)
    return Pins(index, tuple(informed), facts)


def _entry(offer: Offer) -> dict[str, object]:
    entry: dict[str, object] = {
        "from_code": offer.source,
        "to_code": offer.target,
        "package_version": offer.version,
    }
    if offer.size is not None:
        entry["bytes"] = offer.size
    if offer.sha256:
        entry["sha256"] = offer.sha256
    return {**entry, "links": list(offer.links)}


def _read(path: Path) -> tuple[str, list[Offer]]:
    try:
        table = json.loads(storage.read(path))
        return str(table["index"]), [_offer(entry) for entry in table["packages"]]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise BrokenError(
            f"The list of known packages cannot be read ({error!r:.100}). Nothing was changed.",
            where=Where(str(path)),
            advice="Move it away, then run: l10n models install --update LANGUAGE LANGUAGE. The"
            " hashes recorded in it are lost then.",
            code="pins-broken",
        ) from error


def _offer(entry: Mapping[str, object]) -> Offer:
    # A former version has no links; one stands in while the rest is checked as an index's is.
    links = entry["links"]
    offer = read_offer(entry if links else {**entry, "links": [OFFICIAL]})
    if offer is None:
        raise ValueError(f"no package: {entry}")
    size, digest = entry.get("bytes"), entry.get("sha256", "")
    if not (size is None or (isinstance(size, int) and size >= 0)):
        raise ValueError(f"no size: {size}")
    if not isinstance(digest, str) or (digest and not _HASH.match(digest)):
        raise ValueError(f"no SHA-256: {digest}")
    return replace(offer, links=offer.links if links else (), size=size, sha256=digest)
