"""Whatever happens to a file on its way, it is refused or nothing in it is lost."""

from __future__ import annotations

import contextlib
import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import po
from l10n.errors import InputError
from l10n.po.entry import Entry

from .test_files import FILES, READABLE

GOOD = [
    (FILES / f"{name}.po").read_bytes()
    for name in ("comments-in-any-order", "obsolete-entries", "plural-forms", "previous-texts",
                 "line-ends-of-windows", "header-with-everything", "entries-on-one-line",
                 "plural-forms-in-context")
]  # fmt: skip
_FRAGMENTS = [
    b'"', b"\\", b"#", b"#~", b"#|", b"#,", b"\n", b"\r", b"msgid", b"msgstr", b"[0]", b" ", b"\0",
    b"\xc3", b"\xe9", b'""', b"\\n", b"\\x41", b"\\q", b"domain", b"charset=", b"\xc2\x85",
    b'msgid ""\n', b'msgstr "z"\n', b'#~ msgid "q"\n', b"<<<<<<< a\n", b"\x0c",
]  # fmt: skip


def test_every_prefix_of_a_good_file_is_refused_or_holds_whole_entries() -> None:
    """A file cut exactly behind an entry cannot be told from a shorter one; nothing else passes."""
    assert len(GOOD) == 8
    for data in GOOD:
        whole = [(e.context, e.msgid, e.plural, e.msgstrs) for e in everything(data)]
        accepted = 0
        for end in range(len(data)):
            try:
                found = [(e.context, e.msgid, e.plural, e.msgstrs) for e in everything(data[:end])]
            except InputError:
                continue
            accepted += 1
            # What is between two entries: a line end, or what a person has written there.
            ends = data[:end].rstrip(b"\r\n ").rpartition(b"\n")[2]
            assert ends.endswith(b'"') or ends.startswith(b"#")
            *others, (context, msgid, plural, [*msgstrs]) = found
            assert others == whole[: len(others)]
            # Texts over several lines may end behind any of them: nothing in PO can tell.
            assert (context, msgid, plural) == whole[len(others)][:3]
            assert all(
                text.startswith(part)
                for text, part in zip(whole[len(others)][3], msgstrs, strict=True)
            )
        assert accepted < 0.1 * len(data)


def everything(data: bytes) -> list[Entry]:
    """All entries, the header first."""
    document = po.read(data, "kim.po")
    assert po.render(document.catalog, document) == data
    return [entry for entry in (document.header, *document.entries) if entry is not None]


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
