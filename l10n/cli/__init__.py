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


app.command("localize")(articles.localize)
app.command("extract")(articles.extract)
app.command("pretranslate")(articles.pretranslate)
app.command("check")(check.check)
app.command("approve")(approve.approve)
app.command("assemble")(assemble.assemble)
app.command("status")(status.status)
app.command("repair")(repair.repair)
app.command("restore")(restore.restore)
app.command("export")(export.export)
app.command("align")(align.align)
app.command("handoff")(handoff.handoff)
app.command("import")(intake.import_)
app.add_typer(glossary.app, name="glossary")
app.add_typer(memory.app, name="memory")
app.add_typer(models.app, name="models")
app.add_typer(sites.app, name="sites")
app.command("init")(init.init)
