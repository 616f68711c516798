"""What the paragraphs of a document are, and what is told of it beside its units."""

from __future__ import annotations

from datetime import date

import pytest

from l10n.formats import read_article, readable
from l10n.formats.docx import DOCX, content, framed
from l10n.model.article import Article, Label, Role, shown
from l10n.model.locale import Locale
from l10n.model.span import splice
from l10n.workflow.publishing.corrections import changes
from tests.formats.docx.wordprocessing import (
    STYLES,
    document,
    members,
    note,
    paragraph,
    reference,
    run,
)

PROSE = (
    "Le ministre a déclaré mardi que la loi serait votée avant la fin de la semaine, malgré les"
    " réserves de plusieurs députés de son propre camp. Le Sénat l’examinera ensuite."
)


def _article(body: str, language: str = "fr", **parts: str) -> Article:
    data = document(body, **parts)  # type: ignore[arg-type]
    return read_article(data, f"a.{language}.docx", Locale(language))


def _roles(article: Article) -> list[tuple[str, str]]:
    return [
        (block.role.value, shown(article.text, block.span, block.codes)[0])
        for block in article.blocks
    ]


def test_the_styles_of_word_give_the_roles() -> None:
    article = _article(
        paragraph("Politique", "Rubrique")
        + paragraph("La loi sera votée", "Titre")
        + paragraph("Le Sénat l’examinera la semaine prochaine", "Sous-titre")
        + paragraph(PROSE)
        + paragraph("Une partie", "Titre1")
        + paragraph("Une sous-partie", "Titre2")
        + paragraph("Un intertitre de la maison", "Intertitre")
        + paragraph("Un point", "Listepuces")
        + paragraph(
            "Un sous-point", "", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
        )
        + paragraph("Je ne dirai rien, a-t-elle dit.", "Citation")
        + paragraph("Le port de Brest", "Legende")
        + paragraph("Anne Le Goff est journaliste à Brest.", "Auteur")
    )
    told = [(block.role.value, block.level) for block in article.blocks]
    assert told == [
        ("section", 0), ("title", 0), ("dek", 0), ("body", 0), ("heading", 1), ("heading", 2),
        ("heading", 2), ("list-item", 1), ("list-item", 2), ("quote", 0), ("caption", 0),
        ("author-bio", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Überschrift 2", "heading"), ("Heading 3", "heading"), ("Titolo 1", "title"),
        ("Chapeau", "dek"), ("Vorspann", "dek"), ("List Number 2", "list-item"),
        ("Bildunterschrift", "caption"), ("Crédit photo", "image-credit"), ("Zitat", "quote"),
        ("Corps de texte", "body"), ("Heading 9", "body"),
    ],
)  # fmt: skip
def test_styles_are_known_by_the_names_that_other_languages_give_them(name: str, role: str) -> None:
    style = f'<w:style w:type="paragraph" w:styleId="X1"><w:name w:val="{name}"/></w:style>'
    body = paragraph(PROSE) + paragraph("Une ligne au milieu", "X1") + paragraph(PROSE) * 3
    article = _article(
        body if role != "title" else body[len(paragraph(PROSE)) :], styles=STYLES + style
    )
    assert role in [block.role.value for block in article.blocks]


def test_the_head_is_found_without_any_style() -> None:
    article = _article(
        paragraph("Politique")
        + paragraph("La loi sera votée avant la fin de la semaine")
        + paragraph("Par Anne Le Goff")
        + paragraph("Publié le 12 septembre 2023")
        + paragraph(PROSE) * 4
    )
    assert [block.role for block in article.blocks[:5]] == [
        Role.SECTION, Role.TITLE, Role.BYLINE, Role.DATE, Role.BODY,
    ]  # fmt: skip
    known = article.metadata
    assert known.title == "La loi sera votée avant la fin de la semaine"
    assert known.author == "Anne Le Goff"
    assert known.published == date(2023, 9, 12)
    assert article.blocks[3].label is Label.PUBLISHED


def test_labels_and_dates_that_stand_in_several_runs_are_replaced_in_their_place() -> None:
    head = paragraph(run("Publié le", "<w:b/>") + run(" 12 sep") + run("tembre 2023"))
    article = _article(paragraph("Un titre", "Titre") + head + paragraph(PROSE) * 3)
    block = next(block for block in article.blocks if block.role is Role.DATE)
    assert block.date == date(2023, 9, 12)
    assert block.label_span is not None
    raw = DOCX.escape("12. September 2023", block, article.text)
    assert raw.startswith("12. September 2023</w:t>")
    assert "tembre" not in raw
    assert raw.count("<") == block.span.of(article.text).count("<")


def test_a_first_heading_is_the_title_where_there_is_no_other() -> None:
    article = _article(
        paragraph("Le titre", "Titre1")
        + paragraph(PROSE)
        + paragraph("Partie", "Titre1")
        + paragraph(PROSE)
    )
    assert [block.role.value for block in article.blocks] == ["title", "body", "heading", "body"]


