"""What a run drafts from: the project's reviewed catalogs, and the files of its folder memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from l10n import po, storage
from l10n.bilingual import tmx
from l10n.errors import InputError
from l10n.memory import Match, Memory
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding, Severity
from l10n.model.locale import Locale
from l10n.model.unit import is_mark
from l10n.project import Project
from l10n.workflow.files import refuse_cut


class Offered:
    """The memories for ``catalogs``, which want drafts. Every file is read once, when it is asked for."""

    def __init__(self, project: Project, catalogs: Sequence[Catalog]) -> None:
        self._project = project
        self._wanted: dict[Locale, set[str]] = defaultdict(set)
        for catalog in catalogs:
            self._wanted[catalog.source_locale].update(key.source for key in catalog.living())
        self._reviewed: dict[Locale, tuple[Memory, list[Finding]]] = {}

    def memory(self, catalog: Catalog) -> tuple[Memory, list[Finding]]:
        """What there is for one of the catalogs, without what stands in itself.

        First what people reviewed in the other catalogs for its locale, behind it what files of the
        folder memory have. One that cannot be read is left out and said: it must not stop work on
        other articles.
        """
        locale = catalog.locale
        if locale not in self._reviewed:
            catalogs, findings = read_catalogs(self._project, locale)
            self._reviewed[locale] = Memory.of(catalogs), findings
        memory, findings = self._reviewed[locale]
        older, faults = self._older
        behind = older.get((catalog.source_locale, locale), {})
        own = self._project.shown(self._project.catalog(catalog.article, locale))
        others = [finding for finding in findings if finding.where.path != own]
        return replace(memory, older=behind, but=catalog.article), [*others, *faults]

    @cached_property
    def _older(self) -> tuple[Mapping[tuple[Locale, Locale], Mapping[str, Match]], list[Finding]]:
        """For each pair of languages the wanted sources with their target and the file that has it.

        Of several targets the last in a file counts, as in the programs that write them, and the
        first file by its name. Drafts of ours never count.
        """
        older: dict[tuple[Locale, Locale], dict[str, Match]] = defaultdict(dict)
        findings = []
        for path in self._project.memories():
            shown = self._project.shown(path)
            try:
                data = storage.read(path)
                for source in sorted(self._wanted):
                    for locale, pairs in tmx.lookup(
                        data, shown, source, self._wanted[source]
                    ).items():
                        found = {
                            pair.source: Match((pair.target,), shown)
                            for pair in pairs
                            if pair.reviewed and not is_mark(pair.target)
                        }
                        older[source, locale] = found | older[source, locale]
            except InputError as error:
                findings.append(unreadable(error, shown))
        return older, findings


def read_catalogs(project: Project, locale: Locale) -> tuple[list[Catalog], list[Finding]]:
    """Every catalog for ``locale``, sorted by path; and which cannot be read, and why."""
    folder = project.catalog("any", locale).parent
    catalogs, findings = [], []
    for path in sorted(folder.rglob("*.po")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        shown = project.shown(path)
        try:
            data = storage.read(path)
            refuse_cut(path, data, shown)
            catalogs.append(po.read(data, shown, article=name).catalog)
        except InputError as error:
            findings.append(unreadable(error, shown))
    return catalogs, findings


def unreadable(error: InputError, shown: str) -> Finding:
    """That the file ``shown`` gives nothing to the memory, and why."""
    return error.finding(shown, Severity.WARNING, "memory-unreadable")
