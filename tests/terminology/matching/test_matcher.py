"""Terms are found in French text: inflected, longest first, with exact offsets."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model.finding import Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.terminology import Matcher, load, matcher

HERE = Path(__file__).parent
CASES = [
    line.split("\t")
    for line in (HERE / "found.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
_GLOSSARY = load([("small.csv", (HERE.parent / "small.csv").read_bytes())])[0]
_FORMS = sorted({form for term in _GLOSSARY.terms for form in term.renderings["fr"].admitted})
TEXTS = st.lists(
    st.sampled_from(
        [*_FORMS, "livraisons", "nord-coréennes", "d’armes", "Jong", "Il", "une", "charbon", "un"]
    )
    | st.text("abcdéèœçïñ'’- .,\u00a0\u202fABCÉ23/\u00ad", max_size=8),
    max_size=12,
).map(" ".join)


def found(text: str) -> list[tuple[str, str]]:
    return [(one.term.concept, one.form) for one in Matcher(_GLOSSARY, "fr").find(text)]


def test_there_are_cases() -> None:
    assert len(CASES) > 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_exactly_the_listed_terms_are_found(case: list[str]) -> None:
    assert [f"{concept}={form}" for concept, form in found(case[0])] == case[1:]


@given(TEXTS)
def test_each_form_is_the_text_at_its_span(text: str) -> None:
    for match in matcher(_GLOSSARY, "fr").find(text):
        assert match.form == match.span.of(text)
        assert len(match.span) > 0


@given(TEXTS)
def test_matches_are_in_order_and_do_not_overlap(text: str) -> None:
    at = 0
    for match in matcher(_GLOSSARY, "fr").find(text):
        assert match.span.start >= at
        at = match.span.end


@given(TEXTS)
def test_composed_and_decomposed_accents_are_the_same(text: str) -> None:
    def look(form: str) -> list[tuple[str, str]]:
        matches = matcher(_GLOSSARY, "fr").find(unicodedata.normalize(form, text))
        return [(one.term.concept, unicodedata.normalize("NFC", one.form)) for one in matches]

    assert look("NFC") == look("NFD")


@given(TEXTS)
def test_no_break_spaces_are_spaces(text: str) -> None:
    def look(space: str) -> list[tuple[str, int, int]]:
        matches = matcher(_GLOSSARY, "fr").find(text.replace(" ", space))
        return [(one.term.concept, one.span.start, one.span.end) for one in matches]

    assert look(" ") == look("\u00a0") == look("\u202f")


@pytest.mark.parametrize("form", _FORMS)
def test_every_listed_form_is_found_as_a_term(form: str) -> None:
    assert Matcher(_GLOSSARY, "fr").named(form)


def test_soft_hyphens_do_not_hide_a_term() -> None:
    (match,) = Matcher(_GLOSSARY, "fr").find("les livrai\u00adsons d'armes")
    assert match.form == "livrai\u00adsons d'armes"


def test_a_german_or_english_source_is_matched_by_its_own_rules() -> None:
    german = Matcher(_GLOSSARY, "de").find("Des UN-Sicherheitsrats Generalstäbe")
    assert [one.form for one in german] == ["UN-Sicherheitsrats", "Generalstäbe"]
    english = Matcher(_GLOSSARY, "en").find("The arms deliveries of U.N. spokesmen")
    assert [one.form for one in english] == ["arms deliveries", "U.N.", "spokesmen"]


def test_an_empty_glossary_finds_nothing() -> None:
    assert Matcher(Glossary(), "fr").find("Kim Jong Un") == ()


def test_the_same_glossary_is_compiled_once() -> None:
    assert matcher(_GLOSSARY, "fr") is matcher(_GLOSSARY, "fr")


def test_many_terms_that_begin_alike_do_not_slow_the_text_down() -> None:
    """The tree shares beginnings: work grows with the text, not with the glossary."""
    terms = tuple(
        Term(f"t{n}", "term", {"fr": Rendering(f"ministre du numéro {n}x")}, Where("g.csv", n + 2))
        for n in range(2000)
    )
    built = Matcher(Glossary(terms), "fr")
    matches = built.find("le ministre du numéro 7x et le ministre du numéro 1999x " * 200)
    assert len(matches) == 400


def _one(term: Term, text: str, language: str = "fr") -> list[str]:
    return [match.form for match in Matcher(Glossary((term,)), language).find(text)]


def _term(form: str, *, kind: str = "term", forms: tuple[str, ...] = (), case: str = "") -> Term:
    rendering = Rendering(form, forms=forms)
    return Term("x", kind, {"fr": rendering, "en": rendering}, Where("g.csv", 2), case=case)


@given(TEXTS)
def test_hyphens_and_apostrophes_may_be_typed_in_any_way(text: str) -> None:
    def look(hyphen: str, apostrophe: str) -> list[tuple[str, int, int]]:
        typed = text.replace("’", "'").replace("-", hyphen).replace("'", apostrophe)
        matches = matcher(_GLOSSARY, "fr").find(typed)
        return [(one.term.concept, one.span.start, one.span.end) for one in matches]

    assert look("-", "'") == look("\u2010", "’") == look("\u2011", "ʼ")


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("la Marine et la marine", ["Marine"]),
        ("LA MARINE", []),
        ("Marines", ["Marines"]),
    ],
)
def test_an_exact_case_is_kept_letter_by_letter(text: str, forms: list[str]) -> None:
    assert _one(_term("Marine", case="exact"), text) == forms


def test_an_exact_small_letter_may_be_large_where_a_sentence_begins() -> None:
    term = _term("marine", case="exact")
    assert _one(term, "Marine en vue. Marine à quai, la Marine et la marine.") == [
        "Marine",
        "Marine",
        "marine",
    ]


def test_any_case_goes_for_names_and_acronyms_as_well() -> None:
    assert _one(_term("OTAN", kind="organisation", case="any"), "l'otan, l'Otan") == [
        "otan",
        "Otan",
    ]
    assert _one(_term("OTAN", kind="organisation"), "l'otan, l'Otan") == ["Otan"]


def test_a_form_listed_as_it_is_takes_no_endings() -> None:
    term = _term("œil de lynx", forms=("yeux de lynx",))
    assert _one(term, "des yeux de lynx, des yeuxs de lynx") == ["yeux de lynx"]


@pytest.mark.parametrize(
    ("form", "text", "forms"),
    [
        (
            "ministre de la Défense",
            "le ministre russe de la Défense",
            ["ministre russe de la Défense"],
        ),
        (
            "ministre de la Défense",
            "la ministre nord-coréenne de la Défense",
            ["ministre nord-coréenne de la Défense"],
        ),
        ("livraison d'armes", "la livraison de ces armes", ["livraison de ces armes"]),
        ("livraison d'armes", "la livraison massive d’armes", ["livraison massive d’armes"]),
        ("livraison d'armes", "la livraison, massive, d’armes", []),
        ("livraison d'armes", "la livraison et d’armes", []),
        ("Conseil de sécurité", "le Conseil russe de sécurité", []),
        ("chef de la diplomatie", "la cheffe de la diplomatie", ["cheffe de la diplomatie"]),
        ("Jérusalem-Est", "Jérusalem est belle, Jérusalem Est aussi", ["Jérusalem Est"]),
        ("Mexico", "les Mexico-américains de Mexico", ["Mexico"]),
        ("EAU", "Elle boit de l'eau. Les EAU.", ["EAU"]),
    ],
)
def test_adjectives_may_stand_before_a_preposition(form: str, text: str, forms: list[str]) -> None:
    kind = "place" if form[0].isupper() else "term"
    assert _one(_term(form, kind=kind), text) == forms


def test_an_adjective_in_the_middle_of_a_term_may_be_a_term_itself() -> None:
    terms = (
        Term("minister", "term", {"fr": Rendering("ministre de la Défense")}, Where("g.csv", 2)),
        Term("russia", "place", {"fr": Rendering("Russie", ("russe",))}, Where("g.csv", 3)),
    )
    found = Matcher(Glossary(terms), "fr").find("Le ministre russe de la Défense parle.")
    assert [(one.term.concept, one.form) for one in found] == [
        ("russia", "russe"),
        ("minister", "de la Défense"),
    ]


def test_british_and_american_spelling_are_one_in_a_source() -> None:
    term = _term("armored vehicle of the defense program")
    text = "armoured vehicles of the defence programme"
    assert _one(term, text, "en") == [text]
