"""Masking: what an engine does not see comes back where it belongs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.masking import mask, replace_linked, unmask
from l10n.model.article import Code, CodeKind
from l10n.model.span import Span
from l10n.model.translation import Translation

WORD = re.compile(r"\w+|[^\w\s]")


def identity(text: str) -> Translation:
    """A translation that changes nothing, every word linked to itself."""
    return Translation(text, tuple((Span(*m.span()), Span(*m.span())) for m in WORD.finditer(text)))


def coded(shown: str) -> tuple[str, list[Code]]:
    """Read ``⟨1:**⟩`` as an OPEN of pair 1, ``⟨/1:**⟩`` as its CLOSE, ``⟨x⟩`` as a single code."""
    source = ""
    codes: list[Code] = []
    at = 0
    for match in re.finditer(r"⟨(?:(/?)(\d+):)?(.*?)⟩", shown):
        source += shown[at : match.start()]
        span = Span(len(source), len(source) + len(match[3]))
        pair = int(match[2] or 0)
        kind = CodeKind.ALONE if not pair else CodeKind.CLOSE if match[1] else CodeKind.OPEN
        codes.append(Code(span, kind, pair))
        source += match[3]
        at = match.end()
    return source + shown[at:], codes


def linked(masked_text: str, pairs: str, target: str) -> Translation:
    """Link by words: ``chat=cat noir=black`` pairs them, each at its first place."""
    links = []
    for pair in pairs.split():
        left, right = pair.split("=")
        s, t = masked_text.index(left), target.index(right)
        links.append((Span(s, s + len(left)), Span(t, t + len(right))))
    return Translation(target, tuple(sorted(links, key=lambda link: link[1])))


WORDS = st.text(st.sampled_from("abé1.,'- \u00a0"), max_size=6)


@st.composite
def marked_up(draw: st.DrawFn) -> tuple[str, list[Code]]:
    """Any text with codes in it, properly nested, white space wherever it likes."""
    source = ""
    codes: list[Code] = []
    still_open: list[int] = []
    pairs = 0
    for _ in range(draw(st.integers(0, 10))):
        source += draw(WORDS)
        kind = draw(st.sampled_from([CodeKind.OPEN, CodeKind.CLOSE, CodeKind.ALONE]))
        shown = draw(st.sampled_from(["**", "[", "](u)", "`x y`", "<br>"]))
        span = Span(len(source), len(source) + len(shown))
        pair = 0
        if kind is CodeKind.OPEN:
            pairs += 1
            still_open.append(pairs)
            pair = pairs
        elif kind is CodeKind.CLOSE:
            # A close without an open belongs to a pair that began a sentence earlier.
            pairs += not still_open
            pair = still_open.pop() if still_open else pairs
        codes.append(Code(span, kind, pair))
        source += shown
    return source + draw(WORDS), codes


@given(marked_up())
def test_what_is_masked_and_not_translated_comes_back_as_it_was(text: tuple[str, list[Code]]):
    source, codes = text
    masked = mask(source, codes)
    assert unmask(masked, identity(masked.text)) == source


@given(marked_up())
def test_the_engine_sees_no_code_and_no_word_is_lost(text: tuple[str, list[Code]]):
    source, codes = text
    masked = mask(source, codes)
    bare = "".join(
        sign
        for place, sign in enumerate(source)
        if not any(code.span.start <= place < code.span.end for code in codes)
    )
    assert "".join(masked.text.split()) == "".join(bare.split())


@given(marked_up(), st.data())
def test_every_code_comes_back_once_wherever_the_words_went(
    text: tuple[str, list[Code]], data: st.DataObject
):
    source, codes = text
    masked = mask(source, codes)
    words = [m.span() for m in WORD.finditer(masked.text)]
    order = data.draw(st.permutations(words))
    target, links = "", []
    for start, end in order:
        target += " " if target else ""
        links.append((Span(start, end), Span(len(target), len(target) + end - start)))
        target += masked.text[start:end]
    result = unmask(masked, Translation(target, tuple(links)))
    if result is not None:
        signs = sorted(sign for sign in source if not sign.isspace())
        assert sorted(sign for sign in result if not sign.isspace()) == signs


EXAMPLES = [
    # source · what the engine sees · links · its draft · the target
    (
        "Le ⟨1:**⟩chat⟨/1:**⟩ noir dort.",
        "Le chat noir dort.",
        "Le=The chat=cat noir=black dort=sleeps",
        "The black cat sleeps.",
        "The black **cat** sleeps.",
    ),
    (
        "Le ⟨1:[⟩chat noir⟨/1:](u)⟩ dort.",
        "Le chat noir dort.",
        "Le=The chat=cat noir=black dort=sleeps",
        "The black cat sleeps.",
        "The [black cat](u) sleeps.",
    ),
    (
        "Tapez ⟨`ls`⟩ ici.",
        "Tapez ici.",
        "Tapez=Tippen ici=hier",
        "Tippen Sie hier.",
        "Tippen `ls` Sie hier.",
    ),
    (
        "⟨![i](u)⟩ Un chat.",
        "Un chat.",
        "Un=A chat=cat",
        "A cat.",
        "![i](u) A cat.",
    ),
    (
        "Note⟨[^1]⟩.",
        "Note.",
        "Note=Remark",
        "Remark.",
        "Remark[^1].",
    ),
    (
        "⟨1:**⟩Tout est gras.⟨/1:**⟩",
        "Tout est gras.",
        "",
        "Everything is bold.",
        "**Everything is bold.**",
    ),
    (
        "Un ⟨1:**⟩très ⟨2:*⟩grand⟨/2:*⟩ chat⟨/1:**⟩ dort.",
        "Un très grand chat dort.",
        "Un=A très=very grand=big chat=cat dort=sleeps",
        "A very big cat sleeps.",
        "A **very *big* cat** sleeps.",
    ),
    (
        "La fin⟨/1:**⟩ d'une phrase.",
        "La fin d'une phrase.",
        "La=The fin=end une=a phrase=sentence",
        "The end of a sentence.",
        "The end** of a sentence.",
    ),
]


@pytest.mark.parametrize(("shown", "seen", "links", "draft", "wanted"), EXAMPLES)
def test_codes_go_with_their_words(shown: str, seen: str, links: str, draft: str, wanted: str):
    source, codes = coded(shown)
    masked = mask(source, codes)
    assert masked.text == seen
    assert unmask(masked, linked(masked.text, links, draft)) == wanted


def test_two_pairs_that_would_cross_are_refused():
    source, codes = coded("⟨1:**⟩un deux⟨/1:**⟩ ⟨2:*⟩trois quatre⟨/2:*⟩ fin")
    masked = mask(source, codes)
    crossing = linked(masked.text, "un=one deux=two trois=three quatre=four", "one three two four")
    result = unmask(masked, crossing)
    assert result is None or "**" in result
    assert unmask(masked, Translation("no links at all")) is None


def test_a_pair_whose_words_vanished_is_refused():
    source, codes = coded("Un ⟨1:**⟩très⟨/1:**⟩ grand chat")
    masked = mask(source, codes)
    assert unmask(masked, linked(masked.text, "Un=A grand=big chat=cat", "A big cat")) is None


def test_a_fixed_stretch_is_put_back_letter_by_letter():
    source = "Voir exemple.org ici"
    masked = mask(source, [], [Span(5, 16)])
    assert masked.fixed == (Span(5, 16),)
    draft = linked(masked.text, "Voir=See exemple.org=Example.Org ici=here", "See Example.Org here")
    assert unmask(masked, draft) == "See exemple.org here"
    assert unmask(masked, Translation("See here")) is None


def test_a_fixed_stretch_behind_a_code_keeps_its_place():
    source, codes = coded("⟨1:**⟩Voir⟨/1:**⟩ ⟨`x`⟩ exemple.org")
    masked = mask(source, codes, [Span(source.index("exemple"), len(source))])
    assert masked.fixed[0].of(masked.text) == "exemple.org"


def test_codes_that_overlap_are_a_mistake_of_the_caller():
    codes = [Code(Span(0, 2), CodeKind.ALONE), Code(Span(1, 3), CodeKind.ALONE)]
    with pytest.raises(ValueError, match="overlaps"):
        mask("abcd", codes)


def test_replacing_a_linked_stretch_moves_the_links_behind_it():
    source = "le 12 septembre à Séoul"
    draft = linked(source, "12=12th septembre=September Séoul=Seoul", "on September 12th in Seoul")
    changed = replace_linked(draft, Span(3, 15), "12 September 2023")
    assert changed is not None
    assert changed.text == "on 12 September 2023 in Seoul"
    assert [target.of(changed.text) for _, target in changed.links][-1] == "Seoul"


def test_a_stretch_that_nothing_is_linked_to_cannot_be_replaced():
    assert replace_linked(Translation("draft"), Span(0, 4), "x") is None


def test_words_scattered_among_others_are_not_overwritten():
    source = "le 12 septembre à Séoul"
    draft = linked(source, "12=12 Séoul=Seoul septembre=September", "12 in Seoul in September")
    assert replace_linked(draft, Span(3, 15), "12 September") is None


def test_a_stop_that_an_engine_put_between_the_words_goes_with_them():
    source, target = "le 1er juillet 2024.", "the 1. July 2024."
    pairs = [("le", "the"), ("1er", "1"), (".", "."), ("juillet", "July"), ("2024", "2024")]
    links = tuple(
        (
            Span(source.index(a), source.index(a) + len(a)),
            Span(target.index(b), target.index(b) + len(b)),
        )
        for a, b in pairs
    )
    found = replace_linked(Translation(target, links), Span(3, 19), "July 1, 2024")
    assert found is not None
    assert found.text == "the July 1, 2024."
