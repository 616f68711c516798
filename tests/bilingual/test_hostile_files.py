"""A file that somebody broke, mistook, or made to break us is refused with its line, quickly."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from l10n.bilingual import tmx, xliff
from l10n.bilingual.returned import Returned
from l10n.errors import InputError
from l10n.model.locale import Locale
from l10n.model.unit import State
from l10n.xmlreading import DEPTH, WITHIN
from tests.bilingual.catalogs import PORT

FILE = '<file original="port" source-language="fr" target-language="de" datatype="plaintext"><body>'
END = "</body></file></xliff>"
HEAD = f'<xliff version="1.2">{FILE}'
GOOD = xliff.write(PORT).decode()
MEMORY = tmx.write([PORT], drafts=False).decode()
LAUGHS = "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9)
)  # fmt: skip


def unit(source: str, target: str = "", more: str = "") -> str:
    return f"<trans-unit {more}><source>{source}</source><target>{target}</target></trans-unit>\n"


def refused(
    data: str | bytes, read: Callable[..., Returned] = xliff.read, **more: object
) -> InputError:
    with pytest.raises(InputError) as caught:
        read(data.encode() if isinstance(data, str) else data, "x.file", **more)
    assert caught.value.advice
    return caught.value


def packed(*names: str) -> bytes:
    """A ZIP with members of these names, one of them a bomb."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"\0" * 10_000_000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (packed("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
        (packed("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (packed("document.mqxliff"), "a package of memoQ"),
        (packed("de-DE/kim.sdlxliff"), "a package of Trados"),
        (packed("kim.xlf"), "a ZIP archive"),
        (
            b"PK\3\4..mimetypeapplication/vnd.oasis.opendocument.textPK",
            "a LibreOffice document",
        ),
        (b"%PDF-1.7\n", "a PDF"),
        (b"{\\rtf1", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
        (b"\x1f\x8b\x08\0", "compressed with gzip"),
        (b'\xef\xbb\xbf# Kim\nmsgid ""\nmsgstr ""\n', "a PO file"),
    ],
)
@pytest.mark.parametrize("read", [xliff.read, tmx.read])
def test_files_of_other_kinds_are_named_and_never_unpacked(
    data: bytes, words: str, read: Callable[..., Returned]
) -> None:
    error = refused(data, read)
    assert error.code in ("xliff-kind", "tmx-kind")
    assert words in error.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("<tmx/>", "a translation memory (TMX)"),
        ("<tbx/>", "a glossary (TBX)"),
        ("<html><p/></html>", "a web page"),
        ("<svg/>", "XML of another kind (<svg>)"),
    ],
)
def test_xml_of_other_kinds_is_named(data: str, words: str) -> None:
    error = refused(data)
    assert (error.code, words in error.message) == ("xliff-root", True)
    assert refused("<xliff/>", tmx.read).message.startswith("this is an XLIFF file")


@pytest.mark.parametrize("version", ["2.0", "2.1", "3", ""])
def test_other_versions_of_xliff_are_refused_with_what_to_do(version: str) -> None:
    error = refused(f'<xliff version="{version}" srcLang="fr" trgLang="de"><file id="f"/></xliff>')
    assert error.code == "xliff-version"
    assert "1.2" in error.advice


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        ("", "empty", 0),
        (" \n", "empty", 0),
        ("source\ttarget\n", "xml", 1),
        (b"<xliff>\0\0", "encoding", 0),
        ("<xliff>".encode("utf-32"), "encoding", 1),
        ("<xliff>\n\xe9</xliff>".encode("cp1252"), "encoding", 2),
        ('<?xml version="1.0" encoding="windows-1252"?><xliff/>', "encoding", 1),
        ('<xliff version="1.2">\n</xliff>', "no-file", 0),
        (f"{HEAD}\n{unit('a')}\n&eacute;{END}", "xml", 4),
        (f"{HEAD}\n\x07{END}", "xml", 2),
        (f"{HEAD}\n<sdl:x/>{END}", "xml", 2),
        (f"{HEAD}{END}\n<xliff/>", "xml", 2),
        (f"{HEAD}\n{'<g>' * 100_000}", "depth", 2),
        (HEAD.replace(' target-language="de"', "") + END, "language", 1),
        (HEAD.replace('"fr"', '""') + END, "language", 1),
        (HEAD.replace('"de"', '"tlh"') + END, "language", 1),
        (HEAD + "\n</body></file>\n" + FILE + END, "files", 3),
    ],
)
def test_what_cannot_be_read_safely_is_refused_with_its_line(
    data: str | bytes, code: str, line: int
) -> None:
    error = refused(data)
    assert error.code == f"xliff-{code}"
    assert error.where
    assert error.where.line == line


