"""Content written as Markdown renders to the same content; as text it has the same words."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pyromark
from hypothesis import example, given, settings
from hypothesis import strategies as st

from l10n.formats.markdown.events import OPTIONS
from l10n.formats.publication.semantic import Node, Tree, read, words, write
from l10n.formats.publication.tidy import tidy
from l10n.formats.publication.treemarkdown import is_loose, tree_as_markdown
from l10n.formats.publication.treetext import tree_as_text

_SIGNS = [
    *"abé1.,:;!?*_`~[]()<>#+-=|&\\{}$\"'^«»“”–…€⇧ ß字\u00a0\u202f",
    " ", " ", "12.", "&amp;", "<b>", "a_b", "http://a.b/c", "![", "---", "1)", "Wort ",
]  # fmt: skip
_TEXT = st.lists(st.sampled_from(_SIGNS), min_size=1, max_size=8).map("".join)
_URL = st.sampled_from(["https://a.b/c?d=1&e=2", "/x(y)", "#z", "a b", "x<y>", "?a=1&copy;", ""])


def _node(tag: str, *attributes: tuple[str, str]):
    return lambda children: Node(tag, attributes, tuple(children))


_INLINE = st.recursive(
    st.one_of(
        _TEXT,
        st.just(Node("br")),
        _TEXT.map(lambda words: Node("code", (), (words,))),
        st.builds(lambda src, alt: Node("img", (("src", src), ("alt", re.sub(" +", " ", alt)))), _URL.filter(bool), _TEXT),
    ),
    lambda inner: st.one_of(
        *(st.lists(inner, max_size=3).map(_node(tag)) for tag in ("em", "strong", "s")),
        st.builds(
            lambda url, children: Node("a", (("href", url),), tuple(children)),
            _URL, st.lists(inner, min_size=1, max_size=3),
        ),
    ),
    max_leaves=6,
)  # fmt: skip
_RUN = st.lists(_INLINE, min_size=1, max_size=5)
_LEAF = st.one_of(
    _RUN.map(_node("p")),
    st.builds(lambda n, run: Node(f"h{n}", (), tuple(run)), st.integers(1, 6), _RUN),
    st.just(Node("hr")),
    _TEXT.map(lambda code: Node("pre", (), (Node("code", (), (f"{code}\n  x\n",)),))),
    st.lists(st.lists(_RUN, min_size=2, max_size=2), min_size=2, max_size=3).map(
        lambda rows: Node(
            "table",
            (),
            (
                Node("thead", (), (Node("tr", (), tuple(Node("th", (), tuple(c)) for c in rows[0])),)),
                Node(
                    "tbody", (),
                    tuple(Node("tr", (), tuple(Node("td", (), tuple(c)) for c in r)) for r in rows[1:]),
                ),
            ),
        )
    ),
)  # fmt: skip
_BLOCK = st.recursive(
    _LEAF,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=2).map(_node("blockquote")),
        st.lists(
            st.one_of(_RUN, st.lists(inner, min_size=1, max_size=2)).map(_node("li")),
            min_size=1, max_size=3,
        ).flatmap(lambda items: st.sampled_from([Node("ul", (), tuple(items)), Node("ol", (), tuple(items))])),
    ),
    max_leaves=4,
)  # fmt: skip
_TREE = st.lists(_BLOCK, max_size=4).map(tuple)


def _rendered(markdown: str) -> Tree:
    return tidy(read(pyromark.html(markdown, options=OPTIONS)))


def _comparable(tree: Tree) -> Tree:
    """Without what Markdown cannot say: breaks in headings and cells, where tight lists end."""
    return tidy(tuple(_plainer(tidy(tree), False)))


def _plainer(nodes: Tree, in_line: bool) -> list[Node | str]:
    found: list[Node | str] = []
    for node in nodes:
        if isinstance(node, str):
            found.append(re.sub("\n", " ", node))
            continue
        if node.tag == "br" and in_line:
            found.append(" ")
            continue
        short = in_line or node.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "th", "td")
        children = tuple(_plainer(node.children, short))
        attributes = tuple((key, _url(value)) for key, value in node.attributes)
        if node.tag == "ol":
            attributes = tuple(one for one in attributes if one != ("start", "1"))
        if node.tag in ("ul", "ol"):
            items = [one for one in node.children if isinstance(one, Node)]
            children = tuple(
                Node("li", (), _loosened(one.children)) for one in children if isinstance(one, Node)
            ) if is_loose(items) else tuple(
                Node("li", (), _tightened(one.children)) for one in children if isinstance(one, Node)
            )  # fmt: skip
        found.append(Node(node.tag, attributes, children))
    return found


def _url(value: str) -> str:
    return unquote(value)


def _loosened(children: Tree) -> Tree:
    return tuple(tidy((Node("blockquote", (), children),))[0].children) if children else ()  # type: ignore[union-attr]


def _tightened(children: Tree) -> Tree:
    found: list[Node | str] = []
    for one in children:
        found += one.children if isinstance(one, Node) and one.tag == "p" else [one]
    return tuple(found)


@given(_TREE)
@settings(max_examples=40)
@example((Node("p", (), ("a", Node("em", (), ("(b)",)), "c")),))
@example((Node("p", (), (Node("em", (), ("a",)), Node("strong", (), ("b",)))),))
@example((Node("p", (), ("x", Node("strong", (), (Node("em", (), ("a",)), "b")), "y")),))
def test_markdown_renders_to_the_same_content(tree: Tree) -> None:
    written = tree_as_markdown(tree)
    assert write(_comparable(_rendered(written))) == write(_comparable(tree)), written


@given(_TREE)
@settings(max_examples=25)
def test_tidying_twice_changes_nothing(tree: Tree) -> None:
    assert tidy(tidy(tree)) == tidy(tree)


@given(_TREE)
@settings(max_examples=25)
def test_content_written_is_read_again(tree: Tree) -> None:
    assert tidy(read(write(tidy(tree)))) == tidy(tree)


@given(_TREE)
@settings(max_examples=25)
def test_plain_text_has_all_the_words_in_order(tree: Tree) -> None:
    def letters(text: str) -> str:
        return re.sub(r"[\W_\d]", "", text)

    # Besides them it has the addresses of links and the descriptions of pictures.
    written = letters(tree_as_text(tree))
    at = 0
    for letter in letters(words(tidy(tree))):
        at = written.index(letter, at) + 1
