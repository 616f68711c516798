"""TBX holds all that a glossary says, and gives it back whatever the style."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from l10n.errors import InputError
from l10n.model.finding import Finding, Severity, Where
from l10n.model.glossary import Glossary, Rendering, Term
from l10n.model.locale import Locale
from l10n.terminology import load
from l10n.terminology.exchange import Pair, exchange_named
from l10n.terminology.exchange.naming import concept_of, id_of
from l10n.terminology.exchange.tbx import DCA, DCT, MARTIF, Tbx
from l10n.terminology.exchange.tbx.dialect import status
from tests.terminology.exchange.values import glossaries, placeless, texts

FILES = Path(__file__).parent / "files"
STYLES = (DCA, DCT, MARTIF)
NAMESPACE = "{urn:iso:std:iso:30042:ed-2}"
KIM = Term(
    "kim_jong_un",
    "person",
    {
        "fr": Rendering("Kim Jong Un", ("Kim Jong-un",), short="Kim"),
        "de": Rendering(
            "Kim Jong Un",
            forbidden=("Herr Un", "Kim Yong Un"),
            instead={"Herr Un": "Kim"},
            forms=("Kims",),
            examples=("Kim sprach.",),
            counterexamples=("Kim Basinger spielt.",),
            gender="m",
        ),
        "en-GB": Rendering("Kim Jong Un", gender="pl"),
    },
    Where("names.csv", 2),
    note="Family name first.",
    do_not_translate=True,
    context=("Pyongyang", "Corée"),
    case="exact",
    pos="proper noun",
    source="UN protocol list",
)


def read(text: str | bytes, style: Tbx = DCA) -> tuple[Glossary, list[Finding]]:
    return style.read("x.tbx", text.encode() if isinstance(text, str) else text, None)


def wrapped(body: str) -> str:
    """A TBX file whose second line begins with ``body``."""
    return (
        '<tbx type="TBX-Basic" style="dca" xml:lang="fr" xmlns="urn:iso:std:iso:30042:ed-2">'
        f"<text><body>\n{body}\n</body></text></tbx>"
    )


def entry(*languages: str, name: str = "") -> str:
    """An entry; each language as ``tag=term|term``."""
    made = ""
    for language in languages:
        tag, _, forms = language.partition("=")
        sections = "".join(
            f"<termSec><term>{form}</term></termSec>" for form in forms.split("|") if form
        )
        made += f'<langSec xml:lang="{tag}">{sections}</langSec>'
    given = f' id="{name}"' if name else ""
    return f"<conceptEntry{given}>{made}</conceptEntry>"


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
@given(glossary=glossaries())
@settings(max_examples=30)
def test_what_is_written_is_read_back(style: Tbx, glossary: Glossary) -> None:
    again, findings = read(style.write(glossary, None), style)
    assert placeless(again) == placeless(glossary)
    assert [finding.code for finding in findings] == ([] if glossary.terms else ["tbx-no-concepts"])


@given(texts())
def test_any_name_can_be_an_id_and_comes_back(name: str) -> None:
    made = id_of(name)
    assert concept_of(made) == name
    assert ElementTree.fromstring(f'<{made} id="{made}"/>').tag == made


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.name)
def test_the_project_s_glossaries_come_back(style: Tbx) -> None:
    paths = sorted((Path(__file__).parents[3] / "glossaries").glob("*.csv"))
    assert paths
    glossary, _ = load([(path.name, path.read_bytes()) for path in paths])
    again, findings = read(style.write(glossary, None), style)
    assert placeless(again) == placeless(glossary)
    assert findings == []


def test_one_concept_in_each_style_is_as_shown() -> None:
    """A golden file: what other programs get to see. Written by hand, read by people."""
    for style in STYLES:
        path = FILES / f"kim.{style.name}.tbx"
        assert style.write(Glossary((KIM,)), None) == path.read_text(encoding="utf-8"), path.name


# TBX-Basic's schema, as a table: what may stand in what, and the words of its picklists.
CHILDREN = {
    "conceptEntry": {"descrip", "admin", "note", "langSec"},
    "langSec": {"termSec"},
    "termSec": {"term", "termNote", "descrip", "note"},
}
TYPES = {
    ("conceptEntry", "descrip"): {"subjectField"},
    ("conceptEntry", "admin"): {"source"},
    ("termSec", "descrip"): {"context"},
    ("termSec", "termNote"): {
        "administrativeStatus", "partOfSpeech", "grammaticalGender", "termType",
    },
}  # fmt: skip
PICKLISTS = {
    "administrativeStatus": {
        f"{word}Term-admn-sts" for word in ("preferred", "admitted", "deprecated", "superseded")
    },
    "partOfSpeech": {"adjective", "noun", "other", "verb", "adverb"},
    "grammaticalGender": {"masculine", "feminine", "neuter", "other"},
    "termType": {"fullForm", "acronym", "abbreviation", "shortForm", "variant", "phrase"},
}


@given(glossaries())
@settings(max_examples=20)
def test_what_we_write_is_valid_tbx_basic(glossary: Glossary) -> None:
    """Elements, data categories, levels, order and picklists as the dialect's schemas ask."""
    root = ElementTree.fromstring(DCA.write(glossary, None))
    ids = [one.get("id") for one in root.iter(f"{NAMESPACE}conceptEntry")]
    assert len(set(ids)) == len(glossary.terms)
    for parent in root.iter():
        name = parent.tag.removeprefix(NAMESPACE)
        if name not in CHILDREN:
            continue
        order = [child.tag.removeprefix(NAMESPACE) for child in parent]
        assert set(order) <= CHILDREN[name]
        if name == "termSec":
            assert order[0] == "term"
            assert order == sorted(order, key=lambda tag: (tag != "term", tag != "termNote"))
        for child in parent:
            tag, kind = child.tag.removeprefix(NAMESPACE), child.get("type")
            assert kind in TYPES.get((name, tag), {None})
            assert child.text is None or child.text in PICKLISTS.get(kind or "", {child.text})


