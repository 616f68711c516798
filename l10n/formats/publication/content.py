"""The words of an edition as a tree of plain elements, whatever format its source has."""

from __future__ import annotations

from importlib import import_module

from l10n.formats.markers import MARKER
from l10n.formats.publication.marking import marked_tree
from l10n.formats.publication.quoting import quoted_tree
from l10n.formats.publication.semantic import Tree, read
from l10n.formats.publication.tidy import tidy
from l10n.model.article import Role
from l10n.model.edition import Edition

_STATED = (Role.BYLINE, Role.DATE, Role.IMAGE_CREDIT, Role.CAPTION)


def content_of(edition: Edition) -> Tree:
    """The content of an edition in a format with a page around it (HTML, DOCX), marked as a draft's.

    Raises what the format raises for a text that it cannot read.
    """
    module = import_module(f"l10n.formats.{edition.format}")
    words = [(piece.role, MARKER.sub("", piece.text)) for piece in edition.pieces]
    said = [text for role, text in words if role is not Role.SECTION]
    stated = [text for role, text in words if role in _STATED]
    found = module.content(edition.text, edition.locale.language, said, stated)
    tree = tidy(quoted_tree(tidy(read(found)), edition.locale))
    foreign = (
        MARKER.sub("", span.of(piece.text)) for piece in edition.pieces for span in piece.foreign
    )
    return tidy(marked_tree(tree, foreign, edition.source_locale))
