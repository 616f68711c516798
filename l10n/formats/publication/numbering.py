"""What stands before each item of a list."""

from __future__ import annotations

from l10n.formats.publication.semantic import Node

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 3999


def items(node: Node) -> list[Node]:
    """The items of a list, in order."""
    return [one for one in node.children if isinstance(one, Node) and one.tag == "li"]


def labels(node: Node) -> list[str]:
    """The sign or number of each item of the list ``node``: ``-``, ``3.``, ``c.``, ``iv.``.

    As HTML counts (section 4.4.5): from `start`, down where it is `reversed`, on from `value`.
    """
    own = items(node)
    if node.tag != "ol":
        return ["-"] * len(own)
    down = any(key == "reversed" for key, _ in node.attributes)
    number = int(node.get("start") or (len(own) if down else 1))
    found = []
    for item in own:
        number = int(item.get("value") or number)
        found.append(f"{_written(number, node.get('type'))}.")
        number += -1 if down else 1
    return found


def _written(number: int, kind: str) -> str:
    written = ""
    if kind in ("a", "A") and number > 0:
        while number:
            number, rest = divmod(number - 1, 26)
            written = chr(ord("a") + rest) + written
    elif kind in ("i", "I") and 0 < number <= _MOST_ROMAN:
        for value, sign in _ROMAN:
            written += sign * (number // value)
            number %= value
    else:
        return str(number)
    return written.upper() if kind.isupper() else written
