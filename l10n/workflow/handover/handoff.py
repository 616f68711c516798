"""The job of `l10n handoff`: a bundle for a translator of each article, as a ZIP or a folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from l10n import storage
from l10n.errors import ConflictError, L10nError, MissingError, UnfinishedError, UsageError
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.workflow.files import read_catalog, read_glossary
from l10n.workflow.handover.bundle import Editor, bundle
from l10n.workflow.handover.manifest import NAME, read_manifest, untouched
from l10n.workflow.handover.zipped import is_zip, unzipped
from l10n.workflow.job import Job
from l10n.workflow.outcome import Outcome
from l10n.workflow.prepare import prepare
from l10n.workflow.publishing.copies import copy_for
from l10n.workflow.publishing.editions import make
from l10n.workflow.written import Freshness

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can say: every run makes the same bytes."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A bundle that was made, or the reason why not."""

    article: str
    locale: str
    path: str
    before: Freshness = Freshness.MISSING
    files: tuple[str, ...] = ()
    left: int = 0
    """Units that a person has to look at."""
    drafts: int = 0
    outdated: bool = False
    """Whether the article has changed since the catalog was brought up to it."""
    edition: str = ""
    """Why there is no draft edition in it; empty when there is one."""
    error: L10nError | None = None


def hand_over(
    jobs: Sequence[Job],
    editor: Editor,
    out: Path | None,
    *,
    named: bool = False,
    write: bool = True,
) -> list[HandedOver]:
    """Make a bundle of each catalog. ``out`` is a ZIP (for one alone) or a folder for all of them.

    By default ``out/handoff/<locale>/<article>.zip``. A bundle that lies there is replaced only if
    it is still as we made it, so that no translator's work in it is lost. The locales of the jobs
    are those that somebody ``named``, and each must have a catalog; or else the project's: then
    regions without a catalog of their own are passed over, and their base goes out.
    """
    single = out is not None and out.suffix.casefold() == ".zip"
    wanted = [(job, locale) for job in jobs for locale in _locales(job, named=named)]
    if single and len(wanted) > 1:
        raise UsageError(
            f"{len(wanted)} bundles do not go into one ZIP.",
            advice="Name a folder, or one article and one locale.",
            code="handoff-several",
        )
    return [_one(job, locale, editor, out, single=single, write=write) for job, locale in wanted]


def _locales(job: Job, *, named: bool) -> Sequence[Locale]:
    """The locales whose catalogs are handed over."""
    if named:
        return job.editions
    regions = (locale for locale in job.editions if locale != job.locale)
    own = (one for one in regions if job.project.catalog(job.source.name, one).exists())
    return (job.locale, *own)


def _one(
    job: Job, locale: Locale, editor: Editor, out: Path | None, *, single: bool, write: bool
) -> HandedOver:
    project = job.project
    short = PurePosixPath(job.source.name).name
    top = f"{short}-{locale.folder}"
    zipped = single or out is None
    if out is None:
        path = project.folders["out"] / "handoff" / locale.tag / f"{job.source.name}.zip"
    else:
        path = out if single else out / top
    made = HandedOver(job.source.name, locale.tag, project.shown(path))
    try:
        stored = read_catalog(project, job.source.name, locale)
        if stored is None:
            raise _without(job, locale)
        prepared = prepare(job)
        if isinstance(prepared, Outcome):
            assert prepared.error is not None  # noqa: S101 - what is not prepared has one
            raise prepared.error
        to_read = {job.source.path.name: storage.read(job.source.path)}
        try:
            page = replace(job, to="html")
            copy = copy_for(page, prepared.article, prepared.catalog, prepared.stored, locale)
            edition = make(page, copy, draft=True)
            to_read[f"{short}.{locale.tag}.draft.html"] = edition.data
        except UnfinishedError as error:
            made = replace(made, edition=error.message)
        glossary, _ = read_glossary(project)
        content = bundle(stored.catalog, stored.data, glossary, to_read, editor)
        counts = stored.catalog.count()
        done = {State.REVIEWED, State.JOINED, State.OBSOLETE}
        fresh = prepared.catalog
        if locale != job.locale:
            done.add(State.UNTRANSLATED)  # there it prints what the base does
            fresh = next(own.catalog for own in prepared.regions if own.catalog.locale == locale)
        made = replace(
            made,
            files=tuple(content),
            left=sum(count for state, count in counts.items() if state not in done),
            drafts=counts[State.PRETRANSLATED],
            outdated=set(fresh.living()) != set(stored.catalog.living()),
        )
        if write:
            # What is compared when only the PO file comes back.
            storage.keep(project.catalog(job.source.name, locale), stored.data)
        put = _put_zip if zipped else _put_folder
        return replace(made, before=put(path, made.path, content, top, write=write))
    except L10nError as error:
        return replace(made, error=error)


