"""Each case of `cases/` is found with its span and value and printed as every locale prints it."""

import json
import math
from pathlib import Path

import pytest

from l10n.model.locale import Locale
from l10n.placeables import Kind, find, write

CASES = [
    json.loads(line)
    for path in sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]
assert len(CASES) >= 250

ALONE = ("copy", "meta_invalid")
FOUND = [case for case in CASES if case["kind"] not in ALONE]
_BLANKS = str.maketrans("\u00a0\u2009\u202f", "   ")


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case["id"])
def test_a_placeable_is_found_and_printed_as_each_locale_prints_it(case):
    (one,) = [one for one in find(case["src"], case["src_lang"]) if one.form == case["span"]]
    assert one.span.start == case["start"]
    assert _same(str(one.value), case["value"])
    for tag, expected in case["expected"].items():
        form = write(one, Locale.parse(tag))
        assert form is not None
        assert form.translate(_BLANKS) == expected.translate(_BLANKS)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["kind"] in ALONE], ids=lambda case: case["id"]
)
def test_what_only_looks_like_a_placeable_is_never_rewritten(case):
    start, end = case["start"], case["start"] + len(case["span"])
    for one in find(case["src"], case["src_lang"]):
        if one.span.start < end and start < one.span.end:
            for tag in case["expected"]:
                assert write(one, Locale.parse(tag)) in (None, one.form)


def test_a_date_that_no_calendar_has_is_known_for_one():
    invalid = [case for case in CASES if case["kind"] == "meta_invalid"]
    for case in invalid:
        (one,) = find(case["src"], case["src_lang"])
        assert one.kind is Kind.INVALID
        assert one.form == case["span"]
    assert invalid


def test_every_case_names_its_authority_and_marks_its_span():
    for case in CASES:
        assert case["authority"]
        assert case["src"][case["start"] :].startswith(case["span"])


def _same(said: str, wanted: object) -> bool:
    if isinstance(wanted, (int, float)):
        return math.isclose(float(said), wanted, rel_tol=1e-9)
    return wanted is None or said == wanted


@pytest.mark.parametrize("letters", ["iİ", "iı", "sſ", "kK"])
def test_letters_that_only_fold_to_others_are_taken(letters):
    """`re.IGNORECASE` takes a Turkish i for any other, and no table has it."""
    for case in CASES:
        text = case["src"].replace(letters[0], letters[1]).upper().lower()
        for odd in (text, case["src"].replace(letters[0], letters[1])):
            for one in find(odd, case["src_lang"]):
                assert write(one, Locale.parse("en-US")) != ""
