"""A memory that is kept: one entry a line, so that few of very many are found fast."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from l10n.bilingual.tmx.reading import Pair, pairs
from l10n.bilingual.tmx.writing import segment
from l10n.model.locale import Locale

# No version of ours stands here: the same pairs are the same bytes after an update, too.
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<tmx version="1.4">\n'
    '<header creationtool="article-l10n" creationtoolversion="1" segtype="sentence" o-tmf="TMX"'
    ' adminlang="en" srclang="{source}" datatype="plaintext"/>\n'
    "<body>\n"
)
_TAIL = "</body>\n</tmx>\n"
_SOURCE = '<tu><tuv xml:lang="{source}"><seg>'
_TARGET = '</seg></tuv><tuv xml:lang="{locale}"><seg>'
_END = "</seg></tuv></tu>\n"
_ENTRY = re.compile(
    rb'<tu><tuv xml:lang="[\w-]+"><seg>([^<]*(?:<(?!/seg>)[^<]*)*)</seg></tuv>'
    rb'<tuv xml:lang="[\w-]+"><seg>[^<]*(?:<(?!/seg>)[^<]*)*</seg></tuv></tu>'
)


def shelved(source: Locale, found: Mapping[Locale, Sequence[Pair]]) -> bytes:
    """A TMX 1.4 file of the pairs from ``source`` into each locale, in their order."""
    lines = [_HEAD.format(source=source)]
    for locale in sorted(found):
        start, middle = _SOURCE.format(source=source), _TARGET.format(locale=locale)
        lines += [
            f"{start}{_line(pair.source)}{middle}{_line(pair.target)}{_END}"
            for pair in found[locale]
        ]
    lines.append(_TAIL)
    return "".join(lines).encode("utf-8")


def lookup(
    data: bytes, path: str, source: Locale, wanted: Collection[str]
) -> dict[Locale, list[Pair]]:
    """What `pairs` gives, of the sources ``wanted`` alone.

    A file as `shelved` writes it is searched line by line, and only what is wanted is parsed; any
    other is read whole. Raises `InputError` as `pairs` does.
    """
    few = _few(data, source, wanted)
    found = pairs(data if few is None else few, path, source)
    return {
        locale: kept
        for locale, some in found.items()
        if (kept := [pair for pair in some if pair.source in wanted])
    }


def _few(data: bytes, source: Locale, wanted: Collection[str]) -> bytes | None:
    """The file with the entries ``wanted`` alone; None when it is not as `shelved` writes it."""
    head, tail = _HEAD.format(source=source).encode(), _TAIL.encode()
    if not (data.startswith(head) and data.endswith(tail)):
        return None
    segments = {_line(text).encode("utf-8") for text in wanted}
    kept = []
    for line in data[len(head) : len(data) - len(tail)].split(b"\n"):
        entry = _ENTRY.fullmatch(line)
        if entry is None:
            if line:
                return None
        elif entry[1] in segments:
            kept.append(line + b"\n")
    return b"".join((head, *kept, tail))


def _line(text: str) -> str:
    return segment(text).replace("\n", "&#10;")
