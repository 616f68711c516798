"""Commands about translation models."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from l10n.cli import options
from l10n.cli.output import as_json, busy, say
from l10n.errors import MissingError

app = typer.Typer(
    help="Install, list, remove and verify translation models (Argos packages).",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_(json: options.Json = False, config: options.Config = None) -> None:
    """List the installed packages.

    Examples:

      l10n models list
    """
    from l10n.engines.argos.installed import installed

    folder, _ = _folders(config)
    packages = installed(folder)
    if json:
        say(as_json(packages))
        return
    for package in packages:
        say(f"{package.source} → {package.target}  {package.label}  {package.folder}")
    if not packages:
        say(f"No package is installed in {folder}. Run: l10n models install")


@app.command()
def install(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Argos packages (.argosmodel); the starter models of models/ when none is given.",
            metavar="FILE",
        ),
    ] = None,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Install packages: checked in a corner first, so that nothing sees half of one.

    Examples:

      l10n models install

      l10n models install translate-fr_en-1_9.argosmodel
    """
    from l10n.engines.argos.starter import MANIFEST, install_starter
    from l10n.engines.argos.store import install as install_file

    folder, starter = _folders(config)
    with busy("Checking and installing …", quiet=quiet):
        if files:
            packages = [install_file(file, folder) for file in files]
        elif starter and (starter / MANIFEST).is_file():
            packages = install_starter(starter, folder)
        else:
            raise MissingError(
                "there are no starter models here.",
                advice="Name a package file: l10n models install FILE.argosmodel",
                code="starter-missing",
            )
    for package in packages:
        if not quiet:
            say(f"{package.source} → {package.target}  {package.label}  is installed")


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
    from l10n.engines.argos.store import remove as remove_package

    folder, _ = _folders(config)
    for package in remove_package(name, folder):
        if not quiet:
            say(f"{package.label} is removed")


@app.command()
def verify(
    json: options.Json = False, quiet: options.Quiet = False, config: options.Config = None
) -> None:
    """Check every file of every package against its hash, and that each model translates.

    Exit code 0: all well; 3: something is damaged.

    Examples:

      l10n models verify
    """
    from l10n.engines.argos.starter import MANIFEST, verify_starter
    from l10n.engines.argos.store import verify as verify_packages

    folder, starter = _folders(config)
    with busy("Verifying …", quiet=quiet or json):
        findings = verify_packages(folder)
        if starter and (starter / MANIFEST).is_file():
            findings += verify_starter(starter)
    if json:
        say(as_json(findings))
    else:
        for finding in findings:
            say(f"{finding.where}: {finding.severity}[{finding.code}]: {finding.message}")
        if not findings and not quiet:
            say("All packages are whole.")
    raise typer.Exit(3 if findings else 0)


def _folders(config: Path | None) -> tuple[Path, Path | None]:
    """Where packages lie, and the folder of the starter models, if this is a project with some."""
    from l10n.project import find_config, packages_folder

    if config is None and find_config(Path.cwd()) is None:
        return packages_folder(), None
    project = options.open_project(config)
    return project.folders["packages"], project.folders["models"]
