"""What a page says of its article outside of the text: `<title>`, meta, JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from l10n.formats.html.jsonld import Said, Thing, is_json, read_things
from l10n.formats.html.references import decoded
from l10n.formats.html.tokens import Attribute, Kind, Token
from l10n.model.span import Span

# Names of meta elements -> what they say.
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "parsely-title": "title",
    "headline": "title",
    "title": "title",
    "dcterms.title": "title",
    "sailthru.title": "title",
    "citation_title": "title",
    "alternativeheadline": "other title",
    "description": "description",
    "abstract": "description",
    "dcterms.description": "description",
    "sailthru.description": "description",
    "og:description": "description",
    "twitter:description": "description",
    "dc.description": "description",
    "article:section": "section",
    "articlesection": "section",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "parsely-author": "author",
    "byl": "author",
    "article:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.date": "published",
    "pubdate": "published",
    "publish-date": "published",
    "publication_date": "published",
    "parsely-pub-date": "published",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "datemodified": "updated",
    "last-modified": "updated",
    "dc.date.modified": "updated",
    "og:site_name": "site",
    "application-name": "site",
    "og:image:alt": "alt",
    "twitter:image:alt": "alt",
}
_THING = {
    "headline": "title",
    "name": "other title",
    "alternativeHeadline": "other title",
    "alternateName": "other title",
    "description": "description",
    "abstract": "description",
    "articleSection": "section",
    "datePublished": "published",
    "dateModified": "updated",
}
_PAGE = {"name": "other title", "headline": "other title", "description": "description"}
_PICTURE = {"caption": "alt", "description": "alt"}
# Of these there may be several, each of which counts.
_LISTED = ("section",)
# The words of these are in the article's language; the rest are names and values.
WORDS = ("title", "other title", "description", "section", "alt")


@dataclass(frozen=True, slots=True)
class Stated:
    """One statement: ``kind`` is a value of the tables above, ``where`` the words that say it."""

    kind: str
    value: str
    """With references and escapes read, blanks as they read."""
    span: Span
    where: str
    context: str
    """How it must be written there: ``text``, ``attribute`` or ``json``; empty where nothing can be
    written safely, as it is no JSON."""


def statements(tokens: Sequence[Token], text: str) -> Iterator[Stated]:
    """All that the head (or what of it stands elsewhere) states, in document order."""
    titled = False
    for index, token in enumerate(tokens):
        if token.kind is Kind.ESCAPABLE and token.name == "title" and not titled:
            titled = True
            value = decoded(text, token.start, token.end)
            yield Stated("tab", _read(value), _bare(text, token.start, token.end), "title", "text")
        elif token.kind is Kind.START and token.name == "meta":
            yield from _meta(token)
        elif token.kind is Kind.RAW and token.name == "script":
            kind = tokens[index - 1].get("type").split(";")[0].strip().lower()
            if kind == "application/ld+json":
                yield from _linked_data(text, token)


def _meta(token: Token) -> Iterator[Stated]:
    content = token.attribute("content")
    for key in ("property", "name", "itemprop"):
        name = token.get(key).strip().lower()
        kind = _META.get(name)
        if kind and content and content.value.strip():
            span = value_span(content)
            yield Stated(kind, _read(content.value), span, name, "attribute")
            return


def value_span(attribute: Attribute) -> Span:
    """Where the value of ``attribute`` stands, without white space around it."""
    return Span(attribute.start, attribute.end)


def _linked_data(text: str, token: Token) -> Iterator[Stated]:
    context = "json" if is_json(text, token.start, token.end) else ""
    things = read_things(text, token.start, token.end)
    # An article may hold others, such as the entries of a live page: only itself counts.
    articles = [one for top in things for one in top.articles()]
    for thing in articles:
        yield from _strings(thing, _THING, context)
        for said in thing.strings.get("author", ()):
            yield _said("author", said, "author", context)
        yield from _authors(thing, context)
        for part in thing.things:
            if part.key in ("image", "thumbnail", "primaryImageOfPage"):
                yield from _strings(part, _PICTURE, context)
    yield from _echoes(things, articles, context)


def _strings(thing: Thing, kinds: Mapping[str, str], context: str) -> Iterator[Stated]:
    for key, strings in thing.strings.items():
        kind = kinds.get(key)
        for said in strings if kind in _LISTED else strings[:1]:
            if kind and said.value.strip():
                yield _said(kind, said, key, context)


def _echoes(things: Sequence[Thing], articles: Sequence[Thing], context: str) -> Iterator[Stated]:
    """What the page around an article says of it in the same words, as does a path of links."""
    own = {id(one) for article in articles for one in article.every()}
    echoed = {
        _read(said.value): kind
        for article in articles
        for key, kind in _THING.items()
        for said in article.strings.get(key, ())
        if kind in WORDS
    }
    for one in (one for top in things for one in top.every()):
        if id(one) in own and not one.is_page:
            continue
        if one.is_page:
            yield from _strings(one, _PAGE, context)
        elif "ListItem" in one.kinds or one.key == "item":
            for said in one.strings.get("name", ())[:1]:
                if kind := echoed.get(_read(said.value)):
                    yield _said(kind, said, "name", context)


def _said(kind: str, said: Said, key: str, context: str) -> Stated:
    return Stated(kind, _read(said.value), said.span, f"JSON-LD {key}", context)


def _authors(thing: Thing, context: str) -> Iterator[Stated]:
    for person in thing.things:
        name = person.first("name")
        if person.key == "author" and name and name.value.strip():
            yield _said("author", name, "author", context)


def _read(value: str) -> str:
    return " ".join(value.split(" ")) if value.isspace() else " ".join(_words(value))


def _words(value: str) -> list[str]:
    """Parted at the blanks of HTML alone: a no-break space is a sign like others."""
    for sign in "\t\n\f\r":
        value = value.replace(sign, " ")
    return [word for word in value.split(" ") if word]


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t\n\f\r":
        start += 1
    while end > start and text[end - 1] in " \t\n\f\r":
        end -= 1
    return Span(start, end)


def day_of(value: str) -> date | None:
    """The day of an ISO 8601 value such as ``2023-09-12T14:30+02:00``, as it stands there."""
    value = value.strip()
    figures = value[:10] if value[4:5] == "-" else f"{value[:4]}-{value[4:6]}-{value[6:8]}"
    try:
        return date.fromisoformat(figures)
    except ValueError:
        return None
