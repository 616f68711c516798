"""What a model wrote: its words, and where it looked while it wrote them."""

from types import SimpleNamespace

from l10n.engines.argos.draft import END, read
from l10n.engines.argos.pieces import Pieces, SentencePieces
from l10n.engines.argos.search import Search
from l10n.model.span import Span

SOURCE = "chat noir"
WRITTEN = ["__en__", "▁black", "▁cat", END]

# One row a piece written, one column a piece of the source; the second row is where “black” is
# written. A model that looks at what it has just written looks one row later.
LOOKS_AT_WHAT_IT_WRITES = [[0.5, 0.5], [0.1, 0.9], [0.9, 0.1], [0.5, 0.5]]
LOOKS_ONE_LATE = [[0.5, 0.5], [0.5, 0.5], [0.1, 0.9], [0.9, 0.1]]


def linked(attention: list[list[float]], shift: int) -> list[tuple[str, str]]:
    pieces = Pieces(["▁chat", "▁noir"], [Span(0, 4), Span(5, 9)])
    result = SimpleNamespace(hypotheses=[[*WRITTEN]], attention=[attention], scores=[-1.0])
    search = Search(prefix="__en__", alignment_shift=shift)
    (draft,) = read(SOURCE, pieces, result, SentencePieces(None), search)
    assert draft.text == "black cat"
    return [(source.of(SOURCE), target.of(draft.text)) for source, target in draft.links()]


def test_a_word_is_linked_to_what_was_looked_at_while_it_was_written():
    assert linked(LOOKS_AT_WHAT_IT_WRITES, 0) == [("noir", "black"), ("chat", "cat")]


def test_where_attention_comes_one_piece_late_the_next_row_tells_and_the_end_mark_the_last():
    assert linked(LOOKS_ONE_LATE, 1) == [("noir", "black"), ("chat", "cat")]
