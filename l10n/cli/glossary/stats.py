"""The command that counts the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from l10n.cli import options
from l10n.cli.output import as_json, say
from l10n.report.plain import many, one_line

if TYPE_CHECKING:
    from l10n.terminology.statistics import Count, Statistics


def stats(json: options.Json = False, config: options.Config = None) -> None:
    """Count the concepts: by type and by file, in each language, attested, with example sentences.

    In the column of a region are those that it calls by a name of its own.

    Examples:

      l10n glossary stats

      l10n glossary stats --json
    """
    from l10n.terminology.statistics import statistics
    from l10n.workflow.files import read_glossary

    project = options.open_project(config)
    glossary, _ = read_glossary(project)
    wanted = [locale.language for locale in (project.source, *project.targets)]
    files = [project.shown(path) for path in project.glossary_files()]
    found = statistics(glossary, wanted, files)
    if json:
        say(as_json(found))
        return
    for line in _lines(found):
        say(one_line(line))


def _lines(found: Statistics) -> Iterator[str]:
    total = found.total
    files, sentences = many(len(found.files), "file"), many(total.sentences, "sentence")
    yield f"{many(total.concepts, 'concept')} in {files}, {sentences}."
    for name, counts in (("type", found.types), ("file", found.files)):
        yield ""
        yield from _table(name, counts, total, found.locales)


def _table(
    name: str, counts: Mapping[str, Count], total: Count, locales: Sequence[str]
) -> Iterator[str]:
    heads = ("concepts", *locales, "attested", "with examples", "not translated")
    names = [name, *(key or "(none)" for key in counts), "total"]
    width = max(map(len, names))
    # No number is larger than the total.
    least = len(str(total.concepts))
    yield "  ".join((f"{name:{width}}", *(f"{head:>{least}}" for head in heads)))
    for key, count in zip(names[1:], (*counts.values(), total), strict=True):
        numbers = (
            count.concepts,
            *(count.covered[tag] for tag in locales),
            count.attested,
            count.exemplified,
            count.untranslated,
        )
        cells = (
            f"{number:>{max(len(head), least)}}"
            for head, number in zip(heads, numbers, strict=True)
        )
        yield "  ".join((f"{key:{width}}", *cells))