def test_nothing_is_left_out_as_chrome() -> None:
    lines = ("Partager", "Lire aussi : La grève continue", "Abonnez-vous à notre newsletter")
    article = _article(
        paragraph("Un titre", "Titre") + paragraph(PROSE) * 3 + "".join(map(paragraph, lines))
    )
    assert not any(block.role is Role.CHROME for block in article.blocks)
    assert [words for _, words in _roles(article)][-3:] == list(lines)


def test_lines_of_the_text_are_paragraphs_so_that_a_role_can_be_given_to_one() -> None:
    data = document(
        paragraph("Titre", "Titre") + "<w:p/>" + paragraph("Une ligne") + paragraph(PROSE)
    )
    article = read_article(data, "a.fr.docx", Locale("fr"), {3: Role.CAPTION})
    assert [article.line(block.span) for block in article.blocks] == [1, 3, 4]
    assert article.blocks[1].role is Role.CAPTION


def test_the_title_in_the_properties_is_the_same_unit() -> None:
    article = _article(
        paragraph("R&amp;D à Brest", "Titre") + paragraph(PROSE), title="R&amp;D à Brest"
    )
    titles = [words for role, words in _roles(article) if role == "title"]
    assert titles == ["R&D à Brest"] * 2
    assert (
        DOCX.escape("F&E <in> Brest", article.blocks[-1], article.text)
        == "F&amp;E &lt;in&gt; Brest"
    )


def test_an_old_title_in_the_properties_is_left_alone() -> None:
    article = _article(paragraph("Le titre", "Titre") + paragraph(PROSE), title="Modèle 2019")
    assert [role for role, _ in _roles(article)] == ["title", "body"]
    assert article.metadata.title == "Le titre"


def test_what_stays_in_the_source_language_is_told() -> None:
    comments = f'<w:comment w:id="1">{paragraph("Vérifier ceci.")}</w:comment>'
    field = '<w:fldSimple w:instr=" REF port ">' + run("le port fermé") + "</w:fldSimple>"
    hidden = run(" Un secret.", "<w:vanish/>")
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="Un logo"/></wp:inline></w:drawing></w:r>'
    article = _article(
        paragraph(run("Voir ") + field + run(" et ") + picture + run(" ici.") + hidden)
        + paragraph(PROSE),
        comments=comments,
    )
    assert sorted(what for _, what in DOCX.untouched(article.text)) == [
        "a comment", "hidden text", "the description of a picture", "the result of a field (REF)",
    ]  # fmt: skip


