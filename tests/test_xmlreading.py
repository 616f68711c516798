"""XML of strangers comes out in the order it stands in, and within bounds."""

from __future__ import annotations

import pytest

from l10n.errors import InputError
from l10n.xmlreading import Element, Kind, bare_doctype, elements

KIND = Kind(
    name="Test",
    entries=frozenset({"entry"}),
    heads=frozenset({"head"}),
    inline=frozenset({"i"}),
    doctype=bare_doctype("root", r"[\w]+\.dtd"),
    limit=1_000_000,
    most=1_000,
)


def read(text: str) -> list[Element]:
    return list(elements("x.xml", text.encode(), KIND))


def shown(element: Element) -> str:
    inside = "".join(one if isinstance(one, str) else shown(one) for one in element.content)
    return f"({element.tag}:{inside})"


def test_the_root_comes_first_then_heads_and_entries_in_order() -> None:
    found = read("<root a='1'><head/><entry>a</entry><head><entry>b</entry></head></root>")
    assert [one.tag for one in found] == ["root", "head", "entry", "head", "entry"]
    assert found[0].attributes == {"a": "1"}
    assert found[3].content == []


def test_texts_and_elements_keep_their_order() -> None:
    (_, entry) = read("<root><entry>a<g>b<x/>c</g>d<i>e<x/>f</i>g</entry></root>")
    assert shown(entry) == "(entry:a(g:b(x:)c)de(x:)fg)"


def test_an_entry_inside_an_entry_belongs_to_it() -> None:
    found = read("<root><entry><entry>a</entry><head>b</head></entry></root>")
    assert [shown(one) for one in found[1:]] == ["(entry:(entry:a)(head:b))"]


def test_names_are_local_and_an_attribute_without_a_prefix_wins() -> None:
    (_, entry) = read("<root xmlns:o='urn:o'><o:entry id='ours' o:id='theirs' o:more='1'/></root>")
    assert (entry.tag, entry.namespace) == ("entry", "urn:o")
    assert entry.attributes == {"id": "ours", "more": "1"}


def test_lines_are_those_of_the_file_though_a_doctype_was_cut_out() -> None:
    (_, entry) = read("<!DOCTYPE root\nSYSTEM 'a.dtd'>\n<root>\n<entry/></root>")
    assert entry.line == 4


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("<!DOCTYPE root SYSTEM 'a/b.dtd'><root/>", "test-declaration", 1),
        ("<root><!DOCTYPE root SYSTEM 'a.dtd'></root>", "test-declaration", 1),
        ("<root>\n<entry>", "test-xml", 2),
        ("<root>" + " " * 1_000_000, "test-too-large", 0),
        ("<root>" + "<entry/>" * 1_000, "test-too-large", 1),
        ("<root>\n" + "<other/>" * 1_000, "test-too-large", 2),
    ],
)
def test_errors_bear_the_name_of_the_kind(text: str, code: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        read(text)
    assert caught.value.code == code
    assert caught.value.where
    assert caught.value.where.line == line
