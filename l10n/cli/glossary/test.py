"""The command that tries the glossary's example sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import findings as shown
from l10n.cli import options
from l10n.errors import UsageError
from l10n.report.plain import many

if TYPE_CHECKING:
    from l10n.model.glossary import Glossary


def try_sentences(
    concepts: Annotated[
        list[str] | None,
        typer.Argument(help="Concepts to try; all when none is given.", metavar="CONCEPT"),
    ] = None,
    format: shown.Format = "text",  # noqa: A002 - the option's name
    json: options.Json = False,
    quiet: options.Quiet = False,
    config: options.Config = None,
) -> None:
    """Try the glossary on its own sentences: columns …_examples and …_counterexamples.

    In an example the concept must be found, in a counterexample it must not, by the rules that
    drafts and checks use. Exit code 0: every sentence holds; 1: findings; 2: there is no sentence,
    or a file cannot be read safely.

    Examples:

      l10n glossary test

      l10n glossary test unsc us_nsc

      l10n glossary test --format github
    """
    from l10n.model.finding import Severity
    from l10n.terminology.selftest import selftest
    from l10n.workflow.files import read_glossary

    chosen = shown.format_of(format, json)
    project = options.open_project(config)
    glossary, findings = read_glossary(project)
    _refuse_unknown(glossary, concepts or [])
    done = selftest(glossary, project.source, set(concepts) if concepts else None)
    if not done.sentences:
        raise UsageError(
            "there is no example sentence to try"
            + (f" for {', '.join(concepts)}." if concepts else " in the glossary."),
            advice="Add some to the columns fr_examples and fr_counterexamples, or those of another"
            " language, separated by a bar (|).",
            code="glossary-no-examples",
        )
    errors = [one for one in findings if one.severity is Severity.ERROR and not concepts]
    shown.show([*errors, *done.findings], chosen, project, quiet=quiet)
    if not quiet:
        kinds = (many(done.examples, "example"), many(done.counterexamples, "counterexample"))
        typer.echo(
            f"Tried {many(done.sentences, 'sentence')} of {many(done.concepts, 'concept')}"
            f" ({', '.join(kinds)}): {len(done.findings)} failed.",
            err=chosen != "text",
        )
    raise typer.Exit(int(bool(errors or done.findings)))


def _refuse_unknown(glossary: Glossary, concepts: list[str]) -> None:
    known = {term.concept for term in glossary.terms}
    for concept in concepts:
        if concept not in known:
            raise UsageError(
                f"the glossary has no concept “{concept}”.",
                advice=f"Look for it: l10n glossary show {concept}",
                code="glossary-unknown",
            )
