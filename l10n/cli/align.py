"""The command that makes a reviewed catalog of an article that was translated before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.output import as_json, say
from l10n.errors import InputError, UsageError
from l10n.model.finding import Where
from l10n.model.locale import Locale

if TYPE_CHECKING:
    from l10n.project import Project
    from l10n.workflow.aligning.jobs import Alignment

_LONGEST = 70
"""Code points of a sentence in a list."""


def align(
    source: Annotated[
        Path, typer.Argument(help="The article in its own language.", metavar="SOURCE")
    ],
    translation: Annotated[
        Path, typer.Argument(help="The same article, translated.", metavar="TRANSLATION")
    ],
    locale: Annotated[
        str,
        typer.Option(
            "--locale",
            "-l",
            help="The locale of the translation; default: as its name says (kim.de.txt).",
        ),
    ] = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
    config: options.Config = None,
) -> None:
    """Make a reviewed catalog of an article that was translated before.

    Sentences are paired by length, numbers, names and glossary terms. A pair that is not sure
    waits for review, with a comment that says why; a sentence without a partner is said. What a
    person wrote into the catalog stays as it is.

    Examples:

      l10n align articles/kim.fr.txt archive/kim.de.txt

      l10n align articles/kim.fr.txt old/translated.txt -l en --dry-run --verbose
    """
    from l10n.workflow.aligning.jobs import align_files
    from l10n.workflow.job import plan

    project = options.open_project(config)
    for path in (source, translation):
        if not path.is_file():
            raise InputError(
                "there is no such file.", where=Where(path.as_posix()), code="article-missing"
            )
    told = Locale.parse(locale) if locale else _named(project, translation)
    known = project.source_of(source)
    jobs = plan(project, [known], [told])
    if not jobs:
        raise UsageError(
            f"both are in {told.tag}: a translation is in another language.",
            where=Where(translation.as_posix()),
            advice="Name the source first; -l names the locale of the translation.",
            code="locale-same",
        )
    with options.working(project, "serial", None, write=not dry_run):
        done = align_files(jobs[0], translation, told, write=not dry_run)
    if json:
        say(as_json(done))
    else:
        _show(done, dry_run=dry_run, quiet=quiet, verbose=verbose)


def _named(project: Project, path: Path) -> Locale:
    """The locale that the file's name tells, or the only one there is."""
    tag = path.with_suffix("").suffix.removeprefix(".")
    try:
        return Locale.parse(tag)
    except UsageError:
        pass
    others = [one for one in project.targets if one.language != project.source.language]
    if len(others) == 1:
        return others[0]
    raise UsageError(
        "the name does not tell which language this is in.",
        where=Where(path.as_posix()),
        advice="Name its locale, for example: -l de",
        code="locale-missing",
    )


def _show(done: Alignment, *, dry_run: bool, quiet: bool, verbose: bool) -> None:
    from l10n.workflow.aligning.aligned import Fate

    for path, count in done.left_out.items():
        typer.echo(f"{path}: {count} lines left out as site chrome", err=True)
    for one in done.sentences:
        where = (
            Where(done.source, one.line) if one.line else Where(done.translation, one.target_line)
        )
        if one.fate is Fate.UNSURE:
            typer.echo(f"{where}: to check ({one.why}): {_short(one.source)}", err=True)
            typer.echo(f"    {_short(one.target)}", err=True)
        elif one.fate is Fate.UNTRANSLATED:
            typer.echo(f"{where}: not in the translation: {_short(one.source)}", err=True)
        elif one.fate is Fate.EXTRA:
            typer.echo(f"{where}: not in the source: {_short(one.target)}", err=True)
        elif one.fate is Fate.KEPT:
            typer.echo(f"{where}: translated otherwise already, kept: {_short(one.why)}", err=True)
        elif verbose:
            typer.echo(f"{where}: {one.fate}: {_short(one.source)}", err=True)
    if quiet:
        return
    counts = ", ".join(
        f"{done.counts[fate]} {_WORDS[fate]}" for fate in Fate if done.counts.get(fate)
    )
    word = "unchanged" if not done.catalog.changed else "would be written" if dry_run else "written"
    say(f"{done.article}  {done.locale}  {counts}")
    say(f"    catalog {done.catalog.path}: {word}")


_WORDS = {
    "reviewed": "reviewed",
    "split": "split by the translator",
    "joined": "joined by the translator (⇧)",
    "unsure": "to check",
    "kept": "kept as a person has them",
    "same": "the same as they were",
    "untranslated": "not in the translation",
    "extra": "not in the source",
}


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
