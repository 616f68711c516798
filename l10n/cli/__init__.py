"""The command line: read options, build jobs, show outcomes, exit."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n import __version__
from l10n.cli import (
    align,
    approve,
    articles,
    assemble,
    check,
    export,
    glossary,
    handoff,
    init,
    intake,
    memory,
    models,
    options,
    repair,
    restore,
    sites,
    status,
)
from l10n.cli.errors import ErrorsAsMessages

app = typer.Typer(
    name="l10n",
    cls=ErrorsAsMessages,
    help="Publish one article in several languages: offline drafts, human review, local editions.",
    epilog="Start with: l10n init, put an article into articles/, then: l10n localize",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"l10n {__version__}")
        raise typer.Exit


@app.callback()
def main(
    debug: Annotated[
        bool, typer.Option("--debug", envvar="L10N_DEBUG", help="Show tracebacks of errors.")
    ] = False,
    wait: options.Wait = options.WAIT,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Publish one article in several languages: offline drafts, human review, local editions."""


app.command("init", short_help="Start a project: l10n.toml and its folders.")(init.init)
app.command("localize", short_help="Do the whole job: catalogs, drafts, editions.")(
    articles.localize
)
app.command("extract")(articles.extract)
app.command("pretranslate", short_help="Draft what is untranslated: memory, glossary, engine.")(
    articles.pretranslate
)
app.command("check", short_help="Check catalogs: what is left, numbers, dates, codes, terms.")(
    check.check
)
app.command("approve", short_help="Approve articles for publication.")(approve.approve)
app.command("assemble", short_help="Make editions from the catalogs: out/<locale>/<article>.")(
    assemble.assemble
)
app.command("status", short_help="Say what is left to do, and what keeps it from print.")(
    status.status
)
app.command("repair", short_help="Put articles into UTF-8, and wrong letters right.")(repair.repair)
app.command("restore", short_help="List the kept states of a file, or put one back.")(
    restore.restore
)
app.command("export", short_help="Write catalogs as POT, XLIFF or TMX, for other programs.")(
    export.export
)
app.command("align", short_help="Make a reviewed catalog of an earlier translation.")(align.align)
app.command("handoff", short_help="Make the bundle for a translator.")(handoff.handoff)
app.command("import", short_help="Take back what a translator sent.")(intake.import_)
app.add_typer(glossary.app, name="glossary")
app.add_typer(memory.app, name="memory")
app.add_typer(models.app, name="models", short_help="Look after the translation models.")
app.add_typer(sites.app, name="sites")
