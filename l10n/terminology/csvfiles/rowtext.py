"""A concept as the cells of a row: the inverse of reading one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from l10n.errors import UsageError
from l10n.model.glossary import Rendering, Term
from l10n.terminology.csvfiles.cells import BAR, INSTEAD, guarded, joined
from l10n.terminology.csvfiles.columns import LISTS, OF_LOCALE, REQUIRED, column, place

_LAST = ("pos", "case", "do_not_translate", "context", "source", "note")
_BREAK = re.compile(r"[ \t]*[\r\n]+[ \t]*")
_YES = {True: "yes", False: ""}


def cells_of(term: Term, names: Sequence[str]) -> list[str]:
    """The cells of the row for ``term`` in columns ``names``, made harmless for spreadsheets.

    A region's cells say only what is not its language's. Line breaks become blanks, because a cell
    stands on one line. Raises `UsageError` for a text that has no place in a cell: a term with a
    bar, a forbidden form with ``>``, a NUL.
    """
    return [guarded(_cell(term, name)) for name in names]


def needed(terms: Sequence[Term], names: Sequence[str] = ()) -> tuple[str, ...]:
    """The columns that ``terms`` have something for, ``names`` (wanted in any case) first."""
    tags = list(dict.fromkeys(tag for term in terms for tag in term.renderings))
    tags = [
        tag
        for language in dict.fromkeys(tag.partition("-")[0] for tag in tags)
        for tag in (language, *(one for one in tags if one.startswith(f"{language}-")))
    ]
    of_locales = [column(tag, kind) for kind in (*OF_LOCALE, "gender") for tag in tags]
    used = [
        name
        for name in (*of_locales, *_LAST)
        if name in names or any(_cell(term, name) for term in terms)
    ]
    return tuple(dict.fromkeys((*names, *REQUIRED, *tags, *used)))


def _cell(term: Term, name: str) -> str:
    found = place(name)
    if found is None:
        return _common(term, name)
    tag, kind = found
    rendering = term.renderings.get(tag)
    if rendering is None:
        return ""
    own = _said(term, name, rendering, kind)
    base = term.renderings.get(tag.partition("-")[0]) if "-" in tag else None
    if base is None or kind == "preferred":
        return own
    inherited = _said(term, name, base, kind, without=rendering.preferred)
    return "" if own == inherited else own or BAR


def _common(term: Term, name: str) -> str:
    if name == "context":
        return _list(term, name, term.context)
    if name == "do_not_translate":
        return _YES[term.do_not_translate]
    text: str = getattr(term, name)
    return _text(term, name, text)


def _said(term: Term, name: str, rendering: Rendering, kind: str, without: str = "") -> str:
    """The cell for ``kind`` of ``rendering``; forms equal to ``without`` are left out."""
    if kind not in LISTS:
        text: str = getattr(rendering, kind)
        return _text(term, name, text, forbidden="" if kind == "gender" else BAR)
    if kind == "forbidden":
        return joined(
            [
                _forbidden(term, name, form, rendering.instead)
                for form in rendering.forbidden
                if form != without
            ]
        )
    items: tuple[str, ...] = getattr(rendering, kind)
    if kind == "variants":
        items = tuple(item for item in items if item != without)
    return _list(term, name, items)


def _forbidden(term: Term, name: str, form: str, instead: Mapping[str, str]) -> str:
    said = _text(term, name, form, BAR + INSTEAD)
    use = _text(term, name, instead.get(form, ""), BAR + INSTEAD)
    return f"{said} {INSTEAD} {use}" if use else said


def _list(term: Term, name: str, items: Sequence[str]) -> str:
    return joined([text for item in items if (text := _text(term, name, item, BAR))])


def _text(term: Term, name: str, text: str, forbidden: str = "") -> str:
    """``text`` on one line; what it must not hold is refused."""
    text = _BREAK.sub(" ", text).strip()
    bad = [
        sign for sign in text if sign in forbidden or sign == "\0" or "\ud800" <= sign <= "\udfff"
    ]
    if bad:
        shown = bad[0] if bad[0].isprintable() else f"U+{ord(bad[0]):04X}"
        raise UsageError(
            f"“{ascii(text)[1:-1] if bad[0] not in forbidden else text}” of concept"
            f" “{term.concept}” has no place in column {name}: it holds {shown}.",
            where=term.where if term.where.path else None,
            advice="Write it without this sign.",
            code="glossary-unwritable",
        )
    return text
