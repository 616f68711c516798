"""What holds for any HTML whatever."""

from __future__ import annotations

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.formats.html import HTML, content
from l10n.formats.html.page import read_page
from l10n.formats.html.tokens import tokens
from l10n.formats.html.untouched import untouched
from l10n.model.article import Block, Code, CodeKind, Role, shown
from l10n.model.locale import Locale
from l10n.model.span import Span, splice

FR = Locale("fr")

# Pieces that mean something to a parser, put together in any order.
_PIECES = st.sampled_from(
    """<p>|</p>|<b>|</b>|<i class=x>|</i>|<a href="/u?a=1&lt=2">|</a>|<a href='b'>|<br>|<br/>|<ul><li>|
    <li>|</ul>|<div class="share">|<div>|</div>|<h1>|</h1>|<h2>|</h2>|<td>|</td>|<table><tr>|</table>|
    <!-- c -->|<!--|-->|<script>|</script>|<script>var a="<b>";</script>|<style>p{}</style>|<svg>|</svg>|
    <title>|</title>|<textarea>|<img alt="Une image rouge" src=x>|<img alt='l&#39;eau &amp; le feu'>|<pre>|
    </pre>|<sup><a href="#n1">1</a></sup>|<span></span>|<wbr>|&amp;|&nbsp;|&eacute;|&lt;b&gt;|&notit;|&#x27;|
    &#0;|&|<|>|</|<!|<?|"|'|=|mot| été |😀|« Où ? »|Une phrase entière qui se termine ici.|\t|\n|  |\r\n|\x00|
    \xa0|\u202f|\xad|<b|<a href="|<article>|</article>|<nav>|</nav>|<blockquote>|</blockquote>|<time datetime=2024-05-03>|
    </time>|le 3 mai 2024|Par Anne Le Goff|<figure><figcaption>|</figcaption></figure>|<button>Oui</button>|
    <p title=Titre>|<head>|<body>|<html lang=fr>|<meta name=description content="Un résumé.">|<frameset>|<dd>|<dt>"""
    .replace("\n    ", "").split("|")
)  # fmt: skip
_MARKUP = st.lists(_PIECES, max_size=30).map("".join)
_TEXTS = st.one_of(_MARKUP, st.text(max_size=60))
_ARTICLES = _MARKUP.map(
    lambda some: (
        "<h1>Le titre de l’article</h1><p>Le ministre a déclaré mardi que la loi serait votée"
        f" avant la fin de la semaine.</p>{some}"
    )
)


