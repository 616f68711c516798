"""The strict, lossless reader: everything GNU gettext accepts, nothing that lost a piece."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from l10n.errors import UnknownLocaleError
from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.unit import Key
from l10n.po import header
from l10n.po.belonging import refuse_foreign
from l10n.po.charset import decode
from l10n.po.document import Document, unit_of
from l10n.po.entry import Entry
from l10n.po.lineends import line_end
from l10n.po.oddities import oddities
from l10n.po.parser import Parser
from l10n.po.problems import refuse, warn
from l10n.po.provenance import PREFIX

_FORMS = re.compile(r"nplurals\s*=\s*([0-9]{1,3})")


def read(data: bytes, path: str, *, article: str | None = None) -> Document:
    """Read the bytes of a PO file; ``path`` is for messages and gives the article its name.

    ``article`` overrides that name. Raises `InputError` with ``path:line``, the reason and the next
    step for whatever is broken, ambiguous, cut off, or another article's. A file cut exactly behind a complete entry is
    a complete file of fewer entries, and nothing in PO can tell; callers who know an earlier state
    compare `Catalog.human_texts`.
    """
    text, charset, warnings = decode(data, path)
    eol, mixed = line_end(text, path)
    warnings += mixed
    parser = Parser(text, path, charset)
    everything = tuple(parser.entries())
    if not everything:
        raise refuse(
            "po-cut", path, text.count("\n") + 1, "the file has comments but no entries.",
            "Restore it from a backup (.l10n/backups) or from version control",
        )  # fmt: skip
    lines = _lines(everything, path)
    head = next((entry for entry in everything if entry.is_header), None)
    entries = tuple(entry for entry in everything if entry is not head)
    fields = header.parse(head.msgstrs[0]) if head else ()
    _complete(everything, fields, path)
    warnings += oddities(everything, head, fields, path)
    _not_begun(parser.trailing, path, text.count("\n") + 1)
    if parser.trailing_line:
        warnings.append(
            warn("po-trailing-comment", path, parser.trailing_line,
                 "a comment stands behind the last entry; it is kept there.")
        )  # fmt: skip
    if not text.endswith("\n"):
        warnings.append(
            warn("po-no-line-end", path, text.count("\n") + 1,
                 "the last line has no end; check that nothing is missing behind it.")
        )  # fmt: skip
    units = [unit_of(entry) for entry in entries if entry.plural is None]
    places = [each for unit in units for each in unit.references]
    refuse_foreign(fields, places, path, head.line if head else 1, article)
    return Document(
        path=path,
        data=data,
        eol=eol,
        charset=charset,
        header=head,
        entries=entries,
        trailing=parser.trailing,
        warnings=tuple(warnings),
        catalog=Catalog(
            article=PurePath(path).stem if article is None else article,
            source_locale=_locale(header.value(fields, "X-Source-Language")),
            locale=_locale(header.value(fields, "Language")),
            # Stable: living units in their order, then the obsolete ones in theirs.
            units=tuple(sorted(units, key=lambda unit: unit.state == "obsolete")),
            header=fields,
            header_comments=head.comments if head else (),
        ),
        lines=lines,
    )


def _lines(entries: Iterable[Entry], path: str) -> dict[Key, int]:
    """The line of each key; raises when a key comes twice, naming both lines."""
    lines: dict[Key, int] = {}
    for entry in entries:
        key = Key(entry.context or "", entry.msgid)
        first = lines.setdefault(key, entry.line)
        if first == entry.line:
            continue
        if entry.is_header:
            raise refuse(
                "po-duplicate", path, entry.line, f"a second header; the first is in line {first}.",
                f"Keep one of the two (lines {first} and {entry.line})",
            )  # fmt: skip
        raise refuse(
            "po-duplicate", path, entry.line,
            f"“{entry.msgid[:60]}” has been translated already in line {first}, and only one can count.",
            f"Keep one of the two (lines {first} and {entry.line})",
        )  # fmt: skip
    return lines


def _complete(entries: Sequence[Entry], fields: header.Fields, path: str) -> None:
    """Refuse a file that ends inside its header, or between the plural forms of its last entry."""
    last = entries[-1]
    if len(entries) == 1 and last.is_header and not header.value(fields, "Content-Type"):
        raise refuse(
            "po-cut", path, last.line, "the file ends inside its header.",
            "Restore it from a backup (.l10n/backups) or from version control",
        )  # fmt: skip
    if last.plural is None:
        return
    forms = _FORMS.search(header.value(fields, "Plural-Forms"))
    if forms and len(last.msgstrs) < int(forms[1]):
        raise refuse(
            "po-cut", path, last.line,
            f"the last entry has {len(last.msgstrs)} of {forms[1]} plural forms; the file may be cut off.",
        )  # fmt: skip


def _not_begun(trailing: str, path: str, last: int) -> None:
    """Refuse a file that ends in what only a program writes before an entry: it was cut off there.

    An empty ``#.`` or ``#,`` says nothing and is let be, as is a person's remark.
    """
    for line in trailing.split("\n"):
        mark, rest = line[:2], line[2:].strip(" \t\r,")
        if (mark in ("#.", "#:", "#,", "#|") and rest) or line[1:].lstrip().startswith(PREFIX):
            raise refuse(
                "po-cut", path, last,
                "notes for an entry stand at the end of the file, but no entry; it was cut off.",
                "Restore it from a backup (.l10n/backups) or from version control",
            )  # fmt: skip
    if trailing.rpartition("\n")[2].strip():
        raise refuse(
            "po-cut", path, last, "the file ends inside a comment; it may have been cut off there.",
            f"If nothing is missing, put a line end behind line {last}; else restore the file",
        )  # fmt: skip


def _locale(tag: str) -> Locale:
    """The locale of a header field; one we have no data for stays as it is, none is ``und``."""
    try:
        return Locale.parse(tag)
    except UnknownLocaleError:
        return Locale(tag.strip().replace("_", "-") or "und")
