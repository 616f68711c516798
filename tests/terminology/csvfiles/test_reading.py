"""Glossary files are read whole or refused with their line, and every row says what is wrong."""

from __future__ import annotations

import pytest

from l10n.errors import InputError
from l10n.model.finding import Finding, Where
from l10n.model.glossary import Glossary, Rendering
from l10n.terminology import load

HEAD = "concept,type,fr,en,en-GB,de,fr_variants,en_variants,en_forbidden,gender_de,do_not_translate,context,note"


def read(*lines: str, head: str = HEAD, end: str = "\n") -> tuple[Glossary, list[Finding]]:
    return load([("g.csv", end.join((head, *lines, "")).encode())])


def test_a_row_becomes_a_term_with_its_place() -> None:
    glossary, findings = read(
        "tank,weapon,char,tank,,Panzer,char de combat|blindé,,cart,m,no,front,x"
    )
    (term,) = glossary.terms
    assert findings == []
    assert (term.concept, term.type, term.where) == ("tank", "weapon", Where("g.csv", 2))
    assert term.renderings["fr"] == Rendering("char", ("char de combat", "blindé"))
    assert term.renderings["en"] == Rendering("tank", (), ("cart",))
    assert term.renderings["de"] == Rendering("Panzer", gender="m")
    assert (term.context, term.note, term.do_not_translate) == (("front",), "x", False)


def test_a_regional_column_takes_over_the_variants_of_its_language() -> None:
    glossary, _ = read("d,military,défense,defense,defence,Abwehr,,protection|defence,cart,,,,")
    british = glossary.terms[0].rendering("en-GB")
    assert british == Rendering("defence", ("protection",), ("cart",))
    assert glossary.terms[0].rendering("de-CH") == Rendering("Abwehr")


def test_a_locale_may_say_short_forms_examples_and_what_to_write_instead() -> None:
    head = "concept,type,fr,en,case,en_forbidden,en_short,en_forms,en_examples,en_counterexamples,fr_short"
    row = "k,person,Kim Jong Un,Kim Jong Un,exact,Mr. Un > Kim|Kim Un,Kim,Kims,Kim spoke.,Kim Basinger.,"
    glossary, findings = read(row, head=head)
    english = glossary.terms[0].renderings["en"]
    assert findings == []
    assert glossary.terms[0].case == "exact"
    assert english.forbidden == ("Mr. Un", "Kim Un")
    assert english.instead == {"Mr. Un": "Kim"}
    assert english.admitted == ("Kim Jong Un", "Kim", "Kims")
    assert (english.examples, english.counterexamples) == (("Kim spoke.",), ("Kim Basinger.",))
    assert glossary.terms[0].renderings["fr"].short == ""


def test_what_is_not_translated_is_the_same_everywhere() -> None:
    glossary, _ = read("kn,weapon,KN-23,,,,,,,,yes,,")
    assert {one.preferred for one in glossary.terms[0].renderings.values()} == {"KN-23"}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_spreadsheet_habits_are_fine(end: str) -> None:
    """A byte order mark, CRLF, rows and columns of commas at the end, a quoted comma."""
    text = end.join(("\ufeff" + HEAD + ",,", 'a,term,"b, c",d,,e,,,,,,,,,', "," * 14, ""))
    glossary, findings = load([("g.csv", text.encode())])
    assert [term.renderings["fr"].preferred for term in glossary.terms] == ["b, c"]
    assert findings == []


