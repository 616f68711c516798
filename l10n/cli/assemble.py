"""The command that makes editions, compares them, and shows what a correction changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.articles import To
from l10n.cli.errors import show_error
from l10n.cli.output import as_json, say
from l10n.cli.summary import exit_code, left_in_words, mended_in_words
from l10n.model.finding import Finding
from l10n.report.plain import one_line

if TYPE_CHECKING:
    from l10n.workflow.job import Job
    from l10n.workflow.publishing.editions import EditionOutcome
    from l10n.workflow.written import Written


def assemble(
    articles: options.Articles = None,
    locale: options.Locales = None,
    to: To = "",
    draft: Annotated[
        bool, typer.Option("--draft", help="Take machine drafts as well; the edition says so.")
    ] = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit 1 when an edition is not up to date."),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            help="Write nothing; show what would change, sentence by sentence; exit 1 if anything.",
        ),
    ] = False,
    executor: options.ExecutorKind = "serial",
    workers: options.Workers = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Make editions from the catalogs: out/<locale>/<article>, or out/draft/… with --draft.

    Without --draft every unit must be reviewed, and where l10n.toml asks for it approved by an
    editor; otherwise nothing is written for that locale, the units that are left are listed, and
    the exit code is 1.

    Examples:

      l10n assemble

      l10n assemble articles/kim.fr.txt -l en -l en-GB --to html

      l10n assemble --check

      l10n assemble articles/kim.fr.txt -l de --diff
    """
    from l10n.workflow.keeping.noticing import catalogs_read, notice
    from l10n.workflow.publishing.editions import assemble_all

    project = options.open_project(config)
    jobs = options.plan_jobs(project, articles, locale, to)
    if diff:
        _show_difference(jobs, executor, workers, draft=draft, json=json)
        return
    with options.working(project, executor, workers, write=not check) as pool:
        if not check:
            notice(project, catalogs_read(jobs))
        outcomes = assemble_all(jobs, pool, draft=draft, write=not check)
    stale = [item for item in outcomes if check and item.edition and item.edition.changed]
    if json:
        say(as_json(outcomes))
    else:
        _show(outcomes, check=check, quiet=quiet)
    raise typer.Exit(exit_code([outcome.error for outcome in outcomes]) or int(bool(stale)))


def _show(outcomes: Sequence[EditionOutcome], *, check: bool, quiet: bool) -> None:
    said: set[Finding] = set()
    for outcome in outcomes:
        if outcome.error:
            show_error(outcome.error, said)
        elif outcome.edition and not quiet:
            edition = outcome.edition
            word = edition.before if check else ("written" if edition.changed else "unchanged")
            say(f"{one_line(edition.path)}: {word}")
            if edition.draft:
                say(f"    draft: {left_in_words(edition)}")
            if edition.mended:
                say(f"    {mended_in_words(edition)}")
            if edition.as_drafted:
                say(f"    {as_drafted_in_words(edition)}")


def as_drafted_in_words(edition: Written) -> str:
    """What an editor should know: drafts that nobody changed may be drafts that nobody read."""
    return (
        f"{edition.as_drafted} of {edition.units} units were accepted exactly as the machine"
        " wrote them"
    )


def _show_difference(
    jobs: Sequence[Job], kind: str, workers: int | None, *, draft: bool, json: bool
) -> None:
    from l10n.cli.corrections import show
    from l10n.executors import open_executor
    from l10n.workflow.publishing.corrections import corrections_all
    from l10n.workflow.written import Freshness

    with open_executor(kind, workers) as pool:
        found = corrections_all(jobs, pool, draft=draft)
    if json:
        say(as_json(found))
    else:
        show(found)
    differ = any(one.error is None and one.edition is not Freshness.CURRENT for one in found)
    raise typer.Exit(exit_code([one.error for one in found]) or int(differ))
