"""The head of an edition's page: what browsers, search engines and sites that share it read."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.formats.publication.about import About
from l10n.formats.publication.linkeddata import linked_data
from l10n.formats.publication.markup import address, shown
from l10n.model.edition import Edition
from l10n.model.locale import Locale


def head(edition: Edition, about: About) -> Iterator[str]:
    """Lines of the head but for the style, each whole elements."""
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    # No script of ours, and none that got in with an article; JSON-LD is data and never run.
    yield (
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'\">"
    )
    yield f"<title>{shown(about.title)}</title>"
    if about.description:
        yield _meta("name", "description", about.description)
    if about.byline:
        yield _meta("name", "author", about.byline)
    if edition.banner.strip():
        yield _meta("name", "robots", "noindex")
    yield from _links(edition)
    yield from _open_graph(edition, about)
    yield _meta("name", "twitter:card", "summary")
    yield f'<script type="application/ld+json">\n{linked_data(edition, about)}\n</script>'


def _links(edition: Edition) -> Iterator[str]:
    if edition.url and address(edition.url):
        yield f'<link rel="canonical" href="{address(edition.url)}">'
    alternates = edition.alternates
    if not alternates and edition.source.startswith(("http://", "https://")):
        alternates = ((edition.source_locale.tag, edition.source),)
    for tag, url in alternates:
        if href := address(url):
            yield f'<link rel="alternate" hreflang="{shown(tag)}" href="{href}">'


def _open_graph(edition: Edition, about: About) -> Iterator[str]:
    """As ogp.me names them."""
    yield _meta("property", "og:type", "article")
    yield _meta("property", "og:title", about.title)
    if about.description:
        yield _meta("property", "og:description", about.description)
    if edition.url and address(edition.url):
        yield _meta("property", "og:url", edition.url)
    yield _meta("property", "og:locale", edition.locale.babel)
    for tag, _ in edition.alternates:
        if tag not in ("x-default", edition.locale.tag):
            yield _meta("property", "og:locale:alternate", Locale.parse(tag).babel)
    if about.published:
        yield _meta("property", "article:published_time", about.published.isoformat())
    if about.updated:
        yield _meta("property", "article:modified_time", about.updated.isoformat())
    if about.section:
        yield _meta("property", "article:section", about.section)
    for name in about.authors:
        yield _meta("property", "article:author", name)


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{shown(content)}">'
