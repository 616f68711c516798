"""Where the editions of an article stand on the web, and how they point to each other."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from l10n.formats.frontmatter import read_front_matter
from l10n.formats.publication.about import about
from l10n.model.article import Article
from l10n.model.edition import Edition
from l10n.model.locale import Locale, known_locales
from l10n.project import Project
from l10n.workflow.publishing.slugs import read_slugs, slug_of

_WEB = ("http://", "https://")
# Keys of a front matter that give the original's own address.
_CANONICAL = ("canonical", "canonical_url", "permalink", "url")


def address(project: Project, locale: Locale, name: str, slug: str) -> str:
    """The address of an edition by the pattern in l10n.toml; empty where there is none."""
    values = {"lang": locale.tag, "slug": slug, "name": quote(name)}
    url = project.url
    for key, value in values.items():
        url = url.replace(f"{{{key}}}", value)
    return url


def addressed(project: Project, article: Article, edition: Edition, *, draft: bool) -> Edition:
    """``edition`` with its slug, its address, and those of all that are published beside it.

    The set is the same for each of them, whichever is made: every locale that has a slug for the
    article, this one, and the original, which is also the one for all other readers
    (``x-default``). A draft has a slug, but no address. Raises `InputError` for a table of slugs
    that cannot be read.
    """
    name, locale = edition.article, edition.locale
    title = about(edition).title
    slug = slug_of(read_slugs(project, locale), name, title, locale)
    edition = replace(edition, slug=slug)
    if draft or not project.url:
        return edition
    own = address(project, locale, name, slug)
    published = {locale.tag: own}
    for other in known_locales():
        if other not in (locale, article.locale) and name in (kept := read_slugs(project, other)):
            published[other.tag] = address(project, other, name, kept[name])
    original = _original(project, article, name)
    published[article.locale.tag] = original
    alternates = (*sorted(published.items()), ("x-default", original))
    return replace(edition, url=own, alternates=alternates)


def _original(project: Project, article: Article, name: str) -> str:
    """The original's address: what it says itself, else by the pattern."""
    slug = ""
    if article.format == "markdown":
        matter = read_front_matter(article.text)
        values = {entry.key: entry.value or "" for entry in matter.entries} if matter else {}
        for key in _CANONICAL:
            if values.get(key, "").startswith(_WEB):
                return values[key]
        slug = values.get("slug", "")
    elif article.format == "html" and (told := _stated(article.text)).startswith(_WEB):
        return told
    if not slug:
        title = article.metadata.title or ""
        slug = slug_of(read_slugs(project, article.locale), name, title, article.locale)
    return address(project, article.locale, name, slug)


def _stated(page: str) -> str:
    """What a page says its address is, in its canonical link; empty for none."""
    from l10n.formats.html.page import read_page
    from l10n.formats.html.tokens import Kind

    for token in read_page(page).tokens:
        is_link = token.kind is Kind.START and token.name == "link"
        if is_link and "canonical" in token.get("rel").lower().split():
            return token.get("href").strip()
    return ""


def says_slug(project: Project, article: Article, to: str) -> bool:
    """Whether an edition of ``article``, written as ``to``, has its slug in it."""
    if project.url or to in ("markdown", "html"):
        return True
    matter = read_front_matter(article.text) if article.format == "markdown" else None
    return any(entry.key == "slug" for entry in matter.entries) if matter else False
