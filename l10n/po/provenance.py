"""Where a draft came from, as the one ``# l10n:`` comment line that every PO tool keeps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote, unquote

from l10n.model.origin import Origin

PREFIX = "l10n:"
_LINE = re.compile(
    r"\s*l10n:\s+engine=(?P<engine>\S+)\s+model=(?P<model>\S+)\s+glossary=(?P<glossary>\S+)"
    r"\s+source=(?P<source>[0-9a-f]{12})\s+draft=(?P<draft>[0-9a-f]{12})(?:\s+note=(?P<note>\S*))?\s*\Z"
)
# Names are readable in an editor, and nothing in them can end the line or begin another field.
_PLAIN = "/:+,;@()[]=àâäçéèêëîïôöùûüßÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ"


def line(origin: Origin) -> str:
    """``l10n: engine=argos model=… glossary=… source=… draft=… note=…``, without the ``# ``."""
    fields = {
        "engine": origin.engine,
        "model": origin.model,
        "glossary": origin.glossary,
    }
    shown = [f"{name}={_quoted(value)}" for name, value in fields.items()]
    shown += [f"source={origin.source_hash}", f"draft={origin.draft_hash}"]
    if origin.note:
        shown.append(f"note={_quoted(origin.note)}")
    return " ".join([PREFIX, *shown])


def parse(comment: str) -> Origin | None:
    """The origin that ``comment`` gives, or None: a line that was edited is a comment like any other."""
    found = _LINE.match(comment)
    if not found:
        return None
    return Origin(
        engine=_plain(found["engine"]),
        model=_plain(found["model"]),
        glossary=_plain(found["glossary"]),
        source_hash=found["source"],
        draft_hash=found["draft"],
        note=_plain(found["note"] or ""),
    )


def take(comments: Sequence[str]) -> tuple[Origin | None, tuple[str, ...]]:
    """The origin among ``comments`` and the people's comments that are left.

    When a tool joined two versions there can be two such lines; the last counts, the other stays.
    """
    for at in range(len(comments) - 1, -1, -1):
        origin = parse(comments[at])
        if origin:
            return origin, (*comments[:at], *comments[at + 1 :])
    return None, tuple(comments)


def _quoted(value: str) -> str:
    return quote(value, safe=_PLAIN, errors="surrogatepass") if value else "%00"


def _plain(value: str) -> str:
    return "" if value == "%00" else unquote(value, errors="replace")
