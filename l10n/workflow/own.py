"""What a region says otherwise than its base: a catalog of its own few units, kept up to the article.

Its file has only the units that differ; or, where somebody asked for that, all of them, with what
the region prints in a note and an empty target where that will do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from l10n.merging import Tally, bring_up, tally
from l10n.model.article import Article
from l10n.model.catalog import Catalog
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import Key, State, Unit, is_mark
from l10n.po.remarks import one_line
from l10n.project import Project
from l10n.workflow.carrying import carrier
from l10n.workflow.extract import extract, with_header
from l10n.workflow.files import Stored, read_catalog
from l10n.workflow.housestyle import style_of
from l10n.workflow.job import Job
from l10n.workflow.publishing.regions import regional
from l10n.workflow.recoding import first_of, recode

_PRINTS = "prints: "


@dataclass(frozen=True, slots=True)
class Own:
    """A region's own catalog as it shall be."""

    catalog: Catalog
    stored: Stored | None = None
    """The file that it is in; None where it is begun."""
    merged: Tally = field(default_factory=Tally)


def own_catalogs(
    job: Job,
    article: Article,
    base: Catalog,
    glossary: Glossary,
    *,
    before: Catalog | None = None,
    begin: bool = False,
    today: date | None = None,
) -> Iterator[Own]:
    """The own catalogs of the regions among the editions of ``job``, brought up to ``article``.

    ``base`` is the catalog of their base locale, brought up already, and ``before`` what it was: its
    sentences say what is new in the article, which a file of few units cannot. A region without a file has
    none, unless ``begin``: then all sentences are listed. Raises `InputError` for a file that cannot
    be read safely.
    """
    for locale in job.editions:
        if locale.base is None:
            continue
        stored = read_catalog(job.project, job.source.name, locale)
        if stored is None and not begin:
            continue
        old = stored.catalog if stored else None
        fresh = extract(article, job.source.name, locale, glossary, style_of(job.project, locale))
        fresh = _with_prints(fresh, _printed(job.project, base, locale))
        if old is None:
            yield Own(_begun(fresh, article))
            continue
        carry = first_of(carrier(article.locale, locale), recode)
        whole = _among(old, before) if before else old
        merged = bring_up(whole, fresh, today=today, carry=carry).catalog
        kept = _differing(merged, old)
        yield Own(kept, stored, tally(old, kept))


def _printed(project: Project, base: Catalog, locale: Locale) -> dict[Key, str]:
    """What the region prints of each unit where it says nothing itself."""
    styles = style_of(project, locale), style_of(project, base.locale)
    whole = regional(base, None, locale, *styles)
    return {unit.key: unit.target for unit in whole.units if not is_mark(unit.target)}


def _with_prints(fresh: Catalog, printed: dict[Key, str]) -> Catalog:
    def told(unit: Unit) -> Unit:
        target = printed.get(unit.key)
        note = f"{_PRINTS}{one_line(target)}" if target else ""
        return replace(unit, notes=(*unit.notes, note)) if note else unit

    return replace(fresh, units=tuple(map(told, fresh.units)))


def _begun(fresh: Catalog, article: Article) -> Catalog:
    new = with_header(fresh, article)
    guide = (
        f"Only what {fresh.locale} says otherwise than {fresh.locale.base}: leave a sentence empty"
        " to print what its note says."
    )
    return replace(new, header_comments=(guide, "", *new.header_comments))


def _among(own: Catalog, before: Catalog) -> Catalog:
    """``own`` with all sentences of the article as it was, in their order, the others without words."""
    said = own.living()
    known = before.living()
    units = [
        said.get(key)
        or Unit(key, "", State.UNTRANSLATED, notes=unit.notes, references=unit.references)
        for key, unit in known.items()
    ]
    others = (unit for unit in own.units if unit.state is State.OBSOLETE or unit.key not in known)
    return replace(own, units=(*units, *others))


def _differing(merged: Catalog, old: Catalog) -> Catalog:
    """``merged`` without units that say nothing, unless the file lists such units anyway."""
    had = old.living()
    if any(unit.state is State.UNTRANSLATED for unit in had.values()):
        return merged
    return replace(
        merged,
        units=tuple(
            unit for unit in merged.units if unit.target or unit.comments or unit.key in had
        ),
    )