@given(_TEXTS)
@example("<a b")
@example("</")
@example("<script><!--<script></script>--></script>x")
def test_every_character_is_in_exactly_one_token(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert token.start == at < token.end
        at = token.end
        for attribute in token.attributes:
            assert token.start < attribute.start <= attribute.end < token.end
    assert at == len(text)


@given(_TEXTS)
@example("<b><i></b></i>x<b><i>y</b>z</i>")
def test_codes_lie_in_order_inside_the_span_and_pair_up(text: str) -> None:
    for paragraph in read_page(text).paragraphs:
        inline = paragraph.inline
        at = inline.span.start
        opened: list[int] = []
        for code in inline.codes:
            assert at <= code.span.start < code.span.end <= inline.span.end
            at = code.span.end
            if code.kind is CodeKind.OPEN:
                opened.append(code.pair)
            elif code.kind is CodeKind.CLOSE:
                assert code.pair == opened.pop()
            else:
                assert code.pair == 0
        assert not opened
        words, _ = shown(text, inline.span, inline.codes)
        assert words == words.strip(" \t\n\r\f")
        assert not {"\t", "\n", "\r", "\f"} & set(words)


def _words(text: str) -> list[str]:
    """What a translator sees of each paragraph, on whatever part of the page it stands."""
    return [shown(text, one.inline.span, one.inline.codes)[0] for one in read_page(text).paragraphs]


def _block(text: str, number: int) -> Block:
    one = read_page(text).paragraphs[number].inline
    return Block(Role.BODY, one.span, one.span, "", codes=one.codes)


@given(_TEXTS)
@example("<p>a &lt;b&gt; <b>c</b></p>")
@example("<p>Fin <!-- a --><b>de</b>&nbsp;phrase&nbsp;</p>")
@example("<p>x<script>1</script>y</p>")
@example("<a href=b>&amp;</a>!")
def test_words_that_are_escaped_read_as_the_same_words_and_codes(text: str) -> None:
    before = _words(text)
    edits = {}
    for number, words in enumerate(before):
        block = _block(text, number)
        edits[block.span] = HTML.escape(words, block, text)
    edition = splice(text, edits)
    assert _words(edition) == before
    assert HTML.skeleton(edition) == HTML.skeleton(text)


@given(_TEXTS, st.text(alphabet="aé<>&\"' \xa0;#b/=", max_size=12))
def test_any_words_stay_words(text: str, said: str) -> None:
    page = read_page(text)
    assume(page.paragraphs)
    block = _block(text, 0)
    said = f"x{' '.join(said.split(' '))}x"
    assume(not any(code.shown and code.shown in said for code in block.codes if not code.is_text))
    block = Block(Role.BODY, block.span, block.span, "")
    edition = splice(text, {block.span: HTML.escape(said, block, text)})
    assert " ".join(read_page(edition).paragraphs[0].words.split(" ")) == " ".join(
        word for word in said.split(" ") if word
    )


def _parsed(text: str) -> tuple[Block, ...]:
    try:
        return HTML.parse(text, FR, {})[0]
    except InputError as error:
        assert error.advice  # noqa: PT017
        return ()


@settings(max_examples=60)
@given(st.one_of(_ARTICLES, _MARKUP))
@example("<title>x</title><p>" + "a " * 30)
def test_blocks_lie_in_order_and_nothing_changes_when_they_are_put_back(text: str) -> None:
    blocks = _parsed(text)
    at = 0
    for block in blocks:
        assert at <= block.extent.start
        assert block.extent.contains(block.span)
        assert len(block.span)
        at = block.extent.end
        inside = block.span.start
        for code in block.codes:
            assert inside <= code.span.start <= code.span.end <= block.span.end
            inside = code.span.end
    assert at <= len(text)
    assert splice(text, {block.span: block.span.of(text) for block in blocks}) == text


def _translated(text: str, block: Block) -> str:
    """Other words between the same codes, and some that mean something to HTML."""
    pieces, at = [], block.span.start
    end = Span(block.span.end, block.span.end)
    for code in (*block.codes, Code(end, CodeKind.ALONE, shown="")):
        gap = Span(at, code.span.start).of(text)
        at = code.span.end
        pieces += "Wörter & <Zeichen>" if any(map(str.isalnum, gap)) else gap, code.reads(text)
    return "".join(pieces)


@settings(max_examples=60)
@given(_ARTICLES)
@example(
    "<h1>Un titre</h1><p>Une phrase qui dit enfin quelque chose de long.</p><svg><p title=a b></svg>"
)
def test_an_edition_has_the_skeleton_of_the_page_without_its_chrome(text: str) -> None:
    blocks = _parsed(text)
    gone = {block.extent: "" for block in blocks if block.role is Role.CHROME}
    kept = [block for block in blocks if block.role is not Role.CHROME]
    edits = {block.span: HTML.escape(_translated(text, block), block, text) for block in kept}
    edition = splice(text, {**gone, **edits})
    assert HTML.skeleton(edition) == HTML.skeleton(splice(text, gone)), edition


@settings(max_examples=40)
@given(_ARTICLES)
def test_nothing_fails_on_what_stays_or_on_the_content(text: str) -> None:
    for span, what in untouched(text):
        assert what
        assert span.end <= len(text)
    assert "<script" not in content(text)


@settings(max_examples=60)
@given(
    st.sampled_from([b"", b"\xef\xbb\xbf", b'<meta charset="latin1">', b"<meta charset=utf-8>"]),
    st.binary(max_size=80),
)
@example(b"<meta charset=windows-1252>", bytes(range(256)))
@example(b"\xff\xfe", "<p>été</p>".encode("utf-16-le"))
def test_a_page_that_is_read_is_written_back_byte_for_byte(head: bytes, data: bytes) -> None:
    data = head + data
    try:
        text = HTML.decode(data, "a.html")
    except InputError as error:
        assert error.advice  # noqa: PT017
        return
    assert HTML.encode(text, data) == data
