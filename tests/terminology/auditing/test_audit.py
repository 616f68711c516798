"""The audit finds what is wrong with a glossary, and nothing in one that is right."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.model.finding import Severity, Where
from l10n.model.glossary import Glossary
from l10n.terminology import audit, load
from tests.terminology.auditing.rows import DE, EN, FR, MINE, PIT, SHELL, TANK, csv_of, findings

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
Row = dict[str, str]


def test_a_sound_glossary_has_no_findings(glossary: Glossary) -> None:
    assert audit(glossary, FR, [EN, DE]) == []


SECOND_ROW = [
    ("duplicate", ERROR, [TANK, SHELL | {"concept": "tank"}]),
    ("duplicate", WARNING, [TANK, TANK | {"concept": "char"}]),
    ("contradiction", ERROR, [MINE, PIT | {"type": "weapon"}]),
    ("homograph", ERROR, [MINE, PIT]),
    ("context", WARNING, [MINE | {"context": "sol|soldat"}, PIT | {"context": "charbon|Sol"}]),
    ("collision", WARNING, [MINE, PIT | {"fr": "mines"}]),
    ("collision", WARNING, [MINE | {"fr": "sous-marin"}, PIT | {"fr": "sous marins"}]),
    (
        "cycle",
        ERROR,
        [TANK | {"en_forbidden": "armor"}, SHELL | {"en": "armor", "en_forbidden": "tank"}],
    ),
    (
        "cycle",
        ERROR,
        [
            TANK | {"de_forbidden": "A-Wort > B-Wort", "de_variants": "B-Wort"},
            SHELL | {"de_forbidden": "B-Wort > A-Wort", "de_variants": "A-Wort"},
        ],
    ),
    ("self-forbidden", ERROR, [TANK, SHELL | {"en_variants": "round", "en_forbidden": "round"}]),
    ("instead", WARNING, [TANK, SHELL | {"en_forbidden": "bomb > projectile"}]),
    ("locale", ERROR, [TANK, SHELL | {"de": ""}]),
    ("locale", ERROR, [TANK, SHELL | {"fr": ""}]),
    ("variant", WARNING, [TANK, SHELL | {"en": "shell-fire", "en_variants": "shell‑fire"}]),
    ("short-form", WARNING, [TANK, SHELL | {"en": "artillery shell", "en_short": "bomb"}]),
    ("invisible", ERROR, [TANK, SHELL | {"en": "sh\u200bell"}]),
    ("invisible", ERROR, [TANK, SHELL | {"en": "artillery\u00a0shell"}]),
    ("invisible", ERROR, [TANK, SHELL | {"en": "she\ue000ll"}]),
    ("direction", ERROR, [TANK, SHELL | {"en": "sh\u202eell"}]),
    ("direction", ERROR, [TANK, SHELL | {"note": "read \u2066this"}]),
    ("direction", ERROR, [TANK, SHELL | {"en": "קליע"}]),
    ("space", WARNING, [TANK, SHELL | {"en": "artillery  shell"}]),
    ("short", ERROR, [TANK, SHELL | {"fr": "o"}]),
    ("short", ERROR, [TANK, SHELL | {"en_forbidden": "–"}]),
    ("lookalike", ERROR, [TANK, SHELL | {"en": "sh\u0435ll"}]),
    ("lookalike", ERROR, [TANK, SHELL | {"en": "ｓhell"}]),
    ("script", WARNING, [TANK, SHELL | {"en": "снаряд"}]),
]


@pytest.mark.parametrize(("code", "severity", "rows"), SECOND_ROW)
def test_each_fault_is_found_at_its_row(code: str, severity: Severity, rows: list[Row]) -> None:
    found = [(one.code, one.severity, one.where.line) for one in findings(*rows)]
    assert found == [(f"glossary-{code}", severity, 3)]
    assert all(one.message.endswith(".") and one.advice.endswith(".") for one in findings(*rows))


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("forbidden-elsewhere", [TANK, SHELL | {"en_forbidden": "tank"}]),
        ("variant-alike", [TANK, SHELL | {"en_variants": "shells"}]),
        ("variant-alike", [TANK, SHELL | {"fr_variants": "Obus"}]),
        ("collision", [MINE | {"fr": "côté"}, PIT | {"fr": "coté"}]),
    ],
)
def test_what_may_well_be_right_is_a_note_for_those_who_ask(code: str, rows: list[Row]) -> None:
    assert findings(*rows) == []
    found = [(one.code, one.severity, one.where.line) for one in findings(*rows, notes=True)]
    assert found == [(f"glossary-{code}", INFO, 3)]


RIGHT = {
    "context tells homographs apart": [MINE | {"context": "soldat"}, PIT | {"context": "charbon"}],
    "homographs with context may forbid each other": [
        MINE | {"context": "soldat", "de_forbidden": "Bergwerk"},
        PIT | {"context": "charbon", "de_forbidden": "Mine"},
    ],
    "acronyms keep their capitals": [MINE | {"fr": "OSE"}, PIT | {"fr": "ose"}],
    "an acronym needs no part in the full form": [
        TANK | {"fr": "États-Unis", "fr_short": "USA"},
    ],
    "a short form may be inflected in case alone": [
        TANK | {"fr": "Kim Jong Un", "fr_short": "Kim"}
    ],
    "a Greek letter may begin a word": [TANK | {"de": "α-Teilchen"}],
    "powers and fractions are real signs": [TANK | {"de": "m²-Preis", "en": "½-ton truck"}],
    "no examples are no fault": [TANK],
    "a replacement may be another concept's": [
        TANK | {"en_forbidden": "projectile > shell"},
        SHELL,
    ],
    "one advice may lead to another": [
        TANK | {"en_forbidden": "wagon > cart", "en_variants": "cart"},
        SHELL | {"en_forbidden": "cart > shell"},
    ],
}


@pytest.mark.parametrize("rows", RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_left_alone(rows: list[Row]) -> None:
    assert findings(*rows) == []


def test_two_names_may_forbid_each_other() -> None:
    """North Korea is not South Korea, and a glossary may well say so."""
    north = TANK | {"type": "place", "en": "North Korea", "en_forbidden": "South Korea"}
    south = SHELL | {"type": "place", "en": "South Korea", "en_forbidden": "North Korea"}
    assert findings(north, south) == []


def test_a_cycle_is_named_step_by_step_and_once_however_long() -> None:
    rows = [
        TANK
        | {"concept": f"c{at}", "fr": f"mot-{at:03}-x", "en": f"word-{at:03}-x"}
        | {"en_forbidden": f"bad-{at:03}-x > bad-{(at + 1) % 200:03}-x"}
        for at in range(200)
    ]
    found = [one for one in findings(*rows) if one.code == "glossary-cycle"]
    assert [one.where.line for one in found] == [201]
    assert "“bad-199-x” → “bad-000-x” (c199), “bad-000-x” → “bad-001-x” (c0)" in found[0].message
    assert "and 196 more" in found[0].message
    assert found[0].related is not None
    assert found[0].related.line == 2


def test_a_finding_points_at_the_cell_and_at_the_other_row() -> None:
    (one,) = findings(MINE, PIT)
    line = csv_of(MINE, PIT).split("\n")[2]
    assert one.where == Where("g.csv", 3, line.index("mine") + 1, line.index("mine") + 5)
    assert one.related == Where("g.csv", 2)


def test_columns_count_code_points_also_behind_quotes_and_in_lists() -> None:
    row = SHELL | {"fr": 'obus, dit "Ö"', "en_variants": "round|arm  s", "note": "𝄞"}
    text = csv_of(TANK, row)
    (one,) = findings(TANK, row)
    line = text.split("\n")[2]
    assert line[one.where.column - 1 : one.where.end - 1] == "arm  s"


def test_without_the_files_a_place_is_the_row() -> None:
    glossary, _ = load([("g.csv", csv_of(MINE, PIT).encode())])
    assert [one.where for one in audit(glossary, FR, [EN, DE])] == [Where("g.csv", 3)]


def test_concepts_that_no_article_names_are_notes() -> None:
    found = findings(TANK, SHELL, notes=True, texts={"fr": ["Des chars avancent."]})
    assert [(one.code, one.severity, one.where.line) for one in found] == [
        ("glossary-unseen", INFO, 3)
    ]
    assert findings(TANK, SHELL, notes=True) == []


@given(st.lists(st.sampled_from([TANK, SHELL, MINE, PIT]), max_size=3), st.data())
def test_any_cells_give_findings_at_rows_that_exist(rows: list[Row], data: st.DataObject) -> None:
    odd = st.text(st.characters(exclude_characters="\r\n\0", codec="utf-8"), max_size=9)
    columns = ["fr", "en_variants", "de_forbidden", "en_short", "context"]
    drawn = [row | {name: data.draw(odd) for name in columns} for row in rows]
    text = csv_of(TANK, *drawn)
    glossary, _ = load([("g.csv", text.encode())])
    found = audit(glossary, FR, [EN, DE], notes=True, files={"g.csv": text})
    lines = {term.where.line for term in glossary.terms}
    assert {one.where.line for one in found} <= lines
    assert found == audit(glossary, FR, [EN, DE], notes=True, files={"g.csv": text})


def test_time_grows_with_the_rows_not_with_their_square() -> None:
    """Also when all rows share a form, or forbid each other's."""
    rows = [
        TANK | {"concept": f"c{at}", "en": f"word {at}x", "en_forbidden": f"word {at - 1}x"}
        for at in range(1000)
    ]
    begin = time.process_time()
    assert findings(*rows)
    assert time.process_time() - begin < 10
