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
app.command("check", short_help="Find what is wrong in glossaries/*.csv.")(check)
app.command("export", short_help="Write the glossary as TBX, CSV or for OmegaT.")(export)
app.command("impact", short_help="Say which units a change of the glossary touches.")(impact)
app.command("import", short_help="Take concepts from TBX, OmegaT or CSV.")(import_)
app.command("show", short_help="Show what the glossary says of a term.")(show)
app.command("stats", short_help="Count the concepts: by type, file and language.")(stats)
app.command("test", short_help="Try the glossary on its own example sentences.")(try_sentences)