@pytest.mark.parametrize("good", [GOOD, MEMORY])
@pytest.mark.parametrize(
    "declaration",
    [
        f"<!DOCTYPE xliff [{LAUGHS}]>",
        '<!DOCTYPE xliff SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd" [<!ENTITY a "b">]>',
        '<!DOCTYPE xliff SYSTEM "xliff.dtd"><!DOCTYPE xliff SYSTEM "xliff.dtd">',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<!ENTITY a "b">',
    ],
)
def test_declarations_and_bombs_are_refused_before_they_are_read(
    good: str, declaration: str
) -> None:
    head, _, rest = good.partition("\n")
    read = xliff.read if good is GOOD else tmx.read
    assert refused(f"{head}\n{declaration}\n{rest}", read).code.endswith("-declaration")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE xliff SYSTEM "xliff.dtd">',
        '<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN"\n "http://www.oasis-open.org/xliff.dtd">',
    ],
)
def test_the_bare_name_of_a_dtd_does_no_harm_and_moves_no_line(declaration: str) -> None:
    head, _, rest = GOOD.partition("\n")
    again = xliff.read(f"{head}\n{declaration}\n{rest}".encode(), "x").units
    more = 1 + declaration.count("\n")
    assert [one.line for one in again] == [
        one.line + more for one in xliff.read(GOOD.encode(), "x").units
    ]


def test_a_wrong_language_is_refused_with_what_to_do() -> None:
    error = refused(GOOD, locale=Locale("en"))
    assert error.code == "xliff-language"
    assert "is in de" in error.message
    assert "en was expected" in error.message
    bare = GOOD.replace(' target-language="de"', "").encode()
    assert xliff.read(bare, "x", locale=Locale("en")).locale == Locale("en")
    assert "de-AT" in refused(GOOD.replace('"de"', '"nl"')).advice


def test_one_of_several_translations_is_read_when_it_is_named() -> None:
    other = FILE.replace('"port"', '"quai"').replace('"de"', '"en"')
    data = f"{HEAD}{unit('a', 'b')}</body></file>{other}{unit('c', 'd')}{END}"
    error = refused(data)
    assert error.code == "xliff-files"
    assert "“port”, “quai”" in error.message
    returned = xliff.read(data.encode(), "x", article="quai")
    assert [one.target for one in returned.units] == ["d"]
    assert returned.locale == Locale("en")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (unit("a", "b"), unit("a", "c")),
        (unit("a", "b", 'id="1"'), unit("c", "d", 'id="1"')),
        (unit("a", "b", 'id="1" approved="yes"'), unit("a", "b", 'id="2" approved="no"')),
    ],
)
def test_two_translations_of_one_thing_are_refused_with_both_lines(one: str, other: str) -> None:
    error = refused(f"{HEAD}\n{one}{other}{END}")
    assert error.code == "xliff-duplicate"
    assert "line 2 already" in error.message
    assert error.where
    assert error.where.line == 3
    same = xliff.read(f"{HEAD}{one}{one}{END}".encode(), "x")
    assert len(same.units) == 1


def test_codes_that_stand_for_nothing_are_said() -> None:
    units = "".join(
        unit(f'a{n} <x id="1"/>', 'b <x id="1"/><x id="2" equiv-text="{n}"/><bx id="3"/>')
        for n in range(40)
    )
    returned = xliff.read(f"{HEAD}{units}{END}".encode(), "x")
    assert returned.units[0].target == "b {n}"
    assert len(returned.warnings) == 21
    assert "<x>, <bx>" in returned.warnings[0].message
    assert "20 more" in returned.warnings[-1].message


