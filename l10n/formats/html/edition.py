"""What a page says of its language and its place among the editions, made to say the edition's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType

from l10n.formats.html.jsonld import encode, read_things
from l10n.formats.html.judging import judge
from l10n.formats.html.page import Page, read_page
from l10n.formats.html.tokens import Attribute, Kind, Token
from l10n.model.locale import Locale
from l10n.model.span import Span, splice

_NONE: Mapping[str, str] = MappingProxyType({})
_LANGUAGE_NAMES = frozenset(("content-language", "language", "dc.language", "dcterms.language"))
_BANNER = '<p class="banner" role="note"><strong>{}</strong></p>\n'
_ORIGIN = '<p class="origin"><em>{}</em></p>\n'


def framed(
    text: str,
    locale: Locale,
    *,
    banner: str = "",
    origin: str = "",
    canonical: str = "",
    alternates: Mapping[str, str] = _NONE,
) -> str:
    """The page ``text``, an edition for ``locale``, with all that says so.

    `lang`, `og:locale`, `inLanguage` and their like where the page has them (`lang` in any case,
    when there is an ``<html>``); ``canonical`` in place of the page's own address, ``alternates``
    (addresses by language tag) in place of its `hreflang` links; ``banner`` before the article's
    title, ``origin`` behind its last paragraph, both plain text. What is empty changes nothing.
    """
    page = read_page(text)
    edits: dict[Span, str] = {}
    for token in page.tokens:
        if token.kind is Kind.START:
            edits.update(_of_tag(token, locale, canonical, drop_alternates=bool(alternates)))
    edits.update(_of_linked_data(page, locale, canonical))
    for at, added in _added(page, locale, banner, origin, canonical, alternates):
        edits[Span(at, at)] = edits.get(Span(at, at), "") + added
    return splice(text, edits)


def _of_tag(
    token: Token, locale: Locale, canonical: str, *, drop_alternates: bool
) -> Iterator[tuple[Span, str]]:
    if token.name == "html":
        told = [one for one in token.attributes if one.name in ("lang", "xml:lang")]
        for attribute in told:
            yield _value(attribute, locale.tag)
        if not told:
            at = token.start + len("<html")
            yield Span(at, at), f' lang="{locale.tag}"'
    elif token.name == "meta":
        content = token.attribute("content")
        name = (token.get("property") or token.get("name") or token.get("http-equiv")).lower()
        if content and name == "og:locale":
            yield _value(content, locale.babel)
        elif content and name in _LANGUAGE_NAMES:
            yield _value(content, locale.tag)
        elif content and name == "og:url" and canonical:
            yield _value(content, canonical)
    elif token.name == "link":
        relations = token.get("rel").lower().split()
        href = token.attribute("href")
        if "canonical" in relations and canonical and href:
            yield _value(href, canonical)
        elif "alternate" in relations and token.get("hreflang") and drop_alternates:
            yield Span(token.start, token.end), ""


def _value(attribute: Attribute, value: str) -> tuple[Span, str]:
    words = escape(value)
    if not attribute.quote:
        words = f'"{words}"' if attribute.end > attribute.start else f'="{words}"'
    return Span(attribute.start, attribute.end), words


def _of_linked_data(page: Page, locale: Locale, canonical: str) -> Iterator[tuple[Span, str]]:
    for index, token in enumerate(page.tokens):
        if token.kind is not Kind.RAW or token.name != "script":
            continue
        if "ld+json" not in page.tokens[index - 1].get("type").lower():
            continue
        for top in read_things(page.text, token.start, token.end):
            for thing in top.articles():
                for said in thing.strings.get("inLanguage", ()):
                    yield said.span, locale.tag
                for said in thing.strings.get("url", ()):
                    if canonical:
                        yield said.span, encode(canonical)


def _added(
    page: Page,
    locale: Locale,
    banner: str,
    origin: str,
    canonical: str,
    alternates: Mapping[str, str],
) -> Iterator[tuple[int, str]]:
    """What is put in, and where: links at the end of the head, the rest around the article."""
    links = "".join(
        f'<link rel="alternate" hreflang="{escape(tag)}" href="{escape(address)}">\n'
        for tag, address in alternates.items()
    )
    has_canonical = any(
        token.kind is Kind.START and token.name == "link" and "canonical" in token.get("rel")
        for token in page.tokens
    )
    if canonical and not has_canonical:
        links += f'<link rel="canonical" href="{escape(canonical)}">\n'
    head = next((one for one in page.elements if one.name == "head" and one.closed), None)
    if links and head is not None:
        yield page.tokens[head.behind - 1].start, links
    if not (banner or origin):
        return
    first, last = _edges(page, locale.language)
    if banner:
        yield first, _BANNER.format(escape(banner, quote=False))
    if origin:
        yield last, _ORIGIN.format(escape(origin, quote=False))


def _edges(page: Page, language: str) -> tuple[int, int]:
    """Where the article's first element begins, and where its last one ends.

    ``language`` is that of the words by now, whatever the page still says.
    """
    judged = judge(page.text, language)
    if not page.paragraphs:
        return 0, len(page.text)
    scope = judged.scope
    numbers = [n for n in (judged.title, scope.first, scope.last) if n is not None and n >= 0]
    first = page.paragraphs[min(numbers, default=0)]
    last = page.paragraphs[max(numbers, default=len(page.paragraphs) - 1)]
    start = page.tokens[first.run.first].start
    if first.owner.tag is not None and first.owner.name not in ("body", "html", "td", "div"):
        start = first.owner.tag.start
    container = scope.container
    end = page.tokens[last.run.behind - 1].end
    if container.tag is not None and container.closed and container.first <= last.run.first:
        end = page.tokens[container.behind - 1].start
    elif last.owner.tag is not None and last.owner.closed and last.owner.name == "p":
        end = page.tokens[last.owner.behind - 1].end
    return start, end
