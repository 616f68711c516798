"""What an export may not replace: another program's file, and work that nobody has taken in."""

from __future__ import annotations

from l10n.bilingual import xliff
from l10n.bilingual.returned import ReturnedUnit
from l10n.errors import ConflictError, InputError
from l10n.model.catalog import Catalog
from l10n.model.finding import Where
from l10n.model.unit import State, Unit

_OURS = (b"X-Generator: article-l10n", b'creationtool="article-l10n"')
_HEAD = 8192
"""Bytes at the beginning of a POT or TMX in which it says who wrote it."""
_ELSEWHERE = "Move it away, or name another file with --output."


def refuse_loss(present: bytes, shown: str, taken: Catalog | None) -> None:
    """Raise `ConflictError` when ``present``, which stands where an export goes, must be kept.

    With ``taken`` an XLIFF of that catalog is to be replaced: nobody may have worked in it, or the
    catalog has to say all that it says. Without, only a file that we wrote is.
    """
    if taken is not None:
        _refuse_untaken(present, shown, taken)
    elif not any(mark in present[:_HEAD] for mark in _OURS):
        raise ConflictError(
            "a file that we did not write stands there. It was left as it is.",
            where=Where(shown),
            advice=_ELSEWHERE,
            code="export-foreign",
        )


def _refuse_untaken(present: bytes, shown: str, catalog: Catalog) -> None:
    try:
        there = xliff.read(present, shown, article=catalog.article)
    except InputError as error:
        raise ConflictError(
            f"the file there cannot be read ({error.message.rstrip('.')}), and may be somebody's"
            " work. It was left as it is.",
            where=Where(shown, error.where.line if error.where else 0),
            advice=_ELSEWHERE,
            code="export-unread",
        ) from error
    ours = catalog.living() if there.locale == catalog.locale else {}
    left = [one for one in there.with_keys(ours).units if not _has(ours.get(one.key), one)]
    if left and not there.untouched:
        raise ConflictError(
            f"somebody worked in the file: {len(left)} of its translations are not in the catalog."
            " It was left as it is.",
            where=Where(shown, left[0].line),
            advice=f"Take them in: l10n import {shown}. Or move the file away, or name another"
            " with --output.",
            code="export-untaken",
        )


def _has(ours: Unit | None, theirs: ReturnedUnit) -> bool:
    """Whether our unit says all that theirs does."""
    if theirs.state is State.UNTRANSLATED:
        return True
    if ours is None or ours.target != theirs.target:
        return False
    done = (State.REVIEWED, State.JOINED)
    return ours.state in done or theirs.state not in done
