"""Glossaries as our own files can say them, drawn by Hypothesis."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from l10n.model.finding import Where
from l10n.model.glossary import Glossary, Rendering, Term

NOWHERE = Where("")
# Letters, marks that mean something to XML, CSV, TSV, OmegaT or a spreadsheet, and odd spaces.
_ALPHABET = "aßÉœЖ中 '\"&<>;,#=+-@/.()[]{}%\\_:·x0\u00a0\u202f\u0301\u0085\u2028𝒳"
# What such marks make together.
_WORDS = (
    "char", "Waffe", "l’ONU", "état-major", "R&D", "a < b", "]]>", "<term>", "&amp;", "&#7;",
    '"', "''", "'=x", "=1+1", "+33", "-x", "@SUM(A1)", "#mine", "'#mine", "a, b", "a; b", "x  y",
    "50\u202f%", "a\u0085b", "a\u2028b", "e\u0301", "_x0020_", "_x", "1", "007", "12/09", "[l10n:a · b]",
    "l10n:note x", "l10n:pos", "yes", "Kim (write Un)", "𝒳", "中", "Ж", ".", "·",
)  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    """A text, trimmed as the cells of a file are."""
    drawn = st.text(_ALPHABET, min_size=1, max_size=6).map(str.strip).filter(bool)
    return st.one_of(st.sampled_from(_WORDS), st.sampled_from(_WORDS), drawn)


LISTS = st.lists(texts(), max_size=2, unique=True).map(tuple)
# Between a forbidden form and what to write instead stands a “>”.
FORBIDDEN = LISTS.map(lambda forms: tuple(form for form in forms if ">" not in form))
BLANK = st.just("")


@st.composite
def renderings(draw: st.DrawFn) -> Rendering:
    preferred = draw(texts())
    forbidden = tuple(form for form in draw(FORBIDDEN) if form != preferred)
    uses = texts().filter(lambda text: ">" not in text)
    instead = {form: draw(uses) for form in forbidden if draw(st.booleans())}
    return Rendering(
        preferred,
        tuple(form for form in draw(LISTS) if form != preferred),
        forbidden,
        instead,
        short=draw(BLANK | texts()),
        forms=draw(LISTS),
        examples=draw(LISTS),
        counterexamples=draw(LISTS),
        gender=draw(st.sampled_from(["", "m", "f", "n", "pl"])),
    )


@st.composite
def terms(draw: st.DrawFn) -> Term:
    return Term(
        concept=draw(texts()),
        type=draw(BLANK | texts()),
        renderings=draw(
            st.dictionaries(
                st.sampled_from(["fr", "en", "de", "en-GB", "de-CH"]),
                renderings(),
                min_size=1,
                max_size=2,
            )
        ),
        where=NOWHERE,
        note=draw(BLANK | texts()),
        do_not_translate=draw(st.booleans()),
        context=draw(LISTS),
        case=draw(st.sampled_from(["", "exact", "any"])),
        pos=draw(st.sampled_from(["", "noun", "other", "proper noun", "acronym"]) | texts()),
        source=draw(BLANK | texts()),
    )


def glossaries() -> st.SearchStrategy[Glossary]:
    """Up to three concepts, each with a name of its own."""
    drawn = st.lists(terms(), max_size=3, unique_by=lambda term: term.concept)
    return drawn.map(lambda found: Glossary(tuple(found)))


def placeless(glossary: Glossary) -> tuple[Term, ...]:
    """The concepts without where they stand, to compare what they say."""
    return tuple(replace(term, where=NOWHERE) for term in glossary.terms)
