"""A pair without a package does not keep the other pairs from their drafts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from l10n.engines.pseudo import PseudoEngine
from l10n.errors import MissingError
from l10n.executors import SerialExecutor
from l10n.model.locale import Locale
from l10n.model.translation import Translation
from l10n.model.unit import State
from l10n.workflow.jobs import draft_all
from l10n.workflow.outcome import Outcome
from tests.workflow.newsroom import Newsroom


class EnglishOnly(PseudoEngine):
    """Has a package into English alone."""

    def translate(self, texts: Sequence[str], source: Locale, target: Locale) -> list[Translation]:
        if target.language != "en":
            raise MissingError("No package.", advice="Install one.", code="package-missing")
        return super().translate(texts, source, target)


def drafted(newsroom: Newsroom, *tags: str, redo: bool = False) -> list[Outcome]:
    return draft_all(newsroom.jobs(*tags), SerialExecutor(), EnglishOnly, editions=True, redo=redo)


def test_the_pair_that_has_one_is_drafted_and_the_other_says_why_not(newsroom: Newsroom) -> None:
    english, german = drafted(newsroom, "en", "de")
    assert dict(english.counts).get(State.UNTRANSLATED, 0) == 0
    assert {refusal.reason for refusal in german.refusals} == {"No package (Install one)"}
    assert dict(german.counts)[State.UNTRANSLATED] == len(german.refusals) > 0
    assert german.editions, "a draft edition shows what is untranslated"


def test_older_drafts_stay_when_nothing_can_make_them_again(newsroom: Newsroom) -> None:
    newsroom.localize("en", "de")
    before = newsroom.units("de")
    drafted(newsroom, "en", "de", redo=True)
    assert newsroom.units("de") == before


def test_without_a_package_for_any_pair_the_run_cannot_go_on(newsroom: Newsroom) -> None:
    with pytest.raises(MissingError, match="Install one"):
        drafted(newsroom, "de")
