"""A draft gets its terms where the place is sure, and is left alone where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.model.translation import Translation
from l10n.terminology import Matcher, TermReport, apply

FR = Locale("fr")


def run(
    matcher: Matcher, tag: str, source: str, draft: str, *pairs: tuple[str, str]
) -> tuple[str, TermReport]:
    """Repair ``draft``; each of ``pairs`` links a stretch of the source with words of the draft."""
    links = []
    for origin, words in pairs:
        start, at = source.index(origin), draft.index(words)
        for word in words.split():
            at = draft.index(word, at)
            links.append((Span(start, start + len(origin)), Span(at, at + len(word))))
            at += len(word)
    made = Translation(draft, tuple(links))
    result, report = apply(made, source, matcher.find(source), FR, matcher.targets(Locale(tag)))
    for _, target in result.links:
        assert target.end <= len(result.text)
    return result.text, report


@pytest.mark.parametrize(
    ("tag", "source", "draft", "pairs", "expected"),
    [
        # left untranslated, or forbidden
        ("en", "Poutine parle.", "Poutine speaks.", [], "Putin speaks."),
        ("en", "Vladimir Poutine parle.", "Vladimir Poutine speaks.", [], "Vladimir Putin speaks."),
        ("de", "Le mot de Poutine", "Das Wort Poutines", [], "Das Wort Putins"),
        ("en", "L'état-major dort.", "The état-major sleeps.", [], "The general staff sleeps."),
        ("de", "Le missile est là.", "Das Geschoss ist da.", [], "Die Rakete ist da."),
        ("de", "Des missiles sont là.", "Geschosse sind da.", [], "Raketen sind da."),
        ("en", "un KN-23", "a KN 23", [], "a KN-23"),
        # aligned by the engine
        (
            "en",
            "des livraisons d'armes",
            "some supplies of guns",
            [("livraisons", "supplies"), ("d'armes", "guns")],
            "some arms deliveries",
        ),
        (
            "en",
            "Le Conseil de sécurité des États-Unis le dit.",
            "The Council of Safety of the United States says so.",
            [("Conseil de sécurité", "Council of Safety"), ("États-Unis", "United States")],
            "The US National Security Council says so.",
        ),
        (
            "en",
            "Une défense antiaérienne",
            "A protection from planes",
            [("défense", "protection"), ("antiaérienne", "planes")],
            None,
        ),
        (
            "en",
            "Le ministre des Affaires étrangères",
            "The minister of strangers",
            [("ministre", "minister"), ("étrangères", "strangers")],
            "The foreign minister",
        ),
        (
            "en",
            "La Corée du Nord tire.",
            "North Corea fires.",
            [("Corée", "Corea")],
            "North Korea fires.",
        ),
        (
            "de",
            "Il accompagne les Nations unies.",
            "Er begleitet die Unierten Nationen.",
            [("Nations unies", "Unierten Nationen")],
            "Er begleitet die UN.",
        ),
        # articles
        (
            "en",
            "La Russie, elle tire.",
            "The Rossia, it fires.",
            [("Russie", "Rossia")],
            "Russia, it fires.",
        ),
        ("en", "en Russie", "in a Rossia", [("Russie", "Rossia")], None),
        (
            "en",
            "contre la mer Noire",
            "against Dark Sea",
            [("mer Noire", "Dark Sea")],
            "against the Black Sea",
        ),
        (
            "en",
            "aux États-Unis",
            "in Unified Nations",
            [("États-Unis", "Unified Nations")],
            "in the United States",
        ),
        ("en", "un missile", "an projectile", [("missile", "projectile")], "a missile"),
        ("en", "contre l'ONU.", "against ONO.", [("ONU", "ONO")], "against the UN."),
        ("en", "les observateurs de l'ONU", "ONO observers", [("ONU", "ONO")], "UN observers"),
        ("de", "en Russie", "im Ruslande", [("Russie", "Ruslande")], "in Russland"),
        ("de", "avec l'ONU", "mit Onu", [("ONU", "Onu")], "mit den UN"),
        ("de", "à l'ONU", "in Onu", [("ONU", "Onu")], None),
        ("de", "L'ONU vote.", "Onu stimmt ab.", [("ONU", "Onu")], "Die UN stimmt ab."),
        (
            "de",
            "du Conseil de sécurité",
            "des Sicherrats",
            [("Conseil de sécurité", "Sicherrats")],
            "des Sicherheitsrats",
        ),
        (
            "de",
            "le missile balistique",
            "die balistische Rakete da",
            [("missile balistique", "balistische Rakete")],
            "die ballistische Rakete da",
        ),
        (
            "de",
            "les missiles balistiques",
            "den balistischen Raketen",
            [("missiles balistiques", "balistischen Raketen")],
            None,
        ),
        # a verb or a pronoun stands for no term
        ("en", "La Russie le fait.", "It was done.", [("Russie", "It")], None),
        (
            "en",
            "une livraison d'armes",
            "a be done",
            [("livraison", "be"), ("d'armes", "done")],
            None,
        ),
        ("en", "des livraisons d'armes", "a supply", [("livraisons", "supply")], None),
        (
            "de",
            "La délégation nord-coréenne",
            "Die nordkoranische Delegation",
            [("nord-coréenne", "nordkoranische")],
            "Die nordkoreanische Delegation",
        ),
        (
            "de",
            "en mer Noire",
            "in der Dunkelsee",
            [("mer Noire", "Dunkelsee")],
            None,
        ),
        # nothing is known of the place
        ("en", "La Corée du Nord tire.", "It fires.", [], None),
        # what stands in between belongs to something else
        (
            "en",
            "des livraisons d'armes",
            "supplies that we saw of guns",
            [("livraisons", "supplies"), ("d'armes", "guns")],
            None,
        ),
    ],
)
def test_a_missing_term_is_put_in_or_left(
    french: Matcher,
    tag: str,
    source: str,
    draft: str,
    pairs: list[tuple[str, str]],
    expected: str | None,
) -> None:
    text, report = run(french, tag, source, draft, *pairs)
    assert text == (expected or draft)
    assert (report.replaced == (), report.failed == ()) == (expected is None, expected is not None)


def test_a_term_that_is_there_is_not_touched(french: Matcher) -> None:
    text, report = run(french, "en", "L'ONU et Kim", "The U.N. and Kim", ("ONU", "U.N."))
    assert text == "The U.N. and Kim"
    assert report == TermReport(("un", "kim"), ("un", "kim"))


def test_another_term_is_never_overwritten(french: Matcher) -> None:
    """The engine looked at both words while it wrote one of them."""
    text, report = run(french, "en", "Kim et Poutine", "Kim and he", ("Poutine", "Kim"))
    assert text == "Kim and he"
    assert report.failed == ("putin",)


def test_a_word_is_never_doubled(french: Matcher) -> None:
    source = "Le Conseil de sécurité de l'ONU siège."
    text, _ = run(french, "en", source, "The Safety Board of the UN sits.", ("Conseil", "Board"))
    assert "UN Security Council of the UN" not in text
    assert "the the" not in text.lower()


def test_the_links_move_along(french: Matcher) -> None:
    source, draft = "Poutine parle.", "Poutine speaks."
    made = Translation(draft, ((Span(8, 13), Span(8, 14)),))
    result, _ = apply(made, source, french.find(source), FR, french.targets(Locale("en")))
    assert [target.of(result.text) for _, target in result.links] == ["speaks"]


def test_the_report_counts_for_the_provenance_line(french: Matcher) -> None:
    _, report = run(french, "en", "Poutine, Kim, la Russie", "Poutine, Kim, nothing")
    assert str(report) == "terms:3,satisfied:1,redecoded:0,replaced:1,failed:1"


WORDS = st.sampled_from(
    [
        *("the", "The", "a", "of", "UN", "Security", "Council", "Poutine", "Kim", "Korea"),
        *("North", "état-major", ",", ".", "and", "missiles"),
    ]
)


@given(st.lists(WORDS, max_size=12), st.data())
def test_whatever_the_links_say_terms_that_were_right_stay(
    french: Matcher, words: list[str], data: st.DataObject
) -> None:
    source = "Poutine et Kim au Conseil de sécurité de l'ONU, en Corée du Nord, un missile"
    draft = " ".join(words)
    spans, at = [], 0
    for word in words:
        spans.append(Span(at, at + len(word)))
        at += len(word) + 1
    origins = st.sampled_from([match.span for match in french.find(source)])
    links = tuple((data.draw(origins), span) for span in spans)
    result, report = apply(
        Translation(draft, links), source, french.find(source), FR, french.targets(Locale("en"))
    )
    matches = {match.term.concept: match.term for match in french.find(source)}
    for concept in (*report.satisfied, *report.replaced):
        assert french.satisfied(matches[concept], result.text, Locale("en"))
    if not report.replaced:
        assert result.text == draft
    assert set(report.requested) == {*report.satisfied, *report.replaced, *report.failed}


def test_a_text_too_long_for_a_sentence_is_left_alone(french: Matcher) -> None:
    source = "Poutine parle. " * 200
    draft = Translation("Poutine speaks. " * 200)
    targets = french.targets(Locale("en"))
    result, report = apply(draft, source, french.find(source), FR, targets)
    assert result == draft
    assert report.failed == report.requested != ()
