"""What an engine gives back for one text: the draft, and which words came from which."""

from __future__ import annotations

from dataclasses import dataclass, replace

from l10n.model.span import Span


@dataclass(frozen=True, slots=True)
class Translation:
    """A draft of one text.

    ``links`` pair each word of the target (second) with the stretch of the source (first) that
    the engine looked at most while writing it; empty when the engine cannot tell (a pivot).
    ``refused`` is empty, or says why the output is no draft (looping, empty, wrong script …);
    then ``text`` is what the engine gave, for the log, and must not be used.
    """

    text: str
    links: tuple[tuple[Span, Span], ...] = ()
    score: float = 0.0
    """Mean log-probability per token; comparable within one model only."""
    refused: str = ""

    def rewritten(self, span: Span, words: str) -> Translation:
        """The same with ``span`` of the text replaced by ``words``, links moved along.

        A link into the span (or over its edge) now points at all of ``words``.
        """
        by = len(words) - len(span)
        new = Span(span.start, span.start + len(words))

        def moved(target: Span) -> Span:
            if target.end <= span.start:
                return target
            if target.start >= span.end:
                return target.shifted(by)
            return Span(min(target.start, new.start), max(target.end + by, new.end))

        return replace(
            self,
            text=self.text[: span.start] + words + self.text[span.end :],
            links=tuple((source, moved(target)) for source, target in self.links),
        )

    def target_of(self, source: Span) -> Span | None:
        """The stretch of the text, first to last word, that was made from ``source``."""
        hits = [target for origin, target in self.links if origin.overlaps(source)]
        if not hits:
            return None
        return Span(min(hit.start for hit in hits), max(hit.end for hit in hits))


@dataclass(frozen=True, slots=True)
class Opening:
    """A draft wanted of ``text`` that begins with one of ``ways`` (whole words, each once)."""

    text: str
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Continued:
    """What an engine made of an `Opening`: the draft that begins with its likeliest way."""

    translation: Translation
    behind: float
    """Mean log-probability per token of what follows the opening: how well the rest goes on."""
