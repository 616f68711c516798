"""What we write as XLIFF is in order by the schema, and comes back as it was, whatever it holds."""

from __future__ import annotations

import contextlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import po
from l10n.bilingual import xliff
from l10n.bilingual.naming import id_of
from l10n.errors import InputError
from l10n.model.catalog import Catalog
from l10n.model.unit import Key, State
from tests.bilingual.catalogs import PORT, catalogs, texts
from tests.bilingual.shape import XLIFF, XLIFF_SHAPES, problems

SENT = xliff.write(PORT)
CATALOGS = sorted((Path(__file__).parents[2] / "locales").glob("*/LC_MESSAGES/*.po"))
assert CATALOGS


def living(catalog: Catalog) -> list[tuple[Key, str, State, tuple[str, ...]]]:
    return [
        (unit.key, unit.target, unit.state, unit.comments)
        for unit in catalog.units
        if unit.state is not State.OBSOLETE
    ]


@given(catalogs)
@settings(max_examples=150)
def test_every_key_target_state_and_comment_comes_back(catalog: Catalog) -> None:
    data = xliff.write(catalog)
    returned = xliff.read(data, "port.xlf")
    units = [(unit.key, unit.target, unit.state, unit.comments) for unit in returned.units]
    assert units == living(catalog)
    assert (returned.article, returned.source_locale, returned.locale) == (
        catalog.article,
        catalog.source_locale,
        catalog.locale,
    )
    assert returned.untouched
    assert problems(data, XLIFF_SHAPES, XLIFF) == []


def test_a_unit_in_every_state_comes_back() -> None:
    returned = xliff.read(SENT, "port.xlf")
    assert [(u.key, u.target, u.state, u.comments) for u in returned.units] == living(PORT)
    assert {unit.state for unit in returned.units} == set(State) - {State.OBSOLETE}
    assert returned.warnings == ()
    assert all(unit.stated for unit in returned.units)


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_the_catalogs_of_this_checkout_come_back(path: Path) -> None:
    catalog = po.read(path.read_bytes(), path.name).catalog
    assert len(catalog.units) > 50
    data = xliff.write(catalog)
    returned = xliff.read(data, "article.xlf")
    assert [(u.key, u.target, u.state) for u in returned.units] == [
        (key, target, state) for key, target, state, _ in living(catalog)
    ]
    assert problems(data, XLIFF_SHAPES, XLIFF) == []


def test_the_shape_is_the_schemas() -> None:
    assert problems(SENT, XLIFF_SHAPES, XLIFF) == []
    swapped = SENT.replace(b"<source>Le quai</source>", b"").replace(
        b"Der Kai</target>", b"Der Kai</target><source>Le quai</source>"
    )
    assert problems(swapped, XLIFF_SHAPES, XLIFF) == ["<trans-unit> holds target source "]


def test_a_unit_has_the_same_name_wherever_it_stands() -> None:
    backwards = replace(PORT, units=PORT.units[::-1])
    names = {unit.key: unit.id for unit in xliff.read(SENT, "x").units}
    assert names == {unit.key: unit.id for unit in xliff.read(xliff.write(backwards), "x").units}
    assert len(set(names.values())) == len(names)


def test_each_line_is_that_of_its_unit() -> None:
    lines = SENT.decode().split("\n")
    for unit in xliff.read(SENT, "port.xlf").units:
        assert f'id="{unit.id}"' in lines[unit.line - 1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_other_encodings_give_the_same(encoding: str) -> None:
    text = SENT.decode().replace('encoding="UTF-8"', f'encoding="{encoding.upper()[:6]}"')
    if encoding == "utf-8-sig":
        text = SENT.decode()
    assert xliff.read(text.encode(encoding), "x").units == xliff.read(SENT, "x").units


def test_line_ends_of_windows_give_the_same() -> None:
    assert xliff.read(SENT.replace(b"\n", b"\r\n"), "x").units == xliff.read(SENT, "x").units


def test_every_prefix_is_refused_with_a_line() -> None:
    whole = SENT.rstrip()
    for at in range(len(whole)):
        with pytest.raises(InputError) as caught:
            xliff.read(SENT[:at], "port.xlf")
        assert caught.value.code.startswith("xliff-")
        assert caught.value.advice
        line = caught.value.where.line if caught.value.where else 0
        assert line <= SENT.count(b"\n", 0, at) + 1


@given(texts, texts)
@settings(max_examples=60)
def test_two_keys_have_two_names(one: str, other: str) -> None:
    keys = {Key("", one), Key("", other), Key("title", one), Key("title", other)}
    assert len({id_of(key) for key in keys}) == len(keys)
    assert all(re.fullmatch("u[0-9a-f]{16}", id_of(key)) for key in keys)


@given(st.integers(0, len(SENT) - 1), st.binary(max_size=3))
@settings(max_examples=150)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(at: int, junk: bytes) -> None:
    with contextlib.suppress(InputError):
        xliff.read(SENT[:at] + junk + SENT[at + 1 :], "port.xlf")


def test_a_seal_is_broken_by_any_change_of_a_translation_and_by_nothing_else() -> None:
    assert xliff.read(SENT, "x").untouched
    again = re.sub(rb">\s+<note", b"><note", SENT)
    assert xliff.read(again, "x").untouched
    for old, new in (
        (b"Die See", b"Das Meer"),
        (b'state="needs-adaptation"', b'state="translated"'),
        (b"<source>Le port ferme</source>", b"<source>Le port ferme</source><target>Zu</target>"),
    ):
        assert old in SENT
        assert not xliff.read(SENT.replace(old, new), "x").untouched


def test_a_source_that_a_program_altered_is_known_by_its_id() -> None:
    altered = SENT.replace(b"900 navires attendent.", b"900 navires attendent .")
    returned = xliff.read(altered, "port.xlf")
    keys = [unit.key for unit in PORT.units]
    assert Key("", "900 navires attendent .") in {unit.key for unit in returned.units}
    assert xliff.read(SENT, "port.xlf").units == returned.with_keys(keys).units
    assert returned.with_keys([]) == returned
