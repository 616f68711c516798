"""Whatever happens to a file on its way, it is refused or nothing in it is lost."""

from __future__ import annotations

import contextlib
import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import po
from l10n.errors import InputError
from l10n.model.catalog import Catalog
from l10n.model.unit import Key, Reference, State, Unit

from .catalogs import SIGNS, catalogs
from .test_files import FILES, READABLE

GOOD = [
    (FILES / f"{name}.po").read_bytes()
    for name in ("comments-in-any-order", "obsolete-entries", "plural-forms", "previous-texts",
                 "line-ends-of-windows", "header-with-everything", "entries-on-one-line")
]  # fmt: skip
_FRAGMENTS = [
    b'"', b"\\", b"#", b"#~", b"#|", b"#,", b"\n", b"\r", b"msgid", b"msgstr", b"[0]", b" ", b"\0",
    b"\xc3", b"\xe9", b'""', b"\\n", b"\\x41", b"\\q", b"domain", b"charset=", b"\xc2\x85",
    b'msgid ""\n', b'msgstr "z"\n', b'#~ msgid "q"\n', b"<<<<<<< a\n", b"\x0c",
]  # fmt: skip


def test_every_prefix_of_a_good_file_is_refused_or_holds_whole_entries() -> None:
    """A file cut exactly behind an entry cannot be told from a shorter one; nothing else passes."""
    assert len(GOOD) == 7
    refused = 0
    for data in GOOD:
        whole = po.read(data, "kim.po")
        entries = [(e.context, e.msgid, e.msgstrs) for e in (whole.header, *whole.entries) if e]
        for end in range(len(data)):
            try:
                cut = po.read(data[:end], "kim.po")
            except InputError:
                refused += 1
                continue
            found = [(e.context, e.msgid, e.msgstrs) for e in (cut.header, *cut.entries) if e]
            # Header lines are texts of their own: a header cut between two is a shorter header.
            if len(found) > 1:
                assert found == entries[: len(found)]
            assert po.render(cut.catalog, cut) == data[:end]
    assert refused > 0.9 * sum(map(len, GOOD))


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    """A good file with up to three bytes, fragments or lines removed, added or swapped."""
    data = draw(st.sampled_from(GOOD))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        kind = draw(st.sampled_from(["insert", "delete", "replace", "lines"]))
        if kind == "insert":
            data = data[:at] + draw(st.sampled_from(_FRAGMENTS)) + data[at:]
        elif kind == "delete":
            data = data[:at] + data[at + draw(st.integers(1, 30)) :]
        elif kind == "replace":
            data = data[:at] + bytes([draw(st.integers(0, 255))]) + data[at + 1 :]
        else:
            lines = data.split(b"\n")
            line = lines.pop(draw(st.integers(0, len(lines) - 1)))
            if draw(st.booleans()):
                lines.insert(draw(st.integers(0, len(lines))), line)
            data = b"\n".join(lines)
    return data


@given(mutations())
@settings(max_examples=400)
def test_a_damaged_file_is_refused_in_words_or_kept_whole(data: bytes) -> None:
    document = error = None
    try:
        document = po.read(data, "kim.po")
    except InputError as caught:
        error = caught
    if document is None:
        assert error is not None
        assert error.code.startswith("po-")
        assert error.where is not None
        assert error.where.line <= data.count(b"\n") + 1
        return
    assert po.render(document.catalog, document) == data
    catalog = document.catalog
    if catalog.header:
        assert po.read(po.render(catalog), "kim.po").catalog == catalog
        touched = dataclasses.replace(catalog, article="another")
        assert po.read(po.render(touched, document), "kim.po").catalog == catalog


@given(st.sampled_from(READABLE), st.data())
def test_bytes_of_any_file_never_end_in_anything_but_our_error(
    name: str, data: st.DataObject
) -> None:
    content = (FILES / f"{name}.po").read_bytes()
    at = data.draw(st.integers(0, len(content)))
    junk = data.draw(st.binary(min_size=1, max_size=8))
    with contextlib.suppress(InputError):
        po.read(content[:at] + junk + content[at:], "kim.po")


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
            "l10n: engine=x model=- glossary=- source=000000000000 draft=000000000000",
        ]
    ),
)


@given(catalogs(), st.data())
def test_nothing_from_outside_adds_an_entry_or_a_state(
    catalog: Catalog, data: st.DataObject
) -> None:
    unit = Unit(
        Key(data.draw(hostile), "source"),
        data.draw(hostile) or "x",
        State.REVIEWED,
        notes=(data.draw(hostile),),
        comments=(data.draw(hostile),),
        references=(Reference(data.draw(hostile), 3),),
        flags=tuple(data.draw(st.lists(hostile, max_size=2))),
    )
    fields = (*catalog.header, ("X-Note", data.draw(hostile)), (data.draw(hostile), "x"))
    mixed = dataclasses.replace(
        catalog,
        article=data.draw(hostile),
        units=(unit, *catalog.units),
        header=data.draw(st.sampled_from([(), fields])),
        header_comments=(data.draw(hostile),),
    )
    read = po.read(po.render(mixed), "kim.po").catalog
    assert [each.key for each in read.units] == [each.key for each in mixed.units]
    assert [each.target for each in read.units] == [each.target for each in mixed.units]
    assert read.units[0].state in (State.REVIEWED, State.JOINED)
    assert read.units[0].origin is None
    assert read.units[1:] == catalog.units
