"""The one place where errors become a message and an exit code."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from l10n.errors import L10nError, UnfinishedError
from l10n.model.finding import Finding
from l10n.report.plain import one_line


class ErrorsAsMessages(TyperGroup):
    """A command group that says what went wrong, without a traceback unless ``--debug``."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; any error ends as one message on stderr and its exit code."""
        try:
            return super().invoke(ctx)
        except L10nError as error:
            code = show_error(error)
        except KeyboardInterrupt:
            typer.echo("Interrupted. What was finished is saved.", err=True)
            code = 130
        except BrokenPipeError:
            # The reader (`head`, a closed pager) has seen enough; leave nothing to flush.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 0
        except (typer.Exit, typer.Abort):
            raise
        except OSError as error:
            at = f"{error.filename}: " if error.filename else ""
            typer.echo(f"{at}error[disk]: {error.strerror or error}.", err=True)
            code = 3
        if ctx.params.get("debug") and code:
            traceback.print_exc()
        raise typer.Exit(code)


def show_error(error: L10nError, said: set[Finding] | None = None) -> int:
    """Print ``error`` on stderr, after the findings it carries; return its exit code.

    A finding's own advice stands below it, as in the report of `l10n check`.

    What is in ``said`` already is not printed again: the editions of a region are made from the
    catalog of their base, and lack the same units.
    """
    said = set() if said is None else said
    if isinstance(error, UnfinishedError):
        for finding in error.findings:
            if finding not in said:
                said.add(finding)
                kind = f"{finding.severity}[{finding.code}]"
                typer.echo(one_line(f"{finding.where}: {kind}: {finding.message}"), err=True)
                if finding.advice:
                    typer.echo(f"    {one_line(finding.advice)}", err=True)
                if finding.related:
                    typer.echo(f"    See {one_line(str(finding.related))}.", err=True)
    typer.echo(str(error), err=True)
    return error.exit_code
