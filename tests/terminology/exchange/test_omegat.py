"""OmegaT gets a line for each source form, and what it gives back is understood."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from l10n.errors import InputError, UsageError
from l10n.model.finding import Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.model.locale import Locale
from l10n.terminology.exchange import Kind, Pair, compare, exchange_named
from tests.terminology.exchange.test_tbx import KIM
from tests.terminology.exchange.values import glossaries

OMEGAT = exchange_named("omegat")
PAIR = Pair(Locale("fr"), Locale("de"))


def read(text: str | bytes) -> tuple[Term, ...]:
    data = text.encode() if isinstance(text, str) else text
    return OMEGAT.read("x.txt", data, PAIR)[0].terms


def test_every_source_form_has_a_line_and_the_comment_tells_the_rest() -> None:
    text = OMEGAT.write(Glossary((KIM,)), PAIR)
    comment = (
        "Also: Kims. Never: Herr Un (write Kim), Kim Yong Un. Not translated."
        " With: Pyongyang, Corée. Family name first. [l10n:kim_jong_un · person]"
    )
    assert text.splitlines() == [
        f"{form}\tKim Jong Un\t{comment}" for form in ("Kim Jong Un", "Kim Jong-un", "Kim")
    ]


@given(glossaries())
@settings(max_examples=30)
def test_every_line_has_three_cells_that_nobody_runs(glossary: Glossary) -> None:
    text = OMEGAT.write(glossary, PAIR)
    for line in text.split("\n")[:-1]:
        cells = line.split("\t")
        assert len(cells) == 3
        assert not line.startswith("#")
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@given(glossaries())
@settings(max_examples=30)
def test_what_comes_back_untouched_changes_nothing(glossary: Glossary) -> None:
    text = OMEGAT.write(glossary, PAIR)
    if text:
        intake = compare(Glossary(read(text)), glossary, "fr")
        assert {one.kind for one in intake.taken} == {Kind.UNCHANGED}


def test_a_concept_without_a_rendering_in_both_languages_has_no_line() -> None:
    other = replace(KIM, concept="x", renderings={"fr": Rendering("x")})
    assert "[l10n:x" not in OMEGAT.write(Glossary((KIM, other)), PAIR)


def test_a_line_of_somebody_else_is_a_concept() -> None:
    first, second = read("# mine\nchar\tPanzer\tthe tank\r\nchar\tKampfpanzer\n\nmer\tMeer\n")
    assert first == Term(
        "char",
        "",
        {"fr": Rendering("char"), "de": Rendering("Panzer", ("Kampfpanzer",))},
        Where("x.txt", 2),
        note="the tank",
    )
    assert (second.concept, second.where) == ("mer", Where("x.txt", 5))


def test_formulas_come_back_as_they_were() -> None:
    (term,) = read("'=1+1\t'-x\t'@y\n")
    assert term.renderings["fr"].preferred == "=1+1"
    assert (term.renderings["de"].preferred, term.note) == ("-x", "@y")


def test_a_byte_order_mark_is_no_part_of_the_first_term() -> None:
    assert read("\ufeffchar\tPanzer\n")[0].renderings["fr"].preferred == "char"


def test_a_line_without_a_target_keeps_its_source() -> None:
    (term,) = read("char\t\t\n")
    assert set(term.renderings) == {"fr"}


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (b"", "omegat-empty", "x.txt"),
        (b"\n \n", "omegat-empty", "x.txt"),
        (b"a\tb\nchar\n", "omegat-line", "x.txt:2"),
        (b"a\tb\n\tPanzer\n", "omegat-line", "x.txt:2"),
        ("a\tb\nblindé\tc\n".encode("cp1252"), "omegat-encoding", "x.txt:2"),
        ("a\tb\n".encode("utf-16"), "omegat-encoding", "x.txt"),
        (b"a\0b\tc\n", "omegat-encoding", "x.txt"),
    ],
)
def test_broken_files_are_refused_with_their_line(data: bytes, code: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data)
    assert (caught.value.code, str(caught.value.where)) == (code, where)


def test_without_a_pair_of_languages_there_is_nothing_to_read_or_write() -> None:
    with pytest.raises(UsageError, match="one source and one target"):
        OMEGAT.write(Glossary(), None)
    with pytest.raises(UsageError, match="one source and one target"):
        OMEGAT.read("x.txt", b"a\tb\n", None)


def test_lines_whose_terms_make_the_same_name_are_told_apart() -> None:
    found = read("".join(f"{'?' * (1 + at % 300)}{'!' * (at // 300)}\tx\n" for at in range(5_000)))
    assert len({term.concept for term in found}) == 5_000
