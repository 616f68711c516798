"""What is installed for a pair of languages, what would be better, and what that costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.engines.argos.packages.card import scores
from l10n.engines.argos.packages.index import Offer
from l10n.engines.argos.packages.installed import Installed, age, installed
from l10n.engines.argos.packages.official import PIVOT, way
from l10n.engines.argos.packages.pins import Pins, load_pins, published_bleu
from l10n.engines.argos.packages.starter import Starter

PUBLISHED_BY = "Mozilla's evaluation, of the package of its day"
"""Who measured the figures of `published_bleu`. We did not."""
LICENCE = (
    "the index states none for the files. Argos' author: released with no restrictions of his own"
    " (argos-translate issue 76); many newer packages name CC BY 4.0 in their README.md"
    " (issue 507), so look there"
)
SPEED = "slower than a starter package, as the model is larger; by how much was not measured here"


@dataclass(frozen=True, slots=True)
class Present:
    """An installed package that serves the pair."""

    label: str
    kind: str
    """``starter``, ``official`` or ``other``."""
    bytes: int
    """On disk; packages that share a model on disk each count it."""
    scores: tuple[str, ...]
    """What its card says, if it does."""


@dataclass(frozen=True, slots=True)
class Better:
    """Official packages that could be had, and what they cost."""

    packages: tuple[str, ...]
    """Those that are not there yet."""
    published: tuple[str, ...]
    """Figures of others, with their names."""
    download: int | None
    """Bytes; None where the list does not know a size. On disk it is somewhat more."""
    licence: str
    speed: str
    commands: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to say about one pair."""

    source: str
    target: str
    installed: tuple[Present, ...]
    """What drafts this pair now: one package, two through English, or none."""
    better: Better | None
    reason: str
    """Why something would be better, or why nothing is known that is."""


def recommend(
    pairs: Sequence[tuple[str, str]], models: Path, starters: Sequence[Starter] = ()
) -> list[Advice]:
    """Advice for each pair of language codes. Nothing is fetched: what is not in the list is unknown."""
    pins = load_pins(models)
    return [_advice(source, target, models, pins, starters) for source, target in pairs]


def _advice(
    source: str, target: str, models: Path, pins: Pins, starters: Sequence[Starter]
) -> Advice:
    used = _in_use(source, target, models)
    present = tuple(_present(package, pins, starters) for package in used)
    offers = way(source, target, pins)
    labels = {package.label for package in installed(models)}
    missing = [offer for offer in offers if offer.label not in labels]
    hidden = len(offers) > 1 and len(used) == 1 and present[0].kind != "official"
    if not offers:
        reason = "The list has no official package for this pair; --update with install renews it."
        return Advice(source, target, present, None, reason)
    if not missing and not hidden:
        return Advice(source, target, present, None, "Nothing better is known here.")
    return Advice(
        source,
        target,
        present,
        _better(source, target, offers, missing, hidden=hidden),
        _reason(present, missing, used),
    )


def _in_use(source: str, target: str, models: Path) -> list[Installed]:
    """What the engine takes: a direct package, else two through English."""
    found = {(package.source, package.target): package for package in installed(models)}
    if direct := found.get((source, target)):
        return [direct]
    first, second = found.get((source, PIVOT)), found.get((PIVOT, target))
    return [first, second] if first and second else []


def _present(package: Installed, pins: Pins, starters: Sequence[Starter]) -> Present:
    kind = "official" if package.label in pins.labels() else "other"
    if any(s.folder == package.folder.name for s in starters):
        kind = "starter"
    size = sum(path.stat().st_size for path in package.folder.rglob("*") if path.is_file())
    return Present(package.label, kind, size, scores(package))


def _better(
    source: str, target: str, offers: Sequence[Offer], missing: Sequence[Offer], *, hidden: bool
) -> Better:
    published = tuple(
        f"{offer.source}→{offer.target}: "
        + ", ".join(f"{name} BLEU {value}" for name, value in sorted(figures.items()))
        for offer in offers
        if (figures := published_bleu(offer.source, offer.target))
    )
    sizes = [offer.size for offer in missing]
    known = [size for size in sizes if size is not None]
    commands = []
    if missing:
        commands.append(f"l10n models install {source} {target}")
    if hidden:
        commands.append(f"l10n models remove {source}-{target}")
    return Better(
        packages=tuple(offer.label for offer in missing),
        published=published,
        download=sum(known) if len(known) == len(sizes) else None,
        licence=LICENCE,
        speed=SPEED,
        commands=tuple(commands),
        note=_through_english(source, target) if len(offers) > 1 else "",
    )


def _through_english(source: str, target: str) -> str:
    return (
        f"Two packages, through English: what the first gets wrong the second cannot mend, and"
        f" nobody published a figure for {source}→{target} with them. Try both ways on an article"
        " of yours."
    )


def _reason(present: Sequence[Present], missing: Sequence[Offer], used: Sequence[Installed]) -> str:
    kinds = {one.kind for one in present}
    if not present:
        return "Nothing is installed for this pair."
    if "starter" in kinds:
        return "A starter package is a small first one; Argos' own learnt from far more text."
    versions = {(package.source, package.target): package.version for package in used}
    older = [
        offer
        for offer in missing
        if (version := versions.get((offer.source, offer.target)))
        and age(version) < age(offer.version)
    ]
    if "other" in kinds and not older:
        return "Whether Argos' own package is better than this one is not known."
    return "There is a newer version."
