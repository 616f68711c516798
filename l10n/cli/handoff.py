"""The command that makes the bundle for a translator: handoff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.errors import show_error
from l10n.cli.output import as_json, say
from l10n.cli.summary import exit_code

if TYPE_CHECKING:
    from l10n.workflow.handover.handoff import HandedOver


def handoff(
    articles: options.Articles = None,
    locale: options.Locales = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="A ZIP, or a folder for the files themselves; default:"
            " out/handoff/<locale>/<article>.zip.",
            metavar="FOLDER|FILE.zip",
        ),
    ] = None,
    editor: Annotated[
        str,
        typer.Option(
            "--for",
            help="What the translator works with: poedit, lokalize, virtaal, weblate,"
            " omegat or xliff.",
        ),
    ] = "poedit",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    config: options.Config = None,
) -> None:
    """Make the bundle for a translator: catalog, glossary, drafts, the article, instructions.

    For OmegaT it is a ready project, with the machine drafts in tm/. What comes back is taken in
    with: l10n import. A bundle in which somebody has worked is never overwritten.

    A region (de-CH) is handed over where it has a catalog of its own (l10n extract --own); without
    one its edition derives from the base (de), and that is what a translator works on.

    Examples:

      l10n handoff articles/kim.fr.txt -l de

      l10n handoff articles/kim.fr.txt -l de --for omegat -o kim-de.zip

      l10n handoff -l en -l de -o ~/translators
    """
    from l10n.workflow.handover.bundle import editor_named
    from l10n.workflow.handover.handoff import hand_over

    chosen = editor_named(editor)
    project = options.open_project(config)
    jobs = options.plan_jobs(project, articles, locale)
    with options.working(project, "serial", None, write=not dry_run):
        done = hand_over(jobs, chosen, out, named=bool(locale), write=not dry_run)
    if json:
        say(as_json(done))
    else:
        for item in done:
            _show(item, dry_run=dry_run, quiet=quiet, verbose=verbose)
    raise typer.Exit(exit_code([item.error for item in done]))


def _show(item: HandedOver, *, dry_run: bool, quiet: bool, verbose: bool) -> None:
    if item.error:
        show_error(item.error)
        return
    if item.outdated:
        typer.echo(
            f"{item.article}: the article has changed since; first run: l10n extract", err=True
        )
    if item.edition:
        typer.echo(f"{item.article}: no draft edition in it: {item.edition}", err=True)
    if quiet:
        return
    words = {"missing": "written", "outdated": "written anew", "current": "unchanged"}
    word = words.get(str(item.before), str(item.before))
    if dry_run and word != "unchanged":
        word = "would be written"
    say(f"{item.path}: {word}")
    say(f"    {item.left} left to do, {item.drafts} of them with a machine draft")
    if verbose:
        for name in item.files:
            say(f"    {name}")
