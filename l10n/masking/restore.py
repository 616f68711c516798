"""Put the inline codes back into a translation."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.masking.linked import longest_run, replace_linked
from l10n.masking.masked import Mask, Masked
from l10n.model.span import Span
from l10n.model.translation import Translation


def unmask(masked: Masked, translation: Translation) -> str | None:
    """Put every code back into the translation of ``masked.text``; None when one has no place.

    Paired codes wrap the stretch of the target, first to last word, that is linked to what they
    wrapped; a single code follows the word it followed. Pairs stay nested as they were, or the
    answer is None. So it is when a fixed stretch cannot be restored.
    """
    if not masked.text.strip():
        return masked.source
    for span in masked.fixed:
        words = span.of(masked.text)
        if words not in translation.text:
            restored = replace_linked(translation, span, words)
            if restored is None:
                return None
            translation = restored
    stretches = _stretches(masked, translation)
    if stretches is None:
        return None
    inserts: list[tuple[int, bool, int, Mask]] = []
    for order, item in enumerate(masked.masks):
        if item.inner is not None:
            stretch = stretches[item.pair, item.inner]
            place = stretch.end if item.after else stretch.start
        else:
            found = _place(masked, translation, item)
            if found is None:
                return None
            place = found
        inserts.append((place, not item.after, order, item))
    return _insert(translation.text, inserts)


def _stretches(masked: Masked, translation: Translation) -> dict[tuple[int, Span], Span] | None:
    """Where each pair goes in the target: nested as in the source, or None."""
    pairs = {(m.pair, m.inner): m for m in masked.masks if m.inner is not None}
    placed: dict[tuple[int, Span], Span] = {}
    # From the outermost in, so that an inner pair knows what it has to stay within.
    order = sorted(
        ((pair, inner) for pair, inner in pairs if inner is not None),
        key=lambda key: (-len(key[1]), key[1], key[0]),
    )
    for key in order:
        inner = key[1]
        own = sorted(_clipped(masked.text, translation, inner))
        if masked.text.strip() == inner.of(masked.text).strip():
            own = [_trimmed(translation.text)]
        if not own:
            return None
        hull = Span(own[0].start, max(target.end for target in own))
        if not _fits(hull, inner, placed):
            others = [t for s, t in translation.links if not s.overlaps(inner)]
            hull = longest_run(own, others)
            if not _fits(hull, inner, placed):
                return None
        placed[key] = hull
    return placed


def _clipped(text: str, translation: Translation, inner: Span) -> list[Span]:
    """The target words linked to ``inner``; of a word copied letter by letter, the same letters."""
    found: list[Span] = []
    for source, target in translation.links:
        if not source.overlaps(inner):
            continue
        if source.of(text) == target.of(translation.text):
            start = max(source.start, inner.start) - source.start
            end = min(source.end, inner.end) - source.start
            target = Span(target.start + start, target.start + end)
        found.append(target)
    return found


def _fits(stretch: Span, inner: Span, placed: dict[tuple[int, Span], Span]) -> bool:
    """Whether ``stretch`` lies to all placed pairs as ``inner`` lies to theirs."""
    for (_, other), there in placed.items():
        if other.contains(inner):
            if not there.contains(stretch):
                return False
        elif inner.contains(other):
            if not stretch.contains(there):
                return False
        elif stretch.overlaps(there):
            return False
    return len(stretch) > 0


def _trimmed(text: str) -> Span:
    stripped = text.strip()
    start = text.index(stripped)
    return Span(start, start + len(stripped))


def _place(masked: Masked, translation: Translation, item: Mask) -> int | None:
    """The code point of the target where a single code belongs; None when no word tells."""
    text, target_text = masked.text, translation.text
    edges = _trimmed(target_text)
    if item.after and not text[item.at :].strip():
        return edges.end
    if not item.after and not text[: item.at].strip():
        return edges.start
    before = [link for link in translation.links if link[0].start < item.at]
    behind = [link for link in translation.links if link[0].end > item.at]
    sides = (True, False) if item.after else (False, True)
    for left in sides:
        links = before if left else behind
        if not links:
            continue
        # The nearest word on that side; of several made from it, the last (or the first).
        near = (
            max(source.start for source, _ in links)
            if left
            else min(source.end for source, _ in links)
        )
        chosen = [
            (source, target)
            for source, target in links
            if (source.start if left else source.end) == near
        ]
        for source, target in chosen:
            inside = source.start < item.at < source.end
            if inside and source.of(text) == target.of(target_text):
                return target.start + item.at - source.start
        if left:
            return max(target.end for _, target in chosen)
        return min(target.start for _, target in chosen)
    return None


def _insert(text: str, inserts: Sequence[tuple[int, bool, int, Mask]]) -> str:
    result = ""
    at = 0
    eat = False
    for place, _, _, item in sorted(inserts, key=lambda entry: entry[:3]):
        piece = text[at:place]
        if eat and piece[:1].isspace():
            piece = piece[1:]
        eat = eat and not text[at:place]
        result += piece
        if item.eats and not item.after and result[-1:].isspace():
            result = result[:-1]
        result += item.text
        eat = eat or (item.eats and item.after)
        at = place
    rest = text[at:]
    return result + (rest[1:] if eat and rest[:1].isspace() else rest)