def test_a_pair_of_languages_leaves_the_others_out() -> None:
    both = DCA.write(Glossary((KIM,)), Pair(Locale("fr"), Locale("de")))
    (term,) = read(both)[0].terms
    assert set(term.renderings) == {"fr", "de"}
    assert not read(DCA.write(Glossary((KIM,)), Pair(Locale("fr"), Locale("en"))))[0].terms


def test_a_regional_locale_has_its_language_s_rendering_in_a_pair() -> None:
    text = DCA.write(Glossary((KIM,)), Pair(Locale("fr"), Locale("de-AT")))
    assert read(text)[0].terms[0].renderings["de-AT"] == KIM.renderings["de"]


def test_a_character_that_xml_cannot_hold_is_refused_with_its_row() -> None:
    with pytest.raises(InputError) as caught:
        DCA.write(Glossary((dataclasses.replace(KIM, note="be\x07ll"),)), None)
    assert (str(caught.value.where), caught.value.code) == ("names.csv:2", "tbx-character")
    assert "U+0007" in caught.value.message


def test_a_concept_that_stands_twice_is_refused_with_both_rows() -> None:
    other = dataclasses.replace(KIM, where=Where("more.csv", 9))
    with pytest.raises(InputError) as caught:
        DCA.write(Glossary((KIM, other)), None)
    assert str(caught.value.where) == "more.csv:9"
    assert "names.csv:2" in caught.value.message


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        ("weblate", [("address bar", "Adressleiste"), ("administrator", "Verwalter")]),
        ("toolkit", [("tank", "Panzer"), ("head of state", "Staatsoberhaupt")]),
        ("omegat", [("missile", "Rakete"), ("warhead", "Sprengkopf")]),
        ("astronomy-dct", [("open cluster", "offener Sternhaufen")]),
    ],
)
def test_what_other_programs_write_is_read(name: str, pairs: list[tuple[str, str]]) -> None:
    glossary, _ = read((FILES / f"{name}.tbx").read_bytes())
    assert [
        (term.renderings["en"].preferred, term.renderings["de"].preferred)
        for term in glossary.terms
    ] == pairs


def test_weblate_s_marks_are_understood() -> None:
    glossary, findings = read((FILES / "weblate.tbx").read_bytes())
    bar, admin = glossary.terms
    assert bar.concept == "address_bar"
    assert bar.note == "At the top of the window. Nicht „Adresszeile“."
    assert (admin.do_not_translate, admin.concept) == (True, "e002")
    assert admin.renderings["de"].forbidden == ("Administrator",)
    assert [(finding.code, finding.severity) for finding in findings] == [
        ("tbx-left-out", Severity.INFO)
    ]
    assert "the language cs" in findings[0].message


def test_version_2_with_term_groups_is_understood() -> None:
    glossary, _ = read((FILES / "omegat.tbx").read_bytes())
    missile, warhead = glossary.terms
    assert missile.renderings["de"] == Rendering(
        "Rakete", ("Flugkörper",), ("Missil",), gender="f", examples=("Die Rakete startete.",)
    )
    assert (missile.type, missile.pos, missile.source) == ("weapon", "noun", "Handbook 2020")
    assert missile.note == "A guided weapon. See: warhead c2."
    assert warhead.note == "See: missile c1."


