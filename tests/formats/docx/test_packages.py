"""Packages that are broken, hostile, or something else: a clear error, never a traceback."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.errors import InputError
from l10n.formats import read_article
from l10n.formats.docx import DOCX
from l10n.model.locale import Locale
from tests.formats.docx.wordprocessing import W, document, members, packed, paragraph, part, run

BODY = paragraph("Le texte de l’article commence ici, et il a plusieurs mots.") * 3
GOOD = document(BODY, title="Un titre")


def _refused(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        read_article(data, "a.fr.docx", Locale("fr"))
    assert caught.value.advice
    assert caught.value.where is not None
    assert caught.value.where.path == "a.fr.docx"
    return caught.value


def _bomb() -> bytes:
    return document("", changed={"word/document.xml": part("document", " " * 40_000_000)})


def _overlapping() -> bytes:
    """Two entries of the list that point to the same member (Fifield's bomb in small)."""
    stream = io.BytesIO(packed(members(GOOD)))
    data = bytearray(stream.getvalue())
    first = data.find(b"PK\x01\x02")
    second = data.find(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


def _encrypted() -> bytes:
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + name + b"\0" * 600


def _with_flag() -> bytes:
    data = bytearray(GOOD)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := data.find(mark, place + 1)) >= 0:
            (flags,) = struct.unpack_from("<H", data, place + at)
            struct.pack_into("<H", data, place + at, flags | 1)
    return bytes(data)


def _doctype(declared: str) -> bytes:
    xml = members(GOOD)["word/document.xml"].decode()
    return document("", changed={"word/document.xml": xml.replace("<w:document", declared, 1)})


def _named(name: str) -> bytes:
    return packed({**members(GOOD), name: "x"})


def _twice() -> bytes:
    return packed({**members(GOOD), "WORD/document.xml": "x"})


def _without(name: str) -> bytes:
    return packed({key: value for key, value in members(GOOD).items() if key != name})


def _flipped() -> bytes:
    """A member whose content is not what its checksum says."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members(GOOD).items():
            archive.writestr(name, content)
    return stream.getvalue().replace(b"plusieurs", b"plusIeurs", 1)


_HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "unpacks to a thousand times its size": (_bomb, "docx-bomb"),
    "two members share their bytes": (_overlapping, "docx-damaged"),
    "a document with a password": (_encrypted, "article-kind"),
    "an archive with a password": (_with_flag, "docx-encrypted"),
    "an old document": (
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99 + "WordDocument".encode("utf-16-le"),
        "article-kind",
    ),
    "a PDF renamed": (lambda: b"%PDF-1.7\n", "article-kind"),
    "a page renamed": (lambda: b"<!DOCTYPE html><p>Non</p>", "article-kind"),
    "an OpenDocument text renamed": (
        lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}),
        "docx-no-document",
    ),
    "text renamed": (lambda: b"Seulement du texte.", "docx-other"),
    "nothing": (lambda: b"", "docx-damaged"),
    "an empty archive": (lambda: packed({}), "docx-empty"),
    "a file cut off": (lambda: GOOD[: len(GOOD) // 2], "docx-damaged"),
    "a file whose end is lost": (lambda: GOOD[:-30], "docx-damaged"),
    "a member that was changed": (_flipped, "docx-damaged"),
    "a document type": (lambda: _doctype('<!DOCTYPE x SYSTEM "x.dtd"><w:document'), "docx-declaration"),
    "a billion laughs": (
        lambda: _doctype('<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document'), "docx-declaration"
    ),
    "a name that leads out": (lambda: _named("../../etc/passwd"), "docx-name"),
    "an absolute name": (lambda: _named("/etc/passwd"), "docx-name"),
    "a name with backslashes": (lambda: _named("word\\a.xml"), "docx-name"),
    "one name twice": (_twice, "docx-twice"),
    "thousands of members": (lambda: packed({f"a{n}": "" for n in range(5_100)}), "docx-too-large"),
    "no main part": (lambda: _without("word/document.xml"), "docx-no-document"),
    "no relations": (lambda: _without("_rels/.rels"), "docx-no-document"),
    "no types": (lambda: _without("[Content_Types].xml"), "docx-no-document"),
    "broken XML": (
        lambda: document("", changed={"word/document.xml": "<w:document><w:p></w:document>"}),
        "docx-xml",
    ),
    "an XML that is cut off": (
        lambda: document("", changed={"word/document.xml": part("document", "<w:body>")[:-20]}),
        "docx-xml",
    ),
    "an unbound prefix": (
        lambda: document("", changed={"word/document.xml": "<w:document/>"}), "docx-xml"
    ),
    "an empty part": (lambda: document("", changed={"word/document.xml": ""}), "docx-empty"),
    "a part in Latin-1": (
        lambda: document(
            "", changed={"word/document.xml": b'<?xml version="1.0" encoding="latin-1"?><a>\xe9</a>'}
        ),
        "docx-encoding",
    ),
    "a thousand elements in one another": (lambda: document("<w:sdt>" * 999 + "</w:sdt>" * 999), "docx-xml"),
    "a prefix with two meanings": (
        lambda: document(f'<w:p><w:r><w:t xmlns:w="urn:x">a</w:t></w:r></w:p>{BODY}'), "docx-xml"
    ),
    "macros": (
        lambda: document(BODY, kind="x", changed={"[Content_Types].xml": _types("macro")}),
        "docx-kind",
    ),
    "a template": (
        lambda: document(BODY, kind="x", changed={"[Content_Types].xml": _types("template")}),
        "docx-kind",
    ),
    "no text": (lambda: document("<w:p/>"), "no-body"),
    "a text without words": (lambda: document(paragraph("* * *")), "no-body"),
    "text that was put in": (
        lambda: document(BODY + f'<w:p><w:ins w:id="1" w:author="A">{run("Nouveau")}</w:ins></w:p>'),
        "docx-tracked",
    ),
    "text that was taken out": (
        lambda: document(
            BODY + '<w:p><w:del w:id="1"><w:r><w:delText>Vieux</w:delText></w:r></w:del></w:p>'
        ),
        "docx-tracked",
    ),
    "a paragraph that was put in": (
        lambda: document(BODY + paragraph("Neuf.", properties='<w:rPr><w:ins w:id="1"/></w:rPr>')),
        "docx-tracked",
    ),
    "a row that was put in": (
        lambda: document(
            f'{BODY}<w:tbl><w:tr><w:trPr><w:ins w:id="1"/></w:trPr><w:tc>{paragraph("a")}</w:tc>'
            "</w:tr></w:tbl>"
        ),
        "docx-tracked",
    ),
}  # fmt: skip


def _types(kind: str) -> str:
    told = {
        "macro": "application/vnd.ms-word.document.macroEnabled.main+xml",
        "template": (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
        ),
    }[kind]
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    override = f'<Override PartName="/word/document.xml" ContentType="{told}"/>'
    return f'<Types xmlns="{space}">{override}</Types>'


@pytest.mark.parametrize("name", _HOSTILE)
def test_refused(name: str) -> None:
    make, code = _HOSTILE[name]
    assert _refused(make()).code == code


def test_tracked_changes_are_counted_and_placed() -> None:
    change = f'<w:p><w:ins w:id="1" w:author="A">{run("Nouveau")}</w:ins></w:p>'
    error = _refused(document(BODY + change + change))
    assert "2 tracked changes" in error.message
    assert error.where is not None
    assert error.where.line == 4


def test_every_file_that_is_cut_off_is_refused() -> None:
    for end in range(0, len(GOOD), 97):
        _refused(GOOD[:end])


def _advice(data: bytes) -> str:
    """What to do with a file that is refused; one that is read comes back as it was."""
    try:
        article = read_article(data, "a.fr.docx", Locale("fr"))
    except InputError as error:
        return error.advice
    assert DOCX.encode(article.text, data) == data
    return "nothing"


@settings(max_examples=150)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 255))
def test_a_changed_byte_is_refused_or_does_no_harm(at: int, byte: int) -> None:
    data = GOOD[:at] + bytes((byte,)) + GOOD[at + 1 :]
    assert _advice(data)


@settings(max_examples=80)
@given(st.text(alphabet='<>/wprtabc:= "&;!-[]', max_size=40))
def test_any_markup_in_a_part_is_refused_or_read(content: str) -> None:
    data = document(BODY + content)
    assert _advice(data)


def test_a_strict_document_is_read() -> None:
    old = "http://schemas.openxmlformats.org/"
    strict = {
        name: content.decode()
        .replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(f"{old}officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/")
        for name, content in members(GOOD).items()
    }
    article = read_article(packed(strict), "a.fr.docx", Locale("fr"))
    assert [block.role.value for block in article.blocks].count("body") == 3


def test_a_document_with_another_prefix_or_none_is_read_and_written() -> None:
    xml = members(GOOD)["word/document.xml"].decode()
    renamed = xml.replace("<w:", "<ns0:").replace("</w:", "</ns0:").replace(" w:", " ns0:")
    renamed = renamed.replace("xmlns:w=", "xmlns:ns0=")
    bare = xml.replace("<w:", "<").replace("</w:", "</")
    bare = bare.replace("<document", f'<document xmlns="{W}"')
    for content, begin in ((renamed, "<ns0:r>"), (bare, "<r>")):
        data = document("", changed={"word/document.xml": content})
        article = read_article(data, "a.fr.docx", Locale("fr"))
        block = article.blocks[-1]
        assert DOCX.escape("Neue Worte.", block, article.text).startswith(begin)


def test_a_part_in_utf_16_comes_back_in_utf_16() -> None:
    xml = members(GOOD)["word/document.xml"].decode().replace("UTF-8", "UTF-16")
    data = document("", changed={"word/document.xml": xml.encode("utf-16")})
    text = DOCX.decode(data, "a.docx")
    assert DOCX.encode(text, data) == data
    changed = DOCX.encode(text.replace("commence", "beginnt"), data)
    assert members(changed)["word/document.xml"] == xml.replace("commence", "beginnt").encode(
        "utf-16"
    )


def test_only_what_changed_is_written_anew() -> None:
    text = DOCX.decode(GOOD, "a.docx")
    changed = DOCX.encode(text.replace("commence", "beginnt"), GOOD)
    assert changed == DOCX.encode(text.replace("commence", "beginnt"), GOOD)
    before, after = members(GOOD), members(changed)
    assert list(before) == list(after)
    different = [name for name in before if before[name] != after[name]]
    assert different == ["word/document.xml"]
    with zipfile.ZipFile(io.BytesIO(changed)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_members_written_in_a_stream_are_copied() -> None:
    """As by programs that cannot go back in a file: the sizes stand behind each member."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, some: object) -> int:
            self.data += bytes(some)  # type: ignore[call-overload]
            return len(bytes(some))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members(GOOD).items():
            archive.writestr(name, content)
        archive.comment = b"a comment"
    data = bytes(pipe.data)
    text = DOCX.decode(data, "a.docx")
    assert DOCX.encode(text, data) == data
    changed = DOCX.encode(text.replace("commence", "beginnt"), data)
    with zipfile.ZipFile(io.BytesIO(changed)) as archive:
        assert archive.testzip() is None
    assert "beginnt" in members(changed)["word/document.xml"].decode()
