"""What holds for any Word document whatever."""

from __future__ import annotations

import io
import re

import docx
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from l10n.formats import read_article
from l10n.formats.docx import DOCX, content, framed, readable
from l10n.formats.markers import MARKER
from l10n.model.article import Article, Block, CodeKind, shown
from l10n.model.locale import Locale
from l10n.model.span import splice
from l10n.workflow.units import source_units
from tests.formats.docx.wordprocessing import document, note, reference

FR = Locale("fr")
_WORDS = st.sampled_from(
    [
        "Le ministre",
        "est",
        "arrivé.",
        " ",
        "  ",
        "mardi",
        "à 14 h 30",
        "&amp;",
        "&lt;b&gt;",
        "« Oui ! »",
        "\n",
        "\t",
        "été",
        "😀",
        ".",
        "Une phrase.",
        "\xa0",
        "&#8217;",
        "]]",
    ]
)
_PROPERTIES = st.sampled_from(
    (
        "", "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:b w:val="0"/>', '<w:lang w:val="en-US"/>',
        '<w:u w:val="single"/>', '<w:color w:val="FF0000"/>', '<w:vertAlign w:val="superscript"/>',
        '<w:rStyle w:val="Lienhypertexte"/>', '<w:rStyle w:val="lev"/>', "<w:strike/><w:noProof/>",
        '<w:rFonts w:ascii="Arial"/><w:b/>', "<w:vanish/>",
    )
)  # fmt: skip
_THINGS = st.sampled_from(
    (
        "<w:tab/>", "<w:br/>", '<w:br w:type="page"/>', "<w:noBreakHyphen/>", "<w:t/>",
        "<w:lastRenderedPageBreak/>", '<w:drawing><wp:inline><wp:docPr id="1"/></wp:inline></w:drawing>',
        '<w:sym w:char="F0"/>', '<w:commentReference w:id="1"/>', '<w:footnoteReference w:id="1"/>',
        '<w:fldChar w:fldCharType="begin"/>', "<w:instrText> PAGE </w:instrText>",
        '<w:instrText> HYPERLINK "https://example.org" </w:instrText>', "<w:softHyphen/>",
        '<w:fldChar w:fldCharType="separate"/>', '<w:fldChar w:fldCharType="end"/>',
        "<w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Dedans.</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict>",
    )
)  # fmt: skip
_TEXT = st.tuples(_WORDS, st.booleans()).map(
    lambda one: (
        f"<w:t{' xml:space=' + chr(34) + 'preserve' + chr(34) if one[1] else ''}>{one[0]}</w:t>"
    )
)
_RUN = st.tuples(_PROPERTIES, st.lists(st.one_of(_TEXT, _TEXT, _THINGS), max_size=3)).map(
    lambda one: f"<w:r>{f'<w:rPr>{one[0]}</w:rPr>' if one[0] else ''}{''.join(one[1])}</w:r>"
)
_BETWEEN = st.sampled_from(
    (
        '<w:proofErr w:type="spellStart"/>', '<w:bookmarkStart w:id="1" w:name="a"/>',
        '<w:bookmarkEnd w:id="1"/>', '<w:commentRangeStart w:id="1"/>',
    )
)  # fmt: skip
_INSIDE = st.lists(st.one_of(_RUN, _RUN, _RUN, _BETWEEN), max_size=4).map("".join)
_AROUND = st.sampled_from(
    (
        '<w:hyperlink r:id="rId8">{}</w:hyperlink>', '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:smartTag w:element="x">{}</w:smartTag>', '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
        '<w:fldSimple w:instr="HYPERLINK x">{}</w:fldSimple>', "{}",
    )
)  # fmt: skip
_WRAPPED = st.tuples(_AROUND, _INSIDE).map(lambda one: one[0].format(one[1]))
_STYLES = st.sampled_from(
    ("", "Titre", "Titre1", "Intertitre", "Citation", "Listepuces", "Inconnu")
)
_PARAGRAPH = st.tuples(_STYLES, st.lists(st.one_of(_RUN, _WRAPPED), max_size=5).map("".join)).map(
    lambda one: (
        f"<w:p>{f'<w:pPr><w:pStyle w:val={chr(34)}{one[0]}{chr(34)}/></w:pPr>' if one[0] else ''}"
        f"{one[1]}</w:p>"
    )
)
_BODY = st.lists(
    st.one_of(
        _PARAGRAPH,
        _PARAGRAPH,
        _PARAGRAPH.map(lambda one: f"<w:tbl><w:tr><w:tc>{one}</w:tc></w:tr></w:tbl>"),
    ),
    min_size=1,
    max_size=4,
).map("".join)
_ENOUGH = (
    "<w:p><w:r><w:t>Le ministre a parlé mardi de la loi qui sera votée demain.</w:t></w:r></w:p>"
)


