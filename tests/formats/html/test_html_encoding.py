"""Pages are read in the encoding that browsers read them in, and written back in it."""

from __future__ import annotations

import pytest

from l10n.errors import InputError
from l10n.formats.html import HTML

WORDS = "Été à l’île — 100 €"


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("", "utf-8"),
        ('<meta charset="utf-8">', "utf-8"),
        ("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=ISO-8859-1'>", "cp1252"),
        ("<meta charset=windows-1252>", "cp1252"),
        ("", "cp1252"),
        ('<meta charset="iso-8859-15">', "iso-8859-15"),
        ('<?xml version="1.0" encoding="utf-8"?>', "utf-8"),
        ("\ufeff", "utf-16-le"),
        ("\ufeff", "utf-16-be"),
        ("\ufeff<meta charset=latin1>", "utf-8"),
    ],
)
def test_a_page_is_read_as_it_says_and_comes_back(head: str, codec: str) -> None:
    said = WORDS if codec != "iso-8859-15" else WORDS.replace("’", "'").replace("—", "-")
    data = f"{head}<p>{said}</p>".encode(codec)
    text = HTML.decode(data, "a.html")
    assert text == f"{head}<p>{said}</p>"
    assert HTML.encode(text, data) == data


def test_signs_that_the_encoding_lacks_become_references_and_escapes_in_scripts() -> None:
    data = '<meta charset="latin1"><p>é</p><script>"é"</script>'.encode("latin-1")
    text = HTML.decode(data, "a.html").replace("é", "Ж😀")
    written = HTML.encode(text, data)
    assert b"<p>&#1046;&#128512;</p>" in written
    assert b'<script>"\\u0416\\ud83d\\ude00"</script>' in written


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "article-empty"),
        (b" \n\n", "article-empty"),
        (b"%PDF-1.7", "article-kind"),
        (b"PK\x03\x04....", "article-kind"),
        (b"<meta charset=utf-8><p>\xe9t\xe9</p>", "article-encoding"),
        (b"\xff\xfe<\x00p\x00>", "article-encoding"),
        (b"x" * 20_000_001, "article-too-large"),
    ],
)
def test_what_is_no_page_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        HTML.decode(data, "a.html")
    assert caught.value.code == code
    assert caught.value.where is not None
    assert caught.value.advice
