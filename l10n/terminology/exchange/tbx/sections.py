"""The terms of one language in a TBX entry, made into a rendering."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from l10n.model.glossary import Rendering
from l10n.terminology.exchange.tbx.dialect import DEPRECATED, PREFERRED


@dataclass(slots=True)
class Section:
    """One term and what is said of it."""

    PRIVATE: ClassVar[frozenset[str]] = frozenset({"gender", "form", "counterexample", "instead"})
    """The private notes that belong to a term, not to its concept."""

    text: str
    line: int
    status: str = ""
    short: bool = False
    gender: str = ""
    instead: str = ""
    forms: list[str] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)
    counterexamples: list[str] = field(default_factory=list)

    def take(self, word: str, text: str) -> None:
        """A private note of ours, without its prefix."""
        if word == "gender":
            self.gender = text
        elif word == "form":
            self.forms.append(text)
        elif word == "counterexample":
            self.counterexamples.append(text)
        else:
            self.instead = text


def rendering(sections: Sequence[Section]) -> Rendering | None:
    """How the concept is called, from its terms in the order of the file; None if all are wrong.

    The preferred term is the first that says so, else the first full form that is not deprecated.
    """
    right = [one for one in sections if one.status != DEPRECATED]
    if not right:
        return None
    full = [one for one in right if not one.short]
    chosen = next((one for one in right if one.status == PREFERRED), (full or right)[0])
    others = [one for one in right if one is not chosen]
    short = next((one for one in others if one.short), None)
    wrong = [one for one in sections if one.status == DEPRECATED and one.text != chosen.text]
    variants = (one.text for one in others if one is not short and one.text != chosen.text)
    return Rendering(
        preferred=chosen.text,
        variants=tuple(dict.fromkeys(variants)),
        forbidden=tuple(dict.fromkeys(one.text for one in wrong)),
        instead={one.text: one.instead for one in wrong if one.instead},
        short=short.text if short else "",
        forms=_all(one.forms for one in right),
        examples=_all(one.examples for one in right),
        counterexamples=_all(one.counterexamples for one in right),
        gender=chosen.gender or next((one.gender for one in right if one.gender), ""),
    )


def _all(lists: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for listed in lists for one in listed))