def _moves(body: str) -> bool:
    """Whether something may come to stand elsewhere, because a tag that parted it from there goes.

    A line break or picture at the edge, where it is no longer shown; half of a field in a link.
    """
    edges = "smartTag" in body and ("<w:br/>" in body or "wp:inline" in body)
    around = ("<w:hyperlink", "<w:sdt", "<w:smartTag", "<w:fldSimple")
    return edges or ("fldChar" in body and any(tag in body for tag in around))


def _data(body: str) -> bytes:
    links = {"rId8": "https://example.org/a?b=1&amp;c"}
    comments = '<w:comment w:id="1"><w:p><w:r><w:t>Non ?</w:t></w:r></w:p></w:comment>'
    return document(
        body + _ENOUGH, notes=note(1, "<w:r><w:t>Note.</w:t></w:r>"), comments=comments, links=links
    )


def _read(data: bytes) -> Article:
    return read_article(data, "a.fr.docx", FR)


def _words(article: Article, block: Block) -> str:
    return shown(article.text, block.span, block.codes)[0]


def _edited(article: Article, data: bytes, words: list[str]) -> Article:
    edits = {
        block.span: DOCX.escape(said, block, article.text)
        for block, said in zip(article.blocks, words, strict=True)
    }
    edition = DOCX.encode(splice(article.text, edits), data)
    docx.Document(io.BytesIO(edition))
    return _read(edition)


@settings(max_examples=80)
@given(_BODY)
@example("<w:p/>")
def test_codes_lie_in_order_inside_the_span_and_pair_up(body: str) -> None:
    data = _data(body)
    article = _read(data)
    assert DOCX.encode(article.text, data) == data
    behind = 0
    for block in article.blocks:
        assert behind <= block.extent.start
        assert block.extent.contains(block.span)
        behind = block.extent.end
        at = block.span.start
        opened: list[int] = []
        for code in block.codes:
            assert at <= code.span.start < code.span.end <= block.span.end
            at = code.span.end
            if code.kind is CodeKind.OPEN:
                opened.append(code.pair)
            elif code.kind is CodeKind.CLOSE:
                assert code.pair == opened.pop()
            else:
                assert code.pair == 0
        assert not opened
        assert "<w:" not in _words(article, block)


@settings(max_examples=120)
@given(_BODY)
def test_words_that_are_escaped_read_as_the_same_words_and_codes(body: str) -> None:
    assume(not _moves(body))
    data = _data(body)
    article = _read(data)
    words = [_words(article, block) for block in article.blocks]
    edition = _edited(article, data, words)
    assert [_words(edition, block) for block in edition.blocks] == words
    assert [block.role for block in edition.blocks] == [block.role for block in article.blocks]
    assert DOCX.skeleton(edition.text) == DOCX.skeleton(article.text)


