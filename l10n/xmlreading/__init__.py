"""XML that a stranger sent, read without trust: no DTD, no entities, bounded size and depth."""

from l10n.xmlreading.kind import Kind, bare_doctype
from l10n.xmlreading.parsing import DEPTH, WITHIN, Element, elements

__all__ = ["DEPTH", "WITHIN", "Element", "Kind", "bare_doctype", "elements"]
