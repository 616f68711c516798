"""The `l10n glossary` commands."""

from __future__ import annotations

import typer

from l10n.cli.glossary.check import check
from l10n.cli.glossary.exchange import export, import_
from l10n.cli.glossary.impact import impact

app = typer.Typer(help="Look after the glossary.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def glossary() -> None:
    """Look after the glossary."""


app.command("check")(check)
app.command("export")(export)
app.command("impact")(impact)
app.command("import")(import_)
