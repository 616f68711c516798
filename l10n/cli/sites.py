"""The `l10n sites` commands: what the project knows of the sites its articles come from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.output import as_json, say

if TYPE_CHECKING:
    from l10n.workflow.sites import Learned

app = typer.Typer(
    help="Profiles of the sites that articles come from.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def sites() -> None:
    """Profiles of the sites that articles come from."""


@app.command("learn", short_help="Learn which lines of a site are always the same.")
def learn(
    name: Annotated[str, typer.Argument(help="What the profile is called.", metavar="NAME")],
    articles: Annotated[
        list[Path], typer.Argument(help="Two or more articles of the site.", metavar="ARTICLE")
    ],
    files: Annotated[
        list[str] | None,
        typer.Option(
            "--files", metavar="PATTERN", help="Names of the site's files, such as courrier-*."
        ),
    ] = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Learn from articles which lines of a site are always the same thing, and note it in l10n.toml.

    Put the roles of a few articles right first, under [roles]; l10n extract ARTICLE --explain
    prints them. Lines that repeat on these pages then hold for every article of the site. The
    profile is plain text: read it, and change what you like.

    Examples:

      l10n sites learn courrier articles/vignes.fr.txt articles/halles.fr.txt

      l10n sites learn courrier articles/courrier-*.txt --files "courrier-*" --dry-run
    """
    from l10n.workflow.sites import learn_site

    project = options.open_project(config)
    with options.locked(project, write=not dry_run):
        sources = options.sources(project, articles)
        learned = learn_site(project, name, sources, files or [], write=not dry_run)
    if json:
        say(as_json(_as_data(learned)))
        return
    if quiet:
        return
    from l10n.project.sites import toml_of

    say(toml_of(learned.site).rstrip("\n"))
    done = "is in l10n.toml now" if learned.written else "is as it was in l10n.toml"
    typer.echo("Nothing was written." if dry_run else f"[sites.{name}] {done}.", err=True)


def _as_data(learned: Learned) -> dict[str, object]:
    site = learned.site
    return {
        "name": site.name,
        "match": site.match,
        "files": site.files,
        "tail": site.tail,
        "lines": {str(role): patterns for role, patterns in site.lines.items()},
        "articles": learned.articles,
        "written": learned.written,
    }
