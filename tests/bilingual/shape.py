"""The shape of XLIFF 1.2 and TMX 1.4 as their schemas fix it: elements in order, attributes.

Only what our files may contain: an element or attribute that is not here is an error. Order and
names follow xliff-core-1.2-transitional.xsd (OASIS) and tmx14.dtd (LISA).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree

XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"
XML = "{http://www.w3.org/XML/1998/namespace}"

Shapes = Mapping[str, tuple[str, frozenset[str], frozenset[str]]]
"""For each element: its children in order (a pattern over their names, each followed by a blank),
the attributes that it must have, and those that it may have."""


def _attributes(text: str) -> frozenset[str]:
    return frozenset(text.replace("xml:", XML).split())


def _shape(
    children: str, must: str = "", may: str = ""
) -> tuple[str, frozenset[str], frozenset[str]]:
    return children, _attributes(must), _attributes(may)


XLIFF_SHAPES: Shapes = {
    "xliff": _shape("(file )+", "version", "xml:lang"),
    "file": _shape(
        "(header )?body ",
        "original source-language datatype",
        "target-language tool-id date product-name product-version build-num xml:space",
    ),
    "header": _shape(
        "(skl )?(phase-group )?((glossary|reference|count-group|tool|prop-group|note) )*"
    ),
    "tool": _shape("", "tool-id tool-name", "tool-version tool-company"),
    "body": _shape("((group|trans-unit|bin-unit) )*"),
    "trans-unit": _shape(
        "source (seg-source )?(target )?((context-group|count-group|prop-group|note|alt-trans) )*",
        "id",
        "approved translate resname restype xml:space",
    ),
    "source": _shape("((g|x|bx|ex|bpt|ept|ph|it|mrk) )*", "", "xml:lang xml:space"),
    "target": _shape(
        "((g|x|bx|ex|bpt|ept|ph|it|mrk) )*",
        "",
        "state state-qualifier xml:lang xml:space phase-name",
    ),
    "x": _shape("", "id", "ctype equiv-text clone xid"),
    "context-group": _shape("(context )+", "", "name purpose crc"),
    "context": _shape("", "context-type", "match-mandatory"),
    "note": _shape("", "", "from annotates priority xml:lang"),
    "alt-trans": _shape(
        "(source )?(seg-source )?(target )+((context-group|prop-group|note) )*",
        "",
        "alttranstype match-quality origin tool-id xml:space",
    ),
}  # fmt: skip

TMX_SHAPES: Shapes = {
    "tmx": _shape("header body ", "version"),
    "header": _shape(
        "((note|prop|ude) )*",
        "creationtool creationtoolversion segtype o-tmf adminlang srclang datatype",
        "o-encoding creationdate creationid changedate changeid",
    ),
    "body": _shape("(tu )*"),
    "tu": _shape("((note|prop) )*(tuv )+", "", "tuid srclang datatype"),
    "prop": _shape("", "type", "xml:lang"),
    "note": _shape("", "", "xml:lang"),
    "tuv": _shape("((note|prop) )*seg ", "xml:lang"),
    "seg": _shape("((ph|bpt|ept|it|hi) )*"),
    "ph": _shape("", "", "x type assoc"),
}

STATES = frozenset(
    [
        "final",
        "needs-adaptation",
        "needs-l10n",
        "needs-review-adaptation",
        "needs-review-l10n",
        "needs-review-translation",
        "needs-translation",
        "new",
        "signed-off",
        "translated",
    ]
)
QUALIFIERS = frozenset(
    [
        "exact-match",
        "fuzzy-match",
        "id-match",
        "leveraged-glossary",
        "leveraged-inherited",
        "leveraged-mt",
        "leveraged-repository",
        "leveraged-tm",
        "mt-suggestion",
        "rejected-grammar",
        "rejected-inaccurate",
        "rejected-length",
        "rejected-spelling",
        "tm-suggestion",
    ]
)


def problems(data: bytes, shapes: Shapes, prefix: str = "") -> list[str]:
    """What in ``data`` is not as ``shapes`` say; empty for a file in order."""
    found = []
    for element in ElementTree.fromstring(data).iter():
        name = element.tag.removeprefix(prefix)
        if name not in shapes:
            found.append(f"<{name}> is unknown")
            continue
        children, must, may = shapes[name]
        inside = "".join(f"{child.tag.removeprefix(prefix)} " for child in element)
        if not re.fullmatch(children, inside):
            found.append(f"<{name}> holds {inside or 'nothing'}")
        keys = set(element.keys())
        found += [f"<{name}> lacks {key}" for key in must - keys]
        found += [f"<{name}> has {key}" for key in keys - must - may]
        if name == "target" and element.get("state", "new") not in STATES:
            found.append(f"there is no state {element.get('state')}")
        if name == "target" and element.get("state-qualifier", "id-match") not in QUALIFIERS:
            found.append(f"there is no state-qualifier {element.get('state-qualifier')}")
    return found
