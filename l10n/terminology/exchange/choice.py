"""The part of a glossary that is about two languages."""

from __future__ import annotations

from dataclasses import replace

from l10n.model.glossary import Glossary
from l10n.terminology.exchange.base import Pair


def restricted(glossary: Glossary, pair: Pair) -> Glossary:
    """Every concept that has a rendering in both locales of ``pair``, with those alone."""
    tags = (pair.source.tag, pair.target.tag)
    kept = []
    for term in glossary.terms:
        found = {tag: made for tag in tags if (made := term.rendering(tag))}
        if len(found) == len(tags):
            kept.append(replace(term, renderings=found))
    return Glossary(tuple(kept))
