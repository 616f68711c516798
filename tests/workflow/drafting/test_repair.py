"""What an engine gave is put right before it is a draft: dates, terms, codes, capitals."""

from l10n.masking import mask
from l10n.model.locale import Locale
from l10n.model.span import Span
from l10n.model.translation import Translation
from l10n.terminology import Matcher, load
from l10n.workflow.drafting.repair import repair

GLOSSARY = """\
concept,type,fr,en,de
black_sea,place,mer Noire,Black Sea,Schwarzes Meer
"""


def matcher() -> Matcher:
    glossary, findings = load([("small.csv", GLOSSARY.encode())])
    assert glossary.terms
    assert not findings
    return Matcher(glossary, "fr")


def repaired(source: str, draft: str, *pairs: tuple[str, str]) -> str:
    links = [
        (
            Span(source.index(left), source.index(left) + len(left)),
            Span(draft.index(right), draft.index(right) + len(right)),
        )
        for left, right in pairs
    ]
    made = Translation(draft, tuple(links))
    return repair(mask(source, []), made, matcher(), Locale("fr"), Locale("en")).text


def test_a_term_in_a_draft_in_capitals_is_put_there_in_capitals():
    text = repaired(
        "UN NAVIRE EN MER NOIRE", "A SHIP IN THE SEA NOIR", ("MER", "SEA"), ("NOIRE", "NOIR")
    )
    assert text == "A SHIP IN THE BLACK SEA"


def test_a_term_in_running_text_keeps_its_own_letters():
    text = repaired(
        "Un navire en mer Noire", "A ship in the sea Noir", ("mer", "sea"), ("Noire", "Noir")
    )
    assert text == "A ship in the Black Sea"
