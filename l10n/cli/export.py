"""The command that writes catalogs for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.errors import show_error
from l10n.cli.output import as_json, say
from l10n.cli.summary import exit_code
from l10n.report.plain import many

if TYPE_CHECKING:
    from l10n.workflow.handover.exporting import Exported


def export(
    articles: options.Articles = None,
    locale: options.Locales = None,
    to: Annotated[str, typer.Option("--to", help="pot, xliff or tmx.")] = "",
    drafts: Annotated[
        bool,
        typer.Option(
            "--drafts/--reviewed",
            help="What a TMX holds: machine drafts and stale translations, or what is reviewed.",
        ),
    ] = False,
    out: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE|FOLDER", help="Where to; default: out/exchange/."
        ),
    ] = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Write catalogs as POT, XLIFF 1.2 or TMX 1.4, for programs that do not read PO.

    A POT is the article alone, to begin a catalog in any language. An XLIFF is a whole catalog with
    its states. A TMX is a memory: with --reviewed what people accepted, with --drafts what OmegaT
    offers from its tm/ folder (it empties drafts that lie in a PO). Catalogs are written as they
    are; l10n extract brings them up to their articles. A region has the catalog of its language
    (de-AT that of de). An XLIFF in which somebody has worked is not replaced before its work is in
    the catalog.

    Examples:

      l10n export --to xliff

      l10n export articles/kim.fr.txt -l de --to tmx --drafts -o omegat/tm

      l10n export -l en --to tmx -o memory.tmx
    """
    from l10n.workflow.handover.exporting import export_all, kind_named

    kind = kind_named(to)
    project = options.open_project(config)
    jobs = options.plan_jobs(project, articles, locale)
    with options.locked(project, write=not dry_run):
        exported = export_all(jobs, kind, drafts=drafts, out=out, write=not dry_run)
    if json:
        say(as_json(exported))
    else:
        for item in exported:
            _show(item, dry_run=dry_run, quiet=quiet)
    raise typer.Exit(exit_code([item.error for item in exported]))


def _show(item: Exported, *, dry_run: bool, quiet: bool) -> None:
    if item.error:
        show_error(item.error)
    elif not quiet:
        word = "would be written" if dry_run else "written"
        counted = many(item.units, "unit")
        say(f"{item.path}: {word if item.changed else 'unchanged'}, {counted}")
