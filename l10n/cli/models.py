"""Commands about translation models."""

from __future__ import annotations

from typing import Annotated

import typer

from l10n.cli import install, options, recommend
from l10n.cli.folders import package_folders
from l10n.cli.output import as_json, busy, say

app = typer.Typer(
    help="Install, recommend, list, remove and verify translation models (Argos packages).",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_(json: options.Json = False, config: options.Config = None) -> None:
    """List the installed packages.

    Examples:

      l10n models list
    """
    from l10n.engines.argos.packages.installed import installed

    folder, _ = package_folders(config)
    packages = installed(folder)
    if json:
        say(as_json(packages))
        return
    for package in packages:
        say(f"{package.source} → {package.target}  {package.label}  {package.folder}")
    if not packages:
        say(f"No package is installed in {folder}. Run: l10n models install")


@app.command()
def remove(
    name: Annotated[str, typer.Argument(help="A pair (fr-en) or a package (translate-fr_en).")],
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Remove a package.

    Examples:

      l10n models remove fr-en
    """
    from l10n.engines.argos.packages.store import remove as remove_package

    folder, _ = package_folders(config)
    for package in remove_package(name, folder):
        if not quiet:
            say(f"{package.label} is removed")


@app.command(short_help="Check every file against its hash, and each model.")
def verify(
    json: options.Json = False, quiet: options.Quiet = False, config: options.Config = None
) -> None:
    """Check every file of every package against its hash, and that each model translates.

    Exit code 0: all well; 3: something is damaged.

    Examples:

      l10n models verify
    """
    from l10n.engines.argos.packages.starter import verify_starter
    from l10n.engines.argos.packages.store import verify as verify_packages

    folder, starter = package_folders(config)
    with busy("Verifying …", quiet=quiet or json):
        findings = verify_packages(folder)
        if starter:
            findings += verify_starter(starter)
    if json:
        say(as_json(findings))
    else:
        for finding in findings:
            say(f"{finding.where}: {finding.severity}[{finding.code}]: {finding.message}")
        if not findings and not quiet:
            say("All packages are whole.")
    raise typer.Exit(3 if findings else 0)


app.command("install", short_help="Install packages, checked first.")(install.install)
app.command("recommend")(recommend.recommend)
