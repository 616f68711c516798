"""Joining: the drafts of parts read as one sentence, linked to one source."""

from __future__ import annotations

from l10n.engines.argos.joining import joined
from l10n.engines.words import words
from l10n.model.span import Span
from l10n.model.translation import Translation


def drafted(part: str, text: str, refused: str = "") -> Translation:
    """A draft whose words are linked one by one, in order."""
    return Translation(text, tuple(zip(words(part), words(text), strict=False)), -1.0, refused)


def of(text: str, *pairs: tuple[str, str]) -> Translation:
    """The parts of ``text``, each with its draft, joined into English."""
    starts = [text.index(part) for part, _ in pairs]
    spans = [Span(start, start + len(part)) for start, (part, _) in zip(starts, pairs, strict=True)]
    return joined(text, spans, [drafted(*pair) for pair in pairs], "en")


def test_a_seam_has_no_full_stop_and_no_capital():
    text = "Le roi dort et la reine veille."
    draft = of(text, ("Le roi dort", "The king sleeps."), ("et la reine veille.", "And she wakes."))
    assert draft.text == "The king sleeps and she wakes."
    assert [(s.of(text), t.of(draft.text)) for s, t in draft.links] == [
        ("Le", "The"),
        ("roi", "king"),
        ("dort", "sleeps"),
        ("et", "and"),
        ("la", "she"),
        ("reine", "wakes"),
        ("veille", "."),
    ]


def test_a_name_behind_a_seam_keeps_its_capital():
    text = "Le roi dort, dit Kim."
    assert of(text, ("Le roi dort,", "The king sleeps,"), ("dit Kim.", "Kim says.")).text == (
        "The king sleeps, Kim says."
    )


def test_sentences_keep_their_full_stops_and_capitals():
    text = "Il dort. Il rêve."
    assert of(text, ("Il dort.", "He sleeps."), ("Il rêve.", "He dreams.")).text == (
        "He sleeps. He dreams."
    )


def test_one_part_that_is_everything_is_its_draft():
    draft = drafted("Il dort.", "He sleeps.")
    assert joined("Il dort.", [Span(0, 8)], [draft], "en") is draft


def test_a_refused_part_refuses_the_whole():
    parts = [Span(0, 8), Span(9, 17)]
    drafts = [drafted("Il dort.", "He sleeps."), drafted("Il rêve.", "", "it is empty")]
    assert joined("Il dort. Il rêve.", parts, drafts, "en").refused == "it is empty"
