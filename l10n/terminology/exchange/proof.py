"""See that a glossary file says what it should before it is written."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.errors import InputError
from l10n.model.glossary import Term
from l10n.terminology.csvfiles.reading import load
from l10n.terminology.exchange.merging import differences, merged


def verify(path: str, old: bytes | None, new: bytes, terms: Sequence[Term]) -> None:
    """See that the file ``new`` says ``terms`` and else what ``old`` says, before it is written.

    Raises `InputError` with the first concept that would say something else, such as one whose
    name or variants hold what separates them in our files.
    """
    said = {term.concept: term for term in load([(path, new)])[0].terms}
    kept = {term.concept: term for term in load([(path, old)])[0].terms} if old else {}
    for name, term in (kept | {term.concept: term for term in terms}).items():
        found = said.get(name)
        # A term that is not translated gets its form in every language of the file.
        if found is None or next(differences(found, merged(found, term)), None):
            raise InputError(
                f"“{name}” holds something that a glossary file cannot say"
                f"{f' ({next(differences(term, found))})' if found else ''}.",
                where=term.where,
                advice="Nothing was written. Look for a bar (|) or a line break in its terms.",
                code="import-unsayable",
            )
