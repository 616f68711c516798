"""An edition as schema.org sees it: a NewsArticle in JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from l10n.formats.publication.about import About
from l10n.model.edition import Edition

# Inside of a script these could end it, or begin a comment that hides its end (HTML, section
# 4.12.1.3); U+2028 and U+2029 end a line to older readers.
_SIGNS = {
    ord("<"): "\\u003c",
    ord(">"): "\\u003e",
    ord("&"): "\\u0026",
    0x2028: "\\u2028",
    0x2029: "\\u2029",
}


def linked_data(edition: Edition, about: About) -> str:
    """The JSON of the edition, safe to stand in a ``<script type="application/ld+json">``."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": about.title,
        "inLanguage": edition.locale.tag,
    }
    if about.description:
        data["description"] = about.description
    if edition.url:
        data["url"] = data["mainEntityOfPage"] = edition.url
    if about.published:
        data["datePublished"] = about.published.isoformat()
    if about.updated:
        data["dateModified"] = about.updated.isoformat()
    if about.authors:
        data["author"] = [{"@type": "Person", "name": name} for name in about.authors]
    if about.section:
        data["articleSection"] = about.section
    data["translationOfWork"] = _original(edition)
    return json.dumps(data, ensure_ascii=False, indent=1).translate(_SIGNS)


def _original(edition: Edition) -> dict[str, str]:
    original = {"@type": "NewsArticle", "inLanguage": edition.source_locale.tag}
    address = original_address(edition)
    return original | ({"url": address} if address else {})


def original_address(edition: Edition) -> str:
    """Where the original stands on the web; empty where that is not known."""
    address = dict(edition.alternates).get(edition.source_locale.tag, "")
    if not address and edition.source.startswith(("http://", "https://")):
        address = edition.source
    return address
