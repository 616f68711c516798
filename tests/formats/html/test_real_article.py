"""The article of this project as a page gives the same units as the dump of that page."""

from __future__ import annotations

from html import escape
from pathlib import Path

from l10n.formats import read_article
from l10n.model.article import Article, Role
from l10n.model.locale import Locale
from l10n.workflow.units import source_units

FRENCH = Locale.parse("fr")
DUMP = Path(__file__).parents[3] / "articles" / "article.fr.txt"
PAGE = """\
<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>{title} | World &amp; New World</title>
<meta property="og:title" content="{title}">
</head>
<body>
<header class="site"><nav><a href="/">Home</a> <a href="/articles">Articles</a></nav></header>
<article>
<p class="category">{section}</p>
<h1>{title}</h1>
<figure><img src="summit.jpg" alt=""><figcaption>{credit}</figcaption></figure>
<p class="dates">{first}</p>
<p class="date"><time datetime="2023-10-17">{published}</time></p>
<div class="entry-content">
{body}
</div>
<div class="author-bio">
{bio}
</div>
</article>
<div class="login">{login}</div>
<footer><p>© World &amp; New World</p></footer>
</body>
</html>
"""


def _page(dump: Article) -> str:
    def words(*roles: Role, tag: str = "p") -> str:
        own = [b for b in dump.blocks if b.role in roles and not b.repeated]
        said = (block.span.of(dump.text) for block in own)
        return "\n".join(f"<{tag}>{escape(one, quote=False)}</{tag}>" for one in said)

    def line(number: int) -> str:
        return escape(dump.text.splitlines()[number - 1], quote=False)

    return PAGE.format(
        title=line(2),
        section=line(1),
        credit=line(3),
        first=line(9),
        published=line(10),
        body=words(Role.BODY),
        bio=words(Role.AUTHOR_BIO),
        login="<p>Unlock articles by signing up or logging in.</p>",
    )


def test_the_real_article_as_a_page_gives_the_same_units() -> None:
    dump = read_article(DUMP.read_bytes(), DUMP.name, FRENCH)
    page = read_article(_page(dump).encode(), "article.fr.html", FRENCH)
    of_dump = {unit.key for unit in source_units(dump)}
    assert len(of_dump) > 50
    assert {unit.key for unit in source_units(page)} == of_dump
    assert page.metadata == dump.metadata
