"""The command with which editors sign off what translators reviewed."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import clock, options, person
from l10n.cli.errors import show_error
from l10n.cli.output import as_json, colourful, say
from l10n.cli.summary import exit_code
from l10n.errors import UsageError
from l10n.report import findings_text
from l10n.report.plain import many, one_line

if TYPE_CHECKING:
    from l10n.workflow.desk.approve import Signed


def approve(
    articles: options.Articles = None,
    locale: options.Locales = None,
    by: Annotated[
        str,
        typer.Option(
            "--by",
            metavar="NAME",
            help="Who approves; default: L10N_USER, else git's user.name, else the login.",
        ),
    ] = "",
    revoke: Annotated[
        bool, typer.Option("--revoke", help="Take back every approval of these articles.")
    ] = False,
    despite_findings: Annotated[
        bool,
        typer.Option("--despite-findings", help="Approve even where l10n check finds errors."),
    ] = False,
    executor: options.ExecutorKind = "serial",
    workers: options.Workers = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Approve articles for publication: who and when, over the very words that were approved.

    Approved are the units that a translator has reviewed; what is approved already stays so. When a
    source or target changes later, its approval is void by itself, and holds again when the change
    is undone. Nothing is approved where l10n check finds errors. A region (de-AT) needs approval only
    for what it says otherwise than its base.

    Approvals are kept in locales/<locale>/approvals/. That assemble asks for them is a setting:
    approval = true, under [edition] in l10n.toml.

    Examples:

      l10n approve articles/kim.fr.txt -l de

      l10n approve -l en -l de --by "Anna Meier"

      l10n approve articles/kim.fr.txt -l de --revoke
    """
    from l10n.workflow.desk.approve import approve_all, revoke_all
    from l10n.workflow.files import read_glossary
    from l10n.workflow.keeping.noticing import catalogs_read, notice

    if not locale:
        raise UsageError(
            "an approval is for one locale, and none is named.",
            advice="Name it: l10n approve … --locale de",
            code="locale-missing",
        )
    project = options.open_project(config)
    jobs = options.plan_jobs(project, articles, locale)
    who = "" if revoke else person.name(by, project.root)
    with options.working(project, executor, workers, write=not dry_run) as pool:
        if not dry_run:
            notice(project, catalogs_read(jobs))
        if revoke:
            signed = revoke_all(jobs, write=not dry_run)
        else:
            signed = approve_all(
                jobs,
                pool,
                read_glossary(project)[0],
                who,
                clock.now(),
                today=clock.today(),
                despite_findings=despite_findings,
                write=not dry_run,
            )
    if json:
        say(as_json(signed))
    else:
        _show(signed, who, quiet=quiet)
    blocked = any(each.blocking or (each.units and not each.approved) for each in signed)
    raise typer.Exit(exit_code([each.error for each in signed]) or int(blocked and not revoke))


def _show(signed: Sequence[Signed], who: str, *, quiet: bool) -> None:
    for each in signed:
        if each.error:
            show_error(each.error)
        if each.blocking:
            typer.echo(findings_text(each.blocking, colourful(sys.stderr)), err=True)
            typer.echo(
                f"error[approve-findings]: nothing of “{one_line(each.article)}” was approved for"
                f" {each.locale}: checks find {many(len(each.blocking), 'error')} in what was reviewed."
                " Mend the catalog; or, if the findings are wrong, say so: --despite-findings.",
                err=True,
            )
        elif not quiet and not each.error:
            for line in _lines(each, who):
                say(one_line(line))


def _lines(each: Signed, who: str) -> Iterator[str]:
    begin = f"{each.article}  {each.locale}  "
    if not who:
        yield (
            f"{begin}{each.revoked} approvals taken back"
            if each.revoked
            else (f"{begin}nothing was approved")
        )
        return
    if not each.units:
        base = each.locale.base or each.locale
        yield f"{begin}nothing of its own to approve: all of it derives from {base}"
        return
    new = f"{each.new} of them now, by {who}" if each.new else "none of them new"
    yield f"{begin}{each.approved} of {each.units} units approved ({new})"
    if each.waiting:
        yield f"    {each.waiting} were not reviewed, and cannot be approved"
    if each.as_drafted:
        yield (
            f"    {each.as_drafted} of {each.units} were accepted exactly as the machine wrote them"
        )
    yield f"    {each.path}"
