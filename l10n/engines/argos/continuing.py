"""Go on from a given beginning: the likeliest of several, then the best rest."""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import replace

from l10n.engines import guards
from l10n.engines.argos.draft import Draft
from l10n.engines.argos.packages.installed import Installed
from l10n.engines.argos.pieces import Tokenizer
from l10n.engines.argos.runner import Runner
from l10n.engines.argos.search import Search
from l10n.model.translation import Continued, Opening, Translation

CHOICE = 4
"""Drafts among which one is looked for that leaves the opening's last word as it is."""
_ENDINGS = frozenset({"", "s", "es", "e", "n", "en", "er", "ern", "em"})
"""What may be written behind a word without making it another one."""
_LETTERS = string.ascii_letters + "äöüß"
CANNOT = "it cannot be begun with given words"


def continued(
    openings: Sequence[Opening],
    package: Installed,
    runner: Runner,
    tokenizer: Tokenizer,
    search: Search,
    longest: int,
) -> list[Continued]:
    """A draft for each of ``openings``, in order, that begins with the likeliest of its ways.

    Ways are compared by the log-probability of all their pieces, in one pass without a search; a
    way that begins another is likelier than that, and the model then goes on by itself where it
    wants the longer one (*Rakete*, *Raketen*). A text of more than ``longest`` pieces is refused.
    """
    cut = [[tokenizer.encode(way).pieces for way in opening.ways] for opening in openings]
    fits = [
        any(ways) and len(tokenizer.encode(opening.text).pieces) <= longest
        for opening, ways in zip(openings, cut, strict=True)
    ]
    asked = [
        (number, pieces)
        for number, ways in enumerate(cut)
        if fits[number]
        for pieces in ways
        if pieces
    ]
    if not asked:
        return [refused() for _ in openings]
    likely = runner.likelihoods(
        [openings[number].text for number, _ in asked],
        [pieces for _, pieces in asked],
        tokenizer,
        search,
    )
    best: dict[int, tuple[float, list[str]]] = {}
    for (number, pieces), likelihood in zip(asked, likely, strict=True):
        if number not in best or likelihood > best[number][0]:
            best[number] = (likelihood, pieces)
    found = runner.decode(
        [openings[number].text for number in best],
        tokenizer,
        replace(search, drafts=CHOICE),
        [pieces for _, pieces in best.values()],
    )
    made: dict[int, Continued] = {}
    for (number, (likelihood, pieces)), drafts in zip(best.items(), found, strict=True):
        judged = [(one, _reason(one, package)) for one in drafts]
        # A whole last word is worth less than a draft that may be used at all.
        draft, reason = min(judged, key=lambda it: (bool(it[1]), _grown(it[0], len(pieces))))
        count = len(draft.pieces) + 1 + bool(search.prefix)
        score = (likelihood + draft.score * (count - len(pieces))) / count
        whole = Translation(draft.text, draft.links(), score, reason)
        made[number] = Continued(whole, draft.score)
    return [made.get(number, refused()) for number in range(len(openings))]


def _reason(draft: Draft, package: Installed) -> str:
    """Why ``draft`` must not be used, or nothing."""
    if draft.cut_off:
        return "it did not come to an end"
    return guards.refusal(draft.source, draft.text, package.source, package.target)


def _grown(draft: Draft, given: int) -> bool:
    """Whether the last word of the ``given`` pieces has become another: *health*, *healthcare*."""
    rest = "".join(draft.pieces[given:])
    return rest[: len(rest) - len(rest.lstrip(_LETTERS))] not in _ENDINGS


def refused() -> Continued:
    """What is given back for an opening that nothing can be made of."""
    return Continued(Translation("", refused=CANNOT), 0.0)