def test_tags_as_categories_are_understood() -> None:
    glossary, _ = read((FILES / "astronomy-dct.tbx").read_bytes())
    (term,) = glossary.terms
    assert term.type == "astronomy"
    assert term.renderings["en"].forbidden == ("galactic cluster",)
    assert term.renderings["en"].short == "cluster"
    assert term.renderings["en"].examples == ("Many open clusters are young.",)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("preferredTerm-admn-sts", "preferred"),
        ("preferred", "preferred"),
        ("preferredTerm", "preferred"),
        ("admitted", "admitted"),
        (" supersededTerm-admn-st ", "deprecated"),
        ("deprecatedTermAdmnSts", "deprecated"),
        ("forbidden", "deprecated"),
        ("obsolete", "deprecated"),
        ("approved by Anna", ""),
        ("", ""),
    ],
)
def test_the_words_for_a_status_that_tools_write(said: str, meant: str) -> None:
    assert status(said) == (f"{meant}Term-admn-sts" if meant else "")


def test_two_spellings_of_a_language_are_one() -> None:
    glossary, _ = read(wrapped(entry("fr-FR=char", "en=tank", "en-US=armor|tank", name="x")))
    assert glossary.terms[0].renderings["en"] == Rendering("tank", ("armor",))
    assert set(glossary.terms[0].renderings) == {"fr", "en"}


def test_the_indents_of_a_pretty_printer_are_no_part_of_a_term() -> None:
    found, _ = read(wrapped(entry("fr=\n\t\t mer  de\n\t\t Barents \n", name="x")))
    assert found.terms[0].renderings["fr"].preferred == "mer  de Barents"


def test_marks_inside_a_term_are_its_text() -> None:
    found, _ = read(wrapped(entry('fr=H<hi type="subscript">2</hi>O', name="x")))
    assert found.terms[0].renderings["fr"].preferred == "H2O"


def test_entries_without_an_id_are_named_after_their_term_and_never_alike() -> None:
    body = entry("fr=l'ONU") + entry("fr=L’ONU") + entry("fr=x", name="l_onu_2") + entry("fr=?")
    found, _ = read(wrapped(body))
    assert [term.concept for term in found.terms] == ["l_onu", "l_onu_3", "l_onu_2", "concept"]


def test_a_language_of_deprecated_terms_alone_is_left_out_and_said() -> None:
    deprecated = '<termNote type="administrativeStatus">forbidden</termNote>'
    body = entry("fr=char", "en=cart", name="x").replace("cart</term>", f"cart</term>{deprecated}")
    found, findings = read(wrapped(body))
    assert set(found.terms[0].renderings) == {"fr"}
    assert [(one.code, str(one.where)) for one in findings] == [("tbx-no-term", "x.tbx:2")]


def test_circles_of_references_are_words_like_others() -> None:
    def see(other: str) -> str:
        return f'<ref type="crossReference" target="{other}">{other}</ref>'

    body = "".join(
        entry(f"fr={name}", name=name).replace("<langSec", see(other) + "<langSec")
        for name, other in (("a", "b"), ("b", "a"), ("c", "c"), ("d", "gone"))
    )
    found, _ = read(wrapped(body))
    assert [term.note for term in found.terms] == ["See: b.", "See: a.", "See: c.", "See: gone."]


def test_what_has_no_place_is_counted() -> None:
    place = '<termNote type="geographicalUsage">Quebec</termNote>'
    body = entry("fr=a", name="a").replace("</term>", f"</term>{place}")
    body += entry("fr=b", name="b").replace("</term>", f"</term>{place}")
    _, findings = read(wrapped(body))
    assert [one.message for one in findings] == [
        "geographicalUsage has no place in a glossary and was left out (2 times)."
    ]


def test_elements_in_odd_places_are_counted_and_lose_nothing_else() -> None:
    inside = entry("fr=b", name="b")
    body = entry("fr=a", name="a").replace("<langSec", f"{inside}<langSec", 1)
    body = body.replace("<term>a</term>", "<term>a</term><term>aa</term>")
    found, findings = read(wrapped(body))
    assert [term.renderings["fr"] for term in found.terms] == [Rendering("a")]
    assert [one.message.partition(" has no place")[0] for one in findings] == [
        "<conceptEntry> with elements inside",
        "a second term in one section",
    ]


def test_formats_have_the_names_of_the_command_line() -> None:
    assert [exchange_named(style.name) for style in STYLES] == list(STYLES)
