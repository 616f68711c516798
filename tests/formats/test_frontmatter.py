"""Front matter: found, read with exact places, and safe to write into."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.formats.frontmatter import encode, quoted, read_front_matter
from l10n.model.span import splice


@pytest.mark.parametrize(
    ("scalar", "words", "style"),
    [
        ("Un mot", "Un mot", ""),
        ("Un mot # note", "Un mot", ""),
        ("'Un mot'", "Un mot", "'"),
        ("'L''un'", "L''un", "'"),
        ('"Un mot"', "Un mot", '"'),
        ('"Un \\"mot\\""', 'Un \\"mot\\"', '"'),
        (">-\n  Un\n  mot", "Un\n  mot", ">"),
        ("|\n  Un mot", "Un mot", ">"),
        ("Un\n  mot", "Un\n  mot", ""),
    ],
)
def test_the_words_of_a_value_are_found_inside_its_quotes(
    scalar: str, words: str, style: str
) -> None:
    text = f"---\ntitle: {scalar}\nx: 1\n---\nCorps\n"
    matter = read_front_matter(text)
    assert matter
    entry = matter.entries[0]
    assert entry.span
    assert entry.span.of(text) == words
    assert entry.style == style
    assert entry.extent.of(text) == f"title: {scalar}\n"
    assert text[matter.end :] == "Corps\n"


@pytest.mark.parametrize(
    "scalar", ['"caf\\u00e9"', "[a, b]", "{a: b}", "2023", "yes", "|\n  un\n  deux", "", "*x", "!!str a", "&b c"]
)  # fmt: skip
def test_other_values_are_left_alone(scalar: str) -> None:
    matter = read_front_matter(f"---\na: &x un\ntitle: {scalar}\n---\n")
    assert matter
    assert [entry.span is None for entry in matter.entries][1]


@pytest.mark.parametrize("text", ["", "Corps", "---\n", "---\na: b\n", " ---\na: b\n---\n", "***\na: b\n***\n",
                                  "---\nUne phrase. Et : une autre.\n\n---\n", "----\na: b\n----\n"])  # fmt: skip
def test_a_text_without_front_matter_has_none(text: str) -> None:
    assert read_front_matter(text) is None


@pytest.mark.parametrize("end", ["---", "...", "---  "])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_the_fences_may_differ(end: str, line: str) -> None:
    text = line.join(("---", "# note", "é: 😀 b", end, "Corps"))
    matter = read_front_matter(text)
    assert matter
    [entry] = matter.entries
    assert entry.span
    assert (entry.key, entry.span.of(text), text[matter.end :]) == ("é", "😀 b", "Corps")


@pytest.mark.parametrize(
    "inner", ["title: [", "title: a: b", "a: b\n- c", "title: \x00", "x: " + "[" * 600]
)
def test_broken_yaml_is_refused_and_the_advice_says_what_to_do(inner: str) -> None:
    with pytest.raises(InputError, match="not valid YAML") as caught:
        read_front_matter(f"---\n{inner}\n---\n")
    assert "quotes" in caught.value.advice


def test_the_line_of_an_error_counts_from_the_first_fence() -> None:
    with pytest.raises(InputError) as caught:
        read_front_matter("---\na: b\ntitle: c: d\n---\n")
    assert caught.value.where
    assert caught.value.where.line == 3


def test_broken_toml_is_refused() -> None:
    with pytest.raises(InputError, match="not valid TOML"):
        read_front_matter("+++\ntitle = \n+++\n")


@given(st.text(max_size=50))
@example("a: b\x85c\u2028d\ufeff\x7f😀\\\"'")
def test_a_quoted_value_is_read_back_as_it_was(value: str) -> None:
    assert yaml.safe_load(quoted(value)) == value


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
@example("- a")
@example("a #b")
@example("2023-09-12")
@example("« a »")
@example("~")
def test_a_value_that_was_plain_is_read_back_as_a_text(value: str) -> None:
    assert yaml.safe_load(f"k: {encode(value, '')}") == {"k": value}


@given(st.text(max_size=60), st.sampled_from(["---\n", "+++\n"]))
def test_nothing_crashes_and_nothing_changes(inner: str, fence: str) -> None:
    text = f"{fence}title: {inner}\n{fence}Corps"
    try:
        matter = read_front_matter(text)
    except InputError:
        return
    spans = [entry.span for entry in matter.entries if entry.span] if matter else []
    assert splice(text, {span: span.of(text) for span in spans}) == text


TOML = """\
+++
# "title" is not here
title = "Un « titre » \\"cité\\""  # title = "x"
'sous-titre' = 'x'
description = 'Le chapô'
author = ["Une", "Deux"]
date = 2024-03-04
summary = \"\"\"
title = "faux"
\"\"\"
caption = "\\u00e9"
draft = true

[params]
title = "autre"
+++
Corps
"""


def test_strings_of_toml_are_found_at_the_top_and_nowhere_else() -> None:
    matter = read_front_matter(TOML)
    assert matter
    assert {entry.key: entry.span.of(TOML) for entry in matter.entries if entry.span} == {
        "title": 'Un « titre » \\"cité\\"',
        "sous_titre": "x",
        "description": "Le chapô",
    }
    assert {entry.key: entry.value for entry in matter.entries}["author"] == "Une, Deux"
    title = matter.entries[0]
    assert title.extent.of(TOML).startswith("title = ")
    assert title.extent.of(TOML).endswith('"x"\n')


@given(st.text(min_size=1, max_size=40), st.sampled_from(['"', "'"]))
@example('« L\'un » # "deux" \\ trois', "'")
@example("a\x07b", '"')
def test_any_words_survive_in_a_toml_value(words: str, quote: str) -> None:
    words = " ".join(words.split())
    if not words or "\\" in words or (quote == "'" and not words.isprintable()):
        return
    text = f"+++\ntitle = {quote}Un titre{quote} # note\r\nx = 1\r\n+++\nCorps"
    matter = read_front_matter(text)
    assert matter
    title = matter.entries[0]
    assert title.span
    edition = splice(text, {title.span: encode(words, title.style)})
    again = read_front_matter(edition)
    assert again
    expected = words.replace("'", "’") if quote == "'" else words
    assert again.entries[0].value == expected
    assert again.entries[1].value == "1"
    assert edition.endswith("# note\r\nx = 1\r\n+++\nCorps")


def test_the_line_of_an_error_in_toml_is_told() -> None:
    with pytest.raises(InputError) as caught:
        read_front_matter("+++\na = 1\ntitle = \n+++\n")
    assert caught.value.where
    assert caught.value.where.line == 3
