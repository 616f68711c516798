"""Front matter in TOML: where the words of its values lie, and how to put others there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

from l10n.errors import InputError
from l10n.formats.matter import Entry, key_name
from l10n.model.finding import Where
from l10n.model.span import Span

# A key at the top with a string on the same line (TOML 1.0.0: basic or literal, one line).
_PAIR = re.compile(
    r"[ \t]*(?P<key>[\w-]+|\"[^\"\\\n]*\"|'[^'\n]*')[ \t]*=[ \t]*"
    r"(?P<value>\"(?!\"\")(?:[^\"\\\n]|\\.)*\"|'(?!'')[^'\n]*'|[^\n]*)"
)
_PLAIN_ESCAPE = re.compile(r'\\([\\"])')
_LINE = re.compile(r"line (\d+)")
# What a basic string cannot hold as it is.
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f]")


def read_toml(inner: str, start: int) -> Iterator[Entry]:
    r"""An entry for each key of the TOML text ``inner``, which begins at code point ``start``.

    Strings on one line at the top, without escapes but ``\"`` and a doubled backslash, can be
    replaced; all else is read only. Raises `InputError` with the line when it is not valid.
    """
    try:
        table = tomllib.loads(inner.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = _LINE.search(str(error))
        raise InputError(
            f"The front matter between the +++ lines is not valid TOML: {error}.",
            where=Where("", int(line[1]) + 1) if line else None,
            advice="Correct it, then run the command again.",
            code="front-matter",
        ) from None
    lines = dict(_lines(inner))
    for key, value in table.items():
        values = value if isinstance(value, list) else [value]
        flat = not any(isinstance(one, (dict, list)) for one in values)
        shown = ", ".join(str(one) for one in values) if flat else None
        name = key_name(key)
        match = lines.get(key)
        if match is None:
            yield Entry(name, shown, Span(start, start + len(inner)))
            continue
        extent = Span(match.start(), _line_end(inner, match.end())).shifted(start)
        found = _words(match, value)
        if found is None:
            yield Entry(name, shown, extent)
        else:
            yield Entry(name, str(value).strip(), extent, found[0].shifted(start), found[1])


def encode_toml(value: str, style: str) -> str:
    """``value`` so that it can stand where a TOML string of ``style`` stood, on one line.

    A literal string has no way to write an apostrophe: it gets the typographic one.
    """
    value = re.sub(r"\s*[\r\n\x85\u2028\u2029]\s*", " ", value).strip()
    if style == "toml '":
        return _CONTROL.sub(" ", value).replace("'", "’")
    value = _PLAIN_ESCAPE.sub(r"\1", value).replace("\\", "\\\\").replace('"', '\\"')
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", value)


def _lines(inner: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The keys before the first table, each with its line; none twice, none inside a long string."""
    found: dict[str, re.Match[str] | None] = {}
    at, inside = 0, ""
    while at < len(inner):
        end = _line_end(inner, at)
        line = inner[at:end]
        if inside:
            if inside in line:
                inside = ""
        elif line.lstrip().startswith("["):
            break
        else:
            match = _PAIR.match(inner, at, end)
            if match:
                key = match["key"].strip("\"'")
                found[key] = None if key in found else match
            for quotes in ('"""', "'''"):
                if line.count(quotes) % 2:
                    inside = quotes
        at = end
    yield from ((key, match) for key, match in found.items() if match)


def _line_end(text: str, at: int) -> int:
    return text.find("\n", at) + 1 or len(text)


def _words(match: re.Match[str], value: object) -> tuple[Span, str] | None:
    """Where the words of a string lie, without its quotes, and its style."""
    raw = match["value"]
    if not isinstance(value, str) or len(raw) < 2 or raw[0] not in "\"'" or raw[0] != raw[-1]:
        return None
    words = raw[1:-1]
    bare = words.strip()
    read = _PLAIN_ESCAPE.sub(r"\1", bare) if raw[0] == '"' else bare
    if not bare or read != value.strip():
        return None
    start = match.start("value") + 1 + len(words) - len(words.lstrip())
    return Span(start, start + len(bare)), f"toml {raw[0]}"
