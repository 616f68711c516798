"""TMX 1.4b (LISA OSCAR, 26 April 2005): translation memories, out and in."""

from l10n.bilingual.tmx.reading import Pair, pairs, read
from l10n.bilingual.tmx.shelving import lookup, shelved
from l10n.bilingual.tmx.writing import count, write

__all__ = ["Pair", "count", "lookup", "pairs", "read", "shelved", "write"]
