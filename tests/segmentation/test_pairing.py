"""Quotation marks pair over the sentences of a paragraph, in every style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.segmentation.pairing import pair


def shown(sentences: list[str], language: str) -> str:
    """The sentences with the number of its pair behind each mark; ``?`` where it has none."""
    marks = pair(sentences, language)
    pieces = list(sentences)
    for at in reversed(range(len(marks))):
        mark = marks[at]
        name = "?" if mark.partner < 0 else str(min(at, mark.partner))
        text = pieces[mark.sentence]
        pieces[mark.sentence] = text[: mark.at + 1] + name + text[mark.at + 1 :]
    return " | ".join(pieces)


@pytest.mark.parametrize(
    ("language", "sentences", "expected"),
    [
        ("fr", ["« Un.", "Deux. »"], "«0 Un. | Deux. »0"),
        ("fr", ["«\u00a0Un.", "Deux\u202f»."], "«0\u00a0Un. | Deux\u202f»0."),
        ("fr", ['Il dit : "Un.', 'Deux."'], 'Il dit : "0Un. | Deux."0'),
        ("fr", ["« Un “deux”.", "Trois. »"], "«0 Un “1deux”1. | Trois. »0"),
        ("fr", ["« Un. »", "Deux. »"], "«0 Un. »0 | Deux. »?"),
        ("fr", ["« Un.", "« Deux. »"], "«? Un. | «1 Deux. »1"),
        ("fr", ['Un écran de 12".'], 'Un écran de 12".'),
        ("fr", ['Un "calibre 12" et un 15".'], 'Un "0calibre 12"0 et un 15".'),
        ("fr", ['"Un écran de 12" ici."'], '"0Un écran de 12" ici."0'),
        ("de", ["„Ja.", "Nein“, sagt er."], "„0Ja. | Nein“0, sagt er."),
        ("de", ["»Ja.", "Nein«, sagt er."], "»0Ja. | Nein«0, sagt er."),
        ("de", ["Das ist's, sagen die Leut'."], "Das ist's, sagen die Leut'."),
        ("en", ["“Yes.", "It’s ‘no’.”"], "“0Yes. | It’s ‘no’.”0"),
    ],
)
def test_each_mark_finds_its_other_end(language: str, sentences: list[str], expected: str) -> None:
    assert shown(sentences, language) == expected


@given(
    st.lists(st.text('ab 1.,«»“”„"\u00a0', max_size=20), max_size=4),
    st.sampled_from(["fr", "de", "en"]),
)
def test_partners_are_mutual_nested_and_one_opens_what_the_other_closes(
    sentences: list[str], language: str
) -> None:
    marks = pair(sentences, language)
    opened = []
    for at, mark in enumerate(marks):
        assert sentences[mark.sentence][mark.at] == mark.sign
        if mark.partner < 0:
            continue
        assert marks[mark.partner].partner == at
        assert mark.opens is (mark.partner > at)
        if mark.opens:
            opened.append(at)
        else:
            assert opened.pop() == mark.partner
    assert opened == []