def _without(job: Job, locale: Locale) -> MissingError:
    """Why there is nothing to hand over."""
    article = job.project.shown(job.source.path)
    if locale == job.locale:
        return MissingError(
            f"there is no catalog of “{job.source.name}” for {locale} yet.",
            advice=f"Run: l10n extract {article} -l {locale.tag}",
            code="catalog-missing",
        )
    return MissingError(
        f"“{job.source.name}” has no catalog of its own for {locale}: its edition derives from"
        f" {job.locale}.",
        advice=f"Hand over that one: l10n handoff {article} -l {job.locale.tag}; or begin one for"
        f" {locale}: l10n extract {article} -l {locale.tag} --own",
        code="catalog-missing",
    )


def _put_zip(
    path: Path, shown: str, content: Mapping[str, bytes], top: str, *, write: bool
) -> Freshness:
    data = zip_of({f"{top}/{name}": said for name, said in content.items()})
    present = storage.read(path) if path.exists() else None
    if present == data:
        return Freshness.CURRENT
    if present is not None:
        if not is_zip(present):
            raise _foreign(shown)
        inside = unzipped(present, shown)
        _refuse_touched({name.partition("/")[2]: said for name, said in inside.items()}, shown)
    if write:
        storage.write(path, data, expected=storage.ABSENT if present is None else present)
    return Freshness.MISSING if present is None else Freshness.OUTDATED


def _put_folder(
    path: Path, shown: str, content: Mapping[str, bytes], _top: str, *, write: bool
) -> Freshness:
    present = {
        file.relative_to(path).as_posix(): storage.read(file)
        for file in sorted(path.rglob("*"))
        if file.is_file()
    }
    wanted = {name: said for name, said in content.items() if not name.endswith("/")}
    if present == wanted:
        return Freshness.CURRENT
    if present:
        _refuse_touched(present, shown)
    if write:
        for name in content:
            if name.endswith("/"):
                (path / name).mkdir(parents=True, exist_ok=True)
        for name, said in wanted.items():
            storage.write(path / name, said, expected=present.get(name, storage.ABSENT))
    return Freshness.OUTDATED if present else Freshness.MISSING


def zip_of(content: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files, in their order, with nothing in it that differs from run to run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in content.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3
            folder = name.endswith("/")
            entry.external_attr = (0o40755 << 16) | 0x10 if folder else 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if folder else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)
    return buffer.getvalue()


def _refuse_touched(present: Mapping[str, bytes], shown: str) -> None:
    """Raise `ConflictError` when somebody has worked in the bundle that would be replaced."""
    others = {name: said for name, said in present.items() if name != NAME}
    if NAME not in present:
        raise _foreign(shown)
    if not untouched(others, read_manifest(present[NAME], f"{shown}/{NAME}")):
        raise ConflictError(
            "somebody has worked in the bundle that lies there. It was left as it is.",
            where=Where(shown),
            advice=f"Take the work in first: l10n import {shown}; then move the bundle away, or"
            " name another place with -o.",
            code="handoff-touched",
        )


def _foreign(shown: str) -> ConflictError:
    return ConflictError(
        "something else lies there. It was left as it is.",
        where=Where(shown),
        advice="Name another place with -o.",
        code="handoff-foreign",
    )
