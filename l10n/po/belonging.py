"""Whether a catalog is the article's whose name it bears, and of a version that we understand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from l10n import __version__
from l10n.model.unit import Reference
from l10n.po import header
from l10n.po.problems import refuse

_OURS = re.compile(r"article-l10n ([0-9]{1,9}(?:\.[0-9]{1,9})*)(?![0-9])")
_FOLDER = "/LC_MESSAGES/"


def refuse_foreign(
    fields: header.Fields,
    references: Iterable[Reference],
    path: str,
    line: int,
    article: str | None,
) -> None:
    """Raise `InputError` for a catalog of another article, or of a newer version of ours.

    ``article`` is the one it should be of; None: the one it is named after where it lies in a
    project's folder, and elsewhere any, for people rename files that they send around. ``line`` is
    the header's.
    """
    generator = _OURS.match(header.value(fields, "X-Generator"))
    if generator and _number(generator[1]) > _number(__version__):
        raise refuse(
            "po-newer", path, line,
            f"article-l10n {generator[1]} wrote this catalog, and this is article-l10n {__version__},"
            " which could lose what it does not know.",
            f"Update article-l10n to {generator[1]} or newer",
        )  # fmt: skip
    wanted = article or path.rpartition(_FOLDER)[2].removesuffix(".po")
    if article is None and _FOLDER not in path:
        return
    project = header.value(fields, "Project-Id-Version")
    places = [reference.path for reference in references]
    # An editor of PO files may write what it likes into Project-Id-Version, and a person who renames
    # an article writes the new name there; the references then still say the old one.
    if _plain(project) == _plain(wanted) or any(_names(place, wanted) for place in places):
        return
    if places:
        other = places[0]
    elif generator and project:
        other = project
    else:
        return
    raise refuse(
        "po-other-article", path, line,
        f"this is the catalog of another article ({other}), not of “{wanted}”.",
        f"Put the right file here; or, if the article has a new name, write “Project-Id-Version: {wanted}”"
        " into the header",
    )  # fmt: skip


def _names(place: str, article: str) -> bool:
    """Whether the file at ``place`` is called like the article: ``kim.fr.txt`` like ``kim``.

    Folders do not count: an article that is put into another one stays the same.
    """
    return f"{_plain(place)}.".startswith(f"{_plain(article)}.")


def _plain(name: str) -> str:
    """The last part of a name, so that it can be compared: macOS takes letters apart."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return " ".join(normalize("NFC", last).split())


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
