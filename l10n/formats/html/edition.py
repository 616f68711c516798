"""What a page says of its language and its place among the editions, made to say the edition's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from types import MappingProxyType

from l10n.formats.html.elements import LISTS, TEXT_BOXES
from l10n.formats.html.judging import judge
from l10n.formats.html.page import Page, read_page
from l10n.formats.html.restated import Place, restated
from l10n.formats.html.tokens import Attribute, Kind, Token
from l10n.model.locale import Locale
from l10n.model.span import Span, splice

_NONE: Mapping[str, str] = MappingProxyType({})
_LANGUAGE_NAMES = frozenset(
    [
        "content-language",
        "language",
        "dc.language",
        "dcterms.language",
        "citation_language",
        "inlanguage",
    ]
)
# Behind these as a whole, not in them, another paragraph can stand.
_PARTS = TEXT_BOXES | LISTS | {"dl", "tr", "tbody", "thead", "tfoot", "table", "figure"}
_ADDRESS_NAMES = ("twitter:url", "al:web:url", "parsely-link", "dc.identifier", "url")
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
    source: Locale | None = None,
    original: str = "",
    body: Sequence[str] = (),
) -> str:
    """The page ``text``, an edition for ``locale``, with all that says so.

    `lang`, `og:locale`, `inLanguage` and their like where the page has them (`lang` in any case,
    when there is an ``<html>``); ``canonical`` in place of the page's own address, ``alternates``
    (addresses by language tag) in place of its `hreflang` links and `og:locale:alternate`; in
    JSON-LD, which work in the language ``source`` at ``original`` it is a translation of, and the
    running text ``body`` (its paragraphs in plain words) where a page repeats it there.
    ``banner`` before the article's title, ``origin`` behind its last paragraph, both plain text.
    What is empty changes nothing.
    """
    page = read_page(text)
    own = tuple(dict.fromkeys(filter(None, _own_addresses(page))))
    source = source if source is None or source.tag != locale.tag else None
    place = Place(locale, source, original or next(iter(own), ""), canonical, body)
    edits: dict[Span, str] = {}
    for token in page.tokens:
        if token.kind is Kind.START:
            edits.update(_of_tag(token, place, own, page.language, alternates))
    edits.update(restated(page, place, own))
    for at, added in _added(page, locale, banner, origin, canonical, alternates):
        edits[Span(at, at)] = edits.get(Span(at, at), "") + added
    return splice(text, edits)


def _own_addresses(page: Page) -> Iterator[str]:
    """The addresses at which the page says that it stands, the most binding first."""
    starts = [token for token in page.tokens if token.kind is Kind.START]
    for token in starts:
        if token.name == "link" and "canonical" in token.get("rel").lower().split():
            yield token.get("href").strip()
    for token in starts:
        if token.name == "meta" and _name(token) == "og:url":
            yield token.get("content").strip()


def _name(token: Token) -> str:
    names = (token.get(key) for key in ("property", "name", "itemprop", "http-equiv"))
    return next((name for name in names if name), "").strip().lower()


def _of_tag(
    token: Token, place: Place, own: Sequence[str], language: str, alternates: Mapping[str, str]
) -> Iterator[tuple[Span, str]]:
    locale = place.locale
    if token.name == "meta":
        yield from _of_meta(token, place, own, alternates)
    elif token.name == "link":
        relations = token.get("rel").lower().split()
        href = token.attribute("href")
        if "canonical" in relations and place.canonical and href:
            yield _value(href, place.canonical)
        elif "alternate" in relations and token.get("hreflang") and alternates:
            yield Span(token.start, token.end), ""
    elif not token.attribute("hreflang"):  # that is a link to another edition, in its language
        told = [one for one in token.attributes if one.name in ("lang", "xml:lang")]
        for attribute in told:
            said = attribute.value.replace("_", "-").partition("-")[0].strip().lower()
            if token.name == "html" or said == language:
                yield _value(attribute, locale.tag)
        if token.name == "html" and not told:
            at = token.start + len("<html")
            yield Span(at, at), f' lang="{locale.tag}"'


def _of_meta(
    token: Token, place: Place, own: Sequence[str], alternates: Mapping[str, str]
) -> Iterator[tuple[Span, str]]:
    content = token.attribute("content")
    if content is None:
        return
    name, locale = _name(token), place.locale
    if name == "og:locale":
        yield _value(content, locale.babel)
    elif name == "og:locale:alternate" and (alternates or content.value == locale.babel):
        yield Span(token.start, token.end), ""
    elif name in _LANGUAGE_NAMES:
        yield _value(content, locale.tag)
    elif place.canonical and (
        name == "og:url" or (name in _ADDRESS_NAMES and content.value.strip() in own)
    ):
        yield _value(content, place.canonical)


def _value(attribute: Attribute, value: str) -> tuple[Span, str]:
    words = escape(value)
    if not attribute.quote:
        words = f'"{words}"' if attribute.end > attribute.start else f'="{words}"'
    return Span(attribute.start, attribute.end), words


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
    starts = [token for token in page.tokens if token.kind is Kind.START]
    if canonical and not any(
        token.name == "link" and "canonical" in token.get("rel").lower().split() for token in starts
    ):
        links += f'<link rel="canonical" href="{escape(canonical)}">\n'
    if any(token.name == "meta" and _name(token) == "og:locale" for token in starts):
        others = (tag for tag in alternates if tag not in ("x-default", locale.tag))
        links += "".join(
            f'<meta property="og:locale:alternate" content="{Locale.parse(tag).babel}">\n'
            for tag in others
        )
    at = _end_of_head(page)
    if links and at is not None:
        yield at, links
    if not (banner or origin):
        return
    first, last = _edges(page, locale.language)
    if banner:
        yield first, _BANNER.format(escape(banner, quote=False))
    if origin:
        yield last, _ORIGIN.format(escape(origin, quote=False))


def _end_of_head(page: Page) -> int | None:
    """Where the last line of the head can stand; None for a page that has none."""
    head = next((one for one in page.elements if one.name == "head"), None)
    if head is not None and head.closed:
        return page.tokens[head.behind - 1].start
    for token in page.tokens:
        if token.kind is Kind.END and token.name == "title":
            return token.end
    return None


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
        return start, page.tokens[container.behind - 1].start
    for element in last.owner.up():
        if element.name not in _PARTS or element is container:
            break
        if element.closed:
            end = page.tokens[element.behind - 1].end
    return start, end
