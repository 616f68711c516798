"""The words of an XLIFF source or target, out of the inline elements around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from l10n.bilingual.characters import named
from l10n.xmlreading import Element

_SPACES = re.compile(r"[ \t\r\n]+")


def words(element: Element, known: Mapping[str, Element], lost: list[str]) -> str:
    """The text of ``element``: marks and pairs give what they hold, native codes their code.

    ``known`` are the standalone codes of the source by id, for a tool that wrote the id alone. What
    stands for nothing that can be written in a text is added to ``lost`` by its tag.
    """
    return "".join(_pieces(element, known, lost))


def codes(element: Element) -> dict[str, Element]:
    """The standalone inline codes in ``element`` by their ids."""
    found = {}
    for child in element.children:
        if child.tag == "x":
            found[child.attributes.get("id", "")] = child
        found |= codes(child)
    return found


def collapsed(text: str) -> str:
    """``text`` as it was before a pretty printer broke its lines."""
    return _SPACES.sub(" ", text).strip(" ")


def _pieces(element: Element, known: Mapping[str, Element], lost: list[str]) -> Iterator[str]:
    for one in element.content:
        if isinstance(one, str):
            yield one
        elif one.tag in ("x", "bx", "ex"):
            yield _standalone(one, known, lost)
        else:
            yield from _pieces(one, known, lost)


def _standalone(code: Element, known: Mapping[str, Element], lost: list[str]) -> str:
    text = code.attributes.get("equiv-text", "")
    if not text and (same := known.get(code.attributes.get("id", ""))):
        code, text = same, same.attributes.get("equiv-text", "")
    if code.attributes.get("ctype") == "x-char":
        text = named(text)
    if not text:
        lost.append(code.tag)
    return text
