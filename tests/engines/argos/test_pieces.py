"""Pieces: text to what a model knows and back, never losing the place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.argos.pieces import MosesPieces, SentencePieces, join_pieces, plain
from l10n.model.span import Span


def joined(*pieces: str) -> str:
    return join_pieces(pieces, [""] * len(pieces))[0]


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        (["▁The", "▁c", "at", "."], "The cat."),
        (["▁user", "_", "name"], "user_name"),
        (["▁", "<0xF0>", "<0x9F>", "<0x91>", "<0x8D>", "▁ok"], "👍 ok"),
        (["<0xE2>", "<0x82>", "▁cut"], " cut".strip()),
        (["__en__", "▁a", "</s>"], "a"),
        (["▁", "▁", "a", "▁▁b", "▁"], "a b"),
        ([], ""),
    ],
)
def test_pieces_become_text_with_single_blanks(pieces: list[str], text: str):
    assert joined(*pieces) == text


def test_an_unknown_piece_is_written_as_what_it_stands_for():
    assert join_pieces(["▁a", "<unk>"], ["", "ɣ"]) == ("aɣ", [Span(0, 1), Span(1, 2)])


@given(st.lists(st.sampled_from(["▁", "▁a", "b", "_", "<0xC3>", "<0xA9>", "__de__", "▁▁c"])))
def test_every_piece_has_a_span_in_the_text(pieces: list[str]):
    text, spans = join_pieces(pieces, [""] * len(pieces))
    assert len(spans) == len(pieces)
    assert all(span.end <= len(text) for span in spans)
    assert text == text.strip(" ")
    assert "  " not in text


@given(st.text())
def test_plain_signs_never_move_an_offset(text: str):
    assert len(plain(text)) == len(text)


def test_blanks_apostrophes_and_quotes_become_those_a_model_knows():
    assert plain("L\u2019an\u00a02\u202f000 \u201coui\u201d") == 'L\'an 2 000 "oui"'


def test_spans_of_the_source_refer_to_the_text_as_it_was_given(built: Path):
    import sentencepiece

    model = built / "translate-fr_en-1_0" / "sentencepiece.model"
    tokenizer = SentencePieces(sentencepiece.SentencePieceProcessor(model_file=str(model)))
    text = "L\u2019\u00a0e\u0301te\u0301 \ufb01n chat noir"
    cut = tokenizer.encode(text)
    assert len(cut.pieces) == len(cut.spans)
    shown = {
        piece: span.of(text).strip() for piece, span in zip(cut.pieces, cut.spans, strict=True)
    }
    assert shown["▁chat"] == "chat"
    assert shown["▁noir"] == "noir"
    assert cut.spans[-1].end == len(text)


def test_the_byte_pairs_of_older_packages_are_read_and_joined(tmp_path: Path):
    from argostranslate.tokenizer import BPETokenizer

    model = tmp_path / "bpe.model"
    model.write_text("#version: 0.2\nc h\nch a\ncha t</w>\n", encoding="utf-8")
    tokenizer = MosesPieces(BPETokenizer(model, "fr", "en"))
    text = "l\u2019ami, un chat"
    cut = tokenizer.encode(text)
    assert cut.pieces[-1] == "chat"
    assert cut.spans[-1].of(text) == "chat"
    assert len(cut.pieces) == len(cut.spans)
    written, spans = tokenizer.decode(["the", "c@@", "at", "<unk>", "."], ["", "", "", "Kim", ""])
    assert written == "the cat Kim."
    assert [span.of(written) for span in spans] == ["the", "c", "at", "Kim", "."]
