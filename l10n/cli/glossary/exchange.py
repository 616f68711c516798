"""The commands that exchange terms with other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.output import as_json, say
from l10n.errors import UsageError
from l10n.model.finding import Finding, Severity, Where
from l10n.model.locale import Locale
from l10n.report.plain import many

if TYPE_CHECKING:
    from l10n.project import Project
    from l10n.terminology.exchange import Exchange, Intake, Pair, Taken

FormatName = Annotated[
    str,
    typer.Option("--format", help="tbx, tbx-dct, tbx2, omegat or csv; default: as the name ends."),
]
Source = Annotated[str, typer.Option("--source", help="The source locale of the file: fr.")]
Target = Annotated[str, typer.Option("--target", help="The target locale of the file: de.")]


def export(
    path: Annotated[
        Path | None, typer.Argument(help="The file to write; default: print it.", metavar="PATH")
    ] = None,
    format: FormatName = "",  # noqa: A002 - the option's name
    source: Source = "",
    target: Target = "",
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Write all of glossaries/*.csv into one file for other programs.

    Formats: tbx (TBX 3, categories as attributes), tbx-dct (as tags), tbx2 (TBX 2, which Weblate
    and OmegaT read), omegat (tab-separated UTF-8 for OmegaT's glossary folder; needs --target), csv.
    With --source or --target, only the concepts and terms of that language pair. A file that is
    there already is backed up first.

    Examples:

      l10n glossary export terms.tbx

      l10n glossary export omegat/glossary/terms.txt --target de

      l10n glossary export --format tbx2 --source fr --target en > terms.tbx
    """
    from l10n import storage
    from l10n.terminology.exchange import exchange_named, exchange_of, restricted
    from l10n.workflow.files import read_glossary

    project = options.open_project(config)
    if path is None and not format:
        raise UsageError(
            "no format is named.",
            advice="Name a file (terms.tbx) or a format (--format tbx).",
            code="format-missing",
        )
    kind = exchange_named(format) if format else exchange_of(str(path))
    if path and path.resolve() in [file.resolve() for file in project.glossary_files()]:
        raise UsageError(
            "this is a glossary of the project itself.",
            where=Where(path.as_posix()),
            advice="Name another file.",
            code="export-onto-source",
        )
    glossary, findings = read_glossary(project)
    pair = _pair(project, kind, source, target)
    chosen = restricted(glossary, pair) if pair else glossary
    text = kind.write(chosen, pair)
    if path is None:
        typer.echo(text, nl=False)
        return
    old = storage.read(path, _limit()) if path.exists() else None
    changed = storage.write(path, text.encode(), expected=storage.ABSENT if old is None else old)
    if not quiet:
        word = "written" if changed else "unchanged"
        say(f"{path.as_posix()}: {word}, {many(len(chosen.terms), 'concept')} as {kind.name}.")
        if left := len(glossary.terms) - len(chosen.terms):
            say(
                f"Left out for want of a term in one of the two languages: {many(left, 'concept')}."
            )
        broken = sum(finding.severity is Severity.ERROR for finding in findings)
        if broken:
            say(f"{broken} findings in the glossary itself: l10n glossary check")


