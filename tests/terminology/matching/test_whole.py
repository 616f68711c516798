"""A unit that is nothing but a term is drafted from the glossary."""

from __future__ import annotations

import pytest

from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.terminology import whole, wholes


@pytest.mark.parametrize(
    ("text", "tag", "expected"),
    [
        ("Defense & Security", "de", "Verteidigung & Sicherheit"),
        ("Defense & Security", "en", "Defense & Security"),
        ("Defense & Security", "en-GB", "Defence & Security"),
        ("DEFENSE & SECURITY", "de", "Verteidigung & Sicherheit"),
        ("Défense\u00a0et sécurité", "en", "Defense & Security"),
        ("Corée du Nord", "de", "Nordkorea"),
        ("État-major", "en", "General staff"),
        ("état-major", "en", "general staff"),
        ("Kim", "en", None),
        ("Corée du Nord.", "de", None),
        ("La Corée du Nord", "de", None),
        ("mine", "de", None),
        ("", "en", None),
        ("   ", "en", None),
    ],
)
def test_only_the_whole_unit_counts(
    glossary: Glossary, text: str, tag: str, expected: str | None
) -> None:
    assert whole(text, wholes(glossary, Locale.parse(tag))) == expected
