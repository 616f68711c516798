"""How a run looks: bold, italic …, and all else that sets it apart from the runs around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from l10n.formats.docx.styles import Styles
from l10n.formats.docx.tokens import attribute, local

SEMANTIC = ("b", "i", "u", "s", "sub", "sup")
"""What has a marker of its own, from the outermost to the innermost."""
_OFF = ("0", "false", "off", "none")
# They say nothing that a reader sees in a Latin script: the language, marks of the spelling
# checker, sizes and weights for complex scripts, what was before a change of the format.
_UNSEEN = frozenset((
    "lang", "noProof", "bCs", "iCs", "szCs", "cs", "rtl", "webHidden", "snapToGrid", "rPrChange",
    "kern", "specVanish", "oMath", "eastAsianLayout", "ins", "del", "moveFrom", "moveTo",
))  # fmt: skip
_CHILD = re.compile(r"<([^\s/>!?]+)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
_TOGGLES = {"b": "b", "i": "i", "strike": "s", "dstrike": "s"}
# The order that the schema of ECMA-376 (part 1, 17.3.2.28) asks for, up to what we may add.
_ORDER = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
    "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd",
    "fitText", "vertAlign",
)  # fmt: skip
_WRITTEN = {
    "b": ("b", ""),
    "i": ("i", ""),
    "u": ("u", ' {p}val="single"'),
    "s": ("strike", ""),
    "sub": ("vertAlign", ' {p}val="subscript"'),
    "sup": ("vertAlign", ' {p}val="superscript"'),
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader sees of a run's format."""

    marks: frozenset[str] = frozenset()
    """Of `SEMANTIC`."""
    rest: frozenset[str] = frozenset()
    """Everything else, each as ``color val=FF0000``."""
    hidden: bool = False


PLAIN = Look()


class Looks:
    """Reads looks; remembers what it read, because a document has few."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self._known: dict[str, Look] = {"": PLAIN}

    def of(self, rpr: str) -> Look:
        """The look that a run with the raw properties ``rpr`` has."""
        known = self._known.get(rpr)
        if known is None:
            known = self._known[rpr] = self._read(rpr)
        return known

    def _read(self, rpr: str, depth: int = 0) -> Look:
        marks: dict[str, bool] = {}
        rest: dict[str, str] = {}
        hidden = False
        for name, tag in _children(rpr):
            value = attribute(tag, "val")
            if name == "rStyle" and depth < 8:
                look = self._styled(value, depth)
                marks.update(dict.fromkeys(look.marks, True))
                rest.update(dict.fromkeys(look.rest, ""))
                hidden = hidden or look.hidden
            elif name == "vanish":
                hidden = value not in _OFF
            elif name in _TOGGLES:
                marks[_TOGGLES[name]] = value not in _OFF
            elif name == "u":
                marks["u"] = value not in _OFF
            elif name == "vertAlign":
                marks["sub"], marks["sup"] = value == "subscript", value == "superscript"
            elif name not in _UNSEEN and not (name == "color" and value == "auto"):
                told = " ".join(sorted(_attributes(tag)))
                if name != "rFonts" or told:
                    rest[f"{name} {told}"] = ""
        on = frozenset(name for name, is_on in marks.items() if is_on)
        off = {f"no {name}" for name, is_on in marks.items() if not is_on and name in ("b", "i")}
        return Look(on, frozenset(rest) | off, hidden)

    def _styled(self, key: str, depth: int) -> Look:
        """What a character style gives: where it is bold or italic alone, it is nothing more."""
        chain = self.styles.chain(key) if key else []
        looks = [self._read(style.rpr, depth + 1) for style in chain if style.rpr]
        marks = frozenset().union(*(look.marks for look in looks))
        rest = frozenset().union(*(look.rest for look in looks))
        if rest or not marks:
            rest = frozenset((f"style {key}",))
        return Look(marks, rest, any(look.hidden for look in looks))


@lru_cache(maxsize=4096)
def _children(rpr: str) -> tuple[tuple[str, str], ...]:
    """The properties in ``rpr`` by local name, each with its tag; what lies in one is left out."""
    found: list[tuple[str, str]] = []
    depth = 0
    for match in re.finditer(r"<(/?)([^\s/>!?]+)(?:[^>\"']|\"[^\"]*\"|'[^']*')*?(/?)>", rpr):
        if match[1]:
            depth -= 1
            continue
        if depth == 1:
            found.append((local(match[2]), match[0]))
        depth += not match[3]
    return tuple(found)


def _attributes(tag: str) -> list[str]:
    return [
        f"{local(match[1])}={match[2] or match[3] or ''}"
        for match in re.finditer(r"([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
        if local(match[1]) != "hint"
    ]


def common(looks: Iterable[Look]) -> frozenset[str]:
    """The marks that all of ``looks`` have."""
    found: frozenset[str] | None = None
    for look in looks:
        found = look.marks if found is None else found & look.marks
    return found or frozenset()


def usual(weights: Mapping[frozenset[str], int]) -> frozenset[str]:
    """The rest that most letters have; of two with as many, the first."""
    return max(weights, key=lambda rest: weights[rest]) if weights else frozenset()


def with_marks(rpr: str, marks: Iterable[str], prefix: str) -> str:
    """``rpr`` with the properties for ``marks`` added where the schema wants them."""
    result = rpr or f"<{prefix}rPr></{prefix}rPr>"
    if result.endswith("/>"):
        result = f"<{prefix}rPr></{prefix}rPr>"
    for mark in marks:
        name, value = _WRITTEN[mark]
        tag = f"<{prefix}{name}{value.format(p=prefix)}/>"
        result = _inserted(result, name, tag)
    return result


def _inserted(rpr: str, name: str, tag: str) -> str:
    after = frozenset(_ORDER[: _ORDER.index(name) + 1])
    at = rpr.index(">") + 1
    for match in _CHILD.finditer(rpr, at):
        if local(match[1]) == name:
            return rpr[: match.start()] + tag + rpr[match.end() :]
        if local(match[1]) in after:
            at = match.end()
            if not match[3]:
                close = rpr.find(f"</{match[1]}>", at)
                at = close + len(match[1]) + 3 if close >= 0 else at
    return rpr[:at] + tag + rpr[at:]
