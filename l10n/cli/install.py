"""The command that installs translation packages: starter models, files, official ones."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.folders import package_folders
from l10n.cli.output import as_json, busy, colourful, say
from l10n.errors import MissingError, UsageError

if TYPE_CHECKING:
    from l10n.engines.argos.packages.installed import Installed

_CODE = re.compile(r"[a-z]{2,3}\Z", re.IGNORECASE)
_PAIR = re.compile(r"(?:translate[-_])?([a-z]{2,3})[-_]([a-z]{2,3})\Z", re.IGNORECASE)

Pair = tuple[str, str]


def install(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="Two languages (fr en), pairs (fr-en), or package files (.argosmodel); the starter"
            " models of models/ when nothing is named.",
            metavar="WHAT",
        ),
    ] = None,
    starter: Annotated[
        list[str] | None,
        typer.Option(
            "--starter", metavar="PAIR", help="Install this starter pair, an opt-in one as well."
        ),
    ] = None,
    update: Annotated[
        bool,
        typer.Option("--update", help="Renew the list of official packages from the index first."),
    ] = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Install packages: checked in a corner first, so that nothing sees half of one.

    For languages and pairs, Argos' official packages are fetched from the network, resumed where
    an earlier run stopped, and compared with the list of known sizes and hashes. This is the one
    command that asks for anything outside this machine; it names each host before.

    Examples:

      l10n models install

      l10n models install fr en

      l10n models install fr-de --update

      l10n models install --starter fr-de

      l10n models install translate-fr_en-1_9.argosmodel
    """
    from l10n.engines.argos.packages.official import compared
    from l10n.engines.argos.packages.store import install as install_file

    folder, source = package_folders(config)
    tell = _teller(quiet)
    wanted = understood(what or [])
    if update and not any(isinstance(item, tuple) for item in wanted):
        raise UsageError(
            "--update renews the list of official packages, and none is asked for.",
            advice="Name two languages: l10n models install fr en --update",
            code="install-what",
        )
    packages: list[Installed] = []
    if starter or not wanted:
        with busy("Checking and installing …", quiet=quiet):
            packages += _starters(folder, source, starter or (), tell)
    for item in wanted:
        if isinstance(item, Path):
            if said := compared(item, folder):
                tell(said)
            with busy("Checking and installing …", quiet=quiet):
                packages.append(install_file(item, folder))
        else:
            packages += _official(item, folder, update, tell, quiet)
    if json:
        say(as_json(packages))
    elif not quiet:
        for package in packages:
            say(f"{package.source} → {package.target}  {package.label}  is installed")


def understood(words: Sequence[str]) -> list[Path | Pair]:
    """What each word means: a package file, or a pair of languages.

    Raises `UsageError` for a word that could be both, and for languages that make no pair.
    """
    codes = [word for word in words if _CODE.match(word)]
    for word in words:
        if (_CODE.match(word) or _PAIR.match(word)) and Path(word).is_file():
            raise UsageError(
                f"“{word}” is the name of a file here, and of languages.",
                advice=f"For the file write: ./{word}   For the languages, work in another folder.",
                code="install-what",
            )
    if codes and (len(words) != 2 or len(codes) != 2):
        raise UsageError(
            f"“{codes[0]}” is a language; packages translate from one to another.",
            advice="Name two languages (l10n models install fr en), or pairs"
            f" (l10n models install fr-en fr-de). A file is meant? Write: ./{codes[0]}",
            code="install-what",
        )
    if codes:
        return [_pair(*codes)]
    found = ((word, _PAIR.match(word)) for word in words)
    return [_pair(*match.groups()) if match else Path(word) for word, match in found]


def _pair(source: str, target: str) -> Pair:
    if source.lower() == target.lower():
        raise UsageError(
            f"from “{source}” to “{target}” there is nothing to translate.",
            advice="Name two languages: l10n models install fr en",
            code="install-what",
        )
    return source.lower(), target.lower()


def _starters(
    folder: Path, source: Path | None, only: Sequence[str], tell: Callable[[str], None]
) -> list[Installed]:
    from l10n.engines.argos.packages.installed import installed
    from l10n.engines.argos.packages.pins import load_pins
    from l10n.engines.argos.packages.starter import install_starter, left_out, read_manifest

    if source is None:
        raise MissingError(
            "there are no starter models here.",
            advice="Name two languages (l10n models install fr en) or a package file"
            " (l10n models install FILE.argosmodel).",
            code="starter-missing",
        )
    spare = load_pins(folder).labels()
    pairs = [_name(word) for word in only]
    packages = install_starter(source, folder, only=pairs, spare=spare)
    if only:
        return packages
    there = {(package.source, package.target): package for package in installed(folder)}
    for starter in read_manifest(source):
        better = there.get((starter.source, starter.target))
        if better and better.label in spare and better not in packages:
            tell(
                f"{better.label} is official and stays. To have the starter package instead:"
                f" l10n models install --starter {starter.pair}"
            )
    for starter in left_out(source, folder):
        why = f" ({starter.why})" if starter.why else ""
        tell(
            f"{starter.source} → {starter.target} is left out{why}. To install it:"
            f" l10n models install --starter {starter.pair}"
        )
    return packages


def _name(word: str) -> str:
    """A pair as the manifest names it: ``fr-de``."""
    match = _PAIR.match(word)
    return "-".join(match.groups()).lower() if match else word


def _official(
    pair: Pair, folder: Path, update: bool, tell: Callable[[str], None], quiet: bool
) -> list[Installed]:
    from l10n.engines.argos.packages.official import install_official

    with _bytes_bar(quiet) as progress:
        return install_official(*pair, folder, update=update, say=tell, progress=progress)


def _teller(quiet: bool) -> Callable[[str], None]:
    """What is said on the way goes to stderr; which host is asked is said even then."""

    def tell(line: str) -> None:
        if not quiet or line.startswith("Asking "):
            typer.echo(line, err=True)

    return tell


@contextmanager
def _bytes_bar(quiet: bool) -> Iterator[Callable[[int, int | None], None]]:
    """A bar of the bytes that have come, on stderr, on a terminal only."""
    if quiet or not colourful(sys.stderr):
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TransferSpeedColumn

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
