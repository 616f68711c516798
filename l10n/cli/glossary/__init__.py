"""The `l10n glossary` commands."""

from __future__ import annotations

import typer

from l10n.cli.glossary.add import add
from l10n.cli.glossary.check import check
from l10n.cli.glossary.exchange import export, import_
from l10n.cli.glossary.impact import impact
from l10n.cli.glossary.show import show
from l10n.cli.glossary.stats import stats
from l10n.cli.glossary.test import try_sentences

app = typer.Typer(help="Look after the glossary.", no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def glossary() -> None:
    """Look after the glossary."""


app.command("add")(add)
app.command("check")(check)
app.command("export")(export)
app.command("impact")(impact)
app.command("import")(import_)
app.command("show")(show)
app.command("stats")(stats)
app.command("test")(try_sentences)