def import_(
    file: Annotated[Path, typer.Argument(help="The file to take in.", metavar="FILE")],
    into: Annotated[
        Path | None,
        typer.Option("--into", help="The CSV file for new concepts; default: named after FILE."),
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Change concepts that the glossary has already.")
    ] = False,
    format: FormatName = "",  # noqa: A002 - the option's name
    source: Source = "",
    target: Target = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Take concepts from TBX, an OmegaT glossary or CSV into glossaries/*.csv.

    New concepts go into one file. Concepts that the glossary has already stay as they are; with
    --update they take over what the file adds and corrects. Nothing is ever removed. What
    contradicts the glossary is shown and left out. Exit code 0: all taken in or there already; 1:
    something was left out; 2: the file cannot be read safely, and nothing was written.

    Examples:

      l10n glossary import terms.tbx --dry-run

      l10n glossary import terms.tbx --into glossaries/weapons.csv --update

      l10n glossary import omegat/glossary/terms.txt --target de
    """
    from l10n import storage
    from l10n.terminology.exchange import Kind, compare, exchange_named, exchange_of
    from l10n.workflow.files import read_glossary
    from l10n.workflow.glossary.importing import take_in

    project = options.open_project(config)
    kind = exchange_named(format) if format else exchange_of(str(file))
    home = into or project.folders["glossaries"] / f"{file.stem}.csv"
    if home.suffix.casefold() != ".csv":
        raise UsageError(
            "new concepts go into a CSV file.",
            where=Where(home.as_posix()),
            advice="Name one: --into glossaries/terms.csv",
            code="import-into",
        )
    pair = _pair(project, kind, source, target)
    incoming, findings = kind.read(file.as_posix(), storage.read(file, _limit()), pair)
    with options.locked(project, write=not dry_run):
        known, _ = read_glossary(project)
        intake = compare(incoming, known, (pair.source if pair else project.source).tag)
        chosen = intake.of(Kind.NEW) + (intake.of(Kind.CHANGED) if update else [])
        written = take_in(project, chosen, home, write=not dry_run)
    if json:
        say(as_json({"taken": intake.taken, "findings": findings, "files": written}))
    else:
        _show(intake, findings, written, update=update, dry_run=dry_run, quiet=quiet)
    left = intake.of(Kind.CONTRADICTING) + ([] if update else intake.of(Kind.CHANGED))
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    raise typer.Exit(int(bool(left or errors)))


def _limit() -> int:
    from l10n.terminology.exchange.tbx.parsing import LIMIT

    return LIMIT


def _pair(project: Project, kind: Exchange, source: str, target: str) -> Pair | None:
    """The languages that the options name, or that a bilingual format needs."""
    from l10n.terminology.exchange import Pair

    if not (source or target or kind.bilingual):
        return None
    first = Locale.parse(source) if source else project.source
    others = [locale for locale in project.targets if locale != first]
    if not target and len(others) != 1:
        raise UsageError(
            "the target language is not named.",
            advice=f"Add --target {' or --target '.join(one.tag for one in others) or 'de'}.",
            code="pair-missing",
        )
    second = Locale.parse(target) if target else others[0]
    if first == second:
        raise UsageError(
            f"source and target are both {first}.",
            advice="Name two languages: --source fr --target de.",
            code="pair-missing",
        )
    return Pair(first, second)


def _show(
    intake: Intake,
    findings: list[Finding],
    written: dict[str, list[str]],
    *,
    update: bool,
    dry_run: bool,
    quiet: bool,
) -> None:
    from l10n.terminology.exchange import Kind

    for finding in findings:
        if finding.severity is not Severity.INFO or not quiet:
            kind = f"{finding.severity}[{finding.code}]"
            typer.echo(f"{finding.where}: {kind}: {finding.message}", err=True)
    if not quiet:
        for one in intake.of(Kind.NEW):
            shown = sorted(one.merged.renderings.items())
            say(f"new: {one.merged.concept}: {', '.join(f'{t} “{r.preferred}”' for t, r in shown)}")
        left = "" if update else ", left as it is"
        for one in intake.of(Kind.CHANGED):
            say(f"changed{left}: {_place(one)}")
            for reason in one.reasons:
                say(f"    {reason}")
    for one in intake.of(Kind.CONTRADICTING):
        say(f"contradicting, left out: {_place(one)}")
        for reason in one.reasons:
            say(f"    {reason}")
    if not quiet:
        counts = ", ".join(f"{len(intake.of(kind))} {kind.value}" for kind in Kind)
        say(f"{counts}.")
        if intake.of(Kind.CHANGED) and not update:
            say("To take over the changes as well: --update")
        for name, concepts in written.items():
            word = "would be written" if dry_run else "written"
            say(f"{name}: {many(len(concepts), 'concept')} {word}")


def _place(one: Taken) -> str:
    known = f" ({one.known.where})" if one.known else ""
    return f"{one.incoming.where}: {one.incoming.concept}{known}"