def test_files_keep_their_order_and_their_names() -> None:
    row = b"concept,type,fr\nx,term,y\n"
    glossary, _ = load([("b.csv", row), ("a.csv", row)])
    assert [str(term.where) for term in glossary.terms] == ["b.csv:2", "a.csv:2"]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (b"", "glossary-column-missing", 1),
        (b"\n\n", "glossary-column-missing", 1),
        (b"concept;type;fr\na;b;c\n", "glossary-delimiter", 1),
        (b"concept\ttype\tfr\na\tb\tc\n", "glossary-delimiter", 1),
        (b"concept,fr\na,b\n", "glossary-column-missing", 1),
        (b"concept,type\na,b\n", "glossary-column-missing", 1),
        (b"concept,type,de_variants\na,b,c\n", "glossary-column-missing", 1),
        (b"concept,type,fr,fr\na,b,c,d\n", "glossary-column-missing", 1),
        (b"concept,type,fr,englisch\na,b,c,d\n", "glossary-column-unknown", 1),
        (b"concept,type,fr,xx\na,b,c,d\n", "glossary-column-unknown", 1),
        (b"concept,type,,fr\na,b,,c\n", "glossary-column-unknown", 1),
        (b"concept,type,fr\na,b,c\nd,e\n", "glossary-row", 3),
        (b"concept,type,fr\na,b,c,d\n", "glossary-row", 2),
        (b'concept,type,fr\na,b,c\nd,e,"f\ng,h,i\n', "glossary-quote", 3),
        (b'concept,type,fr\na,b,"c\nd,e,"f"\n', "glossary-quote", 2),
        (b'concept,type,fr\na,b,"c"d\n', "glossary-quote", 2),
        ("concept,type,fr\na,b,c\nd,e,é\n".encode("latin-1"), "glossary-encoding", 3),
        ("concept,type,fr\na,b,c\n".encode("utf-16"), "glossary-encoding", 0),
        (b"PK\x03\x04\x00\x00\x00", "glossary-encoding", 0),
        (b"concept,type,fr\na,b," + b"x" * 200_000 + b"\n", "glossary-quote", 2),
        (b"sep=;\nconcept;type;fr\n", "glossary-delimiter", 1),
        (b"concept;type;fr;note, or what\na;b;c;d\n", "glossary-delimiter", 1),
        (b"\nconcept;type;fr\n", "glossary-delimiter", 2),
        (b"concept,type,fr,gender_de_variants\na,b,c,d\n", "glossary-column-unknown", 1),
        (b"concept,type,fr,de-DE\na,b,c,d\n", "glossary-column-unknown", 1),
        (b"concept,type,fr\na;b;c\n", "glossary-row", 2),
        (b"concept,type,fr\ra,b,c\rd,e\r", "glossary-row", 3),
        (b"\xef\xbb\xbfconcept,type,fr\na,b,c\nd,e,\xff\n", "glossary-encoding", 3),
        (b"concept,type,fr\r\na,b,c\r\nd,e,\xe9\r\n", "glossary-encoding", 3),
        (b"concept,type,fr\n" + b"a,b,c\n" * 9000 + b"d,e,\0\n", "glossary-encoding", 0),
        ("concept,type,fr\na,b,x\u2028y\nd,e\n".encode(), "glossary-row", 3),
        (b'concept,type,fr\na,b,"' + b"c,d,e\n" * 90_000, "glossary-quote", 2),
    ],
)
def test_a_file_that_cannot_be_read_safely_is_refused_at_its_line(
    content: bytes, code: str, line: int
) -> None:
    with pytest.raises(InputError) as caught:
        load([("glossaries/x.csv", content)])
    assert caught.value.code == code
    assert caught.value.where == Where("glossaries/x.csv", line)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ('a,term,"b,c,,e,,,,,,,', "a quote is not closed in column 3 (“fr”)"),
        ('a,"b ""x"" y",z,"c,,e,,,,,,', "column 4 (“en”)"),
        ('a,term,b,"c"d,,e,,,,,,,', "text behind the closing quote in column 4 (“en”)"),
        ('a,term,"b\na,term,b",,,,,,,,,,', "in column 3 (“fr”) (the cell runs on to line 3)"),
        (f"a,term,{'b' * 140_000},,,,,,,,,,", "longer than 131,072 characters in column 3"),
    ],
)
def test_a_fault_in_the_quotes_names_its_column(row: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(row)
    assert said in str(caught.value)
    assert caught.value.where == Where("g.csv", 2)


def test_cells_that_were_made_harmless_for_spreadsheets_are_as_they_were() -> None:
    glossary, findings = read("a,term,'-b,c,,d,,,,,,,''=1+1")
    (term,) = glossary.terms
    assert (term.renderings["fr"].preferred, term.note, findings) == ("-b", "'=1+1", [])


def test_a_region_may_say_that_it_has_nothing_of_what_its_language_has() -> None:
    head = "concept,type,en,en-GB,en_variants,en-GB_variants,en_forbidden,gender_en,gender_en-GB"
    glossary, findings = read("a,t,defense,,protection,|,cart,n,|", head=head)
    assert findings == []
    assert glossary.terms[0].renderings["en-GB"] == Rendering("defense", (), ("cart",))


def test_a_region_with_a_list_of_its_own_keeps_the_term_of_its_language() -> None:
    glossary, _ = read("a,t,defense,,guard", head="concept,type,en,en-GB,en-GB_variants")
    assert glossary.terms[0].renderings["en-GB"] == Rendering("defense", ("guard",))


def test_a_near_miss_of_a_column_is_named() -> None:
    with pytest.raises(InputError) as caught:
        read(head="concept,type,fr,contxt")
    assert "“context”" in caught.value.advice


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (",term,b,c,,d,,,,,,,", "glossary-concept"),
        ("a,term,,,,,,,,,,,", "glossary-empty"),
        ("a,term,b,c,,d,,,,,maybe,,", "glossary-value"),
        ("a,term, b,c,,d,,,,,,,", "glossary-space"),
        ("a,term,b,c,,d,x | y,,,,,,", "glossary-space"),
        ("a,term,b,c,,d,,,,q,,,", "glossary-value"),
        ("a,term,b|x,c,,d,,,,,,,", "glossary-list"),
        ("a,term,b,c,,d,x||y,,,,,,", "glossary-list"),
        ("a,term,b,c,,d,|x,,,,,,", "glossary-list"),
        ("a,term,b,c,,d,|,,,,,,", "glossary-list"),
        ("a,term,b,c,,d,x|x,,,,,,", "glossary-list"),
        ("a,term,b,c,,d,,,> y,,,,", "glossary-instead"),
        ("a,term,b,c,,d,,,x >,,,,", "glossary-instead"),
        ("a,term,b,c,,d,,,>,,,,", "glossary-instead"),
        ("a,term,b,c,,d,,,x > y > z,,,,", "glossary-instead"),
        ("a,term,b,c,,d,,,x > x,,,,", "glossary-instead"),
        ("a,term,b,c,,d,,,x > y|x > z,,,,", "glossary-instead"),
        ("a,term,,c,,d,x,,,,,,", "glossary-column-empty"),
        ("a,term,b,c,,,,,,m,,,", "glossary-column-empty"),
        ("a,term,b,c,,d,,,,,,,=1+1", "glossary-formula"),
        ("a,term,b,c,,d,,,,,,,@SUM(A1)", "glossary-formula"),
        ("a,term,b,c,,d,,,,,,,bell\a", "glossary-control"),
        ("a,term,b,c,,d,,,,,,,caf\ufffd", "glossary-control"),
    ],
)
def test_a_row_that_can_be_read_is_reported_with_its_line(row: str, code: str) -> None:
    glossary, findings = read("ok,term,b,c,,d,,,,,,,", row)
    assert [(one.code, one.where) for one in findings] == [(code, Where("g.csv", 3))]
    assert glossary.terms[0].concept == "ok"
    assert all(one.advice for one in findings)


def test_a_form_that_its_own_row_forbids_is_not_hidden_from_the_audit() -> None:
    glossary, _ = read("a,term,b,c,,d,,,c > d,,,,")
    assert glossary.terms[0].renderings["en"].forbidden == ("c",)


def test_no_break_spaces_and_signs_of_any_script_are_no_faults() -> None:
    _, findings = read("a,term,b,c,,d,,,,,,,« 4\u202f000 » \u00a0– 金 كيم")
    assert findings == []


def test_many_rows_are_read_in_one_go() -> None:
    glossary, findings = read(*(f"c{n},term,f{n},e{n},,d{n},,,,,,," for n in range(20_000)))
    assert (len(glossary.terms), findings) == (20_000, [])
    assert glossary.terms[-1].where.line == 20_001
