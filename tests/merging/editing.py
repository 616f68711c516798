"""An editor who changes an article at random, and who remembers which sentence was which."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from l10n.model.catalog import Catalog
from l10n.model.locale import Locale
from l10n.model.place import Place, place_notes
from l10n.model.unit import Key, Reference, State, Unit
from l10n.workflow.units import SourceUnit


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article, and the sentences of its first version that are in it."""

    text: str
    context: str
    paragraph: int
    """Which paragraph it is in: an identity, not a place."""
    ids: tuple[int, ...] = ()
    """Indices into the first version; empty for a sentence that came in."""
    part: bool = False
    """Whether it is the second part of a split."""
    edits: tuple[str, ...] = ()
    """What was done to it, in order."""

    @property
    def key(self) -> Key:
        return Key(self.context, self.text)


Document = list[Sentence]
Edit = Callable[[random.Random, Document, Sequence[str]], Document]


def document(found: Sequence[SourceUnit]) -> Document:
    """The first version: a sentence that stands twice is one sentence."""
    first: dict[Key, int] = {}
    return [
        Sentence(
            item.key.source,
            item.key.context,
            item.paragraph,
            (first.setdefault(item.key, len(first)),),
        )
        for item in found
    ]


def fresh(sentences: Document, name: str, locale: Locale) -> Catalog:
    """What extraction makes of these sentences."""
    places: dict[Key, list[int]] = {}
    paragraph, last = 0, 0
    for sentence in sentences:
        paragraph += sentence.paragraph != last
        last = sentence.paragraph
        places.setdefault(sentence.key, []).append(paragraph)
    units = [
        Unit(
            key,
            "",
            State.UNTRANSLATED,
            notes=place_notes(Place(key.context or "body", tuple(found))),
            references=tuple(Reference(f"articles/{name}.fr.txt", line) for line in found),
        )
        for key, found in places.items()
    ]
    return Catalog(name, Locale("fr"), locale, tuple(units))


def edited(
    rng: random.Random, sentences: Document, foreign: Sequence[str], names: Sequence[str]
) -> Document:
    """``sentences`` after the edits ``names``; ``foreign`` are sentences of other articles."""
    for name in names:
        sentences = EDITS[name](rng, sentences, foreign)
    return sentences


def _body(sentences: Document, least: int = 1) -> list[int]:
    return [
        at for at, one in enumerate(sentences) if not one.context and len(one.text.split()) >= least
    ]


def _changed(sentences: Document, at: int, text: str, name: str) -> Document:
    if text == sentences[at].text:
        return sentences
    new = replace(sentences[at], text=text, edits=(*sentences[at].edits, name))
    return [*sentences[:at], new, *sentences[at + 1 :]]


