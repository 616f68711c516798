"""What is written is read back as the same values, and what was not asked for is not touched."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import InputError, UsageError
from l10n.model.finding import Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.terminology import load
from l10n.terminology.csvfiles.cells import guarded, unguarded
from l10n.terminology.csvfiles.writing import add_rows, render, revise

# Everything a cell can hold, with a liking for what CSV and spreadsheets stumble over.
TEXT = st.text(
    st.one_of(
        st.sampled_from("=+-@'\",;\t abß\u00a0\u202e"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n|>"),
    ),
    max_size=8,
).map(str.strip)
NAME = TEXT.filter(bool)
LIST = st.lists(NAME, max_size=3, unique=True).map(tuple)


@st.composite
def renderings(draw: st.DrawFn) -> Rendering:
    preferred = draw(NAME)
    forbidden = draw(LIST)
    instead = {form: use for form in forbidden if (use := draw(st.just("") | NAME)) and use != form}
    return Rendering(
        preferred,
        tuple(form for form in draw(LIST) if form != preferred),
        forbidden,
        instead,
        draw(TEXT),
        draw(LIST),
        draw(LIST),
        draw(LIST),
        draw(st.sampled_from(["", "m", "f", "n", "pl"])),
    )


@st.composite
def glossaries(draw: st.DrawFn) -> Glossary:
    concepts = draw(st.lists(NAME, max_size=4, unique=True))
    return Glossary(
        tuple(
            Term(
                concept,
                draw(TEXT),
                draw(
                    st.dictionaries(
                        st.sampled_from(["fr", "en", "en-GB", "de", "de-CH"]),
                        renderings(),
                        min_size=1,
                    )
                ),
                Where("g.csv", line),
                draw(TEXT),
                False,
                draw(LIST),
                draw(st.sampled_from(["", "exact", "any"])),
                draw(TEXT),
                draw(TEXT),
            )
            for line, concept in enumerate(concepts, start=2)
        )
    )


@settings(max_examples=40)
@given(glossaries())
def test_what_is_written_is_read_back_as_the_same_values(glossary: Glossary) -> None:
    data = render(glossary.terms, ("concept", "type", "fr"))
    assert load([("g.csv", data)])[0] == glossary


@settings(max_examples=40)
@given(glossaries(), glossaries())
def test_what_is_added_to_a_file_is_read_back_behind_what_was_there(
    old: Glossary, new: Glossary
) -> None:
    data = render(old.terms, ("concept", "type", "fr"))
    wanted = {term.concept: term for term in (*old.terms, *new.terms)}
    found, _ = load([("g.csv", revise("g.csv", data, new.terms, widen=True))])
    there = Where("g.csv")
    assert {term.concept: replace(term, where=there) for term in found.terms} == {
        concept: replace(term, where=there) for concept, term in wanted.items()
    }


@settings(max_examples=40)
@given(glossaries())
def test_writing_what_a_file_says_already_changes_nothing(glossary: Glossary) -> None:
    data = render(glossary.terms, ("concept", "type", "fr"))
    assert revise("g.csv", data, glossary.terms) == data


@given(TEXT)
def test_a_cell_made_harmless_is_no_formula_and_comes_back(text: str) -> None:
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t")
    assert unguarded(guarded(text)) == text


PIECES = st.sampled_from(
    [
        *(
            b'"',
            b'""',
            b",",
            b",,,",
            b"\n",
            b"\r\n",
            b"\r",
            b"|",
            b" > ",
            b"'=",
            b"a",
            b" ",
            b"\xff",
        ),
        *(b"\0", "é".encode(), "\u2028".encode(), "\ufeff".encode()),
        *(b"\na,t,b,c,", b"\r\nd,t,e,f,"),
    ]
)


@given(st.lists(PIECES, max_size=12).map(b"".join))
def test_any_bytes_are_refused_at_a_line_or_read_and_kept(rows: bytes) -> None:
    before = b"concept,type,fr,en,de\n" + rows
    old = None
    with suppress(InputError):
        old, findings = load([("g.csv", before)])
    if old is None:
        with pytest.raises(InputError) as caught:
            load([("g.csv", before)])
        assert str(caught.value.where).startswith("g.csv")
        assert caught.value.advice
        return
    assert all(0 < one.where.line <= 1 + len(rows) and one.advice for one in findings)
    after = add_rows("g.csv", before, [row()])
    added = b"mine,weapon,mine,mine,\n"
    start = after.rindex(added)
    rest = after[:start] + after[start + len(added) :]
    assert rest in (before, before + b"\n")
    assert load([("g.csv", after)])[0].terms[: len(old.terms)] == old.terms


FILE = (
    'concept,note,type,"fr",en,fr_variants\r\n'
    'tank,"a, b",weapon,char , "tank",blindé|\r\n'
    "\r\n"
    "kn,,weapon,KN-23,KN-23,\r\n"
    ",,,,,\r\n"
)


def row(**cells: str) -> dict[str, str]:
    return {"concept": "mine", "type": "weapon", "fr": "mine", "en": "mine", **cells}


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_new_row_leaves_every_other_byte(bom: bytes, end: str) -> None:
    """Mark, line ends, order of columns, quotes, spaces, even faults: all as it was."""
    before = bom + FILE.replace("\r\n", end).replace(' "tank"', "tank").encode()
    after = add_rows("g.csv", before, [row(note="=1+1, x")])
    added = f'mine,"\'=1+1, x",weapon,mine,mine,{end}'.encode()
    assert after == before.replace(f",,,,,{end}".encode(), added + f",,,,,{end}".encode())
    (*_, term) = load([("g.csv", after)])[0].terms
    assert (term.concept, term.note) == ("mine", "=1+1, x")


def test_a_file_without_a_last_line_end_only_grows() -> None:
    before = b"concept,type,fr,en\na,t,b,c"
    after = add_rows("g.csv", before, [row()])
    assert after == before + b"\nmine,weapon,mine,mine\n"


def test_a_file_with_all_cells_in_quotes_gets_a_row_in_quotes() -> None:
    before = b'"concept","type","fr","en"\n"a","t","b","c"\n'
    assert add_rows("g.csv", before, [row()]) == before + b'"mine","weapon","mine","mine"\n'


def test_an_empty_file_gets_its_first_row() -> None:
    assert add_rows("g.csv", b"concept,type,fr,en", [row()]).endswith(b"\nmine,weapon,mine,mine\n")


def test_a_column_is_added_only_when_asked_for() -> None:
    before = b'concept,type,fr,en,,\r\na,t,"b, c",d,,\r\n\r\ne,t,f,g\r\n'
    with pytest.raises(UsageError, match="no column de, de_short") as caught:
        add_rows("g.csv", before, [row(de="Mine", de_short="M")])
    assert caught.value.code == "glossary-column-missing"
    after = add_rows("g.csv", before, [row(de="Mine", note="x")], widen=True)
    assert after == (
        b'concept,type,fr,en,de,note\r\na,t,"b, c",d,,\r\n\r\ne,t,f,g,,\r\n'
        b"mine,weapon,mine,mine,Mine,x\r\n"
    )


def test_a_changed_row_keeps_the_cells_that_say_the_same() -> None:
    before = b'concept,type,fr,en,fr_variants,note\na,t,b,c,"x | y",\nd,t,e,f,,\n'
    old = load([("g.csv", before)])[0].terms[0]
    after = revise("g.csv", before, [replace(old, note="n")])
    assert after == b"concept,type,fr,en,fr_variants,note\na,t,b,c,x | y,n\nd,t,e,f,,\n"


@pytest.mark.parametrize(
    "term",
    [
        Term("a", "t", {"fr": Rendering("b|c")}, Where("")),
        Term("a", "t", {"fr": Rendering("b", ("c|d",))}, Where("")),
        Term("a", "t", {"fr": Rendering("b", (), ("c > d",))}, Where("")),
        Term("a", "t", {"fr": Rendering("b", (), ("c",), {"c": "d > e"})}, Where("")),
        Term("a", "t", {"fr": Rendering("b\0")}, Where("")),
        Term("a", "t", {"fr": Rendering("b\ud800")}, Where("")),
    ],
)
def test_a_text_that_has_no_place_in_a_cell_is_refused_by_name(term: Term) -> None:
    with pytest.raises(UsageError, match="“a”") as caught:
        render([term])
    assert caught.value.code == "glossary-unwritable"


def test_line_breaks_become_blanks() -> None:
    data = render(
        [Term("a", "t", {"fr": Rendering("b")}, Where(""), note="one\r\n two\n\nthree\n")]
    )
    assert data == b"concept,type,fr,note\na,t,b,one two three\n"


def test_a_region_says_only_what_is_not_its_languages() -> None:
    language = Rendering("defense", ("protection",), ("cart",), gender="n")
    british = Rendering("defence", (), ("cart",), gender="n")
    data = render([Term("a", "t", {"en": language, "en-GB": british}, Where("g.csv", 2))])
    assert data == (
        b"concept,type,en,en-GB,en_variants,en-GB_variants,en_forbidden,gender_en\n"
        b"a,t,defense,defence,protection,|,cart,n\n"
    )
