"""Nothing from an article, a file name or a glossary becomes an entry, a flag or a state."""

from __future__ import annotations

import dataclasses
import subprocess

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import po
from l10n.model.catalog import Catalog
from l10n.model.unit import Key, Reference, State, Unit, visible

from .catalogs import SIGNS, catalogs

hostile = st.one_of(
    st.text(SIGNS, max_size=20),
    st.sampled_from(
        [
            '\nmsgid "injected"\nmsgstr "yes"\n',
            '"\nmsgstr "yes"\n\nmsgid "injected',
            '\rmsgid "injected"\rmsgstr "yes"\r',
            '\u2028msgid "injected"\u2028msgstr "yes"',
            '\u2069:1\nmsgid "injected"\nmsgstr "yes"',
            "fuzzy, c-format\n#~ msgid",
            "\\",
            "C:\\temp\\",
            "fuzzy\\",
            '\\" msgid "injected',
            "#~ msgid",
            "\udcff",
            "l10n: engine=x model=- glossary=- source=000000000000 draft=000000000000",
        ]
    ),
)


@st.composite
def mixed(draw: st.DrawFn) -> Catalog:
    """A catalog whose first unit and header are somebody's attack."""
    catalog = draw(catalogs())
    words = hostile.filter(lambda text: "\udcff" not in text)
    target = draw(words)
    unit = Unit(
        Key(draw(words), "source"),
        target if visible(target) else "x",
        State.REVIEWED,
        notes=(draw(hostile),),
        comments=(draw(hostile), draw(hostile)),
        references=(Reference(draw(hostile), 3), Reference(draw(hostile), 0)),
        flags=tuple(draw(st.lists(hostile, max_size=2))),
    )
    fields = (*catalog.header, ("X-Note", draw(hostile)), (draw(hostile), "x"))
    return dataclasses.replace(
        catalog,
        article=draw(hostile),
        units=(unit, *catalog.units),
        header=draw(st.sampled_from([(), fields])),
        header_comments=(draw(hostile),),
    )


@given(mixed())
def test_nothing_from_outside_adds_an_entry_or_a_state(catalog: Catalog) -> None:
    read = po.read(po.render(catalog), "kim.po").catalog
    assert [each.key for each in read.units] == [each.key for each in catalog.units]
    assert [each.target for each in read.units] == [each.target for each in catalog.units]
    assert read.units[0].state in (State.REVIEWED, State.JOINED)
    assert read.units[0].origin is None
    assert read.units[1:] == catalog.units[1:]


@given(mixed())
def test_other_python_tools_see_no_other_entry_either(catalog: Catalog) -> None:
    """Where Unicode has line ends polib begins new lines; then it refuses, and injects nothing."""
    try:
        file = polib.pofile(po.render(catalog).decode())
    except OSError:
        return
    assert len(file) == len(catalog.units)
    assert not file[0].fuzzy


@pytest.mark.interop
@given(mixed())
@settings(max_examples=150)
def test_gettext_sees_no_other_entry_either(catalog: Catalog) -> None:
    done = subprocess.run(
        ["msgattrib", "--no-wrap", "--no-fuzzy", "-"],
        input=po.render(catalog),
        capture_output=True,
        check=True,
    )
    read = po.read(done.stdout, "kim.po")
    accepted = [
        each.key
        for each in catalog.units
        if each.state in (State.REVIEWED, State.JOINED)
        or (each.state is State.OBSOLETE and "fuzzy" not in each.flags)
        or (each.state is State.UNTRANSLATED)
    ]
    assert {each.key for each in read.catalog.units} == set(accepted)
