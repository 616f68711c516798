"""The command that starts a project."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli.output import say
from l10n.errors import UsageError
from l10n.model.locale import Locale

_CONFIG = """\
# Settings of this project. docs/configuration.md of article-l10n explains every key.
source = "{source}"
targets = [{targets}]

[edition]
# End each edition with a line that says what it was translated from.
translated_from = true

# Give a line of an article another role when the reader got it wrong:
# [roles."kim.fr.txt"]
# 14 = "body"
"""

_GLOSSARY = "concept,type,fr,en,de,fr_variants,en_variants,de_variants,note\n"


def init(
    folder: Annotated[Path, typer.Argument(help="Where the project shall be.")] = Path(),
    source: Annotated[str, typer.Option(help="The language articles come in.")] = "fr",
    target: Annotated[
        list[str] | None, typer.Option("--target", help="A locale to publish in; repeat for more.")
    ] = None,
) -> None:
    """Start a project: l10n.toml, and the folders for articles, glossaries and catalogs.

    Examples:

      l10n init

      l10n init newsroom --target en --target en-GB --target de
    """
    targets = [Locale.parse(tag).tag for tag in target or ["en", "de"]]
    config = folder / "l10n.toml"
    if config.exists():
        raise UsageError(
            f"{config} is there already.", advice="Nothing was changed.", code="init-exists"
        )
    for name in ("articles", "glossaries", "locales"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    glossary = folder / "glossaries" / "terms.csv"
    if not any((folder / "glossaries").glob("*.csv")):
        glossary.write_text(_GLOSSARY, encoding="utf-8")
    quoted = ", ".join(f'"{tag}"' for tag in targets)
    config.write_text(
        _CONFIG.format(source=Locale.parse(source).tag, targets=quoted), encoding="utf-8"
    )
    say(
        f"{config} is written. Now put an article into {folder / 'articles'} and run: l10n localize"
    )
