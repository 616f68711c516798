"""The command that says which packages are there, which would be better, and what they cost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.folders import package_folders
from l10n.cli.install import understood
from l10n.cli.output import as_json, say
from l10n.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.engines.argos.packages.recommend import Advice, Better


def recommend(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="Two languages (fr en) or pairs (fr-en); those of the project when none is named.",
            metavar="WHAT",
        ),
    ] = None,
    json: options.Json = False,
    config: options.Config = None,
) -> None:
    """Say what is installed, what would be better, and what it costs. Nothing is fetched.

    Examples:

      l10n models recommend

      l10n models recommend fr en --json
    """
    from l10n.engines.argos.packages.recommend import recommend as advise
    from l10n.engines.argos.packages.starter import read_manifest

    folder, source = package_folders(config)
    pairs = _pairs(what or [], config)
    advice = advise(pairs, folder, read_manifest(source) if source else ())
    if json:
        say(as_json(advice))
        return
    for one in advice:
        for line in _lines(one):
            say(line)


def _pairs(words: list[str], config: Path | None) -> list[tuple[str, str]]:
    """The pairs of languages that are asked about."""
    if words:
        pairs = [item for item in understood(words) if isinstance(item, tuple)]
        if len(pairs) == len(understood(words)):
            return pairs
        raise UsageError(
            "these are no languages.",
            advice="Name two: l10n models recommend fr en",
            code="recommend-what",
        )
    project = options.open_project(config)
    source = project.source.language
    targets = dict.fromkeys(target.language for target in project.targets)
    return [(source, target) for target in targets if target != source]


def _lines(advice: Advice) -> Iterator[str]:
    from l10n.engines.argos.packages.official import megabytes

    yield f"{advice.source} → {advice.target}"
    for package in advice.installed:
        yield f"  installed: {package.label} ({package.kind}, {megabytes(package.bytes)} on disk)"
        for score in package.scores:
            yield f"    its card: {score}"
    if not advice.installed:
        yield "  installed: nothing"
    yield f"  {advice.reason}"
    if advice.better:
        yield from _better(advice.better)


def _better(better: Better) -> Iterator[str]:
    from l10n.engines.argos.packages.official import megabytes
    from l10n.engines.argos.packages.recommend import PUBLISHED_BY

    if better.packages:
        yield f"  better: {' + '.join(better.packages)} (official)"
    for figure in better.published:
        yield f"    published ({PUBLISHED_BY}): {figure}"
    if better.note:
        yield f"    note: {better.note}"
    if better.packages:
        size = megabytes(better.download)
        yield f"    costs: {size} to fetch, once, and somewhat more on disk"
    yield f"    speed: {better.speed}"
    yield f"    licence: {better.licence}"
    for command in better.commands:
        yield f"    run: {command}"
