"""The command that shows what the glossary says of a term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from l10n.cli import options
from l10n.cli.output import as_json, say
from l10n.errors import UsageError

if TYPE_CHECKING:
    from l10n.model.glossary import Rendering
    from l10n.terminology.matching.lookup import Hit

_MANY = 20


def show(
    asked: Annotated[
        list[str],
        typer.Argument(
            help="A term in any language, in any form of it; or a concept.", metavar="TERM|CONCEPT"
        ),
    ],
    json: options.Json = False,
    config: options.Config = None,
) -> None:
    """Show what the glossary says of a term: all its forms in every language, and where it stands.

    Looks for a concept of this name, then for a form in any language, inflected, admitted or
    forbidden, then for terms inside of the text, then for parts of names.

    Examples:

      l10n glossary show unsc

      l10n glossary show nordkoreanischen

      l10n glossary show livraisons d’armes --json
    """
    from l10n.report.plain import one_line
    from l10n.terminology.matching.lookup import alike, look_up
    from l10n.workflow.files import read_glossary

    glossary, _ = read_glossary(options.open_project(config))
    question = " ".join(asked)
    hits = look_up(glossary, question)
    if json:
        say(as_json(hits))
    elif hits:
        for at, hit in enumerate(hits[:_MANY]):
            for line in ([""] if at else []) + list(_lines(hit)):
                say(one_line(line))
        if len(hits) > _MANY:
            say(f"\n… and {len(hits) - _MANY} more; --json gives all.")
    if not hits:
        near = ", ".join(f"“{one}”" for one in alike(glossary, question))
        raise UsageError(
            f"the glossary has nothing for “{one_line(question)}”.",
            advice=f"Did you mean {near}?" if near else "Add it: l10n glossary add --help",
            code="glossary-unknown",
        )


def _lines(hit: Hit) -> Iterator[str]:
    """A concept for people: a line of heads, then one for each thing that it says."""
    term = hit.term
    yield f"{term.concept}  {term.type}  {term.where}  ({hit.reason})"
    width = max(map(len, term.renderings))
    for tag, rendering in term.renderings.items():
        gender = f"  ({rendering.gender})" if rendering.gender else ""
        yield f"  {tag:{width}}  {rendering.preferred}{gender}"
        for name, text in _said(rendering):
            yield f"  {'':{width}}    {name:16} {text}"
    kept = "yes" if term.do_not_translate else ""
    for name, text in (
        ("do not translate", kept),
        ("part of speech", term.pos),
        ("case", term.case),
        ("context", " | ".join(term.context)),
        ("note", term.note),
        ("source", term.source),
    ):
        if text:
            yield f"  {name:{width + 18}} {text}"


def _said(rendering: Rendering) -> Iterator[tuple[str, str]]:
    """What a rendering says beside its preferred term, one line each."""
    forms = (
        ("short", (rendering.short,)),
        ("also", rendering.variants),
        ("forms", rendering.forms),
    )
    for name, listed in forms:
        if text := " | ".join(filter(None, listed)):
            yield name, text
    for form in rendering.forbidden:
        use = rendering.instead.get(form)
        yield "never", f"{form} → {use}" if use else form
    for sentence in rendering.examples:
        yield "example", sentence
    for sentence in rendering.counterexamples:
        yield "counterexample", sentence
