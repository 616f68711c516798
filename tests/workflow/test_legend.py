"""Translators are told in a few words what each code of a sentence is."""

from __future__ import annotations

from l10n.formats import format_named, read_article
from l10n.model.locale import Locale
from l10n.workflow.legend import legend
from l10n.workflow.units import source_units
from tests.formats.docx.wordprocessing import document, note, paragraph, reference, run

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


def test_markers_of_a_document_are_explained_by_what_they_stand_for() -> None:
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{inside}'
        for kind, inside in (
            ("begin", "<w:r><w:instrText> PAGEREF _Toc1 </w:instrText></w:r>"),
            ("separate", run("12")),
            ("end", ""),
        )
    )
    line = "".join(
        (
            run("Voir "), '<w:hyperlink r:id="rL1">', run("le rapport"), "</w:hyperlink>",
            run(", page "), field, run(", en "), run("couleur", '<w:highlight w:val="yellow"/>'),
            reference(1), run(" avec "), '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
            run(" à la fin."),
        )
    )  # fmt: skip
    data = document(
        paragraph("Le port de Brest", "Titre") + paragraph(line),
        links={"rL1": "https://example.org/rapport?a=1&amp;b=2"}, notes=note(1, run("Une note.")),
    )  # fmt: skip
    article = read_article(data, "a.fr.docx", Locale("fr"))
    explain = format_named("docx").explain
    notes = [
        one.removeprefix("code: ")
        for item in source_units(article)
        for one in legend(item, article.text, explain(article.text, item.block))
    ]
    assert notes == [
        "<a> … </a> = link to https://example.org/rapport?a=1&b=2",
        "<span/> = a cross-reference to a page: “12”",
        "<span2> … </span2> = highlighted",
        "<fn> = footnote mark 1",
        "<span3/> = a sign of the font Wingdings",
    ]


def test_a_sentence_without_codes_has_no_legend() -> None:
    assert told("Un titre\n\nUn corps de texte sans rien.\n", "a.fr.md") == []