def test_a_file_without_units_and_units_without_source_are_said() -> None:
    empty = xliff.read(f"{HEAD}{END}".encode(), "x")
    assert [finding.code for finding in empty.warnings] == ["xliff-empty"]
    odd = xliff.read(f"{HEAD}<trans-unit id='1'><target>a</target></trans-unit>{END}".encode(), "x")
    assert [finding.code for finding in odd.warnings] == ["xliff-source", "xliff-empty"]


@pytest.mark.parametrize("name", ["U+0000", "U+D800", "U+0041", "U+110000", "U+-1", "x", ""])
def test_only_characters_that_xml_cannot_hold_may_be_named(name: str) -> None:
    code = f'<x id="1" ctype="x-char" equiv-text="{name}"/>'
    returned = xliff.read(f"{HEAD}{unit('a', f'b{code}c')}{END}".encode(), "x")
    assert returned.units[0].target == "bc"
    assert returned.warnings


def test_a_named_character_is_known_by_its_id_alone() -> None:
    source = '<x id="1" ctype="x-char" equiv-text="U+0007"/>'
    returned = xliff.read((HEAD + unit(source, "b<x id='1'/>") + END).encode(), "x")
    assert (returned.units[0].key.source, returned.units[0].target) == ("\x07", "b\x07")


def test_a_text_that_prints_nothing_is_no_translation() -> None:
    units = unit("a", "\u200b \u00ad") + unit("b", "<g id='1'> </g>")
    returned = xliff.read(f"{HEAD}{units}{END}".encode(), "x")
    assert {one.state for one in returned.units} == {State.UNTRANSLATED}


def test_elements_are_counted_and_nesting_is_bounded() -> None:
    assert refused(f"{HEAD}<trans-unit>{'<x/>' * (WITHIN + 1)}").code == "xliff-too-large"
    deep = "<g>" * (DEPTH - 5) + "a" + "</g>" * (DEPTH - 5)
    assert xliff.read(f"{HEAD}{unit(deep, 'b')}{END}".encode(), "x").units[0].key.source == "a"


def test_a_file_over_the_limit_is_refused_at_once() -> None:
    began = time.process_time()
    assert refused(b"<" * (32 * 1024 * 1024 + 1)).code == "xliff-too-large"
    assert time.process_time() - began < 1


@pytest.mark.parametrize("filling", [" ", "\n", "&amp;", "<g>x</g>", "<!-- x -->", "<x/>"])
def test_an_endless_text_takes_no_endless_time(filling: str) -> None:
    data = f"{HEAD}{unit('a' + filling * 100_000, 'b')}{END}".encode()
    assert xliff.read(data, "x").units[0].target == "b"


def test_a_hundred_thousand_empty_units_are_one_page_of_warnings() -> None:
    returned = xliff.read(f"{HEAD}{'<trans-unit/>' * 100_000}{END}".encode(), "x")
    assert len(returned.warnings) == 22
    assert "99980 more" in returned.warnings[-1].message


@pytest.mark.parametrize("srclang", ["", "*all*", "tlh"])
def test_a_memory_without_a_source_language_needs_one_named(srclang: str) -> None:
    data = MEMORY.replace('srclang="fr"', f'srclang="{srclang}"')
    assert refused(data, tmx.read).code == "tmx-language"
    assert tmx.read(data.encode(), "x", source=Locale("fr")).locale == Locale("de")


def test_a_memory_of_several_languages_needs_one_named() -> None:
    data = MEMORY.replace("</body>", MEMORY[MEMORY.index("<tu>") : MEMORY.index("</body>")].replace('"de"', '"en-GB"') + "</body>")  # fmt: skip
    error = refused(data, tmx.read)
    assert "de, en-GB" in error.message
    found = tmx.read(data.encode(), "x", locale=Locale("en-GB"))
    assert [(one.key, one.target) for one in found.units] == [
        (one.key, one.target) for one in tmx.read(MEMORY.encode(), "x").units
    ]
