"""One package at work: all texts in one batch, then the few that failed in other ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.engines import guards
from l10n.engines.argos.continuing import continued
from l10n.engines.argos.draft import Draft
from l10n.engines.argos.joining import joined
from l10n.engines.argos.packages.installed import Installed
from l10n.engines.argos.pieces import Tokenizer
from l10n.engines.argos.runner import Runner
from l10n.engines.argos.search import Search
from l10n.engines.argos.splitting import halves, split
from l10n.model.span import Span
from l10n.model.translation import Continued, Opening, Translation

LONGEST = 200
"""Pieces; models saw hardly a longer sentence, and lose the thread."""
REPEATS = 3
"""A draft that loops is decoded again with no run of this many pieces written twice."""
CHOICE = 4
"""How many drafts of a text that loops are looked at."""
WIDENING = 2
"""Another draft that failed is looked for with a beam so many times as wide, to its last place."""
WORSE = 1.0
"""A draft whose mean log-probability is lower than the best one's by more is a guess."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A draft, and why it must not be used, if so."""

    draft: Draft
    refused: str = ""

    def translation(self) -> Translation:
        return Translation(self.draft.text, self.draft.links(), self.draft.score, self.refused)


class Drafter:
    """Drafts texts with one package. Several may share a runner."""

    def __init__(self, package: Installed, runner: Runner, tokenizer: Tokenizer) -> None:
        self._package = package
        self._runner = runner
        self._tokenizer = tokenizer
        self._search = Search(
            package.target_prefix, package.length_penalty, package.alignment_shift
        )

    def translate(self, texts: Sequence[str]) -> list[Translation]:
        """Draft distinct ``texts``, in order; long ones in parts.

        What is no draft (`guards.refusal`) is tried again, each way for all such texts at once and
        once only: what loops without repeats, the rest by a wider search; then what has clauses
        in halves. A text that nothing helped is refused with the reason.
        """
        parts = [split(text, self._size, LONGEST) for text in texts]
        made = self._made(
            span.of(text) for text, spans in zip(texts, parts, strict=True) for span in spans
        )
        return [self._joined(text, spans, made) for text, spans in zip(texts, parts, strict=True)]

    def continued(self, openings: Sequence[Opening]) -> list[Continued]:
        """A draft for each of ``openings`` that begins as it says; one of a long text is refused."""
        if not openings:
            return []
        return continued(
            openings, self._package, self._runner, self._tokenizer, self._search, LONGEST
        )

    def _made(self, pieces: Iterable[str]) -> dict[str, Translation]:
        chosen = self._decode(list(dict.fromkeys(pieces)), self._search)
        looping = dict.fromkeys(piece for piece, one in chosen.items() if self._loops(one.draft))
        failed = [piece for piece, one in chosen.items() if one.refused and piece not in looping]
        again = replace(self._search, forbid_repeats=REPEATS, drafts=CHOICE)
        wider = replace(self._search, widening=WIDENING, drafts=WIDENING * CHOICE)
        retried = self._decode([*looping], again) | self._decode(failed, wider)
        for piece, one in retried.items():
            if chosen[piece].refused or not one.refused:
                chosen[piece] = one
        made = {piece: one.translation() for piece, one in chosen.items()}
        return made | self._in_halves([piece for piece, one in chosen.items() if one.refused])

    def _in_halves(self, refused: Sequence[str]) -> dict[str, Translation]:
        """What the halves of ``refused`` texts give together, where that is a draft."""
        cut = {piece: parts for piece in refused if (parts := halves(piece))}
        pieces = dict.fromkeys(part.of(piece) for piece, parts in cut.items() for part in parts)
        found = self._decode(list(pieces), replace(self._search, forbid_repeats=REPEATS))
        drafts = {piece: one.translation() for piece, one in found.items()}
        whole = {piece: self._joined(piece, parts, drafts) for piece, parts in cut.items()}
        return {
            piece: draft
            for piece, draft in whole.items()
            if not draft.refused and not self._refusal(piece, draft.text)
        }

    def _decode(self, texts: Sequence[str], search: Search) -> dict[str, _Choice]:
        if not texts:
            return {}
        found = self._runner.decode(texts, self._tokenizer, search)
        return {text: self._chosen(drafts) for text, drafts in zip(texts, found, strict=True)}

    def _chosen(self, drafts: Sequence[Draft]) -> _Choice:
        """The first of ``drafts``, best first, that may be used; else the best, refused."""
        best = _Choice(drafts[0], self._reason(drafts[0]))
        if best.refused:
            for draft in drafts[1:]:
                if draft.score >= best.draft.score - WORSE and not self._reason(draft):
                    return _Choice(draft)
        return best

    def _reason(self, draft: Draft) -> str:
        if draft.cut_off:
            return "it did not come to an end"
        return self._refusal(draft.source, draft.text)

    def _refusal(self, text: str, draft: str) -> str:
        return guards.refusal(text, draft, self._package.source, self._package.target)

    def _loops(self, draft: Draft) -> bool:
        if draft.cut_off or (guards.stammer(draft.text) and not guards.stammer(draft.source)):
            return True
        # A text that repeats itself (a row of equal signs) may be translated by one that does.
        return bool(guards.loop(draft.pieces)) and not guards.loop(
            self._tokenizer.encode(draft.source).pieces
        )

    def _joined(
        self, text: str, parts: Sequence[Span], drafts: Mapping[str, Translation]
    ) -> Translation:
        return joined(text, parts, [drafts[part.of(text)] for part in parts], self._package.target)

    def _size(self, text: str) -> int:
        return len(self._tokenizer.encode(text).pieces)
