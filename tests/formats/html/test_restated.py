"""What the head of a page says of its article is true of the edition; the rest of it stays."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.formats.html import HTML, framed
from l10n.formats.html.jsonld import is_json
from l10n.model.article import Role, shown
from l10n.model.locale import Locale
from l10n.model.span import splice

FR, AT = Locale("fr"), Locale("de-AT")
OWN = "https://courrier.example/brest"
NEW = "https://kurier.example/brest"
BODY = "Les quais du port sont vides depuis le mois de mars et personne ne sait pourquoi."
PAGE = f"""<!DOCTYPE html>
<html lang="fr"><head><title>Les quais se taisent</title>
<meta property="og:locale" content="fr_FR"><meta property="og:locale:alternate" content="en_GB">
<meta property="og:title" content="Les quais se taisent"><meta name="twitter:url" content="{OWN}">
<meta name="keywords" content="port, quais">
<link rel="canonical" href="{OWN}"><link rel="alternate" hreflang="fr" href="{OWN}">
%s</head><body lang="fr-FR"><article><h1>Les quais se taisent</h1>
<p>{BODY}</p><p>Les dockers disent qu’ils n’ont rien vu venir, et le préfet se tait encore.</p>
<noscript>Activez les scripts pour lire la suite.</noscript>
</article></body></html>"""


def _script(data: object) -> str:
    words = data if isinstance(data, str) else json.dumps(data).replace("</", "<\\/")
    return f'<script type="application/ld+json">{words}</script>'


def _edition(page: str, **place: object) -> str:
    """The page with each unit as its words in capitals after a sign, framed for Austria."""
    text = HTML.decode(page.encode(), "a.html")
    blocks, _ = HTML.parse(text, FR, {})
    kept = [block for block in blocks if block.role is not Role.CHROME]
    said = {one.span: f"Ü {shown(text, one.span, one.codes)[0]}" for one in kept}
    edition = splice(
        text, {one.span: HTML.escape(said[one.span], one, text) for one in kept}
        | {one.extent: "" for one in blocks if one.role is Role.CHROME}
    )  # fmt: skip
    body = [said[one.span] for one in kept if one.role is Role.BODY]
    return framed(edition, AT, source=FR, body=body, **place)  # type: ignore[arg-type]


def _things(page: str) -> list[object]:
    return [json.loads(one) for one in re.findall(r'ld\+json">(.*?)</script>', page, re.DOTALL)]


ARTICLE = {
    "@type": "NewsArticle", "headline": "Les quais se taisent", "inLanguage": "fr-FR",
    "url": OWN, "articleBody": f"{BODY}\n\nLes dockers…",
}  # fmt: skip
SHAPES = {
    "alone": ARTICLE,
    "list": [ARTICLE],
    "graph": {"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, ARTICLE]},
    "kinds": ARTICLE | {"@type": ["Thing", "ReportageNewsArticle"]},
    "address": ARTICLE | {"@type": "https://schema.org/BlogPosting"},
    "main entity": {"@type": "WebPage", "mainEntity": ARTICLE},
    "silent": {key: value for key, value in ARTICLE.items() if key != "inLanguage"},
    "object": ARTICLE | {"inLanguage": {"@type": "Language", "name": "French"}},
    "empty list": ARTICLE | {"keywords": [], "author": {}},
}


def _articles(data: object) -> list[dict[str, object]]:
    if isinstance(data, list):
        return [found for one in data for found in _articles(one)]
    if not isinstance(data, dict):
        return []
    own = [data] if "headline" in data else []
    return own + [found for one in data.values() for found in _articles(one)]


@pytest.mark.parametrize("shape", SHAPES)
def test_each_article_of_linked_data_says_what_the_edition_is(shape: str) -> None:
    page = PAGE % (_script(SHAPES[shape]) + _script(SHAPES[shape]))
    articles = _articles(_things(_edition(page, canonical=NEW, original=OWN)))
    assert len(articles) == 2
    for one in articles:
        assert one["headline"] == "Ü Les quais se taisent"
        assert one["inLanguage"] == "de-AT"
        assert one["url"] == NEW
        work = one["translationOfWork"]
        assert isinstance(work, dict)
        assert (work["inLanguage"], work["url"]) == ("fr", OWN)
        assert work["@type"] in str(one["@type"])
        assert str(one["articleBody"]).startswith(f"Ü {BODY}\n\nÜ Les dockers disent")


def test_the_page_and_the_path_to_it_speak_as_the_article_does() -> None:
    graph = [
        {"@type": "WebPage", "@id": OWN, "name": "Les quais se taisent", "inLanguage": "fr"},
        {"@type": "NewsArticle", "@id": f"{OWN}#a", "headline": "Les quais se taisent",
         "isPartOf": {"@id": OWN}, "author": {"@type": "Person", "name": "Anne Le Goff"}},
        {"@type": "BreadcrumbList", "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Accueil"},
            {"@type": "ListItem", "position": 2, "name": "Les quais se taisent"}]},
    ]  # fmt: skip
    page = PAGE % _script({"@graph": graph})
    made = _things(_edition(page, canonical=NEW))[0]["@graph"]  # type: ignore[index]
    assert made[0]["@id"] == made[1]["isPartOf"]["@id"] == NEW
    assert made[1]["@id"] == f"{NEW}#a"
    assert made[0]["name"] == made[2]["itemListElement"][1]["name"] == "Ü Les quais se taisent"
    assert made[0]["inLanguage"] == "de-AT"
    assert "translationOfWork" not in made[0]
    assert made[1]["author"]["name"] == "Anne Le Goff"
    text = HTML.decode(page.encode(), "a.html")
    told = {what: span.of(text) for span, what in HTML.untouched(text)}
    assert told["“name” in JSON-LD"] == "Accueil"


@pytest.mark.parametrize(
    "words", ["{headline: 'Les quais se taisent'}", '{"@type":"NewsArticle"', "// des mots"]
)
def test_what_is_no_json_stays_and_is_told(words: str) -> None:
    page = PAGE % _script(words)
    assert _script(words) in _edition(page, canonical=NEW)
    assert "JSON-LD that is no valid JSON" in [what for _, what in HTML.untouched(page)]


def test_open_graph_and_addresses_are_those_of_the_edition() -> None:
    places = {"fr": OWN, "de-AT": NEW, "en-GB": f"{NEW}/en", "x-default": OWN}
    made = _edition(PAGE % "", canonical=NEW, alternates=places)
    locales = re.findall(r'og:locale(?::alternate)?" content="(\w+)"', made)
    assert locales == ["de_AT", "fr_FR", "en_GB"]
    assert dict(re.findall(r'hreflang="([\w-]+)" href="([^"]*)"', made)) == places
    assert f'<meta name="twitter:url" content="{NEW}">' in made
    assert '<body lang="de-AT">' in made


def test_what_stays_in_the_source_language_is_told() -> None:
    told = [what for _, what in HTML.untouched(PAGE % "")]
    assert told == ["“keywords” in the head", "text for readers without scripts (<noscript>)"]


_VALUES = st.recursive(
    st.one_of(st.none(), st.integers(), st.text(max_size=8), st.sampled_from(["NewsArticle", OWN, "</script>", "\\", '"'])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["@type", "@graph", "headline", "inLanguage", "url", "name", "é\"\\"]), inner, max_size=4
        ),
    ),
    max_leaves=8,
)  # fmt: skip


@given(_VALUES, st.text(alphabet='{}[]:," \\<a', max_size=12))
@settings(max_examples=60)
def test_json_stays_json_and_other_scripts_stay_as_they_are(data: object, other: str) -> None:
    data = {"@type": "NewsArticle", "headline": "Les quais se taisent", "about": data}
    other = f"<script>var a = 1; {other.replace('<', '')}</script>"
    try:
        made = _edition(PAGE % (_script(data) + other), canonical=NEW)
    except InputError:
        return
    assert other in made
    assert made.count("</script>") == 2
    words = re.findall(r'ld\+json">(.*?)</script>', made, re.DOTALL)[0]
    assert is_json(words, 0, len(words)), words
