"""Findings placed as seen from the root of their repository, as code hosts want them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from l10n.model.finding import Finding, Where


def repository_of(folder: Path) -> Path | None:
    """The folder at or above ``folder`` that holds ``.git`` (a file in a worktree), or none."""
    folder = folder.resolve()
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def from_repository(findings: Iterable[Finding], folder: Path) -> list[Finding]:
    """``findings`` whose paths are relative to ``folder``, made relative to its repository.

    Outside a repository, and for files outside of it, paths stay as they are.
    """
    root = repository_of(folder)
    if root is None:
        return list(findings)
    base = folder.resolve()
    return [
        replace(
            one,
            where=_seen(one.where, base, root),
            related=_seen(one.related, base, root) if one.related else None,
        )
        for one in findings
    ]


def _seen(where: Where, base: Path, root: Path) -> Where:
    if "\0" in where.path:
        return where
    # Not resolved: an annotation belongs to the link that is in the repository, not to its target.
    path = Path(os.path.normpath(base / where.path))
    if not path.is_relative_to(root):
        return where
    return replace(where, path=PurePosixPath(path.relative_to(root)).as_posix())
