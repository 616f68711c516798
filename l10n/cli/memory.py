"""The `l10n memory` commands: old translations in, all of ours out, and how much there is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.errors import show_error
from l10n.cli.output import as_json, colourful, say
from l10n.cli.summary import exit_code
from l10n.model.locale import Locale
from l10n.report import findings_text
from l10n.report.plain import many, one_line

if TYPE_CHECKING:
    from l10n.project import Project
    from l10n.workflow.remembering.importing import Remembered, Tally
    from l10n.workflow.remembering.stock import Stock

_LISTED = 10
"""Contradictions that are listed without --verbose."""

app = typer.Typer(
    help="Look after what was translated before.", no_args_is_help=True, rich_markup_mode=None
)


@app.callback()
def memory() -> None:
    """Look after what was translated before."""


@app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="TMX files.", metavar="FILE")],
    locale: options.Locales = None,
    update: Annotated[
        bool, typer.Option("--update", help="Replace what was taken in under the same name.")
    ] = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    config: options.Config = None,
) -> None:
    """Take old translations in as memory: TMX files of any program.

    The pairs from the project's language are kept as memory/NAME.tmx, and offered as drafts for the same sentences wherever no
    catalog has a reviewed translation of its own. What is said twice is kept once. Where a file
    translates a sentence in two ways, both are kept, listed, and the last is offered.

    Examples:

      l10n memory import old.tmx

      l10n memory import agency.tmx archive.tmx -l de --dry-run

      l10n memory import old.tmx --update
    """
    from l10n.workflow.remembering.importing import import_all

    project = options.open_project(config)
    locales = [Locale.parse(tag) for tag in locale or ()]
    with options.locked(project, write=not dry_run):
        done = import_all(project, files, locales, update=update, write=not dry_run)
    if json:
        say(as_json(done))
    for item in done:
        if item.error:
            show_error(item.error)
        elif not json:
            _show(item, dry_run=dry_run, quiet=quiet, verbose=verbose)
    raise typer.Exit(exit_code([item.error for item in done]))


@app.command("export", short_help="Write all that is reviewed as one TMX for each locale.")
def export(
    locale: options.Locales = None,
    out: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write, of one locale."),
    ] = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Write all that is reviewed in all catalogs as one TMX for each locale.

    The files are out/exchange/LOCALE/memory.tmx unless one is named. The memory of one article:
    l10n export ARTICLE --to tmx.

    Examples:

      l10n memory export

      l10n memory export -l de -o newsroom-de.tmx
    """
    from l10n.workflow.remembering.stock import export_all

    project = options.open_project(config)
    with options.locked(project, write=not dry_run):
        done = export_all(project, _locales(project, locale), out=out, write=not dry_run)
    if json:
        say(as_json(done))
    for item in done:
        if item.error:
            show_error(item.error)
        elif not (json or quiet):
            word = "would be written" if dry_run else "written"
            word = word if item.changed else "unchanged"
            articles = many(len(item.articles), "article")
            say(f"{one_line(item.path)}: {word}, {many(item.units, 'pair')} of {articles}")
    raise typer.Exit(exit_code([item.error for item in done]))


@app.command("stats")
def stats(
    locale: options.Locales = None,
    json: options.Json = False,
    config: options.Config = None,
) -> None:
    """Say how much was translated before, and where it comes from.

    Examples:

      l10n memory stats

      l10n memory stats -l de --json
    """
    from l10n.workflow.remembering.stock import stock

    project = options.open_project(config)
    found = stock(project, _locales(project, locale))
    if json:
        say(as_json(found))
        return
    if faults := list(dict.fromkeys(fault for one in found for fault in one.findings)):
        typer.echo(findings_text(faults, colourful(sys.stderr)), err=True)
    for one in found:
        _show_stock(one)


def _locales(project: Project, tags: list[str] | None) -> list[Locale]:
    """The locales that were asked for, else the project's, without its source language."""
    if tags:
        return [Locale.parse(tag) for tag in tags]
    return [one for one in project.targets if one.language != project.source.language]


def _show(item: Remembered, *, dry_run: bool, quiet: bool, verbose: bool) -> None:
    for tally in item.tallies:
        _list(item.file, tally, verbose=verbose)
    if quiet:
        return
    word = {"missing": "written", "outdated": "replaced", "current": "unchanged"}[item.before]
    if dry_run and word != "unchanged":
        word = f"would be {word}"
    say(one_line(f"{item.file} → {item.path}: {word}"))
    for tally in item.tallies:
        parts = [
            f"{tally.source_locale} → {tally.locale}: {many(tally.pairs, 'pair')}",
            f"{tally.known} known already",
            f"{many(tally.duplicates, 'duplicate')} left out",
            many(len(tally.contradictions), "contradiction"),
        ]
        if tally.drafts:
            parts.append(f"{many(tally.drafts, 'draft')} left out")
        say(f"    {', '.join(parts)}")
    if item.left_out:
        others = ", ".join(locale.tag for locale in item.left_out)
        say(f"    not asked for, and left out: {others} (name them with --locale)")


def _list(file: str, tally: Tally, *, verbose: bool) -> None:
    some = tally.contradictions if verbose else tally.contradictions[:_LISTED]
    for one in some:
        said = f"{file}: {tally.locale}: contradiction: {one.source}"
        typer.echo(one_line(said), err=True)
        for target in one.targets:
            typer.echo(f"    {one_line(target)}", err=True)
    if len(some) < len(tally.contradictions):
        rest = len(tally.contradictions) - len(some)
        typer.echo(f"{file}: {tally.locale}: {rest} more; list them with --verbose", err=True)


def _show_stock(one: Stock) -> None:
    reviewed = many(one.reviewed, "reviewed passage")
    articles = many(one.articles, "article")
    units = "1 unit repeats" if one.repeated == 1 else f"{one.repeated} units repeat"
    say(f"{one.locale}: {reviewed} of {articles}; {units} a sentence of another")
    for kept in one.files:
        say(f"    {one_line(kept.path)}: {many(kept.pairs, 'pair')}")
