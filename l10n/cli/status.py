"""The command that tells editors what is left to do, and what keeps an edition from print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

from l10n.cli import options
from l10n.cli.articles import To
from l10n.cli.errors import show_error
from l10n.cli.output import as_json, say
from l10n.cli.summary import exit_code
from l10n.model.unit import State

if TYPE_CHECKING:
    from l10n.workflow.desk.effort import Amount
    from l10n.workflow.desk.status import Status

LIVING = tuple(state for state in State if state is not State.OBSOLETE)


def status(
    articles: options.Articles = None,
    locale: options.Locales = None,
    to: To = "",
    executor: options.ExecutorKind = "serial",
    workers: options.Workers = None,
    json: options.Json = False,
    config: options.Config = None,
) -> None:
    """Say what is left to do for each edition, and what keeps it from being published.

    Numbers are units and, behind the stroke, words of the source. “As drafted” are units that were
    accepted exactly as a machine wrote them: look at them once more when there are many. The time
    is what people usually need. An edition is outdated when its article, catalog or approval has
    changed since it was made, or when somebody edited it.

    Examples:

      l10n status

      l10n status articles/kim.fr.txt --locale de --json
    """
    from l10n.cli.overview import show
    from l10n.executors import open_executor
    from l10n.workflow.desk.status import status_all
    from l10n.workflow.keeping.noticing import catalogs_read, notice

    project = options.open_project(config)
    jobs = options.plan_jobs(project, articles, locale, to)
    notice(project, catalogs_read(jobs))
    with open_executor(executor, workers) as pool:
        statuses = status_all(jobs, pool)
    if json:
        say(as_json({"editions": list(map(_plain, statuses)), "totals": _totals(statuses)}))
    else:
        for item in statuses:
            if item.error:
                show_error(item.error)
        show([item for item in statuses if not item.error])
    raise typer.Exit(exit_code([item.error for item in statuses]))


def _plain(item: Status) -> dict[str, Any]:
    """One edition as programs get it; docs/status.md says what each key means."""
    return {
        "article": item.article,
        "locale": item.locale,
        "units": item.units,
        "left": item.left,
        "states": {state: _amount(item.of(state)) for state in LIVING},
        "obsolete": item.obsolete,
        "accepted_as_drafted": item.as_drafted,
        "approval": {
            "asked": item.approval,
            "approved": item.approved,
            "missing": _amount(item.unapproved),
        },
        "minutes": item.minutes,
        "edition": {"path": item.path, "state": item.edition},
        "draft": {"path": item.draft_path, "state": item.draft},
        "blocking": item.blocking,
        "next": item.next,
        "error": item.error,
    }


def _totals(items: Sequence[Status]) -> dict[str, Any]:
    from l10n.workflow.desk.status import minutes_together

    known = [item for item in items if not item.error]
    return {
        "editions": len(items),
        "units": sum(item.units for item in known),
        "left": sum(item.left for item in known),
        "states": {
            state: {
                "units": sum(item.of(state).units for item in known),
                "words": sum(item.of(state).words for item in known),
            }
            for state in LIVING
        },
        "minutes": minutes_together(known),
        "current": sum(item.edition == "current" for item in known),
        "errors": len(items) - len(known),
    }


def _amount(amount: Amount) -> dict[str, int]:
    return {"units": amount.units, "words": amount.words}
