"""A file that is in truth of another kind is named, with what to do."""

from __future__ import annotations

import io
import zipfile

import pytest

from l10n.errors import InputError
from l10n.formats.decoding import decode
from l10n.formats.kinds import kind_of, refuse_other_kind


def zipped(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "words")
    return out.getvalue()


def compound(stream: str) -> bytes:
    """The beginning of an OLE compound file with one stream."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + stream.encode("utf-16-le")


CASES = {
    "pdf": (b"%PDF-1.7\n", "a PDF document"),
    "rtf": (b"{\\rtf1\\ansi", "an RTF document"),
    "docx": (zipped("[Content_Types].xml", "word/document.xml"), "a Word document (DOCX)"),
    "odt": (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "OpenDocument"),
    "xlsx": (zipped("xl/workbook.xml"), "a spreadsheet"),
    "zip": (zipped("kim.txt"), "a zip archive"),
    "doc": (compound("WordDocument"), "an old Word document"),
    "encrypted": (compound("EncryptedPackage"), "locked with a password"),
    "ole": (compound("Other"), "an old office document"),
    "html": (b"\xef\xbb\xbf \n<!-- saved --><!DOCTYPE html><html>", "an HTML page"),
    "mhtml": (b"From: <Saved by Blink>\r\n", "a page saved as a web archive"),
    "picture": (b"\x89PNG\r\n", "a PNG picture"),
}


@pytest.mark.parametrize("name", CASES)
def test_another_kind_is_named_with_what_to_do(name: str) -> None:
    data, what = CASES[name]
    kind = kind_of(data)
    assert kind is not None
    assert kind.name == name
    for path in ("kim.fr.txt", "kim.fr.md"):
        with pytest.raises(InputError) as caught:
            decode(data, path)
        assert caught.value.code == "article-kind"
        assert what in caught.value.message
        assert caught.value.advice
        assert "Traceback" not in str(caught.value)


def test_a_kind_that_we_read_only_has_the_wrong_name() -> None:
    with pytest.raises(InputError, match=r"ends in \.txt") as caught:
        refuse_other_kind(CASES["docx"][0], "articles/kim.fr.txt")
    assert caught.value.advice == "Give it the name that it should have: kim.fr.docx."


def test_the_right_name_is_not_called_wrong_where_the_kind_cannot_be_used() -> None:
    with pytest.raises(InputError) as caught:
        refuse_other_kind(CASES["docx"][0], "kim.fr.docx")
    assert caught.value.message == "this is a Word document (DOCX)."


def test_a_format_lets_its_own_kind_pass() -> None:
    refuse_other_kind(CASES["docx"][0], "kim.fr.docx", but=("docx",))
    refuse_other_kind(CASES["html"][0], "kim.fr.html", but=("html",))


@pytest.mark.parametrize(
    "text", ["Titre\n", "<b>Gras</b> et suite\n", "PK signé hier\n", "From: moi\n", "%P", "MZ 3"]
)
def test_text_is_of_no_other_kind(text: str) -> None:
    assert kind_of(text.encode()) is None
