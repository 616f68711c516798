"""A TBX file that somebody broke, or made to break us, is refused with its line, quickly."""

from __future__ import annotations

import codecs
import contextlib
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.terminology.exchange.tbx import DCA, MARTIF
from l10n.terminology.exchange.tbx.parsing import DEPTH
from l10n.terminology.exchange.tbx.reading import read

GOOD = (Path(__file__).parent / "files" / "kim.tbx.tbx").read_bytes()
HEAD = '<tbx type="TBX-Basic" style="dca" xml:lang="fr" xmlns="urn:iso:std:iso:30042:ed-2">'
LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE tbx [
 <!ENTITY a "aaaaaaaaaa">
 <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
 <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
]>
<tbx>&c;</tbx>"""


def refused(data: bytes | str) -> tuple[str, str]:
    """The code and place of the error for a file."""
    with pytest.raises(InputError) as caught:
        read("x.tbx", data.encode() if isinstance(data, str) else data)
    assert caught.value.advice
    return caught.value.code, str(caught.value.where)


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (b"", "tbx-empty", "x.tbx"),
        (b" \n\t\n", "tbx-empty", "x.tbx"),
        (b"source\ttarget\n", "tbx-xml", "x.tbx:1"),
        (b"PK\x03\x04\x00\x00", "tbx-encoding", "x.tbx"),
        ("<tbx>\n<text>".encode("utf-32"), "tbx-encoding", "x.tbx:1"),
        ("<tbx>\n<a>é</a></tbx>".encode("cp1252"), "tbx-encoding", "x.tbx:2"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?>\n<tbx/>', "tbx-encoding", "x.tbx:1"),
        (b'<?xml version="1.0" encoding="utf-7"?>\n<tbx/>', "tbx-encoding", "x.tbx:1"),
        (b"<html>\n</html>", "tbx-root", "x.tbx:1"),
        (b"<tbx><text>\n<body></text></tbx>", "tbx-xml", "x.tbx:2"),
        (b"<tbx>\n\n&eacute;</tbx>", "tbx-xml", "x.tbx:3"),
        (b"<tbx>\n<x:y/></tbx>", "tbx-xml", "x.tbx:2"),
        (b"<tbx>\n<term>\x07</term></tbx>", "tbx-xml", "x.tbx:2"),
        (b"<tbx>\n<term>&#7;</term></tbx>", "tbx-xml", "x.tbx:2"),
        (b"<tbx>\n</tbx>\n<tbx/>", "tbx-xml", "x.tbx:3"),
    ],
)
def test_what_is_no_tbx_is_refused_with_its_line(data: bytes, code: str, where: str) -> None:
    assert refused(data) == (code, where)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE tbx SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE martif SYSTEM "http://example.org/TBXcoreStructV02.dtd">',
        '<!DOCTYPE martif SYSTEM "../TBXcoreStructV02.dtd">',
        '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd" [ ]>',
        '<!DOCTYPE martif SYSTEM "TBXcdv04.dtd" [<!ENTITY a "b">]>',
        '<!DOCTYPE martif [<!ENTITY % x SYSTEM "file:///etc/hosts"> %x;]>',
        '<!DOCTYPE martif SYSTEM "TBXcdv04.dtd"><!DOCTYPE martif SYSTEM "TBXcdv04.dtd">',
        "<!DOCTYPE martif>",
        "<! doctype martif>",
        '<!ENTITY a "b">',
        "<!-- <!DOCTYPE martif> -->",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_every_declaration_is_refused_in_every_encoding(declaration: str, encoding: str) -> None:
    text = f"<?xml version='1.0'?>\n\n{declaration}\n<martif><text/></martif>"
    assert refused(text.encode(encoding)) == ("tbx-declaration", "x.tbx:3")


def test_a_billion_laughs_are_refused_before_the_first() -> None:
    assert refused(LAUGHS) == ("tbx-declaration", "x.tbx:2")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">',
        "<!DOCTYPE martif SYSTEM 'TBXBasiccoreStructV02.dtd' >",
        '<!DOCTYPE martif PUBLIC "ISO 12200:1999A//DTD MARTIF core (DXFcdV04)//EN"\n "TBXcdv04.dtd">',
    ],
)
def test_the_bare_name_of_a_dtd_does_no_harm_and_moves_no_line(declaration: str) -> None:
    """Version 2 tools write it into every file; nobody looks for the DTD."""
    text = f"<?xml version='1.0'?>\n{declaration}\n<martif><text><body>\n<termEntry>"
    text += "<langSet/></termEntry></body></text></martif>"
    line = 4 + declaration.count("\n")
    assert refused(text) == ("tbx-no-language", f"x.tbx:{line}")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_honest_files_are_read_in_both_encodings(encoding: str) -> None:
    text = GOOD.decode().replace('encoding="UTF-8"', f'encoding="{encoding[:6]}"')
    if encoding == "utf-8-sig":
        text = GOOD.decode()
    assert len(read("x.tbx", text.encode(encoding))[0].terms) == 1


def test_an_id_given_twice_is_refused_with_both_lines() -> None:
    one = '<conceptEntry id="a"><langSec xml:lang="fr"><termSec><term>a</term></termSec></langSec></conceptEntry>'
    with pytest.raises(InputError, match="stands on line 2 already") as caught:
        read("x.tbx", f"{HEAD}\n{one}\n{one}\n</tbx>".encode())
    assert str(caught.value.where) == "x.tbx:3"


def test_terms_without_a_language_are_refused_with_their_line() -> None:
    text = f"{HEAD}\n<conceptEntry>\n<langSec><termSec><term>a</term></termSec></langSec></conceptEntry></tbx>"
    assert refused(text) == ("tbx-no-language", "x.tbx:3")


def test_elements_cannot_be_nested_without_end() -> None:
    assert refused("<tbx>\n" + "<a>" * 100_000) == ("tbx-depth", "x.tbx:2")
    read("x.tbx", ("<tbx>" + "<a>" * (DEPTH - 1) + "</a>" * (DEPTH - 1) + "</tbx>").encode())


@pytest.mark.parametrize("at", range(1, len(GOOD) - 8, 61))
def test_a_file_cut_off_anywhere_is_refused(at: int) -> None:
    code, where = refused(GOOD[:at])
    assert code in ("tbx-xml", "tbx-encoding")
    assert int(where.rpartition(":")[2]) <= GOOD.count(b"\n", 0, at) + 1


@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=3))
@settings(max_examples=150)
def test_a_damaged_file_is_read_or_refused_and_nothing_else(at: int, bytes_: bytes) -> None:
    for data in (GOOD[:at] + bytes_ + GOOD[at + 1 :], codecs.BOM_UTF16_LE + GOOD[at:]):
        with contextlib.suppress(InputError):
            read("x.tbx", data)


def seconds(count: int) -> float:
    """The time to read ``count`` entries: without ids, all alike, each with an odd status."""
    entry = (
        '<conceptEntry><langSec xml:lang="fr"><termSec><term>char</term><termNote'
        ' type="administrativeStatus">x</termNote></termSec></langSec></conceptEntry>\n'
    )
    data = (HEAD + "<text><body>" + entry * count + "</body></text></tbx>").encode()
    began = time.process_time()
    glossary, findings = read("x.tbx", data)
    taken = time.process_time() - began
    assert len({term.concept for term in glossary.terms}) == count
    assert len(findings) == 1
    return taken


def test_twenty_times_the_entries_take_twenty_times_the_time() -> None:
    small = min(seconds(1_000) for _ in range(3))
    assert seconds(20_000) < 20 * small * 3


@pytest.mark.parametrize("filling", [" ", "\n", " \n", "a &amp; ", "<hi>x</hi>", "<!-- x -->"])
def test_an_endless_text_takes_no_endless_time(filling: str) -> None:
    text = f'{HEAD}<conceptEntry id="a"><note>b{filling * 100_000}c</note></conceptEntry></tbx>'
    _, findings = read("x.tbx", text.encode())
    assert [finding.message for finding in findings] == ["the entry has no term."]


def test_what_we_write_names_no_dtd_and_no_entity() -> None:
    for style in (DCA, MARTIF):
        text = style.write(read("x.tbx", GOOD)[0], None)
        assert not re.search(r"<!|&(?!amp;|lt;|gt;|#13;)", text)