@settings(max_examples=80)
@given(_BODY, st.text(alphabet="aé<>&\"' \u00a0;#b/=\x00\x1c\x1f\ud800\ufffe\t", max_size=12))
def test_an_edition_has_the_skeleton_and_the_words_that_were_put_in(body: str, said: str) -> None:
    data = _data(body)
    article = _read(data)
    assume(not _moves(body))
    assume(not MARKER.search(f"x{said}x"))
    words = [
        re.sub(
            r"(</?[a-z]+\d*/?>)|([^\W\d_]+)",
            lambda m: m[1] or f"{m[2]}x{said}x",
            _words(article, b),
        )
        for b in article.blocks
    ]
    assume(not any("<b" in word and "&lt;" in body for word in words))
    edition = _edited(article, data, words)
    assert DOCX.skeleton(edition.text) == DOCX.skeleton(article.text)
    before = [list(DOCX.marks(_words(article, block))) for block in article.blocks]
    after = [list(DOCX.marks(_words(edition, block))) for block in edition.blocks]
    assert [len(marks) for marks in before] == [len(marks) for marks in after] or "color" in body


@settings(max_examples=40)
@given(_BODY)
def test_every_door_takes_any_document(body: str) -> None:
    data = _data(body)
    article = _read(data)
    assert "<h" in content(article.text) or "<p>" in content(article.text)
    assert "Le ministre" in readable(data, "a.docx")
    edition = framed(article.text, Locale("de-AT"), banner="Entwurf & <mehr>", origin="Aus …")
    written = DOCX.encode(edition, data)
    found = docx.Document(io.BytesIO(written))
    assert found.paragraphs[0].text == "Entwurf & <mehr>"
    assert found.paragraphs[-1].text == "Aus …"
    assert b"fr-FR" not in written
    for span, what in DOCX.untouched(article.text):
        assert what
        assert span.end <= len(article.text)
    assert source_units(article)


def test_a_document_without_its_styles_is_read() -> None:
    article = _read(document(_ENOUGH, styles="") if _ENOUGH else b"")
    assert len(article.blocks) == 1


def test_a_footnote_without_a_body_is_kept() -> None:
    data = document(f"<w:p><w:r><w:t>Un mot.</w:t></w:r>{reference(7)}</w:p>{_ENOUGH}")
    assert "Un mot.<fn>" in [_words(_read(data), block) for block in _read(data).blocks]


def test_a_document_of_tables_alone_is_an_article() -> None:
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Un</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    assert len(_read(document(table)).blocks) == 1


def _whole_field(code: str, result: str) -> str:
    kinds = [
        f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end")
    ]
    return f"{kinds[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{kinds[1]}{result}{kinds[2]}"


_PLAIN_RUN = _TEXT.map(lambda text: f"<w:r>{text}</w:r>")
_NESTED = st.recursive(
    _PLAIN_RUN,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=2)
        .map("".join)
        .flatmap(
            lambda words: st.sampled_from(
                (
                    _whole_field(" PAGE ", words),
                    _whole_field(' HYPERLINK "https://example.org" ', words),
                    f'<w:hyperlink r:id="rId8">{words}</w:hyperlink>',
                    f"<w:sdt><w:sdtPr/><w:sdtContent>{words}</w:sdtContent></w:sdt>",
                    f'<w:smartTag w:element="x">{words}</w:smartTag>',
                )
            )
        )
    ),
    max_leaves=5,
)


@settings(max_examples=60)
@given(st.lists(st.one_of(_NESTED, _PLAIN_RUN), min_size=1, max_size=4).map("".join))
def test_no_word_of_whole_fields_in_links_and_controls_is_lost(inside: str) -> None:
    data = _data(f"<w:p><w:r><w:t>Mots </w:t></w:r>{inside}<w:r><w:t> fin.</w:t></w:r></w:p>")
    article = _read(data)
    text = splice(
        article.text,
        {one.span: DOCX.escape(_words(article, one), one, article.text) for one in article.blocks},
    )
    again = readable(DOCX.encode(text, data), "a.docx")
    before = readable(data, "a.docx")
    assert "".join(filter(str.isalnum, again)) == "".join(filter(str.isalnum, before))
