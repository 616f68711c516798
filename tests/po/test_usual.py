"""An entry in its usual form is read with one expression, and as if it were not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import po
from l10n.errors import InputError
from l10n.model.catalog import Catalog
from l10n.po.entry import Entry
from l10n.po.parser import Parser

from .catalogs import catalogs
from .test_damage import mutations
from .test_files import FILES, READABLE


def entries(text: str, *, quick: bool) -> tuple[list[Entry], str] | str:
    """All entries and what stands behind them, or where and why they end."""
    parser = Parser(text, "kim.po", "utf-8", quick=quick)
    try:
        return list(parser.entries()), parser.trailing
    except InputError as error:
        return str(error)


def both(text: str) -> None:
    assert entries(text, quick=True) == entries(text, quick=False)


def test_every_file_is_read_alike() -> None:
    assert len(READABLE) > 60
    for name in READABLE:
        both((FILES / f"{name}.po").read_bytes().decode("utf-8", "replace"))


@given(catalogs(), st.booleans())
def test_every_catalog_of_ours_is_read_alike(catalog: Catalog, windows: bool) -> None:
    text = po.render(catalog).decode()
    both(text.replace("\n", "\r\n") if windows else text)


@given(mutations())
@settings(max_examples=400)
def test_every_damaged_file_is_read_alike(data: bytes) -> None:
    both(data.decode("utf-8", "replace"))


@given(st.data())
@settings(max_examples=200)
def test_any_lines_are_read_alike(data: st.DataObject) -> None:
    line = st.sampled_from(
        ['msgid "a"', 'msgid "b"', 'msgstr "c"', '"d"', ' "d" ', '#~ "d"', "", "", "# x", "#: a:1",
         '#| msgid "e"', '#~| msgid "e"', '#~ msgid "f"', '#~ msgstr "g"', 'msgctxt "h"', "#~ # x",
         '#~ msgctxt "h"', 'msgid_plural "i"', 'msgstr[0] "j"', 'msgstr "\\q"', "#", "#~", "#|",
         'msgid "a" msgstr "k" #', '  msgid "l"', "msgstr", "#, fuzzy", '#~msgid "m"', "\\", "\x0c"]
    )  # fmt: skip
    end = st.sampled_from(["\n", "\n", "\n", "\r\n", " \n", "\n\n"])
    both("".join(data.draw(line) + data.draw(end) for _ in range(data.draw(st.integers(1, 12)))))