def _word(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    at = rng.choice(range(len(sentences)))
    found = [*re.finditer(r"[^\W\d_]{4,}", sentences[at].text)]
    new = re.findall(r"\b[a-zà-ÿ]{5,}\b", rng.choice(foreign)) or ["ailleurs"]
    if not found:
        return sentences
    match = rng.choice(found)
    text = sentences[at].text
    return _changed(
        sentences, at, text[: match.start()] + rng.choice(new) + text[match.end() :], "word"
    )


def _number(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    places = [at for at, one in enumerate(sentences) if re.search(r"(?<![\w-])\d+(?!\w)", one.text)]
    if not places:
        return sentences
    at = rng.choice(places)
    match = rng.choice([*re.finditer(r"(?<![\w-])\d+(?!\w)", sentences[at].text)])
    text = sentences[at].text
    number = str(int(match[0]) + rng.randint(1, 9) * 10 ** max(len(match[0]) - 2, 0))
    return _changed(sentences, at, text[: match.start()] + number + text[match.end() :], "number")


def _negation(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    verb = (
        r" (peut|pourrait|reste|doit|compte|suppose|suit|constitue|semble|vit|sont|ont|risquerait) "
    )
    places = [at for at, one in enumerate(sentences) if re.search(verb, one.text)]
    if not places:
        return sentences
    at = rng.choice(places)

    def negated(match: re.Match[str]) -> str:
        ne = "n'" if match[1][0] in "aeiou" else "ne "
        return f" {ne}{match[1]} pas "

    return _changed(sentences, at, re.sub(verb, negated, sentences[at].text, count=1), "negation")


def _tail(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    places = _body(sentences, 9)
    if not places:
        return sentences
    at = rng.choice(places)
    words = sentences[at].text.split()
    other = rng.choice(foreign).rstrip(".").split()
    keep = len(words) - len(words) // 3
    text = " ".join([*words[:keep], *other[: len(words) - keep]]).rstrip(" ,;:") + "."
    return _changed(sentences, at, text, "tail")


def _case(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    at = rng.choice(range(len(sentences)))
    words = sentences[at].text.split(" ")
    which = rng.choice(range(len(words)))
    words[which] = (
        words[which].upper() if words[which] != words[which].upper() else words[which].lower()
    )
    return _changed(sentences, at, " ".join(words), "case")


def _typography(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    at = rng.choice(range(len(sentences)))
    text = sentences[at].text.replace("'", "’")
    text = re.sub(r" ([:;!?»])", "\u00a0\\1", text).replace("« ", "«\u00a0")
    return _changed(sentences, at, text.replace(" - ", " – "), "typography")


def _stops(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    at = rng.choice(range(len(sentences)))
    text = sentences[at].text
    new = text[:-1] + " !" if text.endswith(".") else f"{text} …"
    return _changed(sentences, at, new, "stops")


def _in(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    at = rng.choice(_body(sentences) or [0])
    known = {one.text for one in sentences}
    text = rng.choice(foreign)
    if text in known:
        return sentences
    return [*sentences[:at], Sentence(text, "", sentences[at].paragraph), *sentences[at:]]


def _paragraph_in(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    at = rng.choice(_body(sentences) or [0])
    known = {one.text for one in sentences}
    start = rng.randrange(len(foreign))
    new = [text for text in dict.fromkeys(foreign[start : start + 3]) if text not in known]
    number = max(one.paragraph for one in sentences) + 1
    while at < len(sentences) - 1 and sentences[at].paragraph == sentences[at - 1].paragraph:
        at += 1
    return [*sentences[:at], *(Sentence(text, "", number) for text in new), *sentences[at:]]


def _out(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    places = _body(sentences)
    if len(places) < 4:
        return sentences
    at = rng.choice(places)
    return [*sentences[:at], *sentences[at + 1 :]]


def _move(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    places = _body(sentences)
    if len(places) < 2:
        return sentences
    at, to = rng.choice(places), rng.choice(places)
    moving = replace(sentences[at], paragraph=sentences[to].paragraph)
    rest = [*sentences[:at], *sentences[at + 1 :]]
    return [*rest[:to], moving, *rest[to:]]


def _paragraphs(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    """Swap two paragraphs that stand side by side."""
    order = list(dict.fromkeys(one.paragraph for one in sentences if not one.context))
    if len(order) < 2:
        return sentences
    at = rng.randrange(len(order) - 1)
    one = [s for s in sentences if s.paragraph == order[at]]
    other = [s for s in sentences if s.paragraph == order[at + 1]]
    first = min(sentences.index(s) for s in (*one, *other))
    rest = [s for s in sentences if s.paragraph not in order[at : at + 2]]
    return [*rest[:first], *other, *one, *rest[first:]]


def _split(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    comma = re.compile(r", (?:et |mais |qui |où )?")
    choices = [
        (at, match)
        for at in _body(sentences, 12)
        for match in comma.finditer(sentences[at].text)
        if len(sentences[at].text[: match.start()].split()) >= 4
        and len(sentences[at].text[match.end() :].split()) >= 4
    ]
    if not choices:
        return sentences
    at, match = rng.choice(choices)
    old = sentences[at]
    rest = old.text[match.end() :]
    edits = (*old.edits, "split")
    first = replace(old, text=old.text[: match.start()] + ".", edits=edits)
    second = replace(old, text=rest[0].upper() + rest[1:], edits=edits, part=True)
    return [*sentences[:at], first, second, *sentences[at + 1 :]]


def _join(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    places = [
        at
        for at in _body(sentences)
        if at + 1 < len(sentences)
        and sentences[at + 1].paragraph == sentences[at].paragraph
        and sentences[at].text.endswith(".")
    ]
    if not places:
        return sentences
    at = rng.choice(places)
    one, other = sentences[at : at + 2]
    text = f"{one.text[:-1]}{rng.choice([', et ', ' ; ', ', car '])}{other.text[0].lower()}{other.text[1:]}"
    whole = Sentence(
        text,
        "",
        one.paragraph,
        tuple(dict.fromkeys((*one.ids, *other.ids))),
        one.part,
        (*one.edits, *other.edits, "join"),
    )
    return [*sentences[:at], whole, *sentences[at + 2 :]]


def _heading(rng: random.Random, sentences: Document, foreign: Sequence[str]) -> Document:
    places = _body(sentences)
    if not places:
        return sentences
    at = rng.choice(places)
    old = sentences[at]
    number = max(one.paragraph for one in sentences) + 1
    new = replace(
        old,
        text=old.text.removesuffix("."),
        context="heading",
        paragraph=number,
        edits=(*old.edits, "heading"),
    )
    return [*sentences[:at], new, *sentences[at + 1 :]]


EDITS: dict[str, Edit] = {
    "word": _word,
    "number": _number,
    "negation": _negation,
    "tail": _tail,
    "case": _case,
    "typography": _typography,
    "stops": _stops,
    "in": _in,
    "paragraph in": _paragraph_in,
    "out": _out,
    "move": _move,
    "swap paragraphs": _paragraphs,
    "split": _split,
    "join": _join,
    "heading": _heading,
}
