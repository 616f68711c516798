"""Translators are told in a few words what each code of a sentence is."""

from __future__ import annotations

from l10n.formats import read_article
from l10n.model.locale import Locale
from l10n.workflow.legend import legend
from l10n.workflow.units import source_units

MARKDOWN = """\
# Titre

Le **chat** [noir](https://a.org/b "Le titre") dort[^1] avec `x`
et ![](c.png). Il *dort bien. Et encore* ici <sup>2</sup><br> voir <https://a.b>.

[^1]: Une note.
"""
PAGE = """\
<html><body><article><h1>Un titre assez long</h1><p>Le <strong>chat</strong>
<a href="https://a.org/b?x=1&amp;y">noir</a> dort<sup><a href="#fn1">1</a></sup> avec
<code>x</code>.<br>Il <em class=k>dort</em> et <a href='/z'>encore</a>, <img src="c" alt="une carte">
dit-il.</p></article></body></html>
"""


def told(text: str, path: str) -> list[str]:
    article = read_article(text.encode(), path, Locale("fr"))
    notes = [note for item in source_units(article) for note in legend(item, article.text)]
    assert all(note.startswith("code: ") and "\n" not in note for note in notes)
    return [note.removeprefix("code: ") for note in notes]


def test_the_signs_of_markdown_are_explained() -> None:
    notes = told(MARKDOWN, "a.fr.md")
    assert notes[:4] == [
        "**…** = bold",
        "[…] = link to https://a.org/b; translate its title, too: Le titre",
        "[^1] = footnote mark 1",
        "`x` = code, as it is",
    ]
    assert {"* = beginning of emphasis", "* = end of emphasis"} <= {*notes}
    assert {"<sup> … </sup> = superscript", "<br> = line break"} <= {*notes}


def test_markers_of_a_page_are_explained_by_what_they_stand_for() -> None:
    assert told(PAGE, "a.fr.html") == [
        "<b> … </b> = bold",
        "<a> … </a> = link to https://a.org/b?x=1&y",
        "<fn> = footnote mark 1",
        "<code> … </code> = code",
        "<br> = line break",
        "<i> … </i> = emphasis",
        "<a2> … </a2> = link to /z",
        "<span> … </span> = image; translate its description",
    ]


def test_a_sentence_without_codes_has_no_legend() -> None:
    assert told("Un titre\n\nUn corps de texte sans rien.\n", "a.fr.md") == []
