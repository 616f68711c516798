"""Glossaries as our own files can say them, drawn by Hypothesis."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from l10n.model.finding import Where
from l10n.model.glossary import Glossary, Rendering, Term

NOWHERE = Where("")
# Letters, marks that mean something to XML, CSV, TSV, OmegaT or a spreadsheet, and odd spaces.
_ALPHABET = "aßÉœЖ中 '\"&<>;,#=+-@/.()[]{}%\\_:·x0\u00a0\u202f\u0301\u0085\u2028𝒳"


def texts(alphabet: str = _ALPHABET) -> st.SearchStrategy[str]:
    """One to eight characters, trimmed as the cells of a file are."""
    drawn = st.text(alphabet, min_size=1, max_size=8).map(str.strip)
    return drawn.filter(bool)


LISTS = st.lists(texts(), max_size=3, unique=True).map(tuple)
# Between a forbidden form and what to write instead stands a “>”.
FORBIDDEN = st.lists(texts(_ALPHABET.replace(">", "")), max_size=3, unique=True).map(tuple)


@st.composite
def renderings(draw: st.DrawFn) -> Rendering:
    preferred = draw(texts())
    forbidden = tuple(form for form in draw(FORBIDDEN) if form != preferred)
    instead = {form: draw(texts()) for form in forbidden if draw(st.booleans())}
    return Rendering(
        preferred,
        tuple(form for form in draw(LISTS) if form != preferred),
        forbidden,
        instead,
        short=draw(st.just("") | texts()),
        forms=draw(LISTS),
        examples=draw(LISTS),
        counterexamples=draw(LISTS),
        gender=draw(st.sampled_from(["", "m", "f", "n", "pl"])),
    )


@st.composite
def terms(draw: st.DrawFn) -> Term:
    blank = st.just("")
    return Term(
        concept=draw(texts()),
        type=draw(blank | texts()),
        renderings=draw(
            st.dictionaries(
                st.sampled_from(["fr", "en", "de", "en-GB", "de-CH"]), renderings(), min_size=1
            )
        ),
        where=NOWHERE,
        note=draw(blank | texts() | st.sampled_from(["l10n:pos x", "l10n:note", "l10n: "])).strip(),
        do_not_translate=draw(st.booleans()),
        context=draw(LISTS),
        case=draw(st.sampled_from(["", "exact", "any"])),
        pos=draw(st.sampled_from(["", "noun", "other", "proper noun", "acronym"]) | texts()),
        source=draw(blank | texts()),
    )


def glossaries() -> st.SearchStrategy[Glossary]:
    """Up to four concepts, each with a name of its own."""
    drawn = st.lists(terms(), max_size=4, unique_by=lambda term: term.concept)
    return drawn.map(lambda found: Glossary(tuple(found)))


def placeless(glossary: Glossary) -> tuple[Term, ...]:
    """The concepts without where they stand, to compare what they say."""
    return tuple(replace(term, where=NOWHERE) for term in glossary.terms)
