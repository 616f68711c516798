"""Completeness sees what is left to do, and what was joined to nothing."""

from l10n.checks.base import CheckContext
from l10n.checks.codes import codes
from l10n.checks.completeness import completeness
from l10n.model.catalog import Passage
from l10n.model.locale import Locale
from l10n.model.unit import JOINED_MARK, Key, State, Unit


def test_only_sentences_of_one_paragraph_can_be_joined() -> None:
    def unit(source: str, target: str, paragraph: int) -> Unit:
        state = State.JOINED if target == JOINED_MARK else State.REVIEWED
        return Unit(Key("", source), target, state, notes=(f"role: body · ¶ {paragraph}",))

    units = (
        unit("Un.", "One and two.", 1),
        unit("Deux.", JOINED_MARK, 1),
        unit("Trois.", JOINED_MARK, 2),
    )
    context = CheckContext("kim.po", Locale("fr"), Locale("en"), lines={Key("", "Trois."): 9})
    (finding,) = completeness(Passage(units), context)
    assert (finding.code, finding.where.line) == ("joined-alone", 9)


def test_control_characters_in_a_target_are_named() -> None:
    unit = Unit(Key("", "La fin du texte."), "End of \x1b[31mtext.", State.REVIEWED)
    context = CheckContext("kim.po", Locale("fr"), Locale("en"))
    (finding,) = codes(Passage((unit,)), context)
    assert finding.code == "code-control"
    assert "U+001B" in finding.message
