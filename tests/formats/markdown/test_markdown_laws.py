"""What holds for any Markdown text whatever."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.formats.markdown import MARKDOWN
from l10n.model.article import Block, Code, CodeKind, Role
from l10n.model.locale import Locale
from l10n.model.span import Span, splice

FR = Locale("fr")

# Pieces that mean something to a parser, put together in any order.
_PIECES = st.sampled_from(
    """*|**|_|__|~|~~|`|``|```|[|]|](u)|](<u> "t")|][ref]|![|<b>|</b>|<https://a.b>|<div>|<!--|-->|
    #|##|###### |> |- |+ |1. |2) |* |    |\t|  |\n|\n\n|  \n|\\\n|\r\n|\r|---|+++|===|***|---\ntitle: |
    |a |-- |[^1]|[^1]: |[ref]: /u\n|[x] |\\|\\*|&amp;|&nbsp;|mot|été|😀|« |Où ?|1.|x|{#id}|[!NOTE]|
    date: |'|"|: |\\||\x00|\u2028|\ufeff""".replace("\n    ", "").split("|")
)  # fmt: skip
_MARKUP = st.lists(_PIECES, max_size=30).map("".join)
_TEXTS = st.one_of(_MARKUP, st.text(max_size=60), _MARKUP.map(lambda s: f"Un corps.\n\n{s}"))
_WORDS = st.lists(st.sampled_from(["Wort", "Größe", "12.", "😀", "Ende.", "drei"]), min_size=1)


def _blocks(text: str) -> tuple[Block, ...]:
    try:
        return MARKDOWN.parse(text, FR, {})[0]
    except InputError:
        assume(False)
        raise


@given(_TEXTS)
@example("*a\r\n> b*\n\n[a\n](u)")
def test_parsing_gives_blocks_or_a_clear_error(text: str) -> None:
    blocks, error = (), None
    try:
        blocks, _ = MARKDOWN.parse(text, FR, {})
    except InputError as caught:
        error = caught
    body = [block for block in blocks if block.role in (Role.BODY, Role.LIST_ITEM, Role.QUOTE)]
    assert body or (error and error.advice)


@given(_TEXTS)
@example("**\r- \\](u)")
def test_blocks_lie_in_order_and_in_their_extents(text: str) -> None:
    at = 0
    for block in _blocks(text):
        assert at <= block.extent.start
        assert block.extent.contains(block.span)
        assert block.span.of(text).strip()
        at = block.extent.end
    assert at <= len(text)


@given(_TEXTS)
def test_codes_lie_in_order_inside_the_span_and_pair_up(text: str) -> None:
    for block in _blocks(text):
        at, open_pairs = block.span.start, []
        for code in block.codes:
            assert at <= code.span.start < code.span.end <= block.span.end
            at = code.span.end
            if code.kind is CodeKind.OPEN:
                mark = code.span.of(text)
                assert mark in ("*", "_", "**", "__", "~", "~~", "[", "![") or mark[0] == "<"
                open_pairs.append(code.pair)
            elif code.kind is CodeKind.CLOSE:
                assert code.pair == open_pairs.pop()
                assert code.span.of(text)[0] in "*_~]<"
            else:
                assert code.pair == 0
            if code.kind is CodeKind.BREAK:
                assert not code.span.of(text).strip("\r\n\t >"), code.span.of(text)
        assert not open_pairs
        pairs = [code.pair for code in block.codes if code.kind is CodeKind.OPEN]
        assert sorted(pairs) == list(range(1, len(pairs) + 1))


@given(_TEXTS)
def test_nothing_changes_when_every_span_is_put_back(text: str) -> None:
    blocks = _blocks(text)
    assert splice(text, {block.span: block.span.of(text) for block in blocks}) == text


def _translate(text: str, block: Block, words: list[str]) -> str:
    """Other words between the same codes."""
    pieces, at = [], block.span.start
    for index, code in enumerate(
        (*block.codes, Code(Span(block.span.end, block.span.end), CodeKind.ALONE))
    ):
        gap = Span(at, code.span.start).of(text)
        if any(map(str.isalnum, gap)):
            lead = gap[: len(gap) - len(gap.lstrip())]
            tail = gap[len(gap.rstrip()) :]
            gap = lead + words[index % len(words)] + tail
        pieces += gap, " " if code.kind is CodeKind.BREAK else code.span.of(text)
        at = code.span.end
    return "".join(pieces)


PROSE = st.sampled_from(
    [
        "Le *ministre* a **dit** [non](https://a.fr \"t\") à `x`.",
        "Une phrase\nsur deux lignes, *avec\nde l'emphase*.",
        "# Un titre *fort*", "Un titre\n========", "- un\n- deux\n  - trois\n\n    quatre",
        "> Cité\n> deux\n\n> encore", "1. un\n2. deux", "![texte](i.png)", "![a](b.png)\n*légende*",
        "| a | b |\n|---|---|\n| c | *d* |", "Note[^1].\n\n[^1]: La note\n    suite.",
        "```py\ncode\n```", "<div>\nhtml\n</div>", "***", "Fin  \nde ligne\\\nforcée 😀 ici",
        "Voir [ref] et [là][ref].\n\n[ref]: /u", "- [ ] tâche", "> - item\n>   suite",
        "12 septembre\n- x", "[**Tout** lié](u)", "**Tout fort.**", "<b>Tout</b>", "2<sup>e</sup> <i>fois<br></i>", "<https://a.b> et a@b.fr \\*",
        "<figure>\n<img src=a>\n<figcaption>Une <b>légende</b> ici\nsur deux lignes</figcaption>\n</figure>",
        "<details><summary>Résumé</summary>\n\nCaché.\n\n</details>", "Un ![alt *fort*](i.png \"t\") dedans.",
        "[![badge](i.png)](u)", "Terme\n: définition *a*\n: autre", "Soit $x_1^2$ donné.", "> [!NOTE]\n> À savoir",
        "# Titre {#id}", "| a \\| b |\n|---|\n| `c\\|d` e |", "<!-- rien -->\n", "> <div>mot ici</div>",
        "Deux.[^2]\n\n[^2]: Un\n\n    Deux paragraphes.\n", "- [x] fait\n  1. un\n     deux",
    ]
)  # fmt: skip


@given(st.lists(PROSE, min_size=1, max_size=6), _WORDS)
def test_other_words_leave_the_skeleton_as_it_was(paragraphs: list[str], words: list[str]) -> None:
    text = "\n\n".join(["Début.", *paragraphs]) + "\n"
    blocks = _blocks(text)
    edits = {b.span: MARKDOWN.escape(_translate(text, b, words), b, text) for b in blocks}
    edition = splice(text, edits)
    assert MARKDOWN.skeleton(edition) == MARKDOWN.skeleton(text), edition


@given(_TEXTS)
def test_a_skeleton_is_the_same_each_time(text: str) -> None:
    _blocks(text)  # a text that is refused needs none
    assert MARKDOWN.skeleton(text) == MARKDOWN.skeleton(text)


_STYLES = pytest.mark.parametrize(
    "scalar",
    ["Un mot", "'Un mot'", '"Un mot"', ">-\n  Un mot", "|\n  Un mot", "Un mot # note", "'L''un'"],
)


@_STYLES
@given(target=st.text(min_size=1, max_size=40))
@example(target="a: b")
@example(target='« L\'un » # "deux" \\ trois')
@example(target="2023-09-12")
@example(target="null")
def test_any_words_survive_in_a_front_matter(scalar: str, target: str) -> None:
    target = " ".join("".join(c if c.isprintable() else " " for c in target).split())
    assume(target and "''" not in target and "\\" not in target)
    text = f"---\ntitle: {scalar}\nlayout: post\n---\n\nLe corps.\n"
    title = _blocks(text)[0]
    edition = splice(text, {title.span: MARKDOWN.escape(target, title, text)})
    matter = yaml.safe_load(edition.split("---\n")[1])
    assert matter["title"].strip() == target
    assert matter["layout"] == "post"
    assert MARKDOWN.skeleton(edition) == MARKDOWN.skeleton(text)
