"""The front matter above a Markdown text: which values it holds, and how to put others there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from l10n.errors import InputError
from l10n.formats.matter import Entry, key_name
from l10n.formats.tomlmatter import encode_toml, read_toml
from l10n.model.finding import Where
from l10n.model.span import Span

__all__ = ["Entry", "FrontMatter", "encode", "quoted", "read_front_matter"]

# As Jekyll and Hugo read it: a fence on the first line, closed by the same fence (YAML: or `...`).
_FENCED = re.compile(
    r"\ufeff?(?:"
    r"---[ \t]*\r?\n(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\r?\n(?P<toml>(?:.*\n)*?)\+\+\+"
    r")[ \t]*(?:\r?\n|\Z)"
)
_KEY_FIRST = re.compile(r"\s*(?:#.*\n\s*)*(?:\{|[\"']?[\w-]+[\"']?[ \t]*:(?:\s|\Z))")
_FOLD = re.compile(r"[ \t]*\r?\n[ \t]*")
# What a double-quoted scalar takes as it is (YAML 1.2, section 5.1), without the line breaks of
# YAML 1.1 that PyYAML still honours (U+0085, U+2028, U+2029).
_UNSAFE = re.compile(
    "[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The front matter of a text. ``end`` is the code point where the body begins."""

    kind: str
    """``yaml`` or ``toml``."""
    end: int
    entries: tuple[Entry, ...]


def read_front_matter(text: str) -> FrontMatter | None:
    """Read the front matter of ``text``, or ``None`` where it has none.

    Text between two thematic breaks that does not begin with a key is no front matter. Raises
    `InputError` with the line when it is one, but not valid.
    """
    fenced = _FENCED.match(text)
    if not fenced:
        return None
    if fenced["toml"] is not None:
        entries = read_toml(fenced["toml"], fenced.start("toml"))
        return FrontMatter("toml", fenced.end(), tuple(entries))
    inner, start = fenced["yaml"], fenced.start("yaml")
    if not inner.strip():
        return FrontMatter("yaml", fenced.end(), ())
    if not _KEY_FIRST.match(inner):
        return None
    return FrontMatter("yaml", fenced.end(), tuple(_yaml(inner, start)))


def encode(value: str, style: str) -> str:
    """Write ``value`` so that it can stand where a value of ``style`` stood, on one line.

    Quotes that are already escaped as that style does it stay as they are. A plain scalar is put
    in double quotes when YAML would read it as anything but this text.
    """
    if style.startswith("toml"):
        return encode_toml(value, style)
    value = re.sub(r"\s*[\r\n\x85\u2028\u2029]\s*", " ", value).strip()
    if style == '"':
        return _escaped(re.sub(r'\\([\\"])', r"\1", value))
    if style == "'":
        return _UNSAFE.sub(" ", value.replace("''", "'")).replace("'", "''")
    if style == ">":
        return _UNSAFE.sub(" ", value)
    return value if _is_plain(value) else quoted(value)


def quoted(value: str) -> str:
    """``value`` as a double-quoted YAML scalar."""
    return f'"{_escaped(value)}"'


def _escaped(value: str) -> str:
    value = value.replace("\\", "\\\\").replace('"', '\\"')
    return _UNSAFE.sub(lambda m: f"\\U{ord(m[0]):08x}", value)


def _is_plain(value: str) -> bool:
    """Whether YAML reads ``value`` as itself, in a block as well as between braces."""
    for source in (f"k: {value}", f"{{k: {value}}}"):
        try:
            read = yaml.safe_load(source)
        except (yaml.YAMLError, ValueError, RecursionError):
            return False
        if read != {"k": value}:
            return False
    return True


def _yaml(inner: str, start: int) -> Iterator[Entry]:
    try:
        node = yaml.compose(inner, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise InputError(
            f"The front matter is not valid YAML: {problem}.",
            where=Where("", mark.line + 2) if mark else None,
            advice="Correct it (a value with a colon needs quotes), then run the command again.",
            code="front-matter",
        ) from None
    if not isinstance(node, yaml.MappingNode):
        return
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        first, last = key.start_mark.index, max(key.end_mark.index, value.end_mark.index)
        extent = _lines(inner, first, last).shifted(start)
        name, shown = key_name(key.value), _shown(value)
        # The marks of an alias (`*name`) are those of its anchor, before the key.
        where = _place(inner, value) if value.start_mark.index >= key.end_mark.index else None
        if where is None:
            yield Entry(name, shown, extent)
            continue
        span, style = where
        folds = (Span(*m.span()) for m in _FOLD.finditer(inner, span.start, span.end))
        breaks = tuple(fold.shifted(start) for fold in folds)
        yield Entry(name, shown, extent, span.shifted(start), style, breaks)


def _shown(node: Any) -> str | None:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value).strip()
    if isinstance(node, yaml.SequenceNode):
        values = [str(one.value) for one in node.value if isinstance(one, yaml.ScalarNode)]
        return ", ".join(values) if len(values) == len(node.value) else None
    return None


def _place(inner: str, node: Any) -> tuple[Span, str] | None:
    """Where the words of a text scalar lie, and in which style; ``None`` when not all are plain."""
    if not isinstance(node, yaml.ScalarNode) or node.tag != "tag:yaml.org,2002:str":
        return None
    start, end = node.start_mark.index, node.end_mark.index
    style = node.style or ""
    if (
        style in ("'", '"')
        and len(inner[start:end]) > 1
        and inner[start] == style == inner[end - 1]
    ):
        start, end = start + 1, end - 1
    elif style in (">", "|"):
        start = inner.find("\n", start, end) + 1 or end
        style = ">"
    raw = inner[start:end]
    words = raw.strip()
    start += len(raw) - len(raw.lstrip())
    read = _FOLD.sub(" ", words)
    if style == "'":
        read = read.replace("''", "'")
    elif style == '"':
        read = re.sub(r'\\([\\"])', r"\1", read)
    # Anything else, such as `\u00e9` or a paragraph break, would not come back as it was.
    if not words or read != node.value.strip():
        return None
    return Span(start, start + len(words)), style


def _lines(text: str, start: int, end: int) -> Span:
    start = text.rfind("\n", 0, start) + 1
    if end and text[end - 1] == "\n":
        return Span(start, end)
    behind = text.find("\n", end)
    return Span(start, behind + 1 if behind >= 0 else len(text))
