"""A comment sets findings aside with a reason and until a day, or is a finding itself."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from l10n import checks
from l10n.checks.base import CheckContext
from l10n.checks.suppression import suppress, suppressions
from l10n.model.catalog import Catalog
from l10n.model.finding import Finding
from l10n.model.glossary import Glossary
from l10n.model.locale import Locale
from l10n.model.unit import JOINED_MARK, Key, State, Unit
from l10n.terminology import load

GLOSSARY, _ = load(
    [("g.csv", b"concept,type,fr,en\nun,organisation,ONU,UN\nUN body,place,Moscou,Moscow\n")]
)
DAY = date(2026, 11, 22)
RIGHT = "l10n: ignore term-missing un until 2026-12-31: they mean the bank"


def judged(
    *comments: str,
    target: str = "The board sleeps.",
    source: str = "L'ONU dort.",
    state: State = State.REVIEWED,
    glossary: Glossary = GLOSSARY,
    families: tuple[str, ...] | None = None,
) -> tuple[list[Finding], list[Finding]]:
    """What stays and what is ignored of one sentence with ``comments``."""
    catalog = Catalog(
        "kim",
        Locale("fr"),
        Locale("en"),
        (Unit(Key("", source), target, state, comments=comments),),
    )
    context = CheckContext(
        "kim.po", Locale("fr"), Locale("en"), glossary, {catalog.units[0].key: 7}
    )
    told = suppressions(tuple(catalog.passages()), context)
    found = checks.run(catalog, context, families)
    return suppress(found, told, glossary=glossary, families=families, today=DAY)


def codes(*comments: str, **more: object) -> list[str]:
    return [one.code for one in judged(*comments, **more)[0]]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "comment",
    [
        RIGHT,
        "l10n: ignore term-missing until 2026-12-31: they mean the bank",
        "L10N:  Ignore  term-missing   un  until  2026-12-31 :they mean the bank",
        "l10n:\u00a0ignore term-missing un until 2026-11-22: today is the last day",
        "l10n: ignore term-missing un until 2026-12-31: see https://example.org/x:y",
    ],
)
def test_these_comments_are_heard(comment: str) -> None:
    kept, ignored = judged(comment)
    assert kept == []
    assert [one.code for one in ignored] == ["term-missing"]


@pytest.mark.parametrize(
    ("code", "comment"),
    [
        ("suppression-form", "l10n: ignore"),
        ("suppression-form", "l10n: ignore term-missing"),
        ("suppression-form", "l10n: ignore term-missing: they mean the bank"),
        ("suppression-form", "l10n: ignore term-missing until tomorrow: they mean the bank"),
        ("suppression-form", "l10n: ignore term-missing until 31.12.2026: they mean the bank"),
        ("suppression-form", "l10n: ignore term-missing until 2026-02-30: they mean the bank"),
        ("suppression-form", "l10n: ignore term-missing until 20261231: they mean the bank"),
        ("suppression-reason", "l10n: ignore term-missing until 2026-12-31"),
        ("suppression-reason", "l10n: ignore term-missing until 2026-12-31: "),
        ("suppression-reason", "l10n: ignore term-missing until 2026-12-31: …"),
        ("suppression-unknown", "l10n: ignore everything until 2026-12-31: they mean the bank"),
        ("suppression-unknown", "l10n: ignore not-reviewed until 2026-12-31: no time"),
        ("suppression-unknown", "l10n: ignore term-missing uno until 2026-12-31: the bank"),
        ("suppression-expired", "l10n: ignore term-missing un until 2026-11-21: the bank"),
        ("suppression-unused", "l10n: ignore term-forbidden un until 2026-12-31: the bank"),
        ("suppression-unused", "l10n: ignore term-missing UN body until 2026-12-31: the bank"),
    ],
)
def test_a_void_comment_is_a_finding_and_hides_nothing(code: str, comment: str) -> None:
    kept, ignored = judged(comment)
    assert sorted(one.code for one in kept) == sorted([code, "term-missing"])
    assert ignored == []
    told = next(one for one in kept if one.code == code)
    assert told.where.line == 7
    assert told.advice


def test_other_comments_are_let_be() -> None:
    assert codes("please ignore term-missing", "l10n: ignored by me", "l10n:") == ["term-missing"]


def test_what_did_not_run_is_not_called_unused() -> None:
    assert codes(RIGHT, families=("numbers",)) == []
    assert codes(RIGHT, glossary=Glossary()) == []
    assert codes(RIGHT, state=State.STALE) == ["stale"]


def test_work_that_is_left_cannot_be_ignored() -> None:
    comment = "l10n: ignore untranslated until 2026-12-31: no time"
    assert codes(comment, target="", state=State.UNTRANSLATED) == [
        "untranslated",
        "suppression-unknown",
    ]


def test_a_comment_of_a_joined_sentence_speaks_of_the_whole_passage() -> None:
    units = (
        Unit(Key("", "Elle dort."), "It sleeps.", State.REVIEWED),
        Unit(Key("", "L'ONU dort."), JOINED_MARK, State.JOINED, comments=(RIGHT,)),
    )
    catalog = Catalog("kim", Locale("fr"), Locale("en"), units)
    lines = {unit.key: at for at, unit in enumerate(units, start=1)}
    context = CheckContext("kim.po", Locale("fr"), Locale("en"), GLOSSARY, lines)
    told = suppressions(tuple(catalog.passages()), context)
    kept, ignored = suppress(checks.run(catalog, context), told, glossary=GLOSSARY, today=DAY)
    assert (kept, [one.code for one in ignored]) == ([], ["term-missing"])


def test_every_code_that_is_documented_as_ignorable_has_a_family() -> None:
    assert {"term-missing", "number-missing", "date-form", "code-extra"} <= checks.ignorable()
    assert not {"untranslated", "stale", "not-reviewed"} & checks.ignorable()


@given(st.text(max_size=80))
@example("x until " * 50)
@example(" until : until 2026-12-31: :")
def test_no_comment_is_too_odd_to_be_judged(rest: str) -> None:
    kept, ignored = judged(f"l10n: ignore {rest}")
    assert len(ignored) + len([one for one in kept if one.code == "term-missing"]) == 1


def test_a_hostile_comment_takes_no_time() -> None:
    began = time.process_time()
    for part in (" ", "a ", "until ", "until 2026-12-31", ": "):
        judged("l10n: ignore term-missing " + part * 20_000)
    assert time.process_time() - began < 5
