"""All phrases of a glossary in one tree, walked word by word along a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from l10n.terminology.matching.phrases import Phrase, Piece
from l10n.terminology.matching.words import Word

# French: what may stand between the words of a term, and before which words (de, d', à, aux …).
_LINKS = frozenset({"de", "d", "du", "des", "à", "au", "aux"})
_DETERMINERS = frozenset(
    {"le", "la", "l", "les", "ce", "cet", "cette", "ces", "son", "sa", "ses", "leur", "leurs"}
    | {"nos", "notre", "tout", "toute", "tous", "toutes", "nouvelles", "nouveaux"}
)
_ADJECTIVE = re.compile(
    r".{2,}(?:ais|ois|ien|ain|éen|and|ol|iqu|al|aux|el|if|iv|ant|ent|air|and|ard|é|i|u|eur|ieur"
    r"|eux|eus)(?:s|e|es|ne|nes|le|les)?$"
)
_ADJECTIVES = re.compile(
    r"(?:russ|tur[cq]u?|gre(?:c|cqu)|suiss|belg|tchèqu|slova?qu|slovèn|serb|croat|bulgar|arab|kurd"
    r"|jeun|lourd|lég(?:er|èr)|moderne?|adjoint|intéri(?:m|mair)|futur|uniqu|divers|mass|grand"
    r"|nord|sud|est|ouest|franco|germano|américano|sino|russo|euro)(?:e|s|es)?$"
)
_MOST = 3


@dataclass(slots=True)
class Node:
    """A place in the tree: the words that may follow, and what ends here."""

    edges: dict[str, list[tuple[Piece, Node]]] = field(default_factory=dict)
    ends: list[tuple[int, Phrase, bool]] = field(default_factory=list)
    """Order of the concept, the phrase, and whether it is the concept's preferred form."""
    opens: bool = False
    """Whether an adjective may stand between this word and the next."""
    _nodes: dict[Piece, Node] = field(default_factory=dict)

    def child(self, piece: Piece) -> Node:
        """The node that ``piece`` leads to, made when it is new."""
        known = self._nodes.get(piece)
        if known is None:
            known = self._nodes[piece] = Node()
            for form in piece.forms:
                self.edges.setdefault(form, []).append((piece, known))
        return known


class Tree:
    """Phrases that share their beginnings, so that a text is read once for all of them."""

    def __init__(self) -> None:
        self.root = Node()

    def add(self, order: int, one: Phrase, preferred: bool) -> None:
        """Put ``one``, a form of concept ``order``, into the tree."""
        node = self.root
        for piece in one.pieces:
            if one.parts and not piece.forms.isdisjoint(_LINKS) and node is not self.root:
                node.opens = True
            node = node.child(piece)
        node.ends.append((order, one, preferred))

    def find(self, found: Sequence[Word]) -> Iterator[tuple[int, int, int, int, Node]]:
        """First word, word after the last, and the gap (first, end; 0, 0: none), and the node.

        Every stretch of ``found`` that is a phrase, in order of its first word. The work is bound
        by the length of the text times that of the longest phrase.
        """
        starts = self.root.edges
        for first, word in enumerate(found):
            edges = starts.get(word.fold)
            if edges:
                for piece, node in edges:
                    if piece.cased(word):
                        if node.edges:
                            yield from _walk(found, first, first + 1, node, (0, 0))
                        else:
                            yield first, first + 1, 0, 0, node


def _walk(
    found: Sequence[Word], first: int, at: int, node: Node, gap: tuple[int, int]
) -> Iterator[tuple[int, int, int, int, Node]]:
    if node.ends:
        yield first, at, *gap, node
    if at == len(found) or not node.edges:
        return
    word = found[at]
    for piece, after in node.edges.get(word.fold, ()):
        if piece.joins(word) and piece.cased(word):
            yield from _walk(found, first, at + 1, after, gap)
            if not gap[1] and word.fold in _LINKS and _article(found, at + 1):
                yield from _across(found, first, at + 1, at + 2, after)
    if node.opens and not gap[1] and (end := _gap(found, at)):
        yield from _across(found, first, at, end, node)


def _across(
    found: Sequence[Word], first: int, at: int, end: int, node: Node
) -> Iterator[tuple[int, int, int, int, Node]]:
    """Go on behind the words ``at``..``end``, which are none of the phrase."""
    if end < len(found):
        word = found[end]
        for piece, after in node.edges.get(word.fold, ()):
            joins = piece.joins(word) or word.joint in ("", " ")
            if joins and piece.cased(word):
                yield from _walk(found, first, end + 1, after, (at, end))


def _article(found: Sequence[Word], at: int) -> bool:
    """Whether a determiner stands at ``at``, after a preposition: *livraison de ces armes*."""
    return at + 1 < len(found) and found[at].joint in (" ", "'") and found[at].fold in _DETERMINERS


def _gap(found: Sequence[Word], at: int) -> int:
    """Where the adjectives end that begin at ``at``; 0 when there are none before a link."""
    end = at
    while end < min(len(found) - 1, at + _MOST) and _adjectival(found[end]):
        end += 1
    link = found[end] if end > at else None
    return end if link and link.joint == " " and link.fold in _LINKS else 0


def _adjectival(word: Word) -> bool:
    if word.joint not in (" ", "-") or not word.raw[0].islower():
        return False
    return bool(_ADJECTIVE.match(word.fold) or _ADJECTIVES.match(word.fold))
