"""Files as they were at a revision of their git repository. Reads only; git runs without a shell."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from l10n.errors import MissingError, UsageError

_SECONDS = 60


def files_at(folder: Path, suffix: str, revision: str) -> dict[str, bytes]:
    """The files of ``folder`` that end in ``suffix``, by name, as they were at ``revision``.

    Not those of folders below it. Empty where the folder was not there yet. Raises `UsageError`
    when ``folder`` is in no repository, or when there is no such revision (a shallow clone is
    told), and `MissingError` without git.
    """
    here = _nearest(folder)
    commit = _commit(here, revision)
    below = folder.relative_to(here).as_posix() if folder != here else "."
    # -z: names as they are, also with blanks, quotes and letters beyond ASCII.
    listed = _git(here, "ls-tree", "-z", "--name-only", commit, "--", f"{below}/")
    if listed.returncode:
        raise _failed(listed, here)
    names = [os.fsdecode(name) for name in listed.stdout.split(b"\0") if name]
    found = {}
    for name in sorted(names):
        if name.endswith(suffix):
            shown = _git(here, "cat-file", "blob", f"{commit}:./{name}")
            if shown.returncode:
                raise _failed(shown, here)
            found[Path(name).name] = shown.stdout
    return found


def _nearest(folder: Path) -> Path:
    """``folder``, or the first one above it that exists: it may be gone, and still be in history."""
    return next(one for one in (folder, *folder.parents) if one.is_dir())


def _commit(folder: Path, revision: str) -> str:
    inside = _git(folder, "rev-parse", "--is-inside-work-tree")
    if inside.returncode or inside.stdout.strip() != b"true":
        said = _said(inside)
        if "not a git repository" in said or not inside.returncode:
            raise UsageError(
                f"{folder} is in no git repository, so nothing is known of “{revision}”.",
                advice="Leave out --since, or run: git init.",
                code="git-none",
            )
        raise _failed(inside, folder)
    found = None
    # A revision that looks like an option is none; git would take it for one.
    if revision and not revision.startswith("-") and "\0" not in revision:
        found = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if found is None or found.returncode:
        shallow = _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        raise UsageError(
            f"there is no revision “{revision}” in this repository"
            + (", which is a shallow clone." if shallow else "."),
            advice="Fetch the history: git fetch --unshallow (actions/checkout: fetch-depth: 0)."
            if shallow
            else "Name a commit, a branch or a tag; fetch it if it is on the server only.",
            code="git-shallow" if shallow else "git-revision",
        )
    return found.stdout.decode("ascii").strip()


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat"}
    # In a hook these name the repository that the hook runs for, whatever folder we ask about.
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"):
        environment.pop(name, None)
    try:
        return subprocess.run(  # noqa: S603 - a list, no shell
            ["git", "-C", str(folder), *words],  # noqa: S607 - the user's own git
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise MissingError(
            "git is not installed, so nothing is known of earlier revisions.",
            advice="Install git, or leave out --since.",
            code="git-missing",
        ) from error
    except subprocess.TimeoutExpired as error:
        raise UsageError(
            f"git gave no answer in {_SECONDS} seconds.", advice="Try again.", code="git-failed"
        ) from error


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8", "replace").strip()


def _failed(done: subprocess.CompletedProcess[bytes], folder: Path) -> UsageError:
    said = _said(done).partition("\n")[0].removeprefix("fatal: ") or "it did not say why"
    return UsageError(
        f"git cannot read the repository of {folder}: {said}.",
        advice="Try the same with git itself.",
        code="git-failed",
    )
