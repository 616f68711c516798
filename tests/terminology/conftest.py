"""A small glossary that the tests of this folder share."""

from pathlib import Path

import pytest

from l10n.model.glossary import Glossary, Term
from l10n.terminology import Matcher, load

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    path = HERE / "small.csv"
    found, findings = load([(path.name, path.read_bytes())])
    assert not findings
    return found


@pytest.fixture(scope="session")
def french(glossary: Glossary) -> Matcher:
    return Matcher(glossary, "fr")


@pytest.fixture(scope="session")
def terms(glossary: Glossary) -> dict[str, Term]:
    return {term.concept: term for term in glossary.terms}
