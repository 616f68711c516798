"""The formats of articles: which file is of which format, and bytes to `Article`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from types import MappingProxyType

from l10n.errors import InputError, UsageError
from l10n.formats.base import Format
from l10n.model.article import Article, Role
from l10n.model.finding import Where
from l10n.model.locale import Locale
from l10n.model.site import Site

# Suffix -> (module, object): a format is imported when a file of its kind is read.
_TEXT = ("l10n.formats.text", "TEXT")
_MARKDOWN = ("l10n.formats.markdown", "MARKDOWN")
_HTML = ("l10n.formats.html", "HTML")
_DOCX = ("l10n.formats.docx", "DOCX")
_FORMATS = {
    ".txt": _TEXT,
    ".text": _TEXT,
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".docx": _DOCX,
}
_NAMES = ("text", "markdown", "html", "docx")

_NONE: Mapping[int, Role] = MappingProxyType({})


def formats() -> list[Format]:
    """Every format, in the order in which messages name them."""
    return [_load(*where) for where in dict.fromkeys(_FORMATS.values())]


def format_of(path: str) -> Format:
    """The format of the file at ``path`` by its suffix; `UsageError` when we read no such files."""
    for suffix, where in _FORMATS.items():
        if path.casefold().endswith(suffix):
            return _load(*where)
    raise UsageError(
        "we read no files of this kind.",
        where=Where(path),
        advice=f"An article's name ends in one of: {', '.join(_FORMATS)}. Save a document of another"
        " program as DOCX.",
        code="format-unknown",
    )


def format_named(name: str) -> Format:
    """The format that calls itself ``name``, as `Article.format` has it; `UsageError` for none."""
    known = dict(zip(_NAMES, dict.fromkeys(_FORMATS.values()), strict=True))
    if name not in known:
        raise UsageError(
            f"“{name}” is no format of articles.",
            advice=f"Use one of: {', '.join(known)}.",
            code="format-unknown",
        )
    return _load(*known[name])


def read_article(
    data: bytes,
    path: str,
    locale: Locale,
    overrides: Mapping[int, Role] = _NONE,
    sites: Sequence[Site] = (),
) -> Article:
    """Decode and parse an article; ``overrides`` gives lines (from 1) a role.

    In a text dump, what one of ``sites`` says of its lines goes before what they look like.

    Raises `InputError`, with ``path`` and the line where one is known.
    """
    kind = format_of(path)
    text = kind.decode(data, path)
    try:
        if sites and kind.name == "text":
            from l10n.formats.sites import parse_with

            blocks, metadata = parse_with(kind, text, path, locale, overrides, sites)
        else:
            blocks, metadata = kind.parse(text, locale, overrides)
    except InputError as error:
        if error.where is None:
            error.where = Where(path)
        elif error.where.path != path:
            error.where = replace(error.where, path=path)
        raise
    return Article(path, locale, kind.name, text, blocks, metadata, data if kind.packs else b"")


def readable(data: bytes, path: str) -> str:
    """The words of the file ``data``, an article or edition, to compare it with another one.

    Files that are text are taken as they are; bytes that are none show as such. A package that
    cannot be read has no words.
    """
    try:
        kind = format_of(path)
        if kind.name != "docx":
            return data.decode("utf-8", "replace")
    except UsageError:
        return data.decode("utf-8", "replace")
    from l10n.formats.docx import readable as read

    try:
        return read(data, path)
    except InputError:
        return ""


def _load(module: str, name: str) -> Format:
    found: Format = getattr(import_module(module), name)
    return found
