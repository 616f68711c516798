"""Regional editions: only what stands in the base's own form is set as the region has it."""

from __future__ import annotations

import pytest

from l10n.model.locale import Locale
from l10n.placeables.typography import localize

CASES = (
    # base, region, what the base's catalog says, what the region prints
    ("de", "de-CH", "„Ja“, sagte er.", "«Ja», sagte er."),
    ("de", "de-CH", "„Er sagte ‚geh‘ zu mir“", "«Er sagte ‹geh› zu mir»"),
    ("de", "de-CH", "die Straße von Günter Graß", "die Strasse von Günter Graß"),
    ("de", "de-CH", "dass er muss", "dass er muss"),
    ("de", "de-CH", "»Ja«, sagte er.", "»Ja«, sagte er."),
    ("de", "de-CH", '"Ja", sagte er.', '"Ja", sagte er.'),
    ("de", "de-CH", "“Ja”, sagte er - so", "“Ja”, sagte er - so"),
    ("de", "de-AT", "„Ja“, sagte er auf der Straße.", "„Ja“, sagte er auf der Straße."),
    ("en", "en-GB", "He called it a “trap.”", "He called it a “trap”."),
    ("en", "en-GB", "He called it a “trap”.", "He called it a “trap”."),
    ("en", "en-GB", "“It is a trap,” he said.", "“It is a trap,” he said."),
    ("en", "en-GB", "The bridge—an old one—holds.", "The bridge – an old one – holds."),
    ("en", "en-GB", "The bridge - an old one - holds.", "The bridge - an old one - holds."),
    ("en", "en-GB", "Mr. Jones of the U.S. Army", "Mr Jones of the US Army"),
    ("fr", "fr-CH", "Il dit\u00a0: «\u00a0Oui\u00a0»", "Il dit\u202f: «\u202fOui\u202f»"),
    ("fr", "fr-CH", "Il dit : « Oui »", "Il dit : « Oui »"),
    ("fr", "fr-CH", "Il dit\u202f: «Oui»", "Il dit\u202f: «Oui»"),
)


@pytest.mark.parametrize(("base", "region", "text", "expected"), CASES)
def test_a_region_prints_its_own_form(base: str, region: str, text: str, expected: str) -> None:
    assert localize([text], Locale(base), Locale(region)).sentences == (expected,)


def test_a_quotation_over_two_sentences_is_rewritten_whole() -> None:
    done = localize(["„Ich gehe.", "Ich komme wieder.“"], Locale("de"), Locale("de-CH"))
    assert done.sentences == ("«Ich gehe.", "Ich komme wieder.»")
    assert [(one.sentence, one.before, one.after) for one in done.changes] == [
        (0, "„", "«"),
        (1, "“", "»"),
    ]