def test_the_content_is_plain_html() -> None:
    body = (
        paragraph("Le titre", "Titre")
        + paragraph(run("Un ") + run("mot", "<w:b/>") + reference(1) + run(" &amp; un "))
        + paragraph('<w:hyperlink r:id="rId9">' + run("lien", "<w:i/>") + "</w:hyperlink>")
        + paragraph('<w:hyperlink r:id="rId8">' + run("ruse") + "</w:hyperlink>")
        + paragraph("A", "Listepuces")
        + paragraph("B", "", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
        + paragraph("1", "", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
        + paragraph("Dit-elle.", "Citation")
        + f"<w:tbl><w:tr><w:tc>{paragraph('x')}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    )
    data = document(
        body,
        notes=note(1, run(" Une note.")),
        links={"rId9": "https://example.org/?a=1&amp;b=2", "rId8": "javascript:alert(1)"},
    )
    assert content(DOCX.decode(data, "a.docx")) == (
        "<h1>Le titre</h1>\n"
        '<p>Un <strong>mot</strong><sup><a href="#fn1">1</a></sup> &amp; un </p>\n'
        '<p><a href="https://example.org/?a=1&amp;b=2"><em>lien</em></a></p>\n'
        "<p>ruse</p>\n"
        "<ul><li>A<ul><li>B</li></ul>\n</li></ul>\n<ol><li>1</li></ol>\n"
        "<blockquote><p>Dit-elle.</p>\n</blockquote>\n"
        "<table><tr><td><p>x</p>\n</td><td></td>\n</tr>\n</table>\n"
        '<ol><li id="fn1">Une note.</li></ol>\n'
    )


def test_a_byline_in_the_style_of_a_subtitle_is_the_byline() -> None:
    article = _article(
        paragraph("Le port rouvre", "Titre")
        + paragraph("Par Élise Garnier", "Sous-titre")
        + paragraph(PROSE)
    )
    assert [block.role for block in article.blocks][:2] == [Role.TITLE, Role.BYLINE]


def test_the_title_is_the_only_heading_of_the_first_level() -> None:
    body = paragraph("Le titre", "Titre") + paragraph("Un port", "Titre1") + paragraph(PROSE)
    written = content(DOCX.decode(document(body), "a.docx"))
    assert written.startswith("<h1>Le titre</h1>\n<h2>Un port</h2>\n")


def test_an_edition_says_its_language_everywhere() -> None:
    body = paragraph(
        run("Le port.", '<w:lang w:val="fr-CH" w:eastAsia="ja-JP"/>')
        + run("x", '<w:lang w:val="zxx"/>')
    )
    data = document(body)
    made = members(DOCX.encode(framed(DOCX.decode(data, "a.docx"), Locale("de-AT")), data))
    assert b'<w:lang w:val="de-AT" w:eastAsia="ja-JP"/>' in made["word/document.xml"]
    assert b'"zxx"' in made["word/document.xml"]
    assert b'<w:lang w:val="de-AT" w:eastAsia="en-US"' in made["word/styles.xml"]
    assert b"<dc:language>de-AT<" in made["docProps/core.xml"]


@pytest.mark.parametrize(
    "styles",
    [
        "<w:docDefaults><w:rPrDefault/></w:docDefaults>",
        "<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>",
        "<w:docDefaults><w:rPrDefault></w:rPrDefault></w:docDefaults>",
        "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>",
    ],
)
def test_defaults_without_a_language_get_one(styles: str) -> None:
    data = document(paragraph(PROSE), styles=styles)
    made = members(DOCX.encode(framed(DOCX.decode(data, "a.docx"), Locale("de")), data))
    assert made["word/styles.xml"].count(b'<w:lang w:val="de-DE"/></w:rPr></w:rPrDefault>') == 1


def test_editions_are_compared_as_words() -> None:
    before = document(paragraph("Der Hafen ist zu.") + paragraph("Er bleibt es."))
    after = document(
        paragraph(run("Der Hafen ") + run("ist auf.", "<w:b/>")) + paragraph("Er bleibt es.")
    )
    (change,) = changes(readable(before, "a.docx"), readable(after, "a.docx"), "de")
    assert (change.before, change.after) == ("Der Hafen ist zu.", "Der Hafen ist auf.")
    assert readable(b"PK broken", "a.docx") == ""
    assert readable(b"caf\xe9", "a.txt") == "caf\ufffd"


def _core(**stated: str) -> bytes:
    """A document in French with these properties, each as its element."""
    core = members(document(paragraph("x")))["docProps/core.xml"].decode()
    told = "".join(
        f"<{space}:{name}>{words}</{space}:{name}>"
        for name, words in stated.items()
        for space in ["cp" if name in ("keywords", "category") else "dc"]
    )
    core = core.replace("<dc:title></dc:title>", told)
    body = paragraph("Le port de Brest", "Titre") + paragraph(
        "Les dockers disent qu’ils n’ont rien vu venir depuis des années, et le préfet se tait."
    )
    return document(body, changed={"docProps/core.xml": core})


def test_properties_that_speak_of_the_article_follow_the_edition() -> None:
    data = _core(
        title="Le port de Brest", description="Les quais &amp; les dockers du port se taisent.",
        keywords="port, éoliennes", subject="Économie",
    )  # fmt: skip
    article = read_article(data, "a.fr.docx", Locale("fr"))
    stated = {one.reason: one for one in article.blocks if "in the properties" in one.reason}
    roles = [(one.role, shown(article.text, one.span, one.codes)[0]) for one in stated.values()]
    assert roles == [
        (Role.TITLE, "Le port de Brest"),
        (Role.DEK, "Les quais & les dockers du port se taisent."),
        (Role.CAPTION, "port, éoliennes"),
        (Role.CAPTION, "Économie"),
    ]
    edits = {
        one.span: DOCX.escape(f"Ä & {one.role.value}", one, article.text) for one in stated.values()
    }
    made = members(DOCX.encode(framed(splice(article.text, edits), Locale("de")), data))
    core = made["docProps/core.xml"].decode()
    assert "<dc:title>Ä &amp; title</dc:title><dc:description>Ä &amp; dek</dc:description>" in core
    assert "<dc:language>de</dc:language>" in core
    assert not [what for _, what in DOCX.untouched(article.text)]


def test_properties_that_do_not_are_told() -> None:
    data = _core(title="Modèle de note interne", description="generated by python-docx")
    article = read_article(data, "a.fr.docx", Locale("fr"))
    assert not any("in the properties" in one.reason for one in article.blocks)
    assert [what for _, what in DOCX.untouched(article.text)] == [
        "“title” in the properties of the document",
        "“description” in the properties of the document",
    ]


def test_a_line_on_the_author_is_known_as_in_a_text() -> None:
    lines = [
        "Le port de Brest change de cap", "Par Marie Tanguy",
        "Le port a fermé mardi ses derniers docks, et les dockers disent qu’ils n’ont rien vu venir.",
        "La ministre a présenté son plan devant les députés, qui l’ont écoutée une heure sans parler.",
        "Marie Tanguy est chercheuse à l’Institut français des relations internationales.",
    ]  # fmt: skip
    data = document("".join(map(paragraph, lines)))
    roles = [one.role for one in read_article(data, "a.fr.docx", Locale("fr")).blocks]
    dump = read_article("\n\n".join(lines).encode(), "a.fr.txt", Locale("fr"))
    assert roles == [one.role for one in dump.blocks]
    assert roles[-1] is Role.AUTHOR_BIO
